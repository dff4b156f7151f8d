"""Slow work: answers come back to the window's thread, and never to a window that is gone."""

import threading
import time

import pytest
from PySide6.QtCore import QCoreApplication, QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from captura.ui.tasks import FREE, Cancelled, Running, Tasks


@pytest.fixture
def tasks() -> Tasks:
    faults: list[Exception] = []
    made = Tasks(faults.append)
    made.faults = faults  # type: ignore[attr-defined]
    return made


def test_the_answer_comes_on_the_main_thread(qtbot: QtBot, tasks: Tasks) -> None:
    owner, told = QObject(), []
    tasks.run(
        owner,
        threading.get_ident,
        lambda worker: told.append((worker, threading.get_ident())),
    )
    qtbot.waitUntil(lambda: bool(told))
    worker, here = told[0]
    assert here == threading.get_ident() != worker
    tasks.close()


def test_database_work_runs_one_after_another(qtbot: QtBot, tasks: Tasks) -> None:
    owner, running, most, done = QObject(), [0], [0], []

    def work() -> None:
        running[0] += 1
        most[0] = max(most[0], running[0])
        time.sleep(0.005)
        running[0] -= 1

    for _ in range(10):
        tasks.run(owner, work, done.append)
    qtbot.waitUntil(lambda: len(done) == 10)
    assert most == [1]
    tasks.close()


def test_nothing_comes_back_to_an_owner_that_is_gone(qtbot: QtBot, tasks: Tasks) -> None:
    owner, told = QObject(), []
    hold = threading.Event()
    tasks.run(owner, hold.wait, told.append)
    delete(owner)
    hold.set()
    qtbot.waitUntil(lambda: not tasks.busy())
    qtbot.wait(20)
    assert told == []
    tasks.close()


def test_a_fault_goes_to_failed_or_to_the_common_place(qtbot: QtBot, tasks: Tasks) -> None:
    owner, own = QObject(), []
    tasks.run(owner, lambda: 1 // 0, own.append, own.append)
    tasks.run(owner, lambda: [][0], own.append)
    common = tasks.faults  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(own) and bool(common))
    assert isinstance(own[0], ZeroDivisionError)
    assert isinstance(common[0], IndexError)
    tasks.close()


def test_long_work_tells_its_progress_and_stops_when_asked(qtbot: QtBot, tasks: Tasks) -> None:
    owner, told, ended = QObject(), [], []

    def work(running: Running) -> None:
        for step in range(10_000):
            running.check()
            running.progress(step, 10_000, "paso")
            time.sleep(0.001)

    running = tasks.run_long(
        owner, work, ended.append, ended.append, progress=lambda *p: told.append(p), lane=FREE
    )
    qtbot.waitUntil(lambda: len(told) > 3)
    running.cancel()
    qtbot.waitUntil(lambda: bool(ended))
    assert isinstance(ended[0], Cancelled)
    assert told[2] == (2, 10_000, "paso")
    tasks.close()


def test_what_is_asked_after_the_end_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    owner, done = QObject(), []
    tasks.close()
    tasks.run(owner, lambda: 1, done.append)
    assert not tasks.busy()
    qtbot.wait(20)
    assert done == []


def test_work_is_under_way_until_its_answer_was_heard(qtbot: QtBot, tasks: Tasks) -> None:
    """An answer that asks for more leaves no moment in which nothing seems to be under way."""
    owner, heard, idle = QObject(), [], []

    def again(value: int) -> None:
        heard.append(value)
        if value < 5:
            tasks.run(owner, lambda: value + 1, again)

    tasks.run(owner, lambda: 1, again)
    while len(heard) < 5:
        time.sleep(0.01)  # the work ends here, unheard
        idle.append(not tasks.busy())
        QCoreApplication.processEvents()
    assert not any(idle)
    assert not tasks.busy()
    tasks.close()
