"""The words of the card beside a selected thing. Plain text; the page sets it as text content only."""

from datetime import datetime, tzinfo

from PySide6.QtCore import QCoreApplication

from services.domain.event import Json
from services.domain.freshness import Freshness, FreshnessState
from services.domain.incident import Incident
from services.domain.observation import Observation, ObservationKind
from services.domain.severity import Severity
from widgets.cctv.trouble_words import trouble_sentence
from widgets.map.point_rows import CameraPair, ObservationPair, VehiclePair, magnitude
from widgets.words import age_text, camera_word, clock_text, severity_word, status_word, unknown_word

UNDATED_YEAR = 1970  # how a format marks an item that does not say when
LONGEST = 240  # characters of a title that reach the card; the detail pane has it all


def incident_card(incident: Incident, zone: tzinfo) -> Json:
    translate = QCoreApplication.translate
    heading = f"{severity_word(incident.severity)}  ·  {incident.number}  ·  {status_word(incident.status)}"
    where = ", ".join(part for part in (incident.place, incident.district) if part)
    rows = [
        (translate("MapCard", "Place"), where),
        (translate("MapCard", "Opened"), clock_text(incident.opened_at, zone)),
        (translate("MapCard", "Agencies"), ", ".join(incident.agencies)),
        (translate("MapCard", "Reports"), str(incident.reports) if incident.reports > 1 else ""),
    ]
    notes = [
        translate("MapCard", "Drill, not real") if incident.is_drill else "",
        "" if incident.is_acknowledged else translate("MapCard", "Not acknowledged yet"),
        translate("MapCard", "Place unknown: not on the map") if incident.point is None else "",
    ]
    return _card(f"p{int(incident.severity)}", heading, incident.title, rows, notes)


def camera_card(pair: CameraPair, zone: tzinfo) -> Json:
    translate = QCoreApplication.translate
    camera, health = pair
    is_live = health is not None and health.is_usable
    picture = unknown_word() if health is None else camera_word(health.state)
    rows = [
        (translate("MapCard", "Picture"), picture),
        (translate("MapCard", "Since"), "" if health is None else clock_text(health.since, zone)),
        (translate("MapCard", "Reason"), "" if health is None else trouble_sentence(health.reason)),
    ]
    notes = [translate("MapCard", "Drill, not real") if camera.is_drill else ""]
    return _card("" if is_live else "stale", translate("MapCard", "Camera"), camera.name, rows, notes)


def vehicle_card(pair: VehiclePair, zone: tzinfo) -> Json:
    translate = QCoreApplication.translate
    fix, freshness = pair
    speed = "" if fix.speed_kmh is None else translate("MapCard", "{0} km/h").format(round(fix.speed_kmh))
    rows = [
        (translate("MapCard", "Status"), fix.status),
        (translate("MapCard", "Speed"), speed),
        (translate("MapCard", "Position at"), clock_text(fix.fixed_at, zone)),
    ]
    notes = [_freshness_note(freshness), translate("MapCard", "Drill, not real") if fix.is_drill else ""]
    is_live = freshness.state is FreshnessState.LIVE
    return _card("" if is_live else "stale", fix.category, fix.name, rows, notes)


def earthquake_card(quake: Observation, zone: tzinfo) -> Json:
    translate = QCoreApplication.translate
    depth = quake.measures.get("depth")
    rows = [
        (translate("MapCard", "Magnitude"), f"{magnitude(quake):.1f}"),
        (translate("MapCard", "Depth"), "" if depth is None else f"{depth.value:g} {depth.unit}"),
        (translate("MapCard", "Time"), _day_text(quake.observed_at, zone)),
        (translate("MapCard", "Source"), quake.source),
    ]
    notes = [translate("MapCard", "Drill, not real") if quake.is_drill else ""]
    tone = "" if quake.severity is None else f"p{int(quake.severity)}"
    return _card(tone, translate("MapCard", "Earthquake"), quake.title or quake.place, rows, notes)


def observation_card(pair: ObservationPair, zone: tzinfo) -> Json:
    translate = QCoreApplication.translate
    item, freshness = pair
    heading = {
        ObservationKind.REPORT: translate("MapCard", "Report without an incident"),
        ObservationKind.HOTSPOT: translate("MapCard", "Hotspot"),
    }.get(item.kind, item.attributes.get("site_type", "") or translate("MapCard", "Site"))
    measures = [f"{name} {one.value:g} {one.unit}".strip() for name, one in list(item.measures.items())[:4]]
    is_dated = item.observed_at.year > UNDATED_YEAR
    rows = [
        (translate("MapCard", "Severity"), severity_word(item.severity) if item.severity else ""),
        (translate("MapCard", "Status"), item.status),
        (translate("MapCard", "Values"), ", ".join(measures)),
        (translate("MapCard", "Place"), item.place),
        (translate("MapCard", "Time"), _day_text(item.observed_at, zone) if is_dated else unknown_word()),
        (translate("MapCard", "Source"), item.source),
    ]
    notes = [
        _silence_note(freshness),
        translate("MapCard", "Drill, not real") if item.is_drill else "",
    ]
    is_grave = item.severity is not None and item.severity <= Severity.P2
    tone = f"p{int(item.severity)}" if item.severity is not None and is_grave else ""
    is_live = freshness.state is FreshnessState.LIVE
    return _card(tone if is_live else "stale", heading, item.title or item.text, rows, notes)


def _day_text(at: datetime, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d/%m %H:%M}"


def _silence_note(freshness: Freshness) -> str:
    translate = QCoreApplication.translate
    if freshness.state is FreshnessState.STALE and freshness.age_s is not None:
        return translate("MapCard", "Old: its source has been silent for {0}").format(age_text(freshness.age_s))
    return (
        translate("MapCard", "Nobody knows how old this is") if freshness.state is FreshnessState.UNKNOWN else ""
    )


def _freshness_note(freshness: Freshness) -> str:
    translate = QCoreApplication.translate
    if freshness.state is FreshnessState.STALE and freshness.age_s is not None:
        return translate("MapCard", "Old position: {0}").format(age_text(freshness.age_s))
    if freshness.state is FreshnessState.UNKNOWN:
        return translate("MapCard", "Position unknown since when")
    return ""


def _card(tone: str, heading: str, title: str, rows: list[tuple[str, str]], notes: list[str]) -> Json:
    shown: list[Json] = [[name, value[:LONGEST]] for name, value in rows if value]
    note = "  ·  ".join(text for text in notes if text)
    return {"tone": tone, "heading": heading, "title": title[:LONGEST], "rows": shown, "note": note}
