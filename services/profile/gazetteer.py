"""area/gazetteer.csv: the villages, one a line, with the district each belongs to."""

import csv
import re
from pathlib import Path

from services.domain.geo import BoundingBox, Point
from services.domain.profile import Village
from services.domain.text import Label
from services.profile.problem import Problem, found_nothing, found_value
from services.profile.schema_room import AreaModel
from services.profile.text_file import read_text

NAME = "area/gazetteer.csv"
COLUMNS = ("code", "name", "kind", "district", "lat", "lon", "area_km2")
_CODE = re.compile(r"\d{2}\.\d{2}\.\d{2}\.\d{4}")
_GLOBE = BoundingBox(-90.0, -180.0, 90.0, 180.0)
_KINDS = ("desa", "kelurahan")


def read_gazetteer(folder: Path, area: AreaModel | None) -> tuple[Village, ...] | list[Problem]:
    """Return the villages in the order of the file. Lines that start with # are comments.

    Without ``area`` (its own file is wrong) codes and places are not compared with it.
    """
    text = read_text(folder / NAME, NAME)
    if isinstance(text, Problem):
        return [text]
    table = _Gazetteer(area)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip() and not line.startswith("#"):
            table.take(number, line)
    return table.result()


class _Gazetteer:
    def __init__(self, area: AreaModel | None) -> None:
        self._code_start = f"{area.code}." if area else ""
        self._box = area.bounds.box() if area else _GLOBE
        self._districts: dict[str, tuple[str, int]] = {}  # by the code's first part: name and line
        self._has_header = False
        self._villages: dict[str, Village] = {}
        self._lines: dict[str, int] = {}
        self._problems: list[Problem] = []
        self._line = 1

    def take(self, number: int, line: str) -> None:
        self._line = number
        try:
            cells = next(csv.reader([line], strict=True))
        except csv.Error:
            self._wrong(
                "", found_value(line), Label(id="satu baris CSV, kutip ditutup", en="one CSV line, quotes closed")
            )
            return
        if not self._has_header:
            self._take_header(cells)
        elif len(cells) != len(COLUMNS):
            few = Label(id=f"ada {len(cells)} kolom", en=f"it has {len(cells)} column(s)")
            self._wrong(
                "",
                few,
                Label(id=f"{len(COLUMNS)} kolom dipisah koma", en=f"{len(COLUMNS)} columns, comma between them"),
            )
        else:
            self._take_row(dict(zip(COLUMNS, (cell.strip() for cell in cells), strict=True)))

    def result(self) -> tuple[Village, ...] | list[Problem]:
        if not self._villages and not self._problems:
            self._wrong("", found_nothing(), Label(id="paling sedikit satu desa", en="at least one village"))
        return self._problems or tuple(self._villages.values())

    def _take_header(self, cells: list[str]) -> None:
        self._has_header = True
        if tuple(cells) != COLUMNS:
            header = ",".join(COLUMNS)
            self._wrong("", found_value(",".join(cells)), Label(id=f"kepala {header}", en=f"the header {header}"))

    def _take_row(self, row: dict[str, str]) -> None:
        before = len(self._problems)
        self._check_words(row)
        lat, lon = self._number(row, "lat"), self._number(row, "lon")
        area_km2 = self._number(row, "area_km2")
        if area_km2 is not None and area_km2 < 0:
            self._wrong("area_km2", found_value(area_km2), Label(id="paling kecil 0", en="at least 0"))
        if lat is not None and lon is not None:
            self._check_place(lat, lon)
        if before == len(self._problems) and lat is not None and lon is not None and area_km2 is not None:
            self._lines[row["code"]] = self._line
            self._villages[row["code"]] = Village(
                row["code"], row["name"], row["kind"], row["district"], Point(lat, lon), area_km2
            )

    def _check_words(self, row: dict[str, str]) -> None:
        self._check_code(row["code"])
        if row["kind"] not in _KINDS:
            one = " / ".join(_KINDS)
            self._wrong("kind", found_value(row["kind"]), Label(id=one, en=one))
        for column in ("name", "district"):
            if not row[column] or not row[column].isprintable():
                self._wrong(column, found_value(row[column]), Label(id="sebuah nama", en="a name"))
        self._check_district(row["code"].rpartition(".")[0], row["district"])

    def _check_code(self, code: str) -> None:
        if not _CODE.fullmatch(code):
            form = Label(id='kode Kemendagri "32.12.15.1001"', en='a Kemendagri code "32.12.15.1001"')
            self._wrong("code", found_value(code), form)
        elif not code.startswith(self._code_start):
            start = self._code_start
            begins = Label(id=f"kode yang diawali {start}", en=f"a code that starts with {start}")
            self._wrong("code", found_value(code), begins)
        if code in self._lines:
            line = self._lines[code]
            taken = Label(id=f"{code!r} sudah ada di baris {line}", en=f"{code!r} is in line {line} already")
            self._wrong("code", taken, Label(id="kode yang belum dipakai", en="a code that is not taken"))

    def _check_district(self, code: str, name: str) -> None:
        """One district code, one spelling: a slip would make a district of its own."""
        first, line = self._districts.setdefault(code, (name, self._line))
        if first != name:
            same = Label(id=f"{first!r} seperti baris {line}", en=f"{first!r} as in line {line}")
            self._wrong("district", found_value(name), same)

    def _number(self, row: dict[str, str], column: str) -> float | None:
        if re.fullmatch(r"-?\d{1,6}(\.\d{1,12})?", row[column], re.ASCII):
            return float(row[column])
        with_point = Label(id="bilangan dengan titik desimal", en="a number with a decimal point")
        self._wrong(column, found_value(row[column]), with_point)
        return None

    def _check_place(self, lat: float, lon: float) -> None:
        box = self._box
        if box.south <= lat <= box.north and box.west <= lon <= box.east:
            return
        inside = f"lat {box.south}..{box.north}, lon {box.west}..{box.east}"
        place = Label(id=f"di dalam wilayah, {inside}", en=f"inside the area, {inside}")
        self._wrong("lat, lon", found_value((lat, lon)), place)

    def _wrong(self, column: str, found: Label, expected: Label) -> None:
        self._problems.append(Problem(NAME, self._line, column, found, expected))
