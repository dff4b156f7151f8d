"""Slow work in the program's own threads, and a desk over them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.settings import Settings
from captura.ui.desk import Desk
from captura.ui.tasks import Tasks

WAIT = 20_000


@contextmanager
def threaded_desk(qtbot: QtBot, office: Office) -> Iterator[Desk]:
    """A desk whose work is at rest at the end; an error that nobody expected fails the test."""
    failed: list[Exception] = []
    tasks = Tasks(failed.append)
    yield Desk(office, tasks, Settings())
    rest(qtbot, tasks)
    tasks.close()
    assert failed == []


def rest(qtbot: QtBot, tasks: Tasks) -> None:
    """Wait until nothing is under way."""
    for _ in range(4):  # an answer may ask for more
        qtbot.waitUntil(lambda: not tasks.busy(), timeout=WAIT)
        QApplication.processEvents()
