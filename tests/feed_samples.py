"""One small good body of every format, written by hand in the form of the real ones: seeds of the property tests."""

import json
from collections.abc import Mapping

from feed_fakes import feed_at, report

from services.domain.feed import Feed

_QUAKE = {
    "Tanggal": "17 Agu 2026", "Jam": "19:16:56 WIB", "DateTime": "2026-08-17T12:16:56+00:00",
    "Coordinates": "-6.51,108.27", "Lintang": "6.51 LS", "Bujur": "108.27 BT", "Magnitude": "5.1",
    "Kedalaman": "12 km", "Potensi": "Tidak berpotensi tsunami", "Dirasakan": "II Indramayu"}  # fmt: skip
_STEP = {"datetime": "2026-11-21T03:00:00Z", "t": 31, "tcc": 80, "tp": 0.4, "weather": 61, "weather_desc": "Hujan",
         "weather_desc_en": "Rain", "wd_deg": 90, "wd": "E", "wd_to": "W", "ws": 9.4, "hu": 78, "vs": None,
         "time_index": "3-4", "analysis_date": "2026-11-21T00:00:00", "image": "https://x.example/hujan ringan.svg",
         "utc_datetime": "2026-11-21 03:00:00", "local_datetime": "2026-11-21 10:00:00"}  # fmt: skip
_PLACE = {"adm1": "32", "adm2": "32.12", "adm3": "32.12.15", "adm4": "32.12.15.1001", "provinsi": "Jawa Barat",
          "kotkab": "Indramayu", "kecamatan": "Indramayu", "desa": "Lemahabang", "lon": 108.32, "lat": -6.32,
          "timezone": "Asia/Jakarta"}  # fmt: skip
