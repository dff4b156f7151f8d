"""A list of problems that scrolls, and stays where one had scrolled to."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout

from captura.ui.components.layouts import fill
from captura.ui.screens.entregas.finding_list import FindingList
from captura.ui.screens.entregas.gathered import Item


class ScrolledList(QScrollArea):
    """Other items keep the place: one comes back from mending a field."""

    def __init__(self, found: FindingList) -> None:
        super().__init__()
        self.found, found.before = found, self
        self._place = 0
        holder = QFrame()
        fill(QVBoxLayout(holder), (found,), 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(holder)
        holder.setAutoFillBackground(False)  # setWidget turned it on
        self.verticalScrollBar().rangeChanged.connect(self._restore)

    def show_items(self, items: Sequence[Item], beyond: int = 0) -> None:
        """Show these and no others; beyond: how many more there are that are not listed."""
        bar = self.verticalScrollBar()
        place = bar.value()
        self.found.set_items(items, beyond)
        self._place = place

    def _restore(self) -> None:
        """Rows get their heights after a while: go back as soon as there is room."""
        if not self._place:
            return
        bar = self.verticalScrollBar()
        bar.setValue(self._place)
        if bar.value() == self._place:
            self._place = 0
