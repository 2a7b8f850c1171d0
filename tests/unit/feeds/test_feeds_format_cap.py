from datetime import UTC, datetime
from pathlib import Path

import pytest
from feed_fakes import feed_at

from services.domain.geo import Point, distance_m
from services.domain.observation import Observation, ObservationKind, Parsed
from services.domain.severity import Severity
from services.feeds.errors import FeedError
from services.feeds.formats.cap import parse
from services.feeds.formats.cap_index import ELSEWHERE, NO_LINK
from services.feeds.plausible import is_unreadable

SHARED = Path(__file__).parents[4] / "shared" / "feeds" / "cap12"
FEED = feed_at("https://peringatan.example/cap/index.xml", feed_id="cap", format="cap")
AREA = """<area><areaDesc>Pesisir Indramayu</areaDesc>
<polygon>-6.20,108.30 -6.20,108.50 -6.40,108.50 -6.40,108.30 -6.20,108.30</polygon></area>"""


def info(
    language: str = "id", severity: str = "Severe", expires: str = "2026-11-21T18:00:00+07:00", area: str = AREA
) -> str:
    return f"""<info><language>{language}</language><category>Met</category><event>Rob ({language})</event>
<urgency>Expected</urgency><severity>{severity}</severity><certainty>Likely</certainty>
<expires>{expires}</expires><headline> Banjir rob </headline>
<description>Gelombang 2,5 m&lt;br /&gt;di &lt;b&gt;pesisir&lt;/b&gt;.</description>
<instruction>Jauhi pantai.</instruction>{area}</info>"""


def alert(
    body: str | None = None, *, status: str = "Actual", kind: str = "Alert", number: str = "R-7", extra: str = ""
) -> str:
    return f"""<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>{number}</identifier>
<sender>posko@bpbd.example</sender><sent>2026-11-21T12:00:00+07:00</sent><status>{status}</status>
<msgType>{kind}</msgType><scope>Public</scope>{extra}{info() if body is None else body}</alert>"""


def parsed(text: str) -> Parsed:
    return parse(text.encode(), FEED)


def only(text: str) -> Observation:
    (warning,) = parsed(text).observations
    return warning


def test_that_a_warning_is_read_with_its_area_and_end() -> None:
    warning = only(alert())
    assert warning.kind is ObservationKind.WARNING
    assert warning.external_id == "posko@bpbd.example,R-7"
    assert warning.observed_at == datetime(2026, 11, 21, 5, tzinfo=UTC)
    assert warning.expires_at == datetime(2026, 11, 21, 11, tzinfo=UTC)
    assert (warning.title, warning.place) == ("Banjir rob", "Pesisir Indramayu")
    assert warning.text == "Gelombang 2,5 m\ndi pesisir .\n\nJauhi pantai."
    assert warning.rings == (((-6.2, 108.3), (-6.2, 108.5), (-6.4, 108.5), (-6.4, 108.3), (-6.2, 108.3)),)
    assert (warning.status, warning.replaces) == ("alert", ())


@pytest.mark.parametrize(
    ("word", "severity"),
    [("Minor", Severity.P4), ("Moderate", Severity.P3), ("Severe", Severity.P2), ("Extreme", Severity.P1),
     ("extreme", Severity.P1), ("Unknown", None), ("", None)],
)  # fmt: skip
def test_that_caps_severities_are_ours(word: str, severity: Severity | None) -> None:
    assert only(alert(info(severity=word))).severity is severity


def test_that_updates_and_cancels_name_what_they_replace_whichever_way_the_sender_is_written() -> None:
    first, second = "BPBD,R-1,2026-11-21T10:00:00+07:00", "posko@bpbd.example,R-2,2026-11-21T11:00:00+07:00"
    references = f"<references>{first} {second}</references>"
    update = only(alert(kind="Update", extra=references))
    assert update.status == "update"
    assert {"posko@bpbd.example,R-1", "posko@bpbd.example,R-2", "BPBD,R-1"} <= set(update.replaces)
    cancelled = only(alert("", kind="Cancel", extra=references))
    assert cancelled.status == "cancelled"
    assert "posko@bpbd.example,R-2" in cancelled.replaces
    assert "problems" not in cancelled.attributes


def test_that_an_update_that_keeps_its_number_is_the_same_warning() -> None:
    references = "<references>posko@bpbd.example,R-7,2026-11-21T10:00:00+07:00</references>"
    assert only(alert(kind="Update", extra=references)).external_id == only(alert()).external_id