_CAP = """<?xml version="1.0" encoding="UTF-8"?>
<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>2.49.0.1.360.0.2026.11.21.05.32.001</identifier>
<sender>info@bmkg.example</sender><sent>2026-11-21T12:05:00+07:00</sent><status>Actual</status>
<msgType>Alert</msgType><scope>Public</scope><code>CJB20261121001</code><info><language>id-ID</language>
<category>Met</category><event>Hujan Lebat</event><urgency>Immediate</urgency><severity>Moderate</severity>
<certainty>Observed</certainty><effective>2026-11-21T12:05:00+07:00</effective>
<expires>2026-11-21T14:00:00+07:00</expires><headline>Hujan Lebat di Jawa Barat</headline>
<description>Meliputi INDRAMAYU: Sindang, Lohbener</description><area><areaDesc>Jawa Barat</areaDesc>
<polygon>-6.3,108.2 -6.3,108.4 -6.5,108.4 -6.3,108.2</polygon><circle>-6.3,108.3 5.0</circle></area></info></alert>"""
_RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>Peringatan</title>
<lastBuildDate>Sat, 21 Nov 2026 05:10:00 +0000</lastBuildDate><item><title>Hujan Lebat di Jawa Barat</title>
<link>https://www.bmkg.go.id/alerts/nowcast/id/CJB20261121001_alert.xml</link><description>Hujan</description>
<pubDate>Sat, 21 Nov 2026 12:05:00 +0700</pubDate><guid>2.49.0.1.360.0.2026.11.21.05.32.001</guid></item>
</channel></rss>"""
_POSITION = {"deviceId": 1, "fixTime": "2026-11-21T02:00:00Z", "serverTime": 1795226405000, "latitude": -6.3,
             "longitude": 108.3, "speed": 3.5, "valid": True, "attributes": {"batteryLevel": 3}}  # fmt: skip
_CHAT = {"id": 8100200300, "first_name": "Siti", "type": "private"}
_META = {
    "metadata": {"phone_number_id": "1"},
    "contacts": [{"profile": {"name": "Siti"}, "wa_id": "6281234567890"}],
}
_MESSAGE = {"from": "6281234567890", "id": "wamid.A", "timestamp": "1795226400", "type": "location",
            "location": {"latitude": -6.3, "longitude": 108.3, "name": "Pasar"},
            "context": {"id": "wamid.0"}}  # fmt: skip
_GATE = {"ID_PINTU_AIR": 160, "NAMA_PINTU_AIR": "Salamdarma", "LOKASI": "Anjatan", "SIAGA1": 3500, "SIAGA2": 2500,
         "SIAGA3": 1500, "SIAGA4": 1000, "LATITUDE": -6.39, "LONGITUDE": 107.9, "TANGGAL": "2026-11-21T10:00:00",
         "TINGGI_AIR": 1200, "STATUS_SIAGA": "Status : Siaga 4"}  # fmt: skip


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


SAMPLES: Mapping[str, tuple[bytes, ...]] = {
    "bmkg-earthquake": (_json({"Infogempa": {"gempa": [_QUAKE]}}),),
    "inatews": (
        _json({"alert": {"identifier": "20261121120500", "sent": "2026-11-21T12:05:00WIB", "info": {
            "date": "21-11-26", "time": "12:00:57 WIB", "point": {"coordinates": "108.2,-6.5"}, "magnitude": "5.4",
            "depth": "10 Km", "area": "20 km TimurLaut INDRAMAYU", "eventid": "20261121120057", "potential": "Tidak",
            "subject": "Warning Tsunami PD-1", "headline": "x", "description": "x", "instruction1": "x",
            "wzarea": [{"province": "JABAR", "district": "Indramayu", "level": "WASPADA", "date": "21-11-26",
                        "time": "12:20:00 WIB"}]}}}),
    ),
    "bmkg-forecast": (_json({"lokasi": _PLACE, "data": [{"lokasi": _PLACE, "cuaca": [[_STEP], [_STEP]]}]}),),
    "bmkg-nowcast": (_RSS.encode(), _CAP.encode()),
    "cap": (_CAP.encode(), _RSS.encode()),
    "petabencana": (
        _json({"statusCode": 200, "result": {"type": "FeatureCollection", "features": [{
            "type": "Feature", "geometry": {"type": "Point", "coordinates": [108.3, -6.3]},
            "properties": {"pkey": "7", "created_at": "2026-11-21T02:00:00.000Z", "source": "grasp", "status":
                           "confirmed", "url": "u", "image_url": None, "disaster_type": "flood", "report_data":
                           {"report_type": "flood", "flood_depth": 80}, "tags": {"instance_region_code": "ID-JB"},
                           "title": " ", "text": "banjir"}}]}}),
        _json({"statusCode": 200, "result": {
            "type": "Topology", "arcs": [[[0, 0], [1, 1]]], "transform": {"scale": [1, 1], "translate": [108.3, -6.3]},
            "objects": {"output": {"type": "GeometryCollection", "geometries": [
                {"type": "Point", "coordinates": [0, 0], "properties": {"pkey": "7", "disaster_type": "flood",
                 "created_at": "2026-11-21T02:00:00.000Z"}}]}}}}),
    ),
    "usgs": (
        _json({"type": "FeatureCollection", "metadata": {"generated": 1795226400000}, "features": [{
            "type": "Feature", "id": "us7000", "geometry": {"type": "Point", "coordinates": [108.3, -6.6, 10.0]},
            "properties": {"mag": 4.6, "place": "12 km S of Indramayu", "time": 1795226400000, "updated":
                           1795226500000, "felt": 3, "mmi": 4.1, "alert": "green", "status": "reviewed", "tsunami":
                           0, "ids": ",us7000,", "magType": "mb", "type": "earthquake"}}]}),
    ),
    "firms": (
        b"latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,"
        b"bright_ti5,frp,daynight\n-6.33,108.32,331.2,0.4,0.4,2026-11-21,610,N20,VIIRS,n,2.0NRT,295.1,4.2,D\n",
    ),
    "open311": (_json([{**report(1), "reporter": "Siti", "severity": 2}, report(2)]),),
    "traccar": (_json([_POSITION, {**_POSITION, "deviceId": 2}]),),
    "ngsi": (
        _json([{"id": "wastecontainer:1", "type": "WasteContainer", "fillingLevel": {"type": "Number", "value": 0.7},
                "location": {"type": "geo:json", "value": {"type": "Point", "coordinates": [108.3, -6.3]}},
                "dateModified": {"type": "DateTime", "value": "2026-11-21T02:00:00Z"}}]),
        _json({"id": "urn:ngsi-ld:Streetlight:2", "type": "Streetlight", "status": {"type": "Property", "value": "ok"},
               "location": {"type": "GeoProperty", "value": {"type": "Point", "coordinates": [108.3, -6.3]}},
               "dateModified": {"@type": "DateTime", "@value": "2026-11-21T02:00:00Z"}, "@context": ["https://x.example/c.jsonld"]}),
        _json([{"id": "p:3", "type": "OffStreetParking", "availableSpotNumber": 4, "totalSpotNumber": 9,
                "location": {"type": "Point", "coordinates": [108.3, -6.3]}, "observationDateTime":
                "2026-11-21T02:00:00Z"}]),
    ),
    "sensorthings": (
        _json({"@iot.nextLink": "https://x.example/v1.1/Things?$skip=1", "value": [{
            "@iot.id": 1, "name": "Bendung",
            "Locations": [{"location": {"type": "Point", "coordinates": [108.3, -6.3]}}],
            "Datastreams": [{"@iot.id": "2", "name": "Tinggi", "unitOfMeasurement": {"symbol": "m"}, "Observations":
                             [{"@iot.id": 3, "result": "7", "resultTime": None,
                               "phenomenonTime": "2026-11-21T02:00:00Z/2026-11-21T02:05:00Z"}]}]}]}),
    ),
    "water-gate": (_json([_GATE]),),
    "telegram": (
        _json({"ok": True, "result": [
            {"update_id": 1, "message": {"message_id": 2, "from": _CHAT, "chat": _CHAT, "date": 1795226400, "caption":
             "Banjir", "photo": [{"file_id": "a"}], "media_group_id": "g", "reply_to_message": {"message_id": 1}}},
            {"update_id": 2, "callback_query": {"id": "9", "from": _CHAT, "data": "ya", "message": {
             "message_id": 2, "chat": _CHAT, "date": 1795226400}}},
            {"update_id": 3, "edited_message": {"message_id": 3, "chat": _CHAT, "date": 1795226400, "venue": {
             "location": {"latitude": -6.3, "longitude": 108.3}, "title": "Pasar", "address": "Jl. Raya"}}}]}),
    ),
    "facebook": (
        _json({"data": [{"id": "10_20", "message": "Banjir", "created_time": "2026-11-21T02:00:00+0000", "from": {
            "id": "7", "name": "Siti"}, "place": {"name": "Pasar", "location": {"latitude": -6.3, "longitude": 108.3}},
            "attachments": {"data": [{"media_type": "photo", "media": {"image": {"src": "https://x.example/a"}}}]},
            "comments": {"data": [{"id": "20_30", "message": "Ya", "created_time": "2026-11-21T03:00:00+0000",
            "permalink_url": "https://www.facebook.com/10/posts/20/?comment_id=30"}]}}],
            "paging": {"next": "https://graph.facebook.com/v20.0/10/feed?access_token=EAAB&after=x"}}),
    ),
    "instagram": (
        _json({"data": [{"id": "1", "caption": "Banjir", "media_type": "IMAGE", "timestamp":
            "2026-11-21T02:00:00+0000", "username": "siti", "comments": {"data": [{"id": "2", "text": "Ya",
            "timestamp": "2026-11-21T03:00:00+0000"}]}}]}),
    ),
    "whatsapp": (
        _json({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [{"field": "messages", "value": {
            **_META, "messages": [_MESSAGE, {"id": "wamid.B", "timestamp": "1795226400", "type": "edit", "edit": {
            "original_message_id": "wamid.A", "message": {"type": "text", "text": {"body": "x"}}}}]}}]}]}),
    ),
    "camera-list": (
        _json([{"id": 4, "name": "Simpang", "hls_url": "https://x.example/a.m3u8", "latitude": -6.3,
                "longitude": 108.3, "updated_at": "2026-05-29T03:25:05.000000Z", "group": {"name": "Luar"}}]),
    ),
    "mapped": (
        _json({"metaData": {"code": "200"}, "response": {"indikator": [
            {"kode": "pad", "nilai": "1.250,5", "per": "2026-11-21T02:00:00", "catatan": "x"}]}}),
    ),
}  # fmt: skip

_OPTIONS: Mapping[str, Mapping[str, object]] = {
    "bmkg-earthquake": {"bounds": [-8.5, 106.0, -5.5, 110.0]},
    "open311": {"time_zone": "Asia/Jakarta", "categories": {"pju": "pju_padam"}},
    "traccar": {"devices": [{"id": 1, "name": "Truk"}]},
    "mapped": {
        "items": "response.indikator[]",
        "ok_when": "metaData.code == '200'",
        "fields": {"indicator": "kode", "value": "nilai", "as_of": "per", "note": "catatan"},
        "numbers": "id",
        "time_zone": "Asia/Jakarta",
    },
}


def feeds_for(name: str) -> tuple[Feed, ...]:
    """Return the feeds a format is tried with: one nobody configured, and one with options where there are some."""
    bare = feed_at(url="", format=name)
    return (bare, feed_at(format=name, options=_OPTIONS[name])) if name in _OPTIONS else (bare,)
