"""Files dropped on a widget: read, never moved; folders only where they are wanted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from captura.ui.components import DroppedFiles
from tests.ui.dropping import drop


def test_what_is_dropped_stays_where_it_was_whatever_key_is_held(
    qtbot: QtBot, tmp_path: Path
) -> None:
    place, came = QWidget(), list[Path]()
    qtbot.addWidget(place)
    DroppedFiles(place, came.extend)
    file = tmp_path / "uno.captura"
    file.write_bytes(b"1")
    assert drop(place, file, held=Qt.KeyboardModifier.ShiftModifier)
    assert came == [file]


def test_a_folder_is_taken_where_folders_are(qtbot: QtBot, tmp_path: Path) -> None:
    for folders, wanted in ((False, []), (True, [tmp_path])):
        place, came = QWidget(), list[Path]()
        qtbot.addWidget(place)
        DroppedFiles(place, came.extend, folders=folders)
        assert drop(place, tmp_path) is folders
        assert came == wanted
