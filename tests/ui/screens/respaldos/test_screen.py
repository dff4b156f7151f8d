"""The screen of backups as someone uses it: a copy now, a second place, back to an earlier day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from captura.actions.attend import register_person
from captura.actions.demonstration.cast import PHRASE
from captura.actions.open_office import open_office
from captura.actions.vault import create_vault, open_vault
from captura.records.persona import Persona
from captura.records.roles import ATENCION
from captura.settings import Settings, read_settings
from captura.store.restore import STAGE, set_aside
from captura.ui.desk import Desk
from captura.ui.screens.entregas.samples import Sample, make_sample
from captura.ui.screens.respaldos import build
from captura.ui.screens.respaldos.view import BackupsScreen
from captura.ui.tasks import Tasks
from tests.ui.keys import press, shown, type_text


@pytest.fixture
def sample(tmp_path: Path) -> Iterator[Sample]:
    made = make_sample(tmp_path, people=4)
    yield made
    made.close()


@pytest.fixture
def screen(qtbot: QtBot, sample: Sample) -> Iterator[BackupsScreen]:
    failed: list[Exception] = []
    tasks = Tasks(failed.append)
    desk = Desk(sample.office, tasks, Settings())

    def leave(then: Callable[[], None]) -> None:
        sample.office.close()
        then()

    desk.connect_office(leave, lambda settings: None)
    page = build(desk)
    qtbot.addWidget(page)
    shown(page)
    page.open()
    yield page
    tasks.close()
    assert not failed


def wait_for_backup(qtbot: QtBot, screen: BackupsScreen, at_least: int = 1) -> None:
    qtbot.waitUntil(lambda: screen.table.model().rowCount() >= at_least, timeout=20_000)
    qtbot.waitUntil(screen.now.isEnabled, timeout=20_000)


def test_a_backup_now_and_back_to_it(qtbot: QtBot, sample: Sample, screen: BackupsScreen) -> None:
    office = sample.office
    qtbot.waitUntil(lambda: not screen.empty.isHidden(), timeout=20_000)
    before = office.store.value("SELECT count(*) FROM persona")
    screen.now.click()
    wait_for_backup(qtbot, screen)
    register_person(office, Persona(nombres="Luego"))
    screen.table.setFocus()
    press(screen.table, "Return")
    assert screen.bar.isVisible()
    type_text(screen.bar.phrase, "no es esta la frase")
    press(screen.bar.phrase, "Return")
    qtbot.waitUntil(lambda: screen.bar.phrase_row.state()[0] == "bad", timeout=20_000)
    assert office.store.value("SELECT count(*) FROM persona") == before + 1  # nothing was touched
    screen.bar.phrase.clear()
    type_text(screen.bar.phrase, PHRASE)
    press(screen.bar.phrase, "Return")
    qtbot.waitUntil(lambda: bool(set_aside(office.folder.root)), timeout=20_000)
    again = open_office(
        office.folder, office.user, PHRASE, office.catalogues, clock=office.clock, random=os.urandom
    )
    assert again.store.value("SELECT count(*) FROM persona") == before
    assert again.certificate is None  # a restored copy is a new device
    again.close()
    assert not (office.folder.root / STAGE).exists()


def test_the_log_of_a_vault_opened_since_is_told(
    qtbot: QtBot, sample: Sample, screen: BackupsScreen
) -> None:
    def lines() -> list[str]:
        return [one.text() for one in screen.health.findChildren(QLabel)]

    qtbot.waitUntil(lambda: "La base de datos está íntegra" in lines(), timeout=20_000)
    create_vault(replace(sample.office, role=ATENCION), PHRASE).close()
    open_vault(sample.office, PHRASE).close()
    assert "La bitácora de la bóveda está completa" not in lines()
    screen.entered()  # as from the rail
    qtbot.waitUntil(lambda: "La bitácora de la bóveda está completa" in lines(), timeout=20_000)


def test_esc_leaves_everything(qtbot: QtBot, screen: BackupsScreen) -> None:
    screen.now.click()
    wait_for_backup(qtbot, screen)
    screen.table.setFocus()
    press(screen.table, "Return")
    press(screen, "Esc")
    assert not screen.bar.isVisible()
    assert screen.presenter.chosen is None


def test_a_second_place_gets_its_first_copy_at_once(
    qtbot: QtBot,
    sample: Sample,
    screen: BackupsScreen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usb = tmp_path / "memoria"
    usb.mkdir()
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(usb))
    qtbot.waitUntil(lambda: not screen.empty.isHidden(), timeout=20_000)
    screen.health.choose.click()
    wait_for_backup(qtbot, screen, 2)
    assert list(usb.glob("captura-32020/respaldo-*"))
    kept = read_settings(sample.office.folder.settings.read_bytes())
    assert kept.backup_place == str(usb)
    assert screen.health.place.text() == str(usb)


def test_a_second_place_that_cannot_be_written_is_said(
    qtbot: QtBot, screen: BackupsScreen, tmp_path: Path
) -> None:
    (tmp_path / "archivo").touch()
    screen.presenter.take_place(str(tmp_path / "archivo"))
    wait_for_backup(qtbot, screen)
    qtbot.waitUntil(screen.message.isVisible, timeout=20_000)
    assert "No se pudo hacer el respaldo" in screen.message.accessibleName() + str(
        [label.text() for label in screen.message.findChildren(type(screen.health.place))]
    )
