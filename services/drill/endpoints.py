"""Which path answers what. JSON in, JSON or a document out; the sockets are elsewhere."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from urllib.parse import parse_qs, urlsplit

from services.domain.errors import KnownError
from services.domain.event import Json
from services.drill.applications.writing import Document
from services.drill.camera_list import DrillCamera, streams
from services.drill.city import City
from services.drill.letterbox import Letterbox
from services.drill.request_ledger import RequestRefusedError

MAX_SPEED = 600.0
_AGENCY = re.compile(r"/instansi/([a-z][a-z0-9_]{0,39})")
_BOT = re.compile(r"/telegram/bot[^/]+/sendMessage")


@dataclass(frozen=True, slots=True)
class Answer:
    """``headers`` besides those every answer has."""

    status: HTTPStatus
    body: Json | Document
    headers: Mapping[str, str] = field(default_factory=dict)


class Endpoints:
    """The JSON side of the city's systems. Any thread."""

    def __init__(self, city: City, cameras: tuple[DrillCamera, ...], base_url: str) -> None:
        self._city = city
        self._cameras = cameras
        self._base_url = base_url
        self._letterbox = Letterbox()
        self._reads: dict[str, Callable[[Mapping[str, str]], Json | Document]] = {
            **{path: partial(city.told_at, path) for path in city.application_paths},
            "/bmkg/autogempa.json": lambda query: city.earthquakes_newest(),
            "/bmkg/gempaterkini.json": lambda query: city.earthquakes_strong(),
            "/bmkg/gempadirasakan.json": lambda query: city.earthquakes_felt(),
            "/open311/requests.json": self._requests,
            "/open311/updates": lambda query: city.updates(),
            "/traccar/positions": lambda query: city.positions(),
            "/traccar/devices": lambda query: city.devices(),
            "/cctv/streams": lambda query: streams(cameras, base_url, at=city.started_at),
            "/kpi/indicators.json": lambda query: city.indicators(),
            "/instansi": lambda query: self._letterbox.letters(),
            "/status": lambda query: city.status(),
        }

    def read(self, target: str) -> Answer:
        """Answer a GET of ``target``, a path with its query."""
        parts = urlsplit(target)
        read = self._reads.get(parts.path)
        if read is None:
            return _refusal(HTTPStatus.NOT_FOUND, f"{parts.path} was not found")
        if self._city.is_feed_down(parts.path.split("/")[1]):
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _errors(503, "LATIHAN: gangguan"), {"Retry-After": "5"})
        return Answer(HTTPStatus.OK, read({key: values[0] for key, values in parse_qs(parts.query).items()}))

    def write(self, target: str, body: Json, *, key: str) -> Answer:
        """Answer a POST of ``body``; ``key`` is its Idempotency-Key."""
        if not isinstance(body, dict):
            return _refusal(HTTPStatus.BAD_REQUEST, "a JSON object is expected")
        path = urlsplit(target).path
        match path:
            case "/open311/updates" | "/open311/servicerequestupdates.json":
                return self._take_update(body, key)
            case "/control":
                return self._control(body)
        if _BOT.fullmatch(path):
            return self._take_message(body, key)
        if agency := _AGENCY.fullmatch(path):
            return self._take_notice(agency[1], body, key)
        return _refusal(HTTPStatus.NOT_FOUND, f"{target} was not found")

    def _requests(self, query: Mapping[str, str]) -> Json:
        ids = frozenset(query.get("service_request_id", "").split(",")) - {""}
        return self._city.requests(status=query.get("status", ""), ids=ids)

    def _take_update(self, body: Mapping[str, Json], key: str) -> Answer:
        if self._city.is_feed_down("open311"):
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _errors(503, "LATIHAN: gangguan"), {"Retry-After": "5"})
        try:
            receipt = self._city.take_update(body, key=key)
        except RequestRefusedError as refusal:
            return _refusal(HTTPStatus(refusal.code), str(refusal))
        if receipt.is_repeated:
            return Answer(HTTPStatus.OK, receipt.answer, {"Idempotent-Replayed": "true"})
        return Answer(HTTPStatus.CREATED, receipt.answer)

    def _take_notice(self, agency: str, body: Mapping[str, Json], key: str) -> Answer:
        if self._city.is_feed_down("instansi"):
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _errors(503, "LATIHAN: gangguan"), {"Retry-After": "5"})
        letter_id, is_new = self._letterbox.take(agency, body, key=key)
        return Answer(HTTPStatus.CREATED if is_new else HTTPStatus.OK, {"id": letter_id})

    def _take_message(self, body: Mapping[str, Json], key: str) -> Answer:
        if not body.get("chat_id") or not body.get("text"):
            return Answer(
                HTTPStatus.BAD_REQUEST, {"ok": False, "description": "Bad Request: message text is empty"}
            )
        letter_id, _ = self._letterbox.take(f"telegram:{body['chat_id']}", body, key=key)
        return Answer(HTTPStatus.OK, {"ok": True, "result": {"message_id": int(letter_id[-5:])}})

    def _control(self, body: Mapping[str, Json]) -> Answer:
        """Do what is wished in the order speed, pause, inject; all of it or an error that says which is wrong."""
        speed, pause, entry = body.get("speed"), body.get("pause"), body.get("inject")
        if speed is not None:
            if isinstance(speed, bool) or not isinstance(speed, int | float) or not 0.0 < speed <= MAX_SPEED:
                return _refusal(HTTPStatus.BAD_REQUEST, f"speed: above 0, at most {MAX_SPEED:g}")
            self._city.run_at(float(speed))
        if pause is True:
            self._city.pause()
        elif pause is False:
            self._city.resume()
        if entry is not None:
            try:
                self._city.inject(entry)
            except KnownError as error:
                return _refusal(HTTPStatus.BAD_REQUEST, error.reason.en)
        return Answer(HTTPStatus.OK, self._city.status())


def _refusal(status: HTTPStatus, description: str) -> Answer:
    return Answer(status, _errors(status.value, description))


def _errors(code: int, description: str) -> Json:
    """Return an error in GeoReport's form."""
    return [{"code": code, "description": description}]
