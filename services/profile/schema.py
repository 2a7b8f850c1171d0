"""The types the profile files share."""

from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from services.domain.text import Label

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Text = Annotated[str, Field(min_length=1, max_length=400, pattern=r"^\S[^\x00-\x1f\x7f]*$")]
OptionalText = Annotated[str, Field(max_length=400, pattern=r"^[^\x00-\x1f\x7f]*$")]
Number = Annotated[float, Field(allow_inf_nan=False)]
Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]
DimensionName = Literal["governance", "branding", "economy", "living", "society", "environment"]


def wrong(expected: Label) -> PydanticCustomError:
    """Return the error a validator raises; ``expected`` reaches the reader in both languages."""
    return PydanticCustomError("expected", "{en}", {"id": expected.id, "en": expected.en})


def wrong_secret(expected: Label) -> PydanticCustomError:
    """Like ``wrong``, for a value that must reach neither screen nor log."""
    return PydanticCustomError("expected", "{en}", {"id": expected.id, "en": expected.en, "is_secret": True})


class Strict(BaseModel):
    """No unknown keys, no conversions: "5" is not 5."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class LabelModel(Strict):
    """``{ id = "...", en = "..." }``; an empty English falls back to Indonesian."""

    id: Text
    en: OptionalText = ""

    def label(self) -> Label:
        return Label(id=self.id, en=self.en)


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise wrong(
            Label(id='zona IANA, misalnya "Asia/Jakarta"', en='an IANA zone such as "Asia/Jakarta"')
        ) from error
    return name


TimeZone = Annotated[str, AfterValidator(_known_zone)]