def test_that_all_clear_ends_a_warning() -> None:
    assert only(alert(info().replace("<urgency>", "<responseType>AllClear</responseType><urgency>"))).status == (
        "cancelled"
    )


@pytest.mark.parametrize(
    ("languages", "event"),
    [(("fr", "en-US", "id-ID"), "Rob (id-ID)"), (("fr", "en-GB"), "Rob (en-GB)"), (("fr", "de"), "Rob (fr)")],
)
def test_that_indonesian_is_chosen_then_english_then_the_first(languages: tuple[str, ...], event: str) -> None:
    assert only(alert("".join(map(info, languages)))).attributes["event"] == event


def test_that_several_stages_in_one_language_are_one_warning_of_the_worst() -> None:
    later = info("id", "Extreme", "2026-11-22T00:00:00+07:00", AREA.replace("108.30", "108.00"))
    warning = only(alert(info() + later + info("en", "Minor")))
    assert warning.severity is Severity.P1
    assert len(warning.rings) == 2
    assert warning.expires_at == datetime(2026, 11, 21, 17, tzinfo=UTC)


def test_that_a_circle_becomes_a_ring_and_one_without_size_a_point() -> None:
    (ring,) = only(alert(info(area="<area><circle>-6.3,108.3 25.0</circle></area>"))).rings
    radii = [distance_m(Point(-6.3, 108.3), Point(*corner)) for corner in ring]
    assert len(ring) == 36
    assert all(24_800.0 < radius < 25_200.0 for radius in radii)
    assert only(alert(info(area="<area><circle>-6.3,108.3 0</circle></area>"))).point == Point(-6.3, 108.3)


def test_that_an_unreadable_shape_is_told_and_the_others_are_kept() -> None:
    bad = "<area><polygon>-6.2,108.3 -6.3</polygon><polygon>1,2 1,2 1,2</polygon><circle>x</circle></area>"
    warning = only(alert(info(area=AREA + bad)))
    assert len(warning.rings) == 1
    assert warning.attributes["problems"] == "3 areas unreadable"


def test_that_a_polygon_of_thousands_of_corners_is_read_whole() -> None:
    corners = " ".join(f"{-6.0 - n / 10_000:.4f},{108.0 + n / 10_000:.4f}" for n in range(3072))
    (ring,) = only(alert(info(area=f"<area><polygon>{corners}</polygon></area>"))).rings
    assert len(ring) == 3072


def test_that_geocodes_are_kept_for_whoever_knows_them() -> None:
    area = "<area><areaDesc>x</areaDesc><geocode><valueName>BPS</valueName><value>3212</value></geocode></area>"
    warning = only(alert(info(area=area)))
    assert warning.attributes["geocodes"] == "BPS=3212"
    assert warning.rings == ()


@pytest.mark.parametrize("status", ["Test", "Exercise", "Draft", "System"])
def test_that_what_is_not_actual_is_left_out_with_that_reason(status: str) -> None:
    read = parsed(alert(status=status))
    assert read.observations == ()
    assert status in read.rejected[0].reason.id
    assert not is_unreadable(read)


@pytest.mark.parametrize("kind", ["Ack", "Error"])
def test_that_acknowledgements_and_errors_are_no_warnings(kind: str) -> None:
    read = parsed(alert(kind=kind))
    assert (read.observations, read.rejected[0].is_left_out) == ((), True)


def test_that_an_exercise_counts_in_a_drill() -> None:
    drill = feed_at(format="cap", is_drill=True)
    (warning,) = parse(alert(status="Exercise").encode(), drill).observations
    assert warning.is_drill


@pytest.mark.parametrize("name", ["identifier", "sender", "sent", "status", "msgType", "scope"])
def test_that_a_message_without_a_required_element_is_rejected_by_its_name(name: str) -> None:
    read = parsed(alert().replace(f"<{name}>", f"<x{name}>").replace(f"</{name}>", f"</x{name}>"))
    assert name in read.rejected[0].reason.en


def test_that_a_time_without_zone_is_never_guessed() -> None:
    read = parsed(alert().replace("2026-11-21T12:00:00+07:00", "2026-11-21T12:00:00"))
    assert "time_zone" in read.rejected[0].reason.id


def test_that_what_breaks_the_rules_without_hindering_is_told() -> None:
    warning = only(alert(info(severity="").replace("Expected", ""), kind="Update", extra="<references/>"))
    assert warning.attributes["problems"] == "urgency missing; severity missing; references missing"


