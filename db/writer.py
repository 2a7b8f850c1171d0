"""The one thread that writes and checkpoints the database."""

import queue
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import Connection

from db import errors
from db.ledger import Ledger
from services.domain.errors import KnownError
from services.domain.log import Batch, Committed
from services.domain.outbox import OutboxItem

T = TypeVar("T")
Subscriber = Callable[[Committed], None]


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    work: Callable[[], T]
    future: Future[T]


class Writer:
    """Takes work from any thread, does it in order on its own, and answers through futures."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._tasks: queue.SimpleQueue[Task[Committed] | Task[None] | None] = queue.SimpleQueue()
        self._subscribers: list[Subscriber] = []
        self._gate = threading.Lock()
        self._is_closed = False
        self._saw_damage = False
        self._thread = threading.Thread(target=self._run, name="store-writer")
        self._thread.start()

    @property
    def saw_damage(self) -> bool:
        """SQLite said the file is broken: the next start must check it."""
        return self._saw_damage

    def subscribe(self, subscriber: Subscriber) -> None:
        """Call before the first ``append``; ``subscriber`` runs on the writer thread and must be quick."""
        self._subscribers.append(subscriber)

    def append(self, batch: Batch) -> Future[Committed]:
        return self._queue(Task(lambda: self._ledger.commit(batch), Future()))

    def mark(self, item: OutboxItem) -> Future[Committed]:
        return self._queue(Task(lambda: self._ledger.mark(item), Future()))

    def run(self, job: Callable[[Connection], None]) -> Future[None]:
        """Do ``job`` in a transaction of its own that adds no events (a rebuild)."""
        return self._queue(Task(lambda: self._transact(job), Future()))

    def close(self) -> None:
        """Write everything queued, then end the thread. Twice is once."""
        with self._gate:
            if not self._is_closed:
                self._is_closed = True
                self._tasks.put(None)
        self._thread.join()

    def _queue(self, task: Task[T]) -> Future[T]:
        with self._gate:
            if self._is_closed:
                task.future.set_exception(errors.closed())
            else:
                self._tasks.put(task)  # type: ignore[arg-type]
        return task.future

    def _transact(self, job: Callable[[Connection], None]) -> None:
        with self._ledger.engine.begin() as connection:
            job(connection)

    def _run(self) -> None:
        while (task := self._tasks.get()) is not None:
            if task.future.set_running_or_notify_cancel():
                self._do(task)

    def _do(self, task: Task[Committed] | Task[None]) -> None:
        try:
            result = task.work()
        except Exception as error:  # noqa: BLE001 - the thread's boundary: whoever holds the future gets it
            task.future.set_exception(self._in_words(error))
            return
        task.future.set_result(result)  # type: ignore[arg-type]
        if result is not None:
            self._announce(result)

    def _in_words(self, error: Exception) -> Exception:
        self._saw_damage = self._saw_damage or errors.is_damage(error)
        known: KnownError | None = errors.storage_error(error)
        if known is None:
            return error
        known.__cause__ = error
        return known

    def _announce(self, committed: Committed) -> None:
        for subscriber in self._subscribers:
            try:
                subscriber(committed)
            except Exception:  # noqa: BLE001 - a listener's bug is reported, and must not stop the writing
                threading.excepthook(threading.ExceptHookArgs((*sys.exc_info(), self._thread)))
