"""Names of facts and incidents."""

import uuid

from services.domain.event import EventKind
from services.incidents.identity import incident_id_for, ingested_event_id, new_event_id


def test_that_human_acts_are_named_in_the_order_of_time() -> None:
    ids = [new_event_id() for _ in range(1000)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 1000
    assert uuid.UUID(ids[0]).version == 7


def test_that_the_same_fact_has_the_same_name_on_every_console() -> None:
    """Frozen: ids on disk depend on these values."""
    observed = ingested_event_id("bmkg", "q-1", "d", EventKind.OBSERVED)
    assert observed == ingested_event_id("bmkg", "q-1", "d", EventKind.OBSERVED)
    assert observed == "f7690792-2d97-55a7-bb05-f3b447ae0655"
    assert incident_id_for("bmkg", "q-1") == "fe3a1fbf-6ea3-58a9-8f9b-46548391d0bd"


def test_that_source_item_content_and_kind_each_make_another_fact() -> None:
    names = {
        ingested_event_id("a", "1", "d", EventKind.OBSERVED),
        ingested_event_id("b", "1", "d", EventKind.OBSERVED),
        ingested_event_id("a", "2", "d", EventKind.OBSERVED),
        ingested_event_id("a", "1", "e", EventKind.OBSERVED),
        ingested_event_id("a", "1", "d", EventKind.OPENED),
        incident_id_for("a", "1"),
    }
    assert len(names) == 6


def test_that_parts_cannot_run_into_each_other() -> None:
    assert incident_id_for("ab", "c") != incident_id_for("a", "bc")
