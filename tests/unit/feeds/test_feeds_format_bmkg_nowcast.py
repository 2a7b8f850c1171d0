from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds.errors import FeedError
from services.feeds.formats.bmkg_nowcast import districts_in, parse
from services.feeds.formats.cap_index import ELSEWHERE, NO_LINK

SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "bmkg"
RSS = "https://www.bmkg.go.id/alerts/nowcast/id/rss.xml"
BASE = "https://www.bmkg.go.id/alerts/nowcast/id/"
FEED = feed_at(RSS, feed_id="bmkg_peringatan", format="bmkg-nowcast", options={"province": "CJB"})
TEXT = """Hujan lebat akan terjadi pada 21 November 2026, 14:00 WIB di Jawa Barat,
khususnya di LOSARANG, KANDANGHAUR, 2 X 11 ENAM LINGKUANG, LOSARANG, MA'RANG.
 Kondisi ini berpotensi menimbulkan dampak.
 Kondisi diperkirakan dapat berlangsung hingga 21 November 2026, 16:00 WIB."""


def cap(identifier: str = "2.49.0.1.360.0.2026.11.21.07.32.002", sent: str = "2026-11-21T13:50:00+07:00") -> str:
    return f"""<?xml version="1.0" ?><?xml-stylesheet type="text/xsl" href="/cap/nowcast-cap-style.xsl"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{identifier}</identifier>
<sender>cuaca.ekstrem@bmkg.go.id</sender><sent>{sent}</sent><status>Actual</status><msgType>Alert</msgType>
<scope>Public</scope><info><language>id</language><category>Met</category><event>Hujan Lebat dan Petir</event>
<urgency>Immediate</urgency><severity>Moderate</severity><certainty>Observed</certainty>
<effective>2026-11-21T14:00:00+07:00</effective><expires>2026-11-21T16:00:00+07:00</expires>
<headline>Hujan Lebat disertai Petir di Jawa Barat</headline><description>{TEXT}</description>
<web>https://nowcasting.bmkg.go.id/infografis/CJB/2026/11/21/infografis.jpg</web>
<area><areaDesc>Jawa Barat</areaDesc><polygon>-6.30,108.00 -6.30,108.20 -6.45,108.10 -6.30,108.00</polygon>
<polygon>-6.31,108.10 -6.32,108.10 -6.31,108.11 -6.31,108.10</polygon></area></info></alert>"""


def rss(*links: str) -> Parsed:
    items = "".join(f"<item><title>Hujan</title><link>{link}</link><guid>x</guid></item>" for link in links)
    return parse(f"<rss version='2.0'><channel><title>BMKG</title>{items}</channel></rss>".encode(), FEED)


def warning_of(text: str, url: str = RSS) -> Observation:
    (warning,) = parse(text.encode(), feed_at(url, format="bmkg-nowcast")).observations
    return warning


def test_that_a_cap_file_is_a_warning_under_the_code_of_its_file() -> None:
    warning = warning_of(cap())
    assert warning.kind is ObservationKind.WARNING
    assert warning.external_id == "CJB20261121002@20261121T065000Z"
    assert warning.expires_at == datetime(2026, 11, 21, 9, tzinfo=UTC)
    assert warning.severity is Severity.P3
    assert warning.place == "Jawa Barat"
    assert len(warning.rings) == 2
    assert warning.attributes["code"] == "CJB20261121002"
    assert warning.attributes["districts"] == "LOSARANG, KANDANGHAUR, 2 X 11 ENAM LINGKUANG, MA'RANG"


def test_that_the_same_file_is_the_same_warning_when_the_identifier_changes_with_the_hour() -> None:
    again = warning_of(cap("2.49.0.1.360.0.2026.11.21.09.32.002"))
    assert again.external_id == warning_of(cap()).external_id
    assert again.digest() == warning_of(cap()).digest()


def test_that_the_address_of_the_file_gives_the_same_key_as_its_contents() -> None:
    assert warning_of(cap(), BASE + "CJB20261121002_alert.xml").external_id == warning_of(cap()).external_id


def test_that_a_file_sent_again_later_is_another_warning() -> None:
    assert warning_of(cap(sent="2026-11-21T14:50:00+07:00")).external_id != warning_of(cap()).external_id


