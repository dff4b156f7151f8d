"""The vault goes along with an alta only where the titular says so, by her own passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from captura.actions.demonstration.cast import PHRASE
from captura.actions.enrol import request_bytes, write_request
from captura.actions.enrol_sister import read_welcome_file
from captura.actions.office import Office
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.entregas.samples import Sample, temporary_sample
from captura.ui.screens.intercambio.samples import fresh_of, sharing
from captura.ui.screens.intercambio.view import ExchangeScreen
from tests.ui.keys import press, shown, type_text


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    return tmp_path


def asked(qtbot: QtBot, sample: Sample, folder: Path) -> tuple[ExchangeScreen, Office]:
    """The screen with the request of a second laptop, and that laptop."""
    fresh = fresh_of(sample)
    path = folder / "solicitud.captura-alta"
    path.write_bytes(request_bytes(write_request(fresh, "Laptop nueva")))
    screen = ExchangeScreen(desk_of(sample.office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    screen.adding.request_arrived(str(path))
    return screen, fresh


def test_her_passphrase_puts_the_vault_into_the_file(qtbot: QtBot, folder: Path) -> None:
    screen, fresh = asked(qtbot, sharing(), folder)
    assert not screen.add.phrase.isVisible()
    press(screen.add.vault, "Space")
    press(screen.add.passphrase, "Return")  # nothing typed
    assert screen.add.phrase.state()[0] == "warn"
    type_text(screen.add.passphrase, "otra frase que no es la suya")
    press(screen.add.passphrase, "Return")
    assert "CAP-KEYS" in screen.message.accessibleName()
    assert screen.add.passphrase.text() == ""
    assert not list(folder.glob("alta-*"))
    type_text(screen.add.passphrase, PHRASE)
    press(screen.add.passphrase, "Return")
    (made,) = folder.glob("alta-*")
    assert read_welcome_file(fresh, made.read_bytes()).vault_key
    assert screen.add.own.isVisible()


def test_without_the_mark_no_key_travels(qtbot: QtBot, folder: Path) -> None:
    screen, fresh = asked(qtbot, sharing(), folder)
    assert screen.add.vault.isVisible()
    press(screen.add.accept, "Return")
    (made,) = folder.glob("alta-*")
    assert read_welcome_file(fresh, made.read_bytes()).vault_key == ""


def test_who_cannot_open_a_vault_is_not_asked(qtbot: QtBot, folder: Path) -> None:
    screen, _ = asked(qtbot, temporary_sample(people=12), folder)
    assert not screen.add.vault.isVisible()
