"""The card that says how the data are doing, and where the second copy goes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from captura.actions.health import Finding
from captura.ui.components import Button, Card, IconLine, Label, Rule, ScrollBox, column
from captura.ui.components.layouts import clear, fill


class HealthCard(Card):
    """`placed(folder)`: another second place was chosen."""

    placed = Signal(str)

    def __init__(self) -> None:
        super().__init__("Salud de los datos")
        self._lines = column(gap=10)
        holder = QWidget()
        fill(QVBoxLayout(holder), (self._lines, None), 0)
        self.place = Label("", "sub", wrap=True)
        self.choose = Button("Elegir memoria o carpeta…", icon="usb", slot=self._choose)
        self.body.addWidget(ScrollBox(holder), 1)
        for part in (Rule(), Label("Segundo lugar de los respaldos", "strong"), self.place):
            self.body.addWidget(part)
        self.body.addWidget(self.choose)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """One line each, the worst first; what to do below it."""
        clear(self._lines)
        for found in findings:
            self._lines.addWidget(IconLine(found.kind, found.title, wrap=True))
            if found.text:
                advice = Label(found.text, "sub", wrap=True)
                advice.setContentsMargins(24, 0, 0, 0)
                self._lines.addWidget(advice)

    def show_place(self, place: str) -> None:
        """Where the second copy goes."""
        self.place.setText(place or "Ninguno todavía.")

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Guardar los respaldos también en…")
        if folder:
            self.placed.emit(folder)
