"""The same thing told twice is found, and what only sounds like it is not; counted on labelled reports."""

import itertools
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from duplicate_reports import TEXT

from services.domain.draft import IncidentDraft
from services.domain.geo import Point, distance_m
from services.domain.incident import Incident, IncidentStatus
from services.domain.severity import Severity
from services.incidents.duplicates import FAR_M, LIKELY, DuplicateFinder, Told, likeness
from services.profile.loader import load_profile

PROFILE = Path(__file__).parents[3] / "resources" / "profiles" / "indramayu"
START = datetime(2026, 11, 16, tzinfo=UTC)
NEAR = timedelta(hours=24)
PRECISION, RECALL = 0.88, 0.90  # floors; the figures themselves are printed


@dataclass(frozen=True, slots=True)
class Report:
    occurrence: str
    told: Told
    line: str


@dataclass(frozen=True, slots=True)
class Outcome:
    found: int
    wrong: int
    missed: int
    pairs: int

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + self.wrong)

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + self.missed)


class Nothing:
    def likely_same(self, near: object, **asked: object) -> tuple[()]:
        return ()


@pytest.fixture(scope="module")
def finder() -> DuplicateFinder:
    return DuplicateFinder(load_profile(PROFILE), Nothing())


@pytest.fixture(scope="module")
def reports(finder: DuplicateFinder) -> list[Report]:
    found = []
    for paragraph in TEXT.strip().split("\n\n"):
        head, *lines = paragraph.splitlines()
        occurrence, minute = head.split()
        for line in lines:
            later, where, what = (part.strip() for part in line.split("|"))
            at = START + timedelta(minutes=int(minute) + int(later))
            draft = IncidentDraft("", what, place=where)
            found.append(Report(occurrence, finder.told(draft, at), line))
    return found


def confusable(a: Report, b: Report) -> bool:
    """Pairs that somebody could take for one: within a day, of one category or within reach of each other."""
    if a.occurrence == b.occurrence:
        return True
    if abs(a.told.at - b.told.at) > NEAR:
        return False
    if a.told.category and a.told.category == b.told.category:
        return True
    places = a.told.point, b.told.point
    return places[0] is not None and places[1] is not None and distance_m(places[0], places[1]) <= FAR_M


def judged(finder: DuplicateFinder, reports: list[Report]) -> Outcome:
    found = wrong = missed = pairs = 0
    for a, b in itertools.combinations(reports, 2):
        if not confusable(a, b):
            continue
        pairs += 1
        is_same = a.occurrence == b.occurrence
        is_found = likeness(b.told, a.told, lasting=finder._lasting_of(a.told.category)) >= LIKELY
        found += is_found and is_same
        wrong += is_found and not is_same
        missed += is_same and not is_found
    return Outcome(found, wrong, missed, pairs)


def test_that_duplicates_are_found_and_others_are_left_alone(
    finder: DuplicateFinder, reports: list[Report], capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = judged(finder, reports)
    with capsys.disabled():
        sys.stdout.write(
            f"\nduplicates: {outcome.pairs} labelled pairs, {outcome.found} found, {outcome.wrong} wrong, "
            f"{outcome.missed} missed: precision {outcome.precision:.3f}, recall {outcome.recall:.3f}\n"
        )
    assert outcome.pairs >= 300
    assert outcome.precision >= PRECISION
    assert outcome.recall >= RECALL


def test_that_both_halves_of_the_list_tell_about_the_same(finder: DuplicateFinder, reports: list[Report]) -> None:
    """The weights were set looking at these reports; a rule that fits only some of them would show here."""
    occurrences = list(dict.fromkeys(report.occurrence for report in reports))
    for half in (0, 1):
        chosen = set(occurrences[half::2])
        outcome = judged(finder, [report for report in reports if report.occurrence in chosen])
        assert min(outcome.precision, outcome.recall) >= 0.85


def test_that_it_does_not_matter_which_was_told_first(finder: DuplicateFinder, reports: list[Report]) -> None:
    for a, b in itertools.islice(itertools.combinations(reports, 2), 2000):
        lasting = timedelta(hours=6)
        assert likeness(a.told, b.told, lasting=lasting) == likeness(b.told, a.told, lasting=lasting)


def test_that_the_reason_says_place_time_and_words(finder: DuplicateFinder) -> None:
    village = Point(-6.335, 108.10)
    known = Incident(
        "i1", "A-26-00001", "banjir", Severity.P2, IncidentStatus.NEW, "Banjir dekat jembatan", START, START,
        place="Kertawinangun", district="Kandanghaur", point=village,
    )  # fmt: skip
    draft = IncidentDraft(
        "", "kebanjiran deket jembatan", district="Kandanghaur", point=Point(-6.3377, 108.10), channel="call"
    )
    found = finder.compared(finder.told(draft, START + timedelta(minutes=12)), known)
    assert found is not None
    assert found.reason.id == "sama tempat 300 m, 12 menit lalu, kata: banjir jembatan"
    assert found.reason.en == "same place 300 m, 12 minutes ago, words: banjir jembatan"


@pytest.mark.parametrize("typed", ["", "a", "pak tolong"])
def test_that_nothing_is_proposed_before_something_was_said(finder: DuplicateFinder, typed: str) -> None:
    assert finder.find(IncidentDraft("", typed), START) == ()
