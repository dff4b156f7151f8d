"""Nobody there: said after five minutes and, locked, after thirty; by a clock of the test's."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication

from captura.ui.idle import Idle

MINUTE = 60.0


@dataclass
class Told:
    """What was said, and the time the test sets."""

    now: float = 1_000_000.0
    said: list[str] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def idle(qapp: QApplication, told: Told) -> Idle:
    made = Idle(qapp, told, 5 * MINUTE, 30 * MINUTE)
    made.idle.connect(lambda: told.said.append("idle"))
    made.idle.connect(made.lock)
    made.forgotten.connect(lambda: told.said.append("forgotten"))
    return made


def wait(idle: Idle, told: Told, minutes: float) -> None:
    told.now += minutes * MINUTE
    idle.look()


def test_five_minutes_then_thirty_each_said_once(idle: Idle, told: Told) -> None:
    wait(idle, told, 4.9)
    assert told.said == []
    wait(idle, told, 0.1)
    assert told.said == ["idle"]
    wait(idle, told, 29.9)
    assert told.said == ["idle"]
    wait(idle, told, 0.1)
    wait(idle, told, 100)
    assert told.said == ["idle", "forgotten"]
    idle.unlock()
    wait(idle, told, 4.9)
    assert told.said == ["idle", "forgotten"]
    wait(idle, told, 0.2)
    assert told.said[2:] == ["idle"]


def test_a_key_begins_the_count_again(idle: Idle, told: Told) -> None:
    somewhere = QWindow()
    idle.watch(somewhere)
    idle.watch(somewhere)
    wait(idle, told, 4)
    press = QKeyEvent(QEvent.Type.KeyPress, 65, QApplication.keyboardModifiers())
    QApplication.sendEvent(somewhere, press)
    wait(idle, told, 4)
    assert told.said == []
    QApplication.sendEvent(somewhere, QEvent(QEvent.Type.UpdateRequest))  # no hand did this
    wait(idle, told, 1)
    assert told.said == ["idle"]


def test_locked_by_hand_twice_counts_from_the_first(idle: Idle, told: Told) -> None:
    idle.lock()
    wait(idle, told, 20)
    idle.lock()
    wait(idle, told, 10)
    assert told.said == ["forgotten"]


def test_a_laptop_that_slept_is_locked_when_it_wakes(idle: Idle, told: Told) -> None:
    wait(idle, told, 600)
    assert told.said == ["idle"]


def test_a_clock_set_back_starts_again_and_does_not_stop_it(idle: Idle, told: Told) -> None:
    wait(idle, told, -600)
    wait(idle, told, 5)
    assert told.said == ["idle"]
