"""What is wrong with all feeds at once: then no single row is to blame."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from widgets.feeds.feed_row import FeedRow, Standing


def feed_notice(rows: Sequence[FeedRow]) -> str:
    """Return a sentence where one cause stands behind many rows, else ""."""
    asked = [row for row in rows if row.is_asked]
    translate = QCoreApplication.translate
    if any(row.standing is Standing.OFFLINE for row in asked):
        return translate(
            "Feeds",
            "This computer has no network: no feed is at fault. The last data stay on screen with their age; "
            "everything is asked again by itself when the network is back.",
        )
    if len(asked) > 1 and all(row.is_stale for row in asked):
        return translate("Feeds", "Every feed is late. Check the network of this computer first, then its clock.")
    return ""
