"""The municipalities in shades, and beside them the legend and the one under the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.actions.coverage_map import MEASURE
from captura.actions.indicators import Reached
from captura.records.catalogues import Catalogue
from captura.records.shades import shades_of
from captura.ui.components import Key, Label, column, row
from captura.ui.components.shade import ShadeLegend
from captura.ui.components.shaded_map import ShadedMap
from captura.ui.look.measure import dp
from captura.ui.screens.indicadores.shades import shaded


class PlacesView(QWidget):
    """`opened(key)`: a municipality was clicked, or Enter pressed on it."""

    opened = Signal(str)

    def __init__(self, towns: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._towns = towns
        self.map = ShadedMap("Municipios por cobertura")
        self.map.opened.connect(self.opened)
        self.map.moved.connect(self._tell)
        self.name = Label("", "h2", wrap=True)
        self.detail = Label("", "sub", wrap=True)
        self.legend = ShadeLegend()
        self.enter = QWidget()
        self.enter.setLayout(row(Key("Return"), Label("Ver en la tabla", "sub"), None))
        beside = QWidget()
        beside.setFixedWidth(dp(250))
        beside.setLayout(
            column(
                self.name,
                self.detail,
                8,
                Label(MEASURE, "strong"),
                self.legend,
                None,
                self.enter,
            )
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        both = row(self.map, beside, gap=24)
        both.setStretch(0, 1)
        box.addLayout(both)
        self.setFocusProxy(self.map)

    def set_compact(self, compact: bool) -> None:
        """In a narrow window, which is low too, the legend leaves the map its height."""
        self.legend.set_columns(2 if compact else 1)
        self.enter.setVisible(not compact)

    def show_lines(self, lines: Sequence[Reached], way: str) -> None:
        """Paint these as a map or as tiles; the cursor stays where it was."""
        shades, legend = shades_of({one.key: one.coverage for one in lines})
        self.map.set_places(shaded(lines, shades, self._towns, way))
        self.legend.set_lines(legend)
        self._tell()

    def _tell(self) -> None:
        here = self.map.place()
        self.name.setText(here.name if here else "")
        self.detail.setText(here.detail if here else "")
