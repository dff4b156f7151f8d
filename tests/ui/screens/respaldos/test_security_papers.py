"""The documento de seguridad from the button: both files in the folder, or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from captura.actions.security_document import NAMES
from captura.ui.screens.entregas.samples import make_sample
from captura.ui.screens.respaldos.view import BackupsScreen
from tests.ui.keys import shown
from tests.ui.threaded import threaded_desk


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[BackupsScreen]:
    sample = make_sample(tmp_path / "datos", people=4)
    with threaded_desk(qtbot, sample.office) as desk:
        page = BackupsScreen(desk)
        qtbot.addWidget(page)
        shown(page)
        yield page
    sample.close()


def test_both_files_are_written(
    qtbot: QtBot, screen: BackupsScreen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    screen.papers.click()
    pdf, book = (tmp_path / name for name in NAMES)
    qtbot.waitUntil(lambda: pdf.is_file() and screen.papers.isEnabled(), timeout=20_000)
    assert pdf.read_bytes().startswith(b"%PDF")
    assert book.read_bytes().startswith(b"PK")


def test_a_folder_that_is_gone_is_said(qtbot: QtBot, screen: BackupsScreen, tmp_path: Path) -> None:
    screen.papers.save(tmp_path / "no-hay")
    qtbot.waitUntil(screen.papers.isEnabled, timeout=20_000)
    assert "CAP-ACT-98" in screen.message.accessibleName()
