"""A vault nobody opens, on the screens of both offices: asked, compared, answered, opened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from captura.actions.vault import open_vault, vault_access
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.acceso.samples import PASSPHRASE
from captura.ui.screens.alta.state_view import StateScreen
from captura.ui.screens.atencion.samples import ShutOut, shut_out
from captura.ui.screens.atencion.screen import AtencionScreen
from tests.ui.keys import press, shown, type_text


@pytest.fixture
def lost() -> Iterator[ShutOut]:
    made = shut_out()
    yield made
    made.close()


@pytest.fixture
def screen(
    qtbot: QtBot, lost: ShutOut, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[AtencionScreen]:
    # the system's own dialogs are the edge: there is no one to answer them here
    answer = str(tmp_path / "respuesta-32020.captura-boveda")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answer, ""))
    made = AtencionScreen(desk_of(lost.office))
    qtbot.addWidget(made)
    shown(made)
    made.gate.recover.click()
    yield made
    made.close_vault()


def answer(qtbot: QtBot, lost: ShutOut, request: Path) -> str:
    """What the state does with the file; the digits it compared."""
    there = StateScreen(desk_of(lost.state))
    qtbot.addWidget(there)
    shown(there)
    there.presenter.request_arrived(str(request))
    digits = there.panel.digits.label.text()
    there.panel.accept.click()
    return digits


def request_of(tmp_path: Path) -> Path:
    return tmp_path / "solicitud-32020.captura-boveda"


def test_the_sheet_and_the_states_answer_open_it(
    qtbot: QtBot, screen: AtencionScreen, lost: ShutOut, tmp_path: Path
) -> None:
    page = screen.recover
    assert screen.currentWidget() is page
    assert not page.digits.isVisible()
    page.ask.click()
    assert page.digits.label.text() == answer(qtbot, lost, request_of(tmp_path))
    page._read()
    type_text(page.sheet.words, lost.words)
    press(page.sheet.words, "Return")
    type_text(page.passphrase, PASSPHRASE)
    press(page.passphrase, "Return")
    assert screen.currentWidget() is screen.list
    assert screen.vault().is_open
    assert (page.sheet.text(), page.passphrase.text()) == ("", "")
    screen.close_vault()
    assert screen.gate.button.isVisible()
    assert vault_access(lost.office).mine
    open_vault(lost.office, PASSPHRASE).close()


def test_what_is_missing_is_named_in_turn(
    qtbot: QtBot, screen: AtencionScreen, lost: ShutOut, tmp_path: Path
) -> None:
    page = screen.recover
    page.button.click()
    assert "Todavía no se lee la respuesta" in page.answer.label.text()
    page.ask.click()
    answer(qtbot, lost, request_of(tmp_path))
    page._read()
    page.button.click()
    assert page.sheet.field.state()[0] == "bad"
    type_text(page.sheet.words, lost.words)
    page.button.click()
    assert page.field.state()[0] == "warn"
    type_text(page.passphrase, "otra frase que no es")
    page.button.click()
    assert page.message.isVisible()
    assert page.passphrase.text() == ""
    assert page.button.isEnabled()
    assert not vault_access(lost.office).mine


def test_a_lock_leaves_nothing_of_the_sheet(screen: AtencionScreen, lost: ShutOut) -> None:
    page = screen.recover
    type_text(page.sheet.words, lost.words)
    type_text(page.passphrase, PASSPHRASE)
    screen._desk.locked.emit()
    assert screen.currentWidget() is screen.gate
    assert (page.sheet.text(), page.passphrase.text()) == ("", "")
    assert not page.sheet.words.document().isUndoAvailable()


def test_the_answer_to_an_earlier_request_is_refused(
    qtbot: QtBot, screen: AtencionScreen, lost: ShutOut, tmp_path: Path
) -> None:
    page = screen.recover
    page.ask.click()
    answer(qtbot, lost, request_of(tmp_path))
    page.ask.click()
    page._read()
    type_text(page.sheet.words, lost.words)
    type_text(page.passphrase, PASSPHRASE)
    page.button.click()
    assert screen.currentWidget() is page
    assert not vault_access(lost.office).mine


def test_the_state_saves_nothing_when_digits_differ(
    qtbot: QtBot, screen: AtencionScreen, lost: ShutOut, tmp_path: Path
) -> None:
    screen.recover.ask.click()
    there = StateScreen(desk_of(lost.state))
    qtbot.addWidget(there)
    there.presenter.request_arrived(str(request_of(tmp_path)))
    there.panel.dropped.emit()
    there.presenter.certify("")
    assert not (tmp_path / "respuesta-32020.captura-boveda").exists()