def test_that_without_an_infographic_the_identifier_serves() -> None:
    bare = cap().replace("infografis/CJB/2026/11/21/", "")
    assert warning_of(bare).external_id == "2.49.0.1.360.0.2026.11.21.07.32.002@20261121T065000Z"


@pytest.mark.parametrize(
    ("text", "districts"),
    [
        ("Thunderstorms in parts of Gorontalo especially in: DENGILO, MANANGGU.\n These", "DENGILO, MANANGGU"),
        ("khususnya di PULAU P. SERIBU, TEBET. Kondisi ini berpotensi", "PULAU P. SERIBU, TEBET"),
        ("khususnya di LOSARANG", "LOSARANG"),
        ("tanpa daerah", ""),
    ],
)
def test_that_districts_come_from_the_description(text: str, districts: str) -> None:
    assert districts_in(text) == districts


def test_that_only_the_provinces_files_are_followed_and_unknown_names_are_followed_too() -> None:
    read = rss(BASE + "CJB20261121002_alert.xml", BASE + "CGT20260924002_alert.xml", BASE + "x7Qp_alert.xml")
    assert read.follow == (BASE + "CJB20261121002_alert.xml", BASE + "x7Qp_alert.xml")
    assert read.rejected == ()


def test_that_a_file_published_anew_is_asked_for_again() -> None:
    item = f"<item><link>{BASE}CJB20261121002_alert.xml</link><pubDate>Sat, 21 Nov 2026 13:50:00 +0700</pubDate></item>"
    follow = parse(f"<rss><channel>{item}</channel></rss>".encode(), FEED).follow
    assert follow == (BASE + "CJB20261121002_alert.xml#Sat21Nov202613:50:00+0700",)


def test_that_without_a_province_all_files_are_followed() -> None:
    body = f"<rss><channel><item><link>{BASE}CGT20260924002_alert.xml</link></item></channel></rss>".encode()
    assert len(parse(body, feed_at("", format="bmkg-nowcast")).follow) == 1


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        ("https://jahat.example/alerts/nowcast/id/CJB20261121002_alert.xml", ELSEWHERE),
        ("https://www.bmkg.go.id.jahat.example/CJB20261121002_alert.xml", ELSEWHERE),
        (BASE + "CJB20261121002_alert.xml?to=http://x", NO_LINK),
        ("file:///etc/passwd", NO_LINK),
        ("", NO_LINK),
    ],
)
def test_that_a_list_cannot_steer_us_elsewhere(link: str, reason: object) -> None:
    read = rss(link)
    assert read.follow == ()
    assert [r.reason for r in read.rejected] == [reason]


def test_that_links_of_the_drill_citys_own_host_are_followed() -> None:
    feed = feed_at("http://127.0.0.1:8123/nowcast/rss.xml", format="bmkg-nowcast")
    body = b"<rss><channel><item><link>CJB20261121002_alert.xml</link></item></channel></rss>"
    assert parse(body, feed).follow == ("http://127.0.0.1:8123/nowcast/CJB20261121002_alert.xml",)


def test_that_an_empty_channel_means_no_warnings() -> None:
    assert rss() == Parsed()


def test_that_a_wrong_province_option_is_told() -> None:
    with pytest.raises(FeedError, match="province"):
        parse(b"<rss><channel/></rss>", feed_at(RSS, options={"province": "Jawa Barat"}))


def test_that_bmkgs_own_recordings_are_read() -> None:
    files = sorted(SHARED.glob("nowcast_cap_*.xml"))
    lists = sorted(SHARED.glob("nowcast_rss_*.xml"))
    if not (files and lists):
        pytest.skip("recorded payloads were not found")
    for path in files:
        warning = warning_of(path.read_text("utf-8"))
        assert warning.rings
        assert warning.attributes["districts"]
        assert "problems" not in warning.attributes
    codes = {warning_of(path.read_text("utf-8")).attributes["code"] for path in files}
    assert {"CGT20260924002", "CBT20260216004", "CJG20260216005"} <= codes
    everywhere = feed_at(RSS, format="bmkg-nowcast")
    assert all(parse(path.read_bytes(), everywhere).follow for path in lists)
    assert all(parse(path.read_bytes(), everywhere).rejected == () for path in lists)
