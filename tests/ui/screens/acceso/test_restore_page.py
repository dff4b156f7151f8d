"""A backup brought from the entrance: what is found, what is refused, and the way back in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from captura.actions.backup import make_backup
from captura.actions.restore import backups_at
from captura.paths import DataFolder
from captura.ui.screens.acceso.restore_page import RestorePage
from captura.ui.screens.acceso.samples import PASSPHRASE, sample_door, start
from captura.ui.screens.primer_inicio.view import FirstStartScreen
from tests.ui.keys import press, shown, type_text


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """A memory with the folder of one office and something else."""
    office = start(DataFolder(tmp_path / "vieja")).office
    made = make_backup(office).own
    office.close()
    place = tmp_path / "memoria"
    (place / "Fotos").mkdir(parents=True)
    (place / "captura-32020").mkdir()
    made.rename(place / "captura-32020" / made.name)
    return place


@pytest.fixture
def came(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[RestorePage, list[str], DataFolder]]:
    """The page of a computer where nothing was started, and whether the entrance came anew."""
    folder, anew = DataFolder(tmp_path / "nueva"), list[str]()
    door = replace(sample_door(folder), anew=lambda: anew.append("anew"))
    screen = FirstStartScreen(door)
    qtbot.addWidget(screen)
    shown(screen)
    screen.bring.click()
    yield screen.restore, anew, folder
    door.tasks.close()


def test_the_newest_is_proposed_and_opens_with_its_phrase(
    qtbot: QtBot,
    memory: Path,
    came: tuple[RestorePage, list[str], DataFolder],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page, anew, folder = came
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(memory))
    press(page.look, "Space")
    qtbot.waitUntil(lambda: page.user.code() == "María López", timeout=10_000)
    assert page.backup.code() == "0"
    type_text(page.phrase, "no es esta, señora")
    press(page.phrase, "Return")
    qtbot.waitUntil(lambda: page.phrase_row.state()[0] == "bad", timeout=20_000)
    assert not folder.database.exists()
    assert not anew
    press(page.phrase, "Ctrl+A")
    type_text(page.phrase, PASSPHRASE)
    press(page.phrase, "Return")
    qtbot.waitUntil(lambda: bool(anew), timeout=20_000)
    assert folder.database.exists()
    assert page.phrase.text() == ""


def test_where_nothing_is_it_says_so(
    qtbot: QtBot, tmp_path: Path, came: tuple[RestorePage, list[str], DataFolder]
) -> None:
    page, anew, _ = came
    page.presenter.look(str(tmp_path))
    qtbot.waitUntil(lambda: page.place_row.state()[0] == "bad", timeout=10_000)
    assert "no hay respaldos" in page.place_row.state()[1]
    page.presenter.restore("María López", PASSPHRASE)
    assert not anew


def test_a_backup_is_found_from_its_memory_its_office_or_itself(memory: Path) -> None:
    (kept,) = backups_at(memory)
    assert [one.path for one in backups_at(kept.path.parent)] == [kept.path]
    assert [one.path for one in backups_at(kept.path)] == [kept.path]
    assert backups_at(memory / "Fotos") == []
    assert backups_at(memory / "no existe") == []


def test_a_ring_that_is_gone_is_said(
    qtbot: QtBot, memory: Path, came: tuple[RestorePage, list[str], DataFolder]
) -> None:
    page, _, _ = came
    (kept,) = backups_at(memory)
    (kept.path / "llaves.json").unlink()
    page.presenter.look(str(memory))
    qtbot.waitUntil(lambda: page.message.isVisible(), timeout=10_000)
    assert page.user.code() == ""
