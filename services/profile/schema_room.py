"""profile.toml, agencies.toml, categories.toml, intake.toml, programmes.toml, scenes.toml."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from services.domain.geo import BoundingBox
from services.domain.text import Label
from services.profile.schema import (
    Code,
    DimensionName,
    LabelModel,
    Latitude,
    Longitude,
    Number,
    OptionalText,
    Positive,
    Strict,
    Text,
    TimeZone,
    wrong,
)
from services.profile.schema_deadlines import DeadlineModel

SeverityName = Literal["P1", "P2", "P3", "P4"]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class BoundsModel(Strict):
    south: Latitude
    west: Longitude
    north: Latitude
    east: Longitude

    @model_validator(mode="after")
    def _has_an_inside(self) -> "BoundsModel":
        if self.south >= self.north or self.west >= self.east:
            raise wrong(Label(id="south < north dan west < east", en="south < north and west < east"))
        return self

    def box(self) -> BoundingBox:
        return BoundingBox(self.south, self.west, self.north, self.east)


class AreaModel(Strict):
    name: Text
    code: Annotated[str, Field(pattern=r"^\d{2}(\.\d{2})?$")]
    time_zone: TimeZone
    zone_label: Text
    attribution: Text
    bounds: BoundsModel


class ProfileFile(Strict):
    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    name: LabelModel
    station: Annotated[str, Field(pattern=r"^[A-Z0-9]{1,4}$")]
    area: AreaModel


class AgencyModel(Strict):
    code: Code
    name: Text
    full_name: Text
    dimension: DimensionName
    duty: LabelModel
    contact: OptionalText = ""
    serves: list[Text] = Field(default_factory=list)
    posts: list[Text] = Field(default_factory=list)


class AgenciesFile(Strict):
    agencies: Annotated[list[AgencyModel], Field(min_length=1)]


class CategoryModel(Strict):
    code: Code
    name: LabelModel
    severity: SeverityName
    deadline: Code
    playbook: Code
    agencies: Annotated[list[Code], Field(min_length=1)]
    keywords: list[Annotated[str, Field(pattern=r"^[^\sA-Z][^A-Z\x00-\x1f]{1,39}$")]] = Field(default_factory=list)
    on_site_check: bool = False


class DispositionModel(Strict):
    code: Code
    name: LabelModel
    needs_reason: bool = True
    claims_done: bool = False
    retired: bool = False


class CategoriesFile(Strict):
    deadlines: Annotated[list[DeadlineModel], Field(min_length=1)]
    categories: Annotated[list[CategoryModel], Field(min_length=1)]
    dispositions: list[DispositionModel] = Field(default_factory=list)

    @model_validator(mode="after")
    def _can_be_closed(self) -> "CategoriesFile":
        if self.dispositions and all(each.retired for each in self.dispositions):
            raise wrong(
                Label(id="satu [[dispositions]] yang masih berlaku", en="one [[dispositions]] not retired")
            )
        return self


class IntakeFile(Strict):
    earthquake_distance_km: Positive
    earthquake_min_magnitude: Annotated[float, Field(ge=0, le=10, allow_inf_nan=False)]
    felt_places: list[Text] = Field(default_factory=list)
    report_feeds: list[Code] = Field(default_factory=list)
    tsunami_category: Code | None = None
    earthquake_category: Code | None = None
    quake_report_window_s: Annotated[float, Field(ge=60, le=86_400, allow_inf_nan=False)] = 900.0
    quake_report_words: list[Text] = Field(default_factory=list)
    warning_min_severity: SeverityName = "P3"
    warning_category: dict[Text, Code] = Field(default_factory=dict)
    site_min_severity: dict[Text, SeverityName] = Field(default_factory=dict)
    site_category: dict[Text, Code] = Field(default_factory=dict)
    site_closes_after_s: Annotated[float, Field(ge=0, le=604_800, allow_inf_nan=False)] = 1800.0
    site_max_age_s: Positive = 86_400.0
    hotspot_category: Code | None = None
    hotspot_severity: SeverityName = "P3"
    place_min_confidence: Share = 0.6
    place_point_confidence: Share = 0.85


class PublishedModel(Strict):
    value: Number
    as_of: Annotated[date, Field(ge=date(2000, 1, 1), le=date(2100, 12, 31))]
    source: Text
    note: OptionalText = ""


class IndicatorModel(Strict):
    id: Code
    name: LabelModel
    unit: Text
    direction: Literal["more", "less"]
    baseline: Number | None = None
    target: Number
    target_year: Annotated[int, Field(ge=2000, le=2100)]
    source: Text
    stale_after_s: Positive
    is_example: bool
    is_headline: bool = False
    published: list[PublishedModel] = Field(default_factory=list)


class ProgrammeModel(Strict):
    id: Code
    name: Text
    description: LabelModel
    dimension: DimensionName
    agency: Code
    indicators: Annotated[list[IndicatorModel], Field(min_length=1)]


class ProgrammesFile(Strict):
    programmes: list[ProgrammeModel] = Field(default_factory=list)


class SceneModel(Strict):
    code: Code
    name: LabelModel
    panes: Annotated[list[Literal["map", "cctv", "queue", "kpi", "detail"]], Field(min_length=1)]
    cameras: list[Text] = Field(default_factory=list)
    distance_m: Annotated[float, Field(ge=0.3, le=30, allow_inf_nan=False)] | None = None


class ScenesFile(Strict):
    scenes: Annotated[list[SceneModel], Field(min_length=1)]
