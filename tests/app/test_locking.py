"""The lock on a real window and office: a passphrase opens it, and the key goes and comes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from captura.actions.demonstration.cast import PHRASE, Moment
from captura.actions.office import Office
from captura.app.locking import Locking
from captura.ui.shell import Place, Shell
from captura.ui.tasks import Tasks
from tests.actions.world import JEREZ, start
from tests.ui.keys import press, shown, type_text


@dataclass
class Seat:
    """One laptop in use."""

    office: Office
    shell: Shell
    locking: Locking
    seconds: list[float]
    moment: Moment

    def wait(self, minutes: float) -> None:
        self.seconds[0] += minutes * 60
        self.locking.idle.look()


def _raise(error: BaseException) -> None:
    raise error


def _nobody(name: str, passphrase: str) -> Office:
    raise AssertionError(name)


@pytest.fixture
def seat(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Seat]:
    moment = Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC))
    office = start(tmp_path, JEREZ, moment)
    shell = Shell([Place("x", "Lugar", "users")], where=("Instituto", "Jerez"), user="U")
    shell.add_page("x", QWidget)
    shell.go("x")
    qtbot.addWidget(shell)
    shown(shell)
    seconds = [1000.0]
    tasks = Tasks(_raise)
    locking = Locking(
        qapp, tasks, lambda: None, _raise, _nobody, lambda _: None, clock=lambda: seconds[0]
    )
    locking.attach(office, shell, lambda: None)
    yield Seat(office, shell, locking, seconds, moment)
    locking.detach()  # it watches the application, and would lock a window that is gone
    tasks.close()
    office.close()


def opens(qtbot: QtBot, seat: Seat, phrase: str) -> None:
    screen = seat.locking.screen
    type_text(screen.passphrase, phrase)
    press(screen.passphrase, "Return")

    def judged() -> bool:
        return seat.locking.screen is None or screen.button.isEnabled()

    qtbot.waitUntil(judged, timeout=9000)


def test_idle_locks_and_after_half_an_hour_the_key_is_gone(qtbot: QtBot, seat: Seat) -> None:
    seat.wait(4)
    assert seat.locking.screen is None
    seat.wait(1)
    assert seat.shell.layers.currentWidget() is seat.locking.screen
    assert seat.office.store.is_open
    seat.wait(30)
    qtbot.waitUntil(lambda: not seat.office.store.is_open, timeout=5000)
    opens(qtbot, seat, "no es esta frase")
    assert not seat.office.store.is_open
    seat.moment.now += dt.timedelta(seconds=2)
    opens(qtbot, seat, PHRASE)
    qtbot.waitUntil(lambda: seat.locking.screen is None, timeout=9000)
    assert seat.office.store.is_open
    assert seat.office.store.meta("instituto") == JEREZ
    assert seat.shell.layers.currentIndex() == 0


def test_locking_twice_is_one_lock_and_flight_counts_as_locked(qtbot: QtBot, seat: Seat) -> None:
    seat.shell.flee()
    seat.wait(30)
    qtbot.waitUntil(lambda: not seat.office.store.is_open, timeout=5000)
    seat.shell.woken.emit()
    first = seat.locking.screen
    seat.shell.locking.emit()
    assert seat.locking.screen is first
    opens(qtbot, seat, PHRASE)
    qtbot.waitUntil(lambda: seat.locking.screen is None, timeout=9000)
    assert seat.office.store.is_open
