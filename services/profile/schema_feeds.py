"""feeds.toml, cameras.toml, drill.toml."""

from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

from pydantic import AfterValidator, Field, model_validator

from services.domain.text import Label
from services.feeds.address import is_loopback
from services.feeds.formats import FORMATS
from services.profile.schema import (
    Code,
    LabelModel,
    Latitude,
    Longitude,
    OptionalText,
    Positive,
    Strict,
    Text,
    wrong,
    wrong_secret,
)
from services.profile.schema_asking import BudgetModel, checked_options, has_secret, is_secret_param


def _known_format(name: str) -> str:
    if name not in FORMATS:
        names = ", ".join(repr(known) for known in FORMATS)
        raise wrong(Label(id=f"salah satu dari {names}", en=f"one of {names}"))
    return name


FormatName = Annotated[str, AfterValidator(_known_format)]
DRILL_BASE = "{drill}"
LEAST_INTERVAL_S = 5
LEAST_DRILL_INTERVAL_S = 1


def _without_credentials(url: str) -> str:
    try:
        parts = urlsplit(url)
        has_host, _ = bool(parts.hostname), parts.port
    except ValueError as error:
        raise wrong(Label(id="alamat URL yang benar", en="a valid URL")) from error
    if "@" in parts.netloc or has_secret(url) or any(is_secret_param(name) for name, _ in parse_qsl(parts.query)):
        raise wrong_secret(
            Label(id="URL tanpa nama pengguna, sandi, atau kunci", en="a URL without user name, password or key")
        )
    if not has_host or parts.scheme not in ("http", "https", "rtsp"):
        raise wrong(Label(id="URL http(s):// atau rtsp://", en="an http(s):// or rtsp:// URL"))
    return url


Url = Annotated[str, Field(pattern=r"^[\x21-\x7e]{8,2000}$"), AfterValidator(_without_credentials)]
DrillUrl = Annotated[str, Field(pattern=r"^\{drill\}/[\x21-\x7e]*$")]


def _in_the_drill(url: str) -> str:
    if not (url.startswith(f"{DRILL_BASE}/") or is_loopback(url)):
        raise wrong(NOT_IN_DRILL)
    return url if url.startswith(DRILL_BASE) else _without_credentials(url)


NOT_IN_DRILL = Label(
    id="alamat kota latihan atau komputer ini (127.0.0.1): latihan tidak pernah bertanya ke luar",
    en="an address of the drill city or of this computer (127.0.0.1): a drill never asks outside",
)


MappingFile = Annotated[str, Field(pattern=r"^mappings/[\w][\w.-]{0,80}\.toml$")]


class FeedModel(Strict):
    id: Code
    name: LabelModel
    format: FormatName
    url: Url | None = None
    enabled: bool
    interval_s: Annotated[float, Field(ge=LEAST_INTERVAL_S, le=604_800, allow_inf_nan=False)]
    stale_after_s: Positive
    needs: LabelModel | None = None
    attribution: OptionalText = ""
    content_types: Annotated[list[Text], Field(min_length=1)] | None = None  # None: what the format's servers say
    max_bytes: Annotated[int, Field(ge=1024, le=64 * 1024 * 1024)] = 8 * 1024 * 1024
    deadline_s: Annotated[float, Field(ge=1, le=120, allow_inf_nan=False)] = 10.0
    opens_incidents: bool = False  # besides those that report_feeds names
    mapping: MappingFile | None = None
    options: Annotated[dict[str, object], AfterValidator(checked_options)] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _says_why_it_is_off(self) -> "FeedModel":
        if self.enabled and self.url is None:
            raise wrong(Label(id="url pada umpan yang menyala", en="a url on a feed that is on"))
        if not self.enabled and self.needs is None:
            raise wrong(Label(id="needs: apa yang ditunggu umpan ini", en="needs: what this feed waits for"))
        return self

    @model_validator(mode="after")
    def _is_not_stale_between_polls(self) -> "FeedModel":
        if self.stale_after_s < self.interval_s:
            raise wrong(Label(id="stale_after_s >= interval_s", en="stale_after_s >= interval_s"))
        return self


class CameraModel(Strict):
    id: Annotated[str, Field(pattern=r"^[\x21-\x7e]{1,80}$")]
    name: Text
    url: Url
    lat: Latitude | None = None
    lon: Longitude | None = None
    bearing_deg: Annotated[float, Field(ge=0, lt=360, allow_inf_nan=False)] | None = None

    @model_validator(mode="after")
    def _has_a_whole_place(self) -> "CameraModel":
        if (self.lat is None) != (self.lon is None):
            raise wrong(Label(id="lat dan lon bersama-sama", en="both lat and lon"))
        return self


class FeedsFile(Strict):
    feeds: list[FeedModel] = Field(default_factory=list)
    budgets: list[BudgetModel] = Field(default_factory=list)


class CamerasFile(Strict):
    cameras: list[CameraModel] = Field(default_factory=list)


class DrillFeedModel(FeedModel):
    url: DrillUrl
    enabled: bool = True
    interval_s: Annotated[float, Field(ge=LEAST_DRILL_INTERVAL_S, le=3600, allow_inf_nan=False)]


class AddedDrillModel(DrillFeedModel):
    url: Annotated[str, Field(pattern=r"^[\x21-\x7e]{8,2000}$"), AfterValidator(_in_the_drill)]


class AddedFeedsFile(Strict):
    """What was added at this computer, beside a profile that is not to be written to."""

    feeds: list[FeedModel] = Field(default_factory=list)


class AddedDrillFile(Strict):
    feeds: list[AddedDrillModel] = Field(default_factory=list)


class DrillCameraModel(CameraModel):
    url: DrillUrl


class DrillFile(Strict):
    report_feeds: list[Code] = Field(default_factory=list)
    feeds: Annotated[list[DrillFeedModel], Field(min_length=1)]
    cameras: list[DrillCameraModel] = Field(default_factory=list)
