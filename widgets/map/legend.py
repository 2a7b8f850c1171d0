"""The legend's lines: the page draws the very symbols, the words are ours."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from services.domain.event import Json
from services.domain.severity import Severity
from widgets.words import severity_word, unknown_word


def legend_lines(vehicle_categories: Iterable[str]) -> Json:
    """Return [kind, look, turn, words] for every symbol in use; categories in alphabetical order."""
    translate = QCoreApplication.translate
    lines: list[Json] = [["incident", str(int(severity)), None, severity_word(severity)] for severity in Severity]
    lines += [
        ["incident", "4+", None, translate("MapLegend", "not acknowledged")],
        ["camera", "live", None, translate("MapLegend", "camera, live")],
        ["camera", "doubtful", None, translate("MapLegend", "camera, old or frozen picture")],
        ["camera", "off", None, translate("MapLegend", "camera, no answer")],
        ["camera", "unknown", None, translate("MapLegend", "camera, not measured")],
    ]
    lines += [
        ["vehicle", f"live:{category[:1].upper()}", 45, category] for category in sorted(set(vehicle_categories))
    ]
    lines += [
        ["vehicle", "stale:", 45, translate("MapLegend", "vehicle, old position")],
        ["vehicle", "unknown:", None, translate("MapLegend", "vehicle, {0}").format(unknown_word())],
    ]
    lines += [
        ["observation", "site:live", None, translate("MapLegend", "site: lamp, gauge, bin ...")],
        ["observation", "p2:live", None, translate("MapLegend", "site in a bad state")],
        ["observation", "report:live", None, translate("MapLegend", "report without an incident")],
        ["observation", "hotspot:live", None, translate("MapLegend", "hotspot seen from space")],
        ["observation", "site:stale", None, translate("MapLegend", "observation of a source that is silent now")],
    ]
    return lines
