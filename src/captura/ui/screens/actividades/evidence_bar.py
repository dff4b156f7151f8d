"""How the evidence of an activity stands, beside its data: sign, words, and the way to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from captura.records.catalogues import Catalogue
from captura.records.rules.evidence_asked import Asked
from captura.ui.components import Button, DroppedFiles, IconLine, Pill, row
from captura.ui.wording import counted


class EvidenceBar(QWidget):
    """The button that opens the evidence, and what is missing of it; files may be dropped here."""

    def __init__(
        self,
        types: Catalogue,
        opened: Callable[[], object],
        dropped: Callable[[Sequence[Path]], object],
    ) -> None:
        super().__init__()
        DroppedFiles(self, dropped)
        self._types = types
        self.open = Button("Evidencia", icon="paperclip", slot=opened)
        self.words = IconLine("info", "", "sub", wrap=True)
        line = row(self.open, self.words, gap=12)
        line.setStretch(1, 1)
        line.setAlignment(self.words, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)

    def show_asked(self, asked: Sequence[Asked], pieces: int) -> None:
        """What is missing of the checklist; without one, how many files there are."""
        missing = [asked_words(one, self._types) for one in asked if not one.there]
        files = counted(pieces, "archivo", "archivos")
        if missing:
            self.words.show_state("warn", "Falta " + ", ".join(missing).lower())
        elif asked:
            self.words.show_state("ok", f"Completa, {files}")
        else:
            self.words.show_state("info", files if pieces else "Este tipo no la pide")
        self.open.setAccessibleName(f"Evidencia. {self.words.label.text()}")


def asked_pill(one: Asked, types: Catalogue) -> Pill:
    """`✓ Minuta`, `! Falta: Oficio`, `! Fotografía 1 de 2`."""
    words = asked_words(one, types)
    if one.wanted == 1 and not one.there:
        words = f"Falta: {words}"
    return Pill(words, "ok" if one.there else "warn")


def asked_words(one: Asked, types: Catalogue) -> str:
    """`Oficio`, `Fotografía 1 de 2`."""
    label = types.label(one.tipo)
    return f"{label} {one.held} de {one.wanted}" if one.wanted > 1 else label
