"""Observations to events, by the profile's rules."""

from dataclasses import replace
from datetime import timedelta

import pytest
from small_room import LOHBENER, NOW, feed, quake, report, small_profile

from services.domain.event import Event, EventKind
from services.domain.geo import Point
from services.domain.incident import Incident
from services.domain.incident_fold import fold
from services.domain.log import Batch, KnownReport
from services.domain.observation import Measure, Observation, ObservationKind, Parsed, Rejection
from services.domain.severity import Severity
from services.domain.text import Label
from services.incidents.arrival import Arrival
from services.incidents.gathering import Told
from services.incidents.identity import incident_id_for
from services.incidents.intake import Intake, is_open

INTAKE = Intake(small_profile())
FAR = Point(-8.51, 123.27)


def arriving(*items: Observation, known: tuple[Observation, ...] = (), feed_id: str = "aduan") -> Batch:
    """Take ``items`` in where ``known`` ones were taken in before, each with its incident."""
    return INTAKE.take_in(
        Arrival(feed(feed_id), Parsed(items), NOW, "A", {(o.source, o.external_id): remembered(o) for o in known})
    )


def remembered(item: Observation) -> KnownReport:
    opened = is_open(item) and item.kind is ObservationKind.REPORT
    incident_id = incident_id_for(item.source, item.external_id) if opened else None
    return KnownReport(item.external_id, item.digest(), incident_id)


def kinds(batch: Batch) -> list[EventKind]:
    return [event.kind for event in batch.events]


def after(events: tuple[Event, ...]) -> Incident:
    incident = None
    for event in events:
        incident = fold(incident, event)
    assert incident is not None
    return incident


def test_that_an_open_report_of_a_report_feed_becomes_an_incident_with_its_report() -> None:
    batch = arriving(report())
    assert kinds(batch) == [EventKind.OPENED, EventKind.OBSERVED]
    incident = after(batch.events)
    assert (incident.category, incident.severity, incident.title) == (
        "banjir",
        Severity.P2,
        "Banjir di jalan desa",
    )
    assert (incident.place, incident.district) == ("Desa Langut, Lohbener", "Lohbener")
    assert (incident.source, incident.external_id, incident.reports) == ("aduan", "A-1", 1)
    assert incident.incident_id == incident_id_for("aduan", "A-1")


def test_that_a_report_of_another_feed_stays_an_observation() -> None:
    batch = arriving(report(), feed_id="petabencana")
    assert kinds(batch) == [EventKind.OBSERVED]
    assert batch.events[0].incident_id is None


def test_that_a_report_its_source_calls_closed_opens_nothing_until_it_is_open_again() -> None:
    closed = report(status="Closed")
    assert kinds(arriving(closed)) == [EventKind.OBSERVED]
    assert kinds(arriving(report(), known=(closed,))) == [EventKind.OPENED, EventKind.OBSERVED]


@pytest.mark.parametrize("word", ["closed", "Selesai", "No further action", " FIXED "])
def test_that_sources_say_closed_in_many_words(word: str) -> None:
    assert not is_open(report(status=word))


@pytest.mark.parametrize("word", ["", "open", "Sedang diproses", "entah"])
def test_that_an_unknown_word_counts_as_open(word: str) -> None:
    assert is_open(report(status=word))


def test_that_what_was_taken_in_unchanged_is_nothing_new() -> None:
    assert arriving(report(), known=(report(),)) == Batch()


def test_that_the_same_item_twice_in_one_body_is_one() -> None:
    assert kinds(arriving(report(), report())) == [EventKind.OPENED, EventKind.OBSERVED]


def test_that_a_revision_is_attached_and_overwrites_nothing() -> None:
    batch = arriving(report(text="Banjir makin tinggi"), known=(report(),))
    assert kinds(batch) == [EventKind.OBSERVED]
    assert batch.events[0].incident_id == incident_id_for("aduan", "A-1")


def test_that_a_source_that_closes_its_report_is_noted_and_closes_nothing() -> None:
    batch = arriving(report(status="closed"), known=(report(),))
    assert kinds(batch) == [EventKind.NOTED, EventKind.OBSERVED]
    text = 'Aduan menyatakan laporan ini "closed" di sistemnya. Status di ruang ini tidak diubah.'
    assert batch.events[0].data["text"] == text


def test_that_a_closing_word_is_said_once_however_often_the_rest_changes() -> None:
    first = arriving(report(status="closed"), known=(report(),)).events[0]
    again = arriving(report(status="closed", text="Terima kasih"), known=(report(),)).events[0]
    assert first.event_id == again.event_id


def test_that_an_item_opens_once_in_whichever_revision_it_is_first_heard_of() -> None:
    here, elsewhere = arriving(report()), arriving(report(text="Banjir makin tinggi"))
    assert here.events[0].event_id == elsewhere.events[0].event_id
    assert here.events[1].event_id != elsewhere.events[1].event_id


def test_that_events_come_in_the_order_things_were_observed() -> None:
    late = report("late")
    early = replace(report("early"), observed_at=NOW - timedelta(hours=1))
    batch = arriving(late, early)
    assert [event.at for event in batch.events] == sorted(event.at for event in batch.events)
    assert batch.events[0].data["external_id"] == "early"


