"""The enrolment's screens with real keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.ui.desk import Desk
from captura.ui.screens.alta import build
from captura.ui.screens.alta.institute_view import InstituteScreen
from captura.ui.screens.alta.state_view import StateScreen
from captura.ui.screens.entregas.samples import make_sample
from tests.ui.dropping import drop
from tests.ui.keys import press, shown, type_text


def test_typed_request_is_saved_where_chosen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = make_sample(tmp_path, certified=False, people=12)
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    screen = build(sample.desk())
    assert isinstance(screen, InstituteScreen)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(field="titular")
    assert screen.profile.form.row("titular").editor.hasFocus()
    press(screen.device.nickname, "Return")
    assert screen.device.nickname_row.state()[0] == "bad"
    type_text(screen.device.nickname, "Laptop de la señora Ñ")
    press(screen.device.nickname, "Return")
    assert (tmp_path / "solicitud-32020.captura-alta").is_file()
    assert len(screen.device.own.label.text().split()) == 5
    sample.close()


def test_the_states_list_is_a_sound_model(
    qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    sample = make_sample(tmp_path, people=12)
    desk = sample.desk()
    screen = build(Desk(sample.state, desk.tasks, desk.settings))
    assert isinstance(screen, StateScreen)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    qtmodeltester.check(screen.model)
    type_text(screen.search, "jéréz")
    assert screen.model.rowCount() == 1
    wrong = tmp_path / "otra-cosa.captura-alta"
    wrong.write_bytes(b"nada")
    assert drop(screen, wrong)
    assert "CAP-KEYS" in screen.message.accessibleName()
    sample.close()
