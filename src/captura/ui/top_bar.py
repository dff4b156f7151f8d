"""The bar at the top: find, and the way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from captura.ui import keys
from captura.ui.components.button import Button
from captura.ui.components.find_field import FindField
from captura.ui.look.measure import dp


class TopBar(QFrame):
    """`find` is the placeholder of the search field, "" for none.

    `finding`: the key of the search was pressed.
    """

    finding = Signal()
    leaving = Signal()

    def __init__(self, find: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(dp(56))
        box = QHBoxLayout(self)
        box.setContentsMargins(dp(24), 0, dp(24), 0)
        box.setSpacing(dp(12))
        self.search: FindField | None = None
        if find:
            entry = keys.action("buscar")
            self.search = FindField(find, key=entry.key, big=True)
            self.search.setMaximumWidth(dp(520))
            box.addWidget(self.search, 3)
            keys.shortcut(self, entry.key, self._focus_find)
        box.addStretch(2)
        out = keys.action("salida")
        leave = self.leaving.emit
        self.out = Button(
            out.text, "danger", icon=out.icon, key=out.key, slot=leave, big=True, heard=False
        )
        keys.shortcut(self, out.key, leave, everywhere=True)
        box.addWidget(self.out)

    def _focus_find(self) -> None:
        if self.search is not None:
            self.search.setFocus()
            self.search.selectAll()
            self.finding.emit()
