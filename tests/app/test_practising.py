"""Into practice and out again: from the entrance, from a first start, never into real data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from captura.actions.demonstration.cast import PHRASE, Moment
from captura.actions.practice.offices import is_made
from captura.app.window import Windows
from captura.paths import DataFolder
from captura.ui.screens.acceso.view import AccessScreen
from captura.ui.screens.practica.strip import PracticeStrip
from captura.ui.screens.primer_inicio.view import FirstStartScreen
from tests.actions.practice.test_offices import bytes_of
from tests.actions.world import JEREZ, start
from tests.app.desk import closed, rest

CLOCK = Moment(dt.datetime(2026, 5, 5, 15, tzinfo=dt.UTC))


@pytest.fixture
def windows(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Windows]:
    start(tmp_path, JEREZ, CLOCK).close()
    made = Windows(qapp, DataFolder(tmp_path / JEREZ))
    yield made
    rest(qtbot, made)
    closed(made)


T = TypeVar("T", bound=QWidget)


def found(qtbot: QtBot, windows: Windows, kind: type[T]) -> T:
    """A screen before the office, once the window is furnished with it."""

    def seen() -> T | None:
        return windows.window.findChild(kind) if windows.window is not None else None

    qtbot.waitUntil(lambda: seen() is not None, timeout=20_000)
    screen = seen()
    assert screen is not None
    return screen


def strip_of(windows: Windows) -> PracticeStrip:
    assert windows.shell is not None
    strip = windows.shell.findChild(PracticeStrip)
    assert isinstance(strip, PracticeStrip)
    return strip


def test_from_the_entrance_into_practice_and_back(qtbot: QtBot, windows: Windows) -> None:
    before = bytes_of(windows.home.root)
    windows.show_entrance()
    found(qtbot, windows, AccessScreen).lock.practise.click()
    qtbot.waitUntil(lambda: windows.shell is not None, timeout=60_000)
    rest(qtbot, windows)
    assert windows.office is not None
    assert windows.office.practice
    assert windows.folder.root == windows.home.practice / "instituto"
    assert strip_of(windows).isVisible()
    assert bytes_of(windows.home.root) == before
    strip_of(windows).leave.click()
    qtbot.waitUntil(lambda: windows.office is None, timeout=20_000)
    rest(qtbot, windows)
    assert windows.folder == windows.home
    found(qtbot, windows, AccessScreen)
    assert windows.window is not None
    assert windows.window.findChild(PracticeStrip) is None
    assert bytes_of(windows.home.root) == before


def test_from_a_first_start(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    windows = Windows(qapp, DataFolder(tmp_path))
    windows.show_entrance()
    screen = found(qtbot, windows, FirstStartScreen)
    assert screen.practise.isVisibleTo(screen)
    screen.practise.click()
    qtbot.waitUntil(lambda: windows.shell is not None, timeout=60_000)
    rest(qtbot, windows)
    assert is_made(windows.home)
    assert not windows.home.keys.exists()
    rest(qtbot, windows)
    closed(windows)


def test_no_lock_loses_the_strip_and_the_safe_screen_goes_without(
    qtbot: QtBot, windows: Windows
) -> None:
    windows.show_entrance()
    windows.practising.begin()
    qtbot.waitUntil(lambda: windows.shell is not None, timeout=60_000)
    rest(qtbot, windows)
    shell, strip = windows.shell, strip_of(windows)
    assert shell is not None
    for name in shell.rail.items:
        shell.go(name)
        rest(qtbot, windows)
        assert strip.isVisible()
        assert strip.geometry().bottom() < shell.layers.geometry().top()
    shell.locking.emit()
    assert strip.isVisible()
    screen = windows.locking.screen
    screen.passphrase.setText(PHRASE)
    screen.button.click()
    qtbot.waitUntil(lambda: windows.locking.screen is None, timeout=20_000)
    shell.flee()
    assert not strip.isVisible()
    shell.woken.emit()
    assert strip.isVisible()


def test_who_forgot_the_phrase_of_practice_is_in_it_again(qtbot: QtBot, windows: Windows) -> None:
    windows.show_entrance()
    windows.practising.begin()
    qtbot.waitUntil(lambda: windows.shell is not None, timeout=60_000)
    rest(qtbot, windows)
    windows._forgot()
    qtbot.waitUntil(lambda: windows.shell is not None, timeout=20_000)
    assert windows.office is not None
    assert windows.office.practice


def test_begun_again_it_is_another_practice(qtbot: QtBot, windows: Windows) -> None:
    windows.show_entrance()
    windows.practising.begin()
    qtbot.waitUntil(lambda: windows.shell is not None, timeout=60_000)
    rest(qtbot, windows)
    first = windows.office
    assert first is not None
    windows.practising.again()
    qtbot.waitUntil(lambda: windows.office not in (None, first), timeout=60_000)
    assert windows.office is not None
    assert windows.office.device.public_hex != first.device.public_hex
