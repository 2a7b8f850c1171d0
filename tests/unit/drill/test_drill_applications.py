"""The agencies' applications of the drill city: the same again from the same seed, alive, and nobody's name in them."""

import json
import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from drill_town import DRILL, PROFILE, town
from fake_clock import FakeClock

from services.domain.geo import Point
from services.drill.applications.episodes import Episode, Episodes, stage_of
from services.drill.applications.ground import Ground, Told, load_words
from services.drill.applications.moment import Moment
from services.drill.applications.office import applications
from services.drill.applications.writing import Document, comma, day_and_date, latitude, longitude
from services.drill.city import City
from services.drill.endpoints import Endpoints
from services.drill.fleet import ways_of
from services.drill.founding import Plan, found
from services.drill.indicators import IndicatorBoard
from services.drill.report_texts import Phrasing, load_report_texts

EVENING = datetime(2026, 11, 21, 13, 0, tzinfo=UTC)  # 20.00 WIB
NOON = datetime(2026, 11, 21, 5, 0, tzinfo=UTC)
WIB = ZoneInfo("Asia/Jakarta")


def small_office(seed: int = 1) -> Mapping[str, Told]:
    place, texts = town(), load_report_texts(DRILL / "reports.toml")
    ground = Ground(place, load_words(DRILL / "applications.toml"), texts, Phrasing(texts), seed=seed)
    return applications(ground, ways_of(place), IndicatorBoard(place.indicators, seed=seed))


def asked(office: Mapping[str, Told], path: str, second: float, *, at: datetime = EVENING, **query: str) -> Any:
    answer = office[path](Moment(second, lambda s: at + timedelta(seconds=s), WIB), query)
    return answer.body if isinstance(answer, Document) else answer


def city(clock: FakeClock, **changes: Any) -> City:
    return found(Plan(PROFILE, "hari-biasa", **changes), clock)


def everything(city: City) -> list[object]:
    return [city.told_at(path, {}) for path in city.application_paths]


@pytest.fixture(scope="module")
def office() -> Mapping[str, Told]:
    return small_office()


def test_that_the_same_seed_gives_the_same_applications_however_often_they_are_asked() -> None:
    one_clock, other_clock = FakeClock(), FakeClock()
    one, other = city(one_clock, seed=3), city(other_clock, seed=3)
    for _ in range(6):
        one_clock.advance(300.0)
        everything(one)
    other_clock.advance(1800.0)
    assert everything(one) == everything(other)


def test_that_another_seed_gives_others_and_another_run_only_other_numbers(clock: FakeClock) -> None:
    def numbers(town: City) -> list[str]:
        answer: Any = town.told_at("/gopal/api/pesanan", {})
        return [order["id_pesanan"] for order in answer["data"]]

    first, again = city(clock, run="a"), city(clock, run="b")
    assert everything(city(clock, seed=1)) != everything(city(clock, seed=2))
    assert numbers(first) == [number.replace("LTHb", "LTHa") for number in numbers(again)]


def test_that_a_town_of_four_villages_has_them_all(office: Mapping[str, Told]) -> None:
    for path in office:
        assert asked(office, path, 0.0)


def test_that_whoever_is_in_them_is_masked(clock: FakeClock) -> None:
    said = json.dumps([str(answer) for answer in everything(city(clock))], ensure_ascii=False)
    assert re.findall(r"\+?(?:62|0)8\d{6,}", said) == []
    names = re.findall(r"(?:Bpk\.|Ibu|Sdr\.|Sdri\.) [^\"'<,;]{2,20}", said)
    assert names
    assert all("***" in name for name in names)


def test_that_every_application_says_that_it_is_a_drill(office: Mapping[str, Told]) -> None:
    for path in office:
        told = asked(office, path, 0.0)
        text = told.decode("utf-8", "replace") if isinstance(told, bytes) else json.dumps(told)
        assert "LATIHAN" in text or path == "/migrant-shop/api/ringkasan", (
            path
        )  # the small town has no such figures


def test_that_an_order_goes_its_way_and_changes_in_nothing_else(office: Mapping[str, Told]) -> None:
    told: dict[str, dict[str, Any]] = {}
    seen: dict[str, list[str]] = {}
    for minute in range(0, 240, 2):
        for order in asked(office, "/gopal/api/pesanan", minute * 60.0)["data"]:
            number, status = order["id_pesanan"], order.pop("status")
            del order["tanggal"], order["jam"]
            assert told.setdefault(number, order) == order
            if status not in seen.setdefault(number, []):
                seen[number].append(status)
    whole = ["MENUNGGU", "DIJADWALKAN", "DALAM PERJALANAN", "PENYEDOTAN", "SELESAI"]
    assert whole in seen.values()
    assert all(way == [s for s in (*whole, "DIBATALKAN") if s in way] for way in seen.values())


@pytest.mark.parametrize("path", ["/dokmaru/kunjungan.xml", "/call-centre/log.csv", "/lapor/ekspor.csv"])
def test_that_only_the_status_and_its_time_of_what_is_known_move(office: Mapping[str, Told], path: str) -> None:
    moving = r"status=\"\d\"|<tanggal>.*?</pukul>|Selesai|Baru|Diteruskan|Belum [A-Z]\w+|Proses"
    first, later = (
        set(re.split(r"(?=<kunjungan )|\r\n", re.sub(moving, "", asked(office, path, second).decode("cp1252"))))
        for second in (0.0, 1500.0)
    )
    assert len(first & later) >= len(first) - 3  # the oldest one or two have left the list


