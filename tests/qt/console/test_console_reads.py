"""Reads and writes come back to the GUI thread; nothing late, nothing silent."""

import threading
from collections.abc import Callable
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QThreadPool
from pytestqt.qtbot import QtBot

from console.notices import Notices
from console.reads import Read
from console.saving import Saving
from services.domain.errors import KnownError
from services.domain.log import Committed
from services.domain.text import Label

FULL = KnownError(Label("Cakram penuh", "The disk is full"))


@pytest.fixture
def pool() -> QThreadPool:
    return QThreadPool()


def answer(value: object) -> Callable[[], object]:
    return lambda: value


def test_that_an_answer_arrives_on_the_gui_thread(qtbot: QtBot, pool: QThreadPool) -> None:
    read = Read(pool)
    heard: list[threading.Thread] = []
    read.answered.connect(lambda _: heard.append(threading.current_thread()))
    with qtbot.waitSignal(read.answered) as answered:
        read.ask(answer(("a", "b")))
    assert answered.args == [("a", "b")]
    assert heard == [threading.main_thread()]


def test_that_a_late_answer_to_an_older_question_is_dropped(qtbot: QtBot, pool: QThreadPool) -> None:
    read, gate, heard = Read(pool), threading.Event(), []
    pool.setMaxThreadCount(2)
    read.answered.connect(heard.append)
    read.ask(lambda: gate.wait(5) and "old")
    with qtbot.waitSignal(read.answered):
        read.ask(answer("new"))
    gate.set()
    assert pool.waitForDone(3000)
    qtbot.wait(20)
    assert heard == ["new"]


def test_that_a_known_failure_is_told_and_a_bug_reaches_the_hook(qtbot: QtBot, pool: QThreadPool) -> None:
    read = Read(pool)

    def refuse() -> object:
        raise FULL

    def broken() -> object:
        raise ZeroDivisionError

    with qtbot.waitSignal(read.failed) as failed:
        read.ask(refuse)
    assert failed.args == [FULL]
    with qtbot.capture_exceptions() as bugs:
        read.ask(broken)
        qtbot.waitUntil(lambda: bool(bugs))
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]


def test_that_saved_is_said_only_when_the_future_is_done(qtbot: QtBot) -> None:
    saving, future = Saving(), Future[Committed]()
    heard: list[str] = []
    saving.saved.connect(lambda subject, _: heard.append(subject))
    saving.watch("incident-1", future)
    qtbot.wait(10)
    assert heard == []
    writer = threading.Thread(target=future.set_result, args=(Committed(),))
    with qtbot.waitSignal(saving.saved):
        writer.start()
    writer.join()
    assert heard == ["incident-1"]


def test_that_a_write_the_disk_refused_is_never_called_saved(qtbot: QtBot) -> None:
    saving, future = Saving(), Future[Committed]()
    saving.watch("incident-1", future)
    with qtbot.waitSignal(saving.refused) as refused, qtbot.assertNotEmitted(saving.saved):
        future.set_exception(FULL)
    assert refused.args == ["incident-1", FULL]


def test_that_an_act_in_two_parts_is_saved_when_both_are(qtbot: QtBot) -> None:
    saving, first, second = Saving(), Future[Committed](), Future[Committed]()
    heard: list[object] = []
    saving.saved.connect(lambda wish, _: heard.append(wish))
    saving.watch("assign", first, second)
    second.set_result(Committed())
    qtbot.wait(10)
    assert heard == []
    with qtbot.waitSignal(saving.saved):
        first.set_result(Committed())
    assert heard == ["assign"]


def test_that_an_act_whose_first_part_failed_is_refused_once(qtbot: QtBot) -> None:
    saving, first, second = Saving(), Future[Committed](), Future[Committed]()
    heard: list[object] = []
    saving.refused.connect(lambda wish, _: heard.append(wish))
    saving.watch("assign", first, second)
    with qtbot.assertNotEmitted(saving.saved, wait=30):
        first.set_exception(FULL)
        second.set_exception(FULL)
    assert heard == ["assign"]


def test_that_trouble_and_news_go_through_one_door(qtbot: QtBot) -> None:
    notices = Notices()
    with qtbot.waitSignal(notices.said) as said:
        notices.tell_error(FULL)
    assert said.args == [FULL.reason, True]
