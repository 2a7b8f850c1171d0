"""Common Alerting Protocol 1.2 (1.0 and 1.1 too): a message, several, or an RSS or Atom list of them.

A cancelled warning has the status "cancelled" and names in ``replaces`` what it ends. Signatures are not
checked and do no harm; a DTD is refused, so that nothing is ever fetched or opened from within a document.
"""

from dataclasses import replace

from services.domain.feed import Feed
from services.domain.observation import Parsed
from services.domain.text import Label
from services.feeds.formats.cap_alert import AlertReader
from services.feeds.formats.cap_index import entries_of, links_of
from services.feeds.formats.format import Format, Option
from services.feeds.formats.items import read_items
from services.feeds.formats.xml_body import as_tree, xml_body


def parse(body: bytes, feed: Feed) -> Parsed:
    """Return the warnings of ``body``, and in ``follow`` the documents a list points to on the feed's own host.

    Raises FeedError when it is neither. ``external_id`` is "sender,identifier". Test, Exercise, Draft, System, Ack
    and Error messages are left out with that reason; what breaks CAP's rules without hindering stands in
    attribute "problems". Severity Minor, Moderate, Severe, Extreme is P4 to P1; Unknown is left open.
    """
    entries = entries_of(xml_body(body))
    alerts = [as_tree(entry.alert) for entry in entries if entry.alert is not None]
    follow, rejected = links_of(entries, feed)
    parsed = read_items(alerts, AlertReader(feed).read, feed=feed)
    return replace(parsed, rejected=(*parsed.rejected, *rejected), follow=follow)


FORMAT = Format(
    "cap",
    Label("Peringatan CAP 1.2 (XML, daftar RSS/Atom)", "CAP 1.2 warnings (XML, RSS/Atom lists)"),
    parse,
    content_types=(
        "application/cap+xml",
        "application/xml",
        "text/xml",
        "application/atom+xml",
        "application/rss+xml",
    ),
    options=(
        Option("category", Label("kode kategori kejadiannya", "the category code of its incidents")),
        Option("time_zone", Label("zona waktu untuk waktu tanpa zona", "time zone of times without one")),
    ),
)
