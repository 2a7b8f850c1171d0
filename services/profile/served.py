"""Places that agencies and playbooks name: they must be in the gazetteer."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches

from services.domain.profile import Village
from services.domain.text import Label
from services.profile.problem import Problem, found_value
from services.profile.toml_file import TomlFile
from services.profile.toml_lines import KeyPath

_A_DISTRICT = Label(id="kecamatan dari area/gazetteer.csv", en="a district of area/gazetteer.csv")
_A_VILLAGE = Label(id="kode desa dari area/gazetteer.csv", en="a village code of area/gazetteer.csv")


def place_problems(files: Mapping[str, TomlFile], villages: Sequence[Village]) -> list[Problem]:
    """Return every district and village that is not in the area. ``files`` may hold playbooks."""
    districts = sorted({village.district for village in villages})
    codes = sorted(village.code for village in villages)
    problems: list[Problem] = []
    for name, file in files.items():
        if name == "agencies.toml":
            problems += _of_agencies(file, districts, codes)
        elif name.startswith("playbooks/"):
            suggest = file.data.get("suggest")
            named = suggest.get("districts") if isinstance(suggest, dict) else None
            problems += _unknown(file, ("suggest", "districts"), named, known=districts, what=_A_DISTRICT)
    return problems


def _of_agencies(file: TomlFile, districts: Sequence[str], codes: Sequence[str]) -> Iterator[Problem]:
    agencies = file.data.get("agencies")
    for index, agency in enumerate(agencies if isinstance(agencies, list) else []):
        if isinstance(agency, dict):
            at = ("agencies", index)
            yield from _unknown(file, (*at, "serves"), agency.get("serves"), known=districts, what=_A_DISTRICT)
            yield from _unknown(file, (*at, "posts"), agency.get("posts"), known=codes, what=_A_VILLAGE)


def _unknown(
    file: TomlFile, at: KeyPath, named: object, *, known: Sequence[str], what: Label
) -> Iterator[Problem]:
    for index, name in enumerate(named if isinstance(named, list) else []):
        if isinstance(name, str) and name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f' ("{near[0]}"?)' if near else ""
            yield file.problem((*at, index), found_value(name), Label(id=what.id + hint, en=what.en + hint))
