"""What was half typed comes back with its cursor where it stood."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from captura.actions.drafts import kept_drafts
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.personas.screen import PersonasScreen
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.offices import fresh_office


def test_the_cursor_comes_back_inside_the_word(qtbot: QtBot, tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    screen = PersonasScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(new=True)
    editor = screen.form.form.editor("nombres")
    assert isinstance(editor, QLineEdit)
    editor.setFocus()
    type_text(editor, "Marina")
    press(editor, "Left")
    press(editor, "Left")
    type_text(editor, "x")
    screen.form.presenter.half_typed.keep()
    (row,) = kept_drafts(office)
    assert (row.field, row.cursor, row.texts["nombres"]) == ("nombres", 5, "Marixna")
    again = PersonasScreen(desk_of(office))
    qtbot.addWidget(again)
    shown(again)
    again.open(new=True)
    again.form.presenter.half_typed.resume()
    back = again.form.form.editor("nombres")
    assert isinstance(back, QLineEdit)
    assert back.hasFocus()
    assert back.cursorPosition() == 5
