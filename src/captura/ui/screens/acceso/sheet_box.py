"""A box that takes a printed sheet: its words typed, or its code read by a scanner."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from captura.actions.recovery import typed_so_far
from captura.ui.components import Button, FieldRow
from captura.ui.components.layouts import clear, fill, row
from captura.ui.look.measure import dp

SHOWN = 3


class _Words(QPlainTextEdit):
    """`entered`: Enter was pressed, as a scanner does at the end of a code; Tab leads on."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(dp(76))
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        super().keyPressEvent(event)


class SheetBox(QWidget):
    """`count` words are expected. Words that don't exist are named, with the likeliest one."""

    def __init__(self, label: str, count: int) -> None:
        super().__init__()
        self._count = count
        self.words = _Words()
        self.words.setPlaceholderText("Escriba las palabras en orden, o lea el código")
        self.field = FieldRow(label, self.words, required=True, hint=f"0 de {count} palabras")
        self._proposals = row(None)
        box = QVBoxLayout(self)
        fill(box, (self.field, self._proposals), 4)
        self.words.textChanged.connect(self._judge)

    def text(self) -> str:
        """What was typed or scanned."""
        return self.words.toPlainText()

    def _judge(self) -> None:
        text = self.text()
        typed = typed_so_far(text)
        self.field.set_hint(
            "código de la hoja" if typed.scanned else f"{typed.count} de {self._count} palabras"
        )
        clear(self._proposals)
        unknown = [wrong for wrong in typed.wrong if wrong.likely is None]
        for wrong in [wrong for wrong in typed.wrong if wrong.likely][:SHOWN]:
            likely = wrong.likely or ""
            words = f"{wrong.turn}. {wrong.word} → {likely}"
            button = Button(words, "chip", slot=partial(self._mend, wrong.word, likely))
            button.setAccessibleName(f"Cambiar «{wrong.word}» por «{likely}»")
            self._proposals.addWidget(button)
        self._proposals.addStretch(1)
        if unknown:
            first = unknown[0]
            said = f"La palabra {first.turn}, «{first.word}», no está en la lista de la hoja."
            self.field.set_state("bad", said)
        elif typed.wrong:
            self.field.set_state("warn", "Hay palabras que no están en la lista. ¿Son estas?")
        else:
            self.field.set_state("")

    def _mend(self, wrong: str, right: str) -> None:
        words = [right if word.strip(".,") == wrong else word for word in self.text().split()]
        self.words.setPlainText(" ".join(words) + " ")
        self.words.moveCursor(self.words.textCursor().MoveOperation.End)
        self.words.setFocus()
