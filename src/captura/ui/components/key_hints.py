"""The foot line that tells which keys work here."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from captura.ui import keys
from captura.ui.components.key import Key
from captura.ui.components.label import Label
from captura.ui.look.measure import dp


class KeyHints(QWidget):
    """`hints`: names of actions in `ui.keys`, or (key, words) pairs; `note` at the left."""

    def __init__(
        self,
        hints: Sequence[str | tuple[str, str]],
        note: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words: list[Label] = []
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(dp(8))
        self.note = Label(note, "sub")
        box.addWidget(self.note)
        box.addStretch(1)
        for place, hint in enumerate(hints):
            if place:
                box.addSpacing(dp(8))
            known = keys.action(hint) if isinstance(hint, str) else None
            key, words = (known.key, known.text) if known else (hint[0], hint[1])
            box.addWidget(Key(key))
            self._words.append(Label(words, "sub"))
            box.addWidget(self._words[-1])

    def say(self, place: int, words: str) -> None:
        """What the key of a hint does just now."""
        self._words[place].setText(words)