def test_that_lines_and_receivers_go_down_and_come_back(office: Mapping[str, Told]) -> None:
    states: dict[str, set[str]] = {}
    for hour in range(12):
        for district in asked(office, "/le-dig/status", hour * 3600.0)["data"]:
            for village in district["desa"]:
                states.setdefault(village["kode"], set()).add(village["link"])
    assert any(state == {"0", "1"} for state in states.values())


def test_that_lamps_burn_by_night_and_that_few_fail_then(office: Mapping[str, Told]) -> None:
    def statuses(at: datetime, second: float = 0.0) -> list[str]:
        return [row[4] for row in asked(office, "/pju/api/lampu", second, at=at)["rows"]]

    assert set(statuses(NOON)) == {"OFF TERJADWAL"}
    night = [status for half in range(16) for status in statuses(EVENING, half * 1800.0)]
    assert set(night) == {"NYALA", "PADAM"}
    assert 0 < night.count("PADAM") < len(night) * 0.05


def test_that_car_parks_fill_in_the_morning_and_empty_at_night(office: Mapping[str, Told]) -> None:
    def taken(at: datetime) -> int:
        return sum(int(lot["terisi"]) for lot in asked(office, "/parkir/okupansi", 0.0, at=at)["lokasi"].values())

    assert taken(NOON - timedelta(hours=2)) > 3 * taken(EVENING + timedelta(hours=6))


def test_that_orders_come_page_by_page_without_a_gap(office: Mapping[str, Told]) -> None:
    pages = [asked(office, "/migrant-shop/api/pesanan", 0.0, page=str(page)) for page in (1, 2)]
    numbers = [order["no_pesanan"] for page in pages for order in page["data"]]
    assert len(set(numbers)) == pages[0]["total"] == 30
    assert (pages[0]["last_page"], pages[1]["current_page"]) == (2, 2)
    assert asked(office, "/migrant-shop/api/pesanan", 0.0, page="x")["current_page"] == 1


def test_that_trucks_move_along_the_road(office: Mapping[str, Told]) -> None:
    first, later = (asked(office, "/dlh/armada", second)["result"]["data"]["trucks"] for second in (0.0, 120.0))
    assert [truck["gps"]["loc"] for truck in first] != [truck["gps"]["loc"] for truck in later]


def test_that_the_shops_figures_are_those_of_the_board(clock: FakeClock) -> None:
    town = city(clock)
    clock.advance(600.0)
    shop: Any = town.told_at("/migrant-shop/api/ringkasan", {})
    board: Any = town.indicators()
    values = {row["kode"]: row["nilai"] for row in board["response"]["indikator"]}
    told = {
        row["kunci"]: float(row["nilai"].replace(".", "").replace(",", ".")) for row in shop["data"]["ringkasan"]
    }
    assert told == {"omzet_bulan": values["migrant_shop_omzet"], "pelaku_aktif": values["migrant_shop_pelaku"]}


@pytest.mark.parametrize("path", ["/pju/api/lampu", "/call-centre/log.csv", "/sim-rs/tempat-tidur.xml"])
def test_that_an_application_can_fail_alone_and_come_back(clock: FakeClock, path: str) -> None:
    town = city(clock)
    endpoints = Endpoints(town, (), "http://127.0.0.1")
    town.inject({"what": "feed_fault", "feed": path.split("/")[1], "for": "00:30"})
    assert endpoints.read(path).status == 503
    assert endpoints.read("/gopal/api/pesanan").status == 200
    clock.advance(31.0)
    assert endpoints.read(path).status == 200


def test_that_episodes_begin_once_each_and_the_past_has_some() -> None:
    episodes = Episodes("1:orders", every_s=100.0, keep=5)
    numbers = [episode.number for episode in episodes.until(0.0)]
    assert len(numbers) == 5
    assert all(episode.at_s <= 0.0 for episode in episodes.until(0.0))
    later = [episode.number for episode in episodes.until(1000.0)]
    assert later == sorted(set(later))
    assert min(later) > max(numbers)


def test_that_the_stage_follows_the_age_and_ends() -> None:
    steps = (("new", 100.0), ("sent", 100.0))
    words = [
        stage_of(Episode(1, 0.0, random.Random(4)), steps, now_s=now_s, end="done").word
        for now_s in (0.0, 150.0, 1000.0)
    ]
    assert (words[0], words[2]) == ("new", "done")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (latitude(Point(-6.33, 108.32)), "6°19'48,0\" LS"),
        (longitude(Point(-6.33, 108.3249999)), "108°19'30,0\" BT"),
        (latitude(Point(1.5, -3.0)), "1°30'00,0\" LU"),
        (comma(1250.5, 2), "1.250,50"),
        (day_and_date(datetime(2026, 11, 21, tzinfo=UTC)), "Sabtu, 21 November 2026"),
    ],
)
def test_that_offices_write_in_indonesian(written: str, expected: str) -> None:
    assert written == expected
