"""The bar at the foot: undone once, by the key too, and gone after its time."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from captura.ui.components import Button, Toast
from captura.ui.forms.text_fields import TextField
from tests.ui.components.held import held
from tests.ui.keys import press, type_text


def test_a_toast_undoes_once(qtbot: QtBot) -> None:
    toast, undone = Toast(), []
    line = QLineEdit()
    held(qtbot, line, toast)
    toast.say("Actividad concluida", "26 personas.", undo=lambda: undone.append(1))
    toast.say("Otra cosa", undo=lambda: undone.append(2))
    qtbot.wait(1)
    line.setFocus()
    press(toast, "Ctrl+Z")
    assert undone == [2]
    assert not toast.isVisible()


def test_ctrl_z_undoes_the_typing_first_and_then_the_deed(qtbot: QtBot) -> None:
    toast, undone = Toast(), []
    line = TextField()
    held(qtbot, line, toast)
    line.setFocus()
    type_text(line, "a")
    toast.say("Actividad concluida", undo=lambda: undone.append(1))
    press(line, "Ctrl+Z")
    assert (line.text(), undone) == ("", [])
    press(line, "Ctrl+Z")
    assert undone == [1]


def test_a_toast_that_once_had_the_keyboard_goes_away_too(qtbot: QtBot) -> None:
    toast, line = Toast(), QLineEdit()
    held(qtbot, line, toast)
    toast.say("Meta guardada", undo=lambda: None)
    (undo,) = (one for one in toast.findChildren(Button) if one.words() == "Deshacer")
    undo.setFocus()
    toast._expire()
    assert toast.isVisible()  # someone is about to press it
    line.setFocus()
    toast._expire()
    assert not toast.isVisible()
