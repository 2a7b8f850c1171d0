"""What may be said about a camera: the rule, by table."""

import pytest

from services.cctv.camera_truth import CameraFacts, judge
from services.domain.camera import CameraState, CameraTrouble

NOW = 1000.0
GOOD = CameraFacts(is_streaming=True, captured_s=NOW - 0.1, changed_s=NOW - 0.1, lit_s=NOW - 0.1, fps=15.0)


def facts(**changes: object) -> CameraFacts:
    values = {name: getattr(GOOD, name) for name in GOOD.__slots__}
    return CameraFacts(**{**values, **changes})  # type: ignore[arg-type]


def old(age_s: float, **changes: object) -> CameraFacts:
    return facts(captured_s=NOW - age_s, changed_s=NOW - age_s, lit_s=NOW - age_s, **changes)


@pytest.mark.parametrize(
    ("measured", "state", "trouble"),
    [
        pytest.param(GOOD, CameraState.LIVE, CameraTrouble.NONE, id="a new picture is live"),
        pytest.param(old(2.6), CameraState.LIVE, CameraTrouble.NONE, id="a short gap is live"),
        pytest.param(old(2.8), CameraState.STALE, CameraTrouble.NONE, id="silence is stale within 3 s"),
        pytest.param(old(4.0, fps=1.0), CameraState.LIVE, CameraTrouble.NONE, id="a slow camera has 5 periods"),
        pytest.param(old(5.1, fps=1.0), CameraState.STALE, CameraTrouble.NONE, id="but no more"),
        pytest.param(old(16.0, fps=0.01), CameraState.STALE, CameraTrouble.NONE, id="nor more than 15 s"),
        pytest.param(
            facts(changed_s=NOW - 2.8), CameraState.FROZEN, CameraTrouble.NONE, id="frames without change are frozen"
        ),
        pytest.param(facts(changed_s=NOW - 2.6), CameraState.LIVE, CameraTrouble.NONE, id="a still moment is not"),
        pytest.param(facts(lit_s=NOW - 1.2), CameraState.DARK, CameraTrouble.NONE, id="black for a second is dark"),
        pytest.param(
            facts(lit_s=NOW - 9.0, changed_s=NOW - 9.0), CameraState.DARK, CameraTrouble.NONE, id="black stands still"
        ),
        pytest.param(
            old(9.0, failures=2, trouble=CameraTrouble.NOT_FOUND),
            CameraState.OFF, CameraTrouble.NOT_FOUND, id="a failed reconnect is off",
        ),
        pytest.param(
            old(1.0, failures=1, trouble=CameraTrouble.ENDED),
            CameraState.LIVE, CameraTrouble.NONE, id="a blink of the connection is not news",
        ),
        pytest.param(
            old(9.0, failures=1, trouble=CameraTrouble.ACCESS),
            CameraState.REFUSED, CameraTrouble.ACCESS, id="credentials are refused",
        ),
        pytest.param(
            CameraFacts(failures=1, trouble=CameraTrouble.ACCESS),
            CameraState.REFUSED, CameraTrouble.ACCESS, id="refused from the start",
        ),
        pytest.param(
            CameraFacts(failures=1, trouble=CameraTrouble.UNREACHABLE),
            CameraState.OFF, CameraTrouble.UNREACHABLE, id="off from the start",
        ),
        pytest.param(None, CameraState.CONNECTING, CameraTrouble.NONE, id="just asked for"),
        pytest.param(CameraFacts(), CameraState.CONNECTING, CameraTrouble.NONE, id="opening"),
    ],
)  # fmt: skip
def test_that_the_state_follows_from_what_was_measured(
    measured: CameraFacts | None, state: CameraState, trouble: CameraTrouble
) -> None:
    verdict = judge(measured, now_s=NOW, asked_s=NOW - 1.0)
    assert (verdict.state, verdict.trouble) == (state, trouble)


@pytest.mark.parametrize("measured", [None, CameraFacts()])
def test_that_connecting_does_not_last_for_ever(measured: CameraFacts | None) -> None:
    assert judge(measured, now_s=NOW, asked_s=NOW - 16.0).state is CameraState.OFF


def test_that_a_frozen_picture_is_as_old_as_its_last_change() -> None:
    verdict = judge(facts(changed_s=NOW - 60.0), now_s=NOW, asked_s=0.0)
    assert (verdict.since_s, verdict.good_s) == (NOW - 60.0, NOW - 60.0)


def test_that_no_age_of_the_last_new_picture_beyond_three_seconds_is_ever_live() -> None:
    for tenths in range(30, 600):
        age_s = tenths / 10.0
        assert judge(old(age_s), now_s=NOW, asked_s=0.0).state is not CameraState.LIVE
        assert judge(facts(changed_s=NOW - age_s), now_s=NOW, asked_s=0.0).state is not CameraState.LIVE
