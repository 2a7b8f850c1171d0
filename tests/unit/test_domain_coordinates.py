import pytest

from services.domain.coordinates import point_in


@pytest.mark.parametrize(
    "text",
    [
        "-6.335, 108.125", "-6.335 108.125", "-6.335,108.125", "-6,335 108,125", "108.125 -6.335",
        "6.335 LS 108.125 BT", "6,335 LS, 108,125 BT", "6°20'06\" LS 108°07'30\" BT", "6 20 6 LS 108 7 30 BT",
        "6 20.1 LS 108 7.5 BT", "S 6.335 E 108.125", "S6.335 E108.125", "108°07'30\" BT 6°20'06\" LS",
        "6\u00b020\u203206\u2033 ls, 108\u00b007\u203230\u2033 bt", "6.335 S, 108.125 T", "-6.335; 108.125",
    ],
)  # fmt: skip
def test_that_a_position_is_read_however_it_is_read_out(text: str) -> None:
    point = point_in(text)
    assert point is not None
    assert (point.lat, point.lon) == (pytest.approx(-6.335), pytest.approx(108.125))


@pytest.mark.parametrize(
    "text",
    [
        "", "Kertawinangun, Kandanghaur", "Jl. Sudirman 12", "RT 1 RW 2", "12 3", "6 70 1 LS 108 7 30 BT",
        "6.3 LS 6.4 LS",        "95.1 LS 108.2 BT", "-6.335", "6.5 20 LS 108.1 BT", "S Parman 12 T 3", "181.5, 190.2",
    ],
)  # fmt: skip
def test_that_an_address_is_no_position(text: str) -> None:
    assert point_in(text) is None