def test_that_older_versions_prefixes_and_latin_1_are_read() -> None:
    text = alert().replace("cap:1.2", "cap:1.1").replace("Jauhi pantai", "Jauhi pantai \u00e9")
    body = b'<?xml version="1.0" encoding="ISO-8859-1"?>' + text.encode("latin-1")
    assert "\u00e9" in parse(body, FEED).observations[0].text
    prefixed = '<c:alert xmlns:c="urn:oasis:names:tc:emergency:cap:1.2">' + alert().partition(">")[2]
    prefixed = prefixed.replace("</alert>", "</c:alert>")
    assert only(prefixed).title == "Banjir rob"


def test_that_a_signature_does_no_harm_and_is_not_kept() -> None:
    signed = alert(extra='<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo/>QUJD</Signature>')
    warning = only(signed)
    assert warning.title == "Banjir rob"
    assert "QUJD" not in warning.raw


def test_that_an_atom_list_is_followed_on_its_own_host_only() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="https://peringatan.example/"/>
<entry><title>a</title><link type="text/html" href="/a.html"/>
<link rel="related" type="application/cap+xml" href="/a.cap"/></entry>
<entry><title>b</title><link href="https://peringatan.example/b.cap?x=1"/></entry>
<entry><title>b</title><link href="https://peringatan.example/b.cap?x=1"/></entry>
<entry><title>c</title><link href="http://169.254.169.254/c.cap"/></entry>
<entry><title>d</title><link href="file:///etc/passwd"/></entry></feed>"""
    read = parsed(feed)
    assert read.follow == ("https://peringatan.example/a.cap", "https://peringatan.example/b.cap?x=1")
    assert [r.reason for r in read.rejected] == [ELSEWHERE, NO_LINK]


def test_that_an_alert_inside_a_list_is_read_at_once() -> None:
    read = parsed(f"<feed><entry><title>x</title><content>{alert()}</content></entry></feed>")
    assert len(read.observations) == 1
    assert read.follow == ()


def test_that_an_rss_list_is_followed_and_an_empty_one_is_no_warning() -> None:
    items = "<item><title>x</title><link>https://peringatan.example/1.xml</link></item><item></item>"
    read = parsed(f"<rss><channel>{items}</channel></rss>")
    assert read.follow == ("https://peringatan.example/1.xml",)
    assert [r.reason for r in read.rejected] == [NO_LINK]
    assert parsed("<rss><channel><title>x</title></channel></rss>") == Parsed()


def test_that_an_absurdly_long_list_is_refused() -> None:
    with pytest.raises(FeedError, match="5000"):
        parsed(f"<rss><channel>{'<item/>' * 5001}</channel></rss>")


def test_that_an_alert_inside_an_alert_is_not_read_twice() -> None:
    assert len(parsed(f"<x>{alert(extra=alert(number='R-8'))}</x>").observations) == 1


def test_that_an_entity_attack_is_refused_without_opening_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text("terbaca", "utf-8")
    dtd = f'<!DOCTYPE alert [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    with pytest.raises(FeedError) as caught:
        parsed(dtd + alert().replace("Banjir rob", "&x;"))
    assert "terbaca" not in f"{caught.value.reason} {caught.value.detail}"


@pytest.mark.parametrize("text", ["<html></html>", "<a/>", "{}", "", "<alert", "<x>" * 5000 + "</x>" * 5000])
def test_that_another_document_is_refused(text: str) -> None:
    with pytest.raises(FeedError):
        parsed(text)


def test_that_a_message_nested_without_end_is_refused() -> None:
    with pytest.raises(FeedError):
        parsed(alert(extra="<x>" * 3000 + "</x>" * 3000))


def test_that_the_recorded_messages_are_read_or_refused_as_they_deserve() -> None:
    files = sorted(path for path in SHARED.glob("*") if path.suffix in (".cap", ".atom", ".rss"))
    if not files:
        pytest.skip("recorded payloads were not found")
    anywhere = feed_at("", format="cap")
    refused, read = set(), {}
    for path in files:
        try:
            read[path.name] = parse(path.read_bytes(), anywhere)
        except FeedError:
            refused.add(path.name)
    assert refused == {"xee.cap", "xee.atom"}
    unread = {name for name, result in read.items() if result.rejected}
    assert unread == {"invalid.cap", "invalid.rss"}
    assert all(r.observations for name, r in read.items() if name.endswith(".cap") and name not in unread)
    assert read["wcatwc-warning.cap"].observations[0].severity is Severity.P1
    assert len(read["weather_index.atom"].follow) == 2
