import pytest

from services.domain.severity import Severity
from services.domain.severity_hint import suggested_severity


@pytest.mark.parametrize(
    ("usual", "text", "people", "severity", "reason"),
    [
        (Severity.P2, "banjir", None, Severity.P2, "usual for the category"),
        (Severity.P2, "banjir, anak hanyut", None, Severity.P1, 'the word "hanyut"'),
        (None, "ada yang pingsan", None, Severity.P1, 'the word "pingsan"'),
        (Severity.P4, "sampah", 3, Severity.P2, "3 people at risk"),
        (Severity.P2, "banjir", 12, Severity.P1, "12 people at risk"),
        (Severity.P2, "gudang terbakar, tidak ada korban", None, Severity.P2, "usual for the category"),
        (Severity.P1, "orang tenggelam", None, Severity.P1, "usual for the category"),
    ],
)
def test_that_words_and_people_raise_what_is_usual_and_say_why(
    usual: Severity | None, text: str, people: int | None, severity: Severity, reason: str
) -> None:
    hint = suggested_severity(usual, text, people_at_risk=people)
    assert hint is not None
    assert (hint.severity, hint.reason.en) == (severity, reason)


def test_that_nothing_is_proposed_where_nothing_tells_anything() -> None:
    assert suggested_severity(None, "halo", people_at_risk=None) is None
