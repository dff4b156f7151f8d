"""The login with real keys: typing, refusing, and the sheet's box."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.paths import DataFolder
from captura.ui.components import Button
from captura.ui.screens.acceso import build
from captura.ui.screens.acceso.samples import PASSPHRASE, clock, sample_door, start
from captura.ui.screens.acceso.view import AccessScreen
from captura.ui.screens.primer_inicio.view import FirstStartScreen
from tests.ui.keys import press, shown, type_text


def test_typing_the_passphrase_opens_the_office(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    start(folder).office.close()
    opened: list[Office] = []
    times = (clock() + dt.timedelta(seconds=turn) for turn in itertools.count())
    door = replace(sample_door(folder), opened=opened.append, clock=lambda: next(times))
    entrance = build(door)
    qtbot.addWidget(entrance)
    shown(entrance)
    screen = entrance.currentWidget()
    assert isinstance(screen, AccessScreen)
    type_text(screen.lock.passphrase, "no es esta, señora")
    press(screen.lock.passphrase, "Return")
    qtbot.waitUntil(lambda: screen.lock.field.state()[0] == "bad", timeout=10_000)
    assert screen.lock.passphrase.text() == ""
    type_text(screen.lock.passphrase, PASSPHRASE)
    press(screen.lock.passphrase, "Return")
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert opened[0].user == "María López"
    assert screen.lock.passphrase.text() == ""
    opened[0].close()
    door.tasks.close()


def test_an_empty_folder_leads_to_the_first_start(qtbot: QtBot, tmp_path: Path) -> None:
    entrance = build(sample_door(DataFolder(tmp_path / "nada")))
    qtbot.addWidget(entrance)
    assert isinstance(entrance.currentWidget(), FirstStartScreen)


def test_a_chip_mends_a_word_of_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos")
    start(folder).office.close()
    screen = AccessScreen(sample_door(folder), lambda opened: None)
    qtbot.addWidget(screen)
    shown(screen)
    screen._forgot()
    shown(screen)  # where no one manages windows, none gives the keyboard back by itself
    box = screen.recover.sheets[0]
    type_text(box.words, "ábaco abdomn abeja ")
    assert box.field.state()[0] == "warn"

    def chips() -> list[Button]:
        return [one for one in box.findChildren(Button) if one.isVisible()]

    qtbot.waitUntil(lambda: len(chips()) == 1)
    chips()[0].click()
    assert box.text().split() == ["ábaco", "abdomen", "abeja"]
    assert box.field.state()[0] == ""
    press(box.words, "Return")
    assert screen.recover.passphrase.first.hasFocus()
