"""The window of a start that can't be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from captura.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from captura.errors import CapturaError


def refusal(app: QApplication, error: CapturaError) -> QMainWindow:
    """The sentence, and a way out."""
    from PySide6.QtWidgets import QMainWindow

    from captura.ui.components import Button, InlineMessage, Page
    from captura.ui.look import style

    style.apply(app, Settings().theme, 1.0)
    page = Page("Captura")
    page.body.addWidget(InlineMessage.of(error))
    page.body.addWidget(Button("Cerrar", "primary", key="Return", slot=app.quit))
    page.body.addStretch(1)
    window = QMainWindow()
    window.setWindowTitle("Captura")
    window.setCentralWidget(page)
    window.resize(640, 320)
    return window