def test_that_the_citizen_waits_from_the_report_and_the_room_from_the_arrival() -> None:
    incident = after(arriving(replace(report(), observed_at=NOW - timedelta(hours=3))).events)
    assert incident.opened_at == NOW - timedelta(hours=3)
    assert incident.ack_due_at == NOW + timedelta(seconds=60)
    assert incident.due_at == NOW - timedelta(hours=2)


def test_that_a_source_whose_clock_runs_ahead_has_not_seen_the_future() -> None:
    incident = after(arriving(replace(report(), observed_at=NOW + timedelta(days=365))).events)
    assert incident.opened_at == NOW


def test_that_what_the_source_says_about_category_and_severity_counts_when_the_profile_knows_it() -> None:
    item = replace(report(), category="sampah", severity=Severity.P1)
    incident = after(arriving(item).events)
    assert (incident.category, incident.severity) == ("sampah", Severity.P1)
    assert after(arriving(replace(report(), category="zzz")).events).category == "banjir"


def test_that_an_item_without_a_title_is_named_by_its_text_or_its_category() -> None:
    assert (
        after(arriving(replace(report(), title=" ", text="\n Bau sampah \nsekali")).events).title == "Bau sampah"
    )
    assert after(arriving(replace(report(), title="", text="")).events).title == "Lainnya"


def test_that_only_earthquakes_that_concern_the_room_open_an_incident() -> None:
    assert kinds(arriving(quake("far", point=FAR), feed_id="bmkg")) == [EventKind.OBSERVED]
    near = arriving(quake("near"), feed_id="bmkg")
    assert kinds(near) == [EventKind.OPENED, EventKind.OBSERVED]
    assert near.events[0].data["category"] == "gempa"


def test_that_a_free_earthquake_that_later_meets_the_rule_opens_then() -> None:
    weak = quake("q", magnitude=3.0)
    batch = arriving(replace(weak, attributes={"felt": "III Indramayu"}), known=(weak,), feed_id="bmkg")
    assert kinds(batch) == [EventKind.OPENED, EventKind.OBSERVED]


def test_that_one_earthquake_told_twice_is_one_incident() -> None:
    told_again = quake("r", at=NOW + timedelta(seconds=5), magnitude=5.3)
    batch = arriving(quake("q"), told_again, feed_id="bmkg")
    assert kinds(batch) == [EventKind.OPENED, EventKind.OBSERVED, EventKind.OBSERVED]
    assert {event.incident_id for event in batch.events} == {incident_id_for("bmkg", "q")}


def test_that_an_earthquake_another_feed_told_joins_its_incident() -> None:
    told = Told(replace(quake("us7000"), source="usgs"), "incident-of-usgs")
    batch = INTAKE.take_in(Arrival(feed("bmkg"), Parsed((quake("q"),)), NOW, "A", told=(told,)))
    assert [(e.kind, e.incident_id) for e in batch.events] == [(EventKind.OBSERVED, "incident-of-usgs")]


def figure(indicator: str = "sampah-terangkut", value: float = 61.5) -> Observation:
    measures = {"value": Measure(value, "%")}
    return Observation("kpi", indicator, ObservationKind.MEASUREMENT, NOW, category=indicator, measures=measures)


def test_that_a_figure_of_a_known_indicator_is_one_fact_however_often_it_comes() -> None:
    first, second = arriving(figure(), feed_id="kpi"), arriving(figure(), feed_id="kpi")
    assert kinds(first) == [EventKind.MEASURED]
    assert first.events[0].event_id == second.events[0].event_id
    assert first.events[0].data["value"] == 61.5
    assert arriving(figure(value=62.0)).events[0].event_id != first.events[0].event_id


STRANGE = (
    figure("tidak-ada"),
    replace(figure(), measures={}),
    figure(value=float("nan")),
    replace(figure(), observed_at=NOW + timedelta(days=2)),
)


@pytest.mark.parametrize("item", STRANGE)
def test_that_a_figure_nobody_can_place_is_kept_with_its_reason(item: Observation) -> None:
    batch = arriving(report(), item)
    assert [q.index for q in batch.quarantine] == [1]
    assert EventKind.OPENED in kinds(batch)
    assert batch.quarantine[0].reason.id
    assert batch.quarantine[0].reason.en


def test_that_refused_items_are_quarantined_and_the_others_taken_in() -> None:
    rejection = Rejection(7, Label("rusak", "broken"), "{}")
    batch = INTAKE.take_in(Arrival(feed(), Parsed((report(),), (rejection,)), NOW, "A"))
    assert [(q.feed_id, q.index, q.at) for q in batch.quarantine] == [("aduan", 7, NOW)]
    assert len(batch.events) == 2


def test_that_positions_and_cameras_are_no_events() -> None:
    moving = Observation("traccar", "1", ObservationKind.POSITION, NOW, point=LOHBENER)
    camera = Observation("cctv", "c", ObservationKind.CAMERA, NOW)
    assert arriving(moving, camera) == Batch()


def test_that_what_a_drill_feed_brings_is_marked_as_drill() -> None:
    drill = Arrival(feed(is_drill=True), Parsed((report(),)), NOW, "A")
    assert after(INTAKE.take_in(drill).events).is_drill


def test_that_ten_thousand_items_are_taken_in_completely() -> None:
    items = tuple(replace(report(f"A-{n}"), observed_at=NOW - timedelta(seconds=n)) for n in range(10_000))
    batch = arriving(*items)
    assert len(batch.events) == 20_000
    assert len({event.event_id for event in batch.events}) == 20_000
