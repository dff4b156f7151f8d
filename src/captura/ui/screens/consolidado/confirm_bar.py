"""Says what is about to be done before it is; no dialog."""

from __future__ import annotations

from PySide6.QtCore import Signal

from captura.ui.components import AskingBar, Button, Label


class ConfirmBar(AskingBar):
    """`confirmed`: go on."""

    confirmed = Signal()

    def __init__(self) -> None:
        self.title = Label("", "strong")
        self.text = Label("", wrap=True)
        go_on = Button("Cerrar", "primary", key="Return")
        super().__init__(self.title, self.text, confirm=go_on)
        go_on.clicked.connect(self._confirm)

    def ask(self, title: str, text: str) -> None:
        """Show it; Enter goes on, Esc doesn't."""
        self.title.setText(title)
        self.text.setText(text)
        self.show()
        self.confirm.setFocus()

    def _confirm(self) -> None:
        self.hide()
        self.confirmed.emit()
