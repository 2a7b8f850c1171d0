"""Named ways to look at the queue: those the console knows, and those an operator saved."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from PySide6.QtCore import QCoreApplication

from services.domain.severity import Severity
from widgets.incidents.queue_cells import QueueColumn
from widgets.incidents.queue_query import QueueFilter, QueueGroup, QueueQuery, QueueSort

MOST_VIEWS = 30
NAME_MAX, TEXT_MAX = 40, 200
_Word = TypeVar("_Word", bound=Enum)


@dataclass(frozen=True, slots=True)
class SavedView:
    name: str
    query: QueueQuery


def known_views() -> tuple[SavedView, ...]:
    """Return the views every operator has, in the language of the application."""
    translate = QCoreApplication.translate
    return (
        SavedView(translate("SavedViews", "Not assigned"), QueueQuery(QueueFilter.UNASSIGNED)),
        SavedView(translate("SavedViews", "Overdue"), QueueQuery(QueueFilter.OVERDUE, sort=QueueSort.DEADLINE)),
        SavedView(translate("SavedViews", "Mine"), QueueQuery(QueueFilter.MINE)),
        SavedView("P1 + P2", QueueQuery(severities=frozenset({Severity.P1, Severity.P2}))),
        SavedView(translate("SavedViews", "Everything by district"), QueueQuery(group=QueueGroup.DISTRICT)),
    )


def views_as_text(views: Sequence[SavedView]) -> str:
    """Write ``views`` as JSON, to be kept between starts."""
    return json.dumps([{"name": view.name} | _query_as_json(view.query) for view in views])


def views_from_text(text: str) -> tuple[SavedView, ...]:
    """Read what ``views_as_text`` wrote; what cannot be understood is passed over."""
    try:
        entries = json.loads(text or "[]")
    except ValueError:
        return ()
    found = [_view(entry) for entry in entries if isinstance(entry, dict)] if isinstance(entries, list) else []
    return tuple(view for view in found if view is not None)[:MOST_VIEWS]


def columns_as_text(columns: frozenset[QueueColumn]) -> str:
    return " ".join(sorted(column.name.lower() for column in columns))


def columns_from_text(text: str) -> frozenset[QueueColumn]:
    names = {column.name.lower(): column for column in CHOSEN_COLUMNS}
    return frozenset(names[word] for word in text.split() if word in names)


CHOSEN_COLUMNS = tuple(c for c in QueueColumn if c not in (QueueColumn.SEVERITY, QueueColumn.TITLE))


def _query_as_json(query: QueueQuery) -> dict[str, object]:
    return {
        "which": query.which.value,
        "text": query.text,
        "sort": query.sort.value,
        "severities": sorted(int(severity) for severity in query.severities),
        "agency": query.agency,
        "group": query.group.value,
    }


def _view(entry: dict[str, object]) -> SavedView | None:
    name = _text(entry.get("name"), NAME_MAX)
    listed = entry.get("severities")
    numbers = listed if isinstance(listed, list) else []
    query = QueueQuery(
        which=_word(QueueFilter, entry.get("which"), QueueFilter.ALL),
        text=_text(entry.get("text"), TEXT_MAX),
        sort=_word(QueueSort, entry.get("sort"), QueueSort.WORST_FIRST),
        severities=frozenset(severity for severity in Severity if int(severity) in numbers),
        agency=_text(entry.get("agency"), NAME_MAX),
        group=_word(QueueGroup, entry.get("group"), QueueGroup.NONE),
    )
    return SavedView(name, query) if name else None


def _word(kind: type[_Word], value: object, usual: _Word) -> _Word:
    return next((word for word in kind if word.value == value), usual)


def _text(value: object, limit: int) -> str:
    return " ".join(value.split())[:limit] if isinstance(value, str) else ""
