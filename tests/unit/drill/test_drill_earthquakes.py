from datetime import UTC, datetime, timedelta

import pytest
from drill_town import DRILL

from services.domain.event import Json
from services.drill.earthquakes import Bulletins, Earthquake
from services.drill.past_earthquakes import load_past_earthquakes

AT = datetime(2026, 8, 23, 17, 16, 56, tzinfo=UTC)


def quake(**changes: object) -> Earthquake:
    values: dict[str, object] = {
        "at": AT,
        "magnitude": 6.2,
        "lat": -6.02,
        "lon": 108.5,
        "depth_km": 12,
        "region": "Pusat gempa berada di laut",
        "felt": "V Indramayu",
        "potential": "Tidak berpotensi tsunami",
    }
    return Earthquake(**(values | changes))  # type: ignore[arg-type]


def items(answer: Json) -> list[dict[str, Json]]:
    found = answer["Infogempa"]["gempa"]  # type: ignore[index, call-overload]
    return found if isinstance(found, list) else [found]  # type: ignore[return-value, list-item]


def test_that_the_newest_quake_is_one_object_in_bmkgs_words() -> None:
    assert Bulletins([quake()]).newest() == {
        "Infogempa": {
            "gempa": {
                "Tanggal": "24 Agu 2026",
                "Jam": "00:16:56 WIB",
                "DateTime": "2026-08-23T17:16:56+00:00",
                "Coordinates": "-6.02,108.50",
                "Lintang": "6.02 LS",
                "Bujur": "108.50 BT",
                "Magnitude": "6.2",
                "Kedalaman": "12 km",
                "Wilayah": "LATIHAN - Pusat gempa berada di laut",
                "Potensi": "Tidak berpotensi tsunami",
                "Dirasakan": "V Indramayu",
                "Shakemap": "20260824001656.mmi.jpg",
            }
        }
    }


def test_that_the_lists_hold_the_last_fifteen_newest_first() -> None:
    bulletins = Bulletins([quake(at=AT + timedelta(hours=n)) for n in range(20)])
    for listed in (items(bulletins.strong()), items(bulletins.felt())):
        times = [str(item["DateTime"]) for item in listed]
        assert len(times) == 15
        assert times == sorted(times, reverse=True)


def test_that_a_weak_quake_is_only_in_the_list_of_those_felt() -> None:
    bulletins = Bulletins([quake(magnitude=3.9)])
    assert items(bulletins.strong()) == []
    assert "Potensi" not in items(bulletins.felt())[0]


def test_that_north_and_west_are_written_as_such() -> None:
    item = items(Bulletins([quake(lat=1.5, lon=-3.25)]).newest())[0]
    assert (item["Lintang"], item["Bujur"]) == ("1.50 LU", "3.25 BB")


def test_that_the_shipped_past_fills_both_lists() -> None:
    past = load_past_earthquakes(DRILL / "earthquakes.toml", before=AT)
    assert all(earlier.at < AT for earlier in past)
    assert len(items(Bulletins(past).strong())) >= 5
    assert len(items(Bulletins(past).felt())) >= 5


@pytest.mark.parametrize("magnitude", [4.2, 5.0, 6.2])
def test_that_a_drill_never_warns_of_a_tsunami_unasked(magnitude: float) -> None:
    potential = str(items(Bulletins([quake(magnitude=magnitude)]).newest())[0]["Potensi"])
    assert "tsunami" not in potential or potential.startswith("Tidak")
