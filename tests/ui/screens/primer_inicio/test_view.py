"""The assistant typed through with real keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.paths import DataFolder
from captura.ui.screens.acceso.samples import sample_door
from captura.ui.screens.primer_inicio import build
from tests.ui.keys import press, shown, type_text

PHRASE = "campana orilla zurdo novela"


def test_typed_through_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    opened: list[Office] = []
    door = replace(sample_door(DataFolder(tmp_path / "datos")), opened=opened.append)
    screen = build(door)
    qtbot.addWidget(screen)
    shown(screen)
    line = screen.office.municipality.lineEdit()
    assert line.hasFocus()
    type_text(line, "jerez")
    press(screen.office.municipality._found.popup, "Return")  # takes it and moves on
    assert screen.office.municipality.code() == "32020"
    assert screen.office.name.text() == "Instituto Municipal de las Mujeres de Jerez"
    press(screen.office.name, "Return")
    assert screen.access.user.hasFocus()
    type_text(screen.access.user, "Íñiga Muñoz")
    press(screen.access.user, "Return")
    type_text(screen.access.passphrase.first, PHRASE)
    press(screen.access.passphrase.first, "Return")
    type_text(screen.access.passphrase.again, PHRASE)
    press(screen.access.passphrase.again, "Return")
    qtbot.waitUntil(lambda: screen.presenter.office is not None, timeout=10_000)
    assert screen.access.passphrase.text() == ""
    for one in screen.presenter.asked:
        type_text(screen.sheet.fields[one.key], one.word)
        press(screen.sheet.fields[one.key], "Return")
    qtbot.waitUntil(lambda: screen.stack.currentWidget() is screen.backup, timeout=10_000)
    screen.backup.skip.click()
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert opened[0].user == "Íñiga Muñoz"
    opened[0].close()
    door.tasks.close()


def test_a_proposed_passphrase_is_shown_and_must_be_typed(qtbot: QtBot, tmp_path: Path) -> None:
    screen = build(sample_door(DataFolder(tmp_path / "datos")))
    qtbot.addWidget(screen)
    shown(screen)
    fields = screen.access.passphrase
    fields.propose.click()
    assert len(fields.first.text().split()) == 5
    assert fields.first.echoMode() is fields.first.EchoMode.Normal
    assert not fields.usable()
    type_text(fields.again, fields.first.text())
    assert fields.usable()
