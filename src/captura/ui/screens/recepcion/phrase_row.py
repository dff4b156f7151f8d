"""Offers ready sentences under the line where something is written, and asks whether to keep it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QWidget

from captura.actions.phrases import Phrase
from captura.ui.components import Button
from captura.ui.components.layouts import fill
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion import wording

ANY_SHEET = "De cualquier renglón"
_KEEP = "Así la verá otro día entre las suyas: que no lleve datos de nadie."


class PhraseRow(QWidget):
    """`chosen(text)`: a sentence, with the name of the field in its place."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offered: Sequence[Phrase] = ()
        self.label = ""
        self.open = Button("Frases", icon="list", key="F4", slot=self._open)
        self.keep = QCheckBox("Guardar frase")
        self.keep.setMinimumHeight(dp(24))
        self.keep.setToolTip(_KEEP)
        self.keep.setAccessibleDescription(_KEEP)
        fill(QHBoxLayout(self), (self.open, self.keep, None), 12)

    def offer(self, known: Iterable[Phrase], record_type: str, label: str) -> None:
        """Offer what can be said of a field (label "": of the row) of a record of this type."""
        self.label = label
        self._offered = [one for one in known if one.fits(record_type, label)]
        self.keep.setChecked(False)

    def _open(self) -> None:
        menu = self.menu()
        menu.popup(self.open.mapToGlobal(self.open.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Hers first; then those of each sheet, in a menu of their own."""
        menu = QMenu(self.open)
        menu.aboutToHide.connect(menu.deleteLater)
        for one in self._offered:
            if one.own:
                menu.addAction(one.about(self.label)).triggered.connect(self._choice(one))
        menu.addSeparator()
        groups: dict[str, QMenu] = {}
        for one in sorted(self._offered, key=lambda one: not one.sheet):
            if not one.own:
                title = wording.sheet(one.sheet) if one.sheet else ANY_SHEET
                group = groups.get(title) or groups.setdefault(title, menu.addMenu(title))
                group.addAction(one.about(self.label)).triggered.connect(self._choice(one))
        return menu

    def _choice(self, one: Phrase) -> Callable[[], None]:
        return lambda: self.chosen.emit(one.about(self.label))
