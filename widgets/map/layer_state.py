"""One kind of thing on the map: all there is of it, and what the page has not been told yet."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Generic, TypeVar

from services.domain.event import Json

T = TypeVar("T")
Op = list[Json]  # [operation, argument]


class LayerState(Generic[T]):
    """Newest wins: a thing that changed five times before the next batch is sent once."""

    def __init__(self, kind: str, row: Callable[[str, T], list[Json] | None]) -> None:
        self.kind = kind
        self.things: dict[str, T] = {}
        self._row = row
        self._changed: dict[str, None] = {}
        self._gone: dict[str, None] = {}

    def put(self, things: Iterable[tuple[str, T]]) -> None:
        for id_, thing in things:
            self.things[id_] = thing
            self._changed[id_] = None

    def drop(self, ids: Iterable[str]) -> None:
        for id_ in ids:
            if self.things.pop(id_, None) is not None:
                self._changed.pop(id_, None)
                self._gone[id_] = None

    def keep_only(self, ids: Iterable[str]) -> None:
        wanted = set(ids)
        self.drop([id_ for id_ in self.things if id_ not in wanted])

    def resend(self) -> None:
        """The page was loaded anew: it knows nothing, so nothing needs removing."""
        self._changed = dict.fromkeys(self.things)
        self._gone = {}

    @property
    def is_pending(self) -> bool:
        return bool(self._changed or self._gone)

    def take(self, limit: int) -> list[Op]:
        """Return the next operations, at most ``limit`` rows; they count as sent. A thing that lost its place goes."""
        rows: list[Json] = []
        for id_ in list(islice(self._changed, limit)):
            del self._changed[id_]
            row = self._row(id_, self.things[id_])
            if row is None:
                self._gone[id_] = None
            else:
                rows.append(row)
                if self._gone:
                    self._gone.pop(id_, None)
        ops: list[Op] = []
        if self._gone:
            gone: list[Json] = list(self._gone)
            ops.append(["remove", {"kind": self.kind, "ids": gone}])
            self._gone = {}
        if rows:
            ops.append(["upsert", {"kind": self.kind, "rows": rows}])
        return ops
