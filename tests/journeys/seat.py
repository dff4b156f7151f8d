"""Someone before the window: she types by key events, and answers the system's own dialogs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from captura.app.window import Windows
from captura.paths import DataFolder
from captura.ui.components import Combo
from captura.ui.forms import RecordForm
from captura.ui.screens.primer_inicio.view import FirstStartScreen
from tests.app.desk import closed
from tests.ui.keys import press, shown, type_text

PATIENCE = 20_000  # ms: two cores may be shared with much else


class Dialogs:
    """What she answers when the system asks where: set before the key that makes it ask."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self.file = "", ""
        answers: dict[str, Callable[..., Any]] = {
            "getExistingDirectory": lambda *_: self.folder,
            "getOpenFileName": lambda *_: (self.file, ""),
            "getOpenFileNames": lambda *_: ([self.file], ""),
            "getSaveFileName": lambda *_: (self.file, ""),
        }
        for name, answer in answers.items():  # the system's dialogs are the edge
            monkeypatch.setattr(QFileDialog, name, answer)


class Seat:
    """One computer and who works at it."""

    def __init__(self, qtbot: QtBot, folder: Path, dialogs: Dialogs) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.bot, self.dialogs, self.folder = qtbot, dialogs, folder
        self.windows = Windows(app, DataFolder(folder))

    # the window -----------------------------------------------------------------------------

    @property
    def window(self) -> QMainWindow:
        assert self.windows.window is not None
        return self.windows.window

    def sit(self) -> None:
        """Bring this computer's window to the front: keys go there."""
        shown(self.window)

    def place(self, name: str) -> Any:
        """Go to a place of the rail; its page."""
        self.sit()
        assert self.windows.shell is not None
        self.windows.shell.go(name)
        self.rest()
        return self.windows.page(name)

    def leave(self) -> None:
        """Close the window, as at the end of the day."""
        self.rest()
        closed(self.windows)

    # the hands ------------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """Where the cursor is; a list that popped up may have taken the window's turn."""
        if not self.window.isActiveWindow():
            self.window.activateWindow()
            self.wait(self.window.isActiveWindow)
        found = QApplication.focusWidget()
        assert found is not None, "no widget has the keyboard"
        return found

    def type(self, text: str, key: str = "") -> None:
        """Type where the cursor is, then perhaps a key."""
        type_text(self.focus(), text)
        if key:
            self.key(key)

    def key(self, key: str) -> None:
        press(self.focus(), key)
        self.rest()

    def fill(self, form: RecordForm, **texts: str) -> None:
        """Type into fields by name, Enter after each."""
        for name, text in texts.items():
            form.focus(name)
            editor = form.row(name).editor
            assert editor.isVisible(), f"no way to {name}"
            line = editor.lineEdit() if isinstance(editor, Combo) else None
            target = line or editor
            if isinstance(target, QLineEdit):
                press(target, "Ctrl+A")
            if isinstance(target, Combo):  # letters in quick succession are one word to it
                self.bot.wait(QApplication.keyboardInputInterval() + 50)
            type_text(target, text)
            popup = editor._found.popup if isinstance(editor, Combo) and editor._found else None
            press(popup if popup is not None and popup.isVisible() else target, "Return")
            self.rest()

    # waiting --------------------------------------------------------------------------------

    def wait(self, done: Callable[[], Any]) -> None:
        """Until something holds."""
        self.bot.waitUntil(lambda: bool(done()), timeout=PATIENCE)

    def rest(self) -> None:
        """Until nothing is under way."""
        self.wait(lambda: not self.windows.tasks.busy())
        for _ in range(4):
            QApplication.processEvents()
        self.wait(lambda: not self.windows.tasks.busy())

    # the first start ------------------------------------------------------------------------

    def start(self, owner: str, user: str, phrase: str) -> None:
        """Answer the assistant; `owner` is what one types to find the municipality, or ""."""
        self.windows.show_entrance()
        self.sit()
        screen = self.window.findChild(FirstStartScreen)
        assert screen is not None
        self._say_whose(screen, owner)
        access = screen.access
        self.wait(access.user.isVisible)
        for field, text in (
            (access.user, user),
            (access.passphrase.first, phrase),
            (access.passphrase.again, phrase),
        ):
            type_text(field, text)
            press(field, "Return")
        self.wait(lambda: screen.presenter.office is not None and screen.presenter.asked)
        for one in screen.presenter.asked:
            type_text(screen.sheet.fields[one.key], one.word)
            press(screen.sheet.fields[one.key], "Return")
        self.wait(lambda: screen.stack.currentWidget() is screen.backup)
        screen.backup.skip.click()
        self.wait(lambda: self.windows.shell is not None)
        self.rest()

    def _say_whose(self, screen: FirstStartScreen, owner: str) -> None:
        page = screen.office
        if not owner:
            page.state.click()
            if not page.name.text():
                type_text(page.name, "Secretaría de las Mujeres")
        else:
            line = page.municipality.lineEdit()
            type_text(line, owner)
            found = page.municipality._found
            assert found is not None
            press(found.popup if found.popup.isVisible() else line, "Return")
        press(page.name, "Return")
