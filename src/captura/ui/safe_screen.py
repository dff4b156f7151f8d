"""What shows after F12: a dull stationery inventory, without brand, violet or names."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from captura.ui.components.button import Button
from captura.ui.components.card import Card, Page
from captura.ui.tables import Cell, Column, RowsModel, Table

_STOCK = (
    ("Papel bond carta", "12", "paquete", "03/08/2026"),
    ("Folder tamaño oficio", "80", "pieza", "03/08/2026"),
    ("Tóner impresora", "2", "pieza", "17/08/2026"),
    ("Garrafón de agua", "6", "pieza", "01/09/2026"),
    ("Marcador para pintarrón", "15", "pieza", "01/09/2026"),
    ("Cinta adhesiva", "9", "pieza", "07/09/2026"),
    ("Grapas", "4", "caja", "07/09/2026"),
)


class SafeScreen(Page):
    """`woken` on Esc or Enter, or on its button: the way back leads to the lock."""

    woken = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Inventario", "Papelería y limpieza", parent=parent)
        self.set_actions((Button("Cerrar", icon="x", slot=self.woken.emit),))
        columns = (
            Column("#", lambda line: Cell(str(_STOCK.index(line) + 1)), width=40, right=True),
            Column("Artículo", lambda line: str(line[0]), width=200, stretch=True),
            Column("Total", lambda line: str(line[1]), width=80, right=True),
            Column("Unidad", lambda line: str(line[2]), width=120),
            Column("Fecha", lambda line: str(line[3]), width=120),
        )
        table = Table(RowsModel(columns, _STOCK), "Existencias de papelería")
        self.body.addWidget(Card("Existencias de papelería", table))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.woken.emit()
