"""The forms being filled in, on disk while they are typed: a crash or a kill loses at most the last second."""

import json
import os
from datetime import datetime
from pathlib import Path
from typing import Any

from services.domain.call import CallKind
from services.domain.draft import IncidentDraft, KeptDraft
from services.domain.errors import KnownError
from services.domain.geo import Point
from services.domain.severity import Severity
from services.domain.text import Label

NAME = "drafts.json"
VERSION = 1
NOT_KEPT = Label(
    id="Draf yang sedang diketik tidak dapat disimpan ke disk. Simpan kejadian sekarang, lalu periksa disk.",
    en="What is being typed cannot be kept on disk. Save the incident now, then check the disk.",
)
UNREADABLE = Label(
    id="Draf yang tersimpan tidak dapat dibaca. Berkasnya disimpan sebagai drafts.json.rusak.",
    en="The drafts that were kept cannot be read. Their file was put aside as drafts.json.rusak.",
)


class DraftBox:
    """One small file in the data folder, its owner's only: it holds names and numbers. Pool threads."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def keep(self, drafts: tuple[KeptDraft, ...]) -> None:
        """Replace what was kept; with none the file goes. Raises KnownError when the disk says no."""
        try:
            if drafts:
                self._write(json.dumps({"version": VERSION, "drafts": [_to_json(draft) for draft in drafts]}))
            else:
                self._path.unlink(missing_ok=True)
        except OSError as error:
            raise KnownError(NOT_KEPT, str(error.strerror)) from error

    def kept(self) -> tuple[KeptDraft, ...]:
        """Return what was kept, oldest first. Raises KnownError for what is not ours; the file is put aside."""
        try:
            written = json.loads(self._path.read_text("utf-8"))
            return tuple(_from_json(draft) for draft in written["drafts"])
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise KnownError(UNREADABLE, str(error.strerror)) from error
        except (ValueError, KeyError, TypeError) as error:
            self._path.replace(self._path.with_name(NAME + ".rusak"))
            raise KnownError(UNREADABLE, str(error)) from error

    def _write(self, text: str) -> None:
        unfinished = self._path.with_name(NAME + ".new")
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(self._path)


def _to_json(draft: KeptDraft) -> dict[str, Any]:
    facts = draft.facts
    return {
        "draft_id": draft.draft_id,
        "started_at": draft.started_at.isoformat(),
        "kind": draft.kind.value if draft.kind else None,
        "where": draft.where,
        "point": _pair(draft.point),
        "category": facts.category,
        "title": facts.title,
        "description": facts.description,
        "place": facts.place,
        "district": facts.district,
        "at": _pair(facts.point),
        "severity": int(facts.severity) if facts.severity else None,
        "channel": facts.channel,
        "reporter": facts.reporter,
        "number": facts.number,
        "people_at_risk": facts.people_at_risk,
        "people_kinds": list(facts.people_kinds),
    }


def _from_json(data: dict[str, Any]) -> KeptDraft:
    names = ("category", "title", "description", "place", "district", "channel", "reporter", "number")
    texts: dict[str, Any] = {name: str(data[name]) for name in names}
    facts = IncidentDraft(
        **texts,
        point=_point(data["at"]),
        severity=Severity(data["severity"]) if data["severity"] else None,
        people_at_risk=None if data["people_at_risk"] is None else int(data["people_at_risk"]),
        people_kinds=tuple(map(str, data["people_kinds"])),
    )
    kind = CallKind(data["kind"]) if data["kind"] else None
    started_at = datetime.fromisoformat(data["started_at"])
    return KeptDraft(str(data["draft_id"]), started_at, kind, facts, str(data["where"]), _point(data["point"]))


def _pair(point: Point | None) -> list[float] | None:
    return [point.lat, point.lon] if point else None


def _point(pair: list[float] | None) -> Point | None:
    return Point(float(pair[0]), float(pair[1])) if pair else None
