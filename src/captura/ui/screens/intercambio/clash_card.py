"""One field with two values at a time: whoever looks at it says which stands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from captura.actions.settle import Clash
from captura.ui.components import Button, Card, Elided, Label, Sunken
from captura.ui.components.layouts import clear, column, row
from captura.ui.look.measure import dp

LONGEST = 240  # letters of a value that are shown


class ClashCard(Card):
    """`decided(clash, value)`; the card hides itself when nothing waits."""

    decided = Signal(object, str)

    def __init__(self) -> None:
        super().__init__("Datos por decidir")
        self.setFixedWidth(dp(440))
        self.what = Elided("", "strong", least=160)
        self.body.addWidget(self.what)
        said = "Se escribió distinto en dos computadoras. El otro valor queda en el historial."
        self.body.addWidget(Label(said, "sub", wrap=True))
        self._values = column(gap=8)
        self.body.addLayout(self._values)
        self.values: list[Button] = []
        self.hide()

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """The first of them, and how many wait."""
        self.setVisible(bool(clashes))
        clear(self._values)
        self.values = []
        if not clashes:
            return
        clash = clashes[0]
        self.set_title("Datos por decidir", f"{len(clashes)}")
        name = f" · {clash.name}" if clash.name else ""
        self.what.setText(f"{clash.title}{name} · {clash.label}")
        for value, words in clash.values:
            button = Button("Este queda", icon="check", name=f"Queda {words}")
            button.clicked.connect(lambda _=False, own=value: self.decided.emit(clash, own))
            line = row(Label(words[:LONGEST], "strong", wrap=True), button, gap=12)
            line.setStretch(0, 1)
            self._values.addWidget(Sunken(line))
            self.values.append(button)
