"""The button that writes the *documento de seguridad*: a PDF and a workbook in a chosen folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from captura.actions.security_document import NAMES, not_kept, save_security_book
from captura.documents.security_document import security_page
from captura.documents.security_facts import SecurityFacts
from captura.errors import CapturaError
from captura.ui.components import Button
from captura.ui.desk import Desk
from captura.ui.paper import render_pdf


class SecurityButton(Button):
    """Asks for a folder; the screen shows what went wrong."""

    def __init__(self, desk: Desk, owner: QWidget, failed: Callable[[CapturaError], None]) -> None:
        super().__init__("Documento de seguridad…", icon="shield-check", slot=self.ask)
        self.setAccessibleDescription(
            "Guarda en una carpeta el documento de seguridad, para imprimir y como libro"
        )
        self._desk, self._owner, self._failed = desk, owner, failed

    def ask(self) -> None:
        """A folder, then both files."""
        folder = QFileDialog.getExistingDirectory(self, "Guardar el documento de seguridad en…")
        if folder:
            self.save(Path(folder))

    def save(self, folder: Path) -> None:
        """Both files into a known folder."""
        self.setEnabled(False)
        self._desk.tasks.run(
            self._owner,
            lambda: save_security_book(self._desk.office, folder)[0],
            lambda facts: self._draw(folder, facts),
            self._say,
        )

    def _draw(self, folder: Path, facts: SecurityFacts) -> None:
        try:
            render_pdf(security_page(facts), folder / NAMES[0])
        except OSError:
            self._say(not_kept())
            return
        self.setEnabled(True)
        self._desk.say("Documento de seguridad guardado", f"{NAMES[0]} y {NAMES[1]}")

    def _say(self, error: Exception) -> None:
        self.setEnabled(True)
        if isinstance(error, CapturaError):
            self._failed(error)
        else:
            self._desk.fail(error)
