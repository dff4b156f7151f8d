"""What was copied from the vault does not stay in the clipboard."""

from __future__ import annotations

import os

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from captura.ui.discreet import Clearing, keep_from_capture


def test_copied_words_go_after_a_while(qtbot: QtBot) -> None:
    clipboard, owner = QApplication.clipboard(), QWidget()
    qtbot.addWidget(owner)
    clearing = Clearing(clipboard, owner, after=50, ours=lambda: True)
    clipboard.setText("de antes")
    qtbot.wait(120)
    assert clipboard.text() == "de antes"  # nobody watched
    clearing.watching = True
    clipboard.setText("de la bóveda")
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_what_someone_copied_since_stays(qtbot: QtBot) -> None:
    clipboard, owner = QApplication.clipboard(), QWidget()
    qtbot.addWidget(owner)
    clearing = Clearing(clipboard, owner, after=10_000, ours=lambda: True)
    clearing.watching = True
    clipboard.setText("de la bóveda")
    clearing.watching = False
    clipboard.setText("otra cosa")
    clearing.clear()
    assert clipboard.text() == "otra cosa"
    clipboard.clear()


@pytest.mark.skipif(os.name == "nt", reason="there the system does it")
def test_where_the_system_cannot_it_says_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not keep_from_capture(window, True)
