"""What stands before an open office: the first start, or the login, and the way between them."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from captura.ui.screens.acceso.door import Door
from captura.ui.screens.acceso.presenter import Opened
from captura.ui.screens.acceso.view import AccessScreen


class Entrance(QStackedWidget):
    """Leads to `door.opened` with an office whose first start is complete."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        started = door.folder.keys.exists() and door.folder.database.exists()
        self._show(AccessScreen(door, self._let_in) if started else self._first_start())

    def _let_in(self, opened: Opened) -> None:
        if opened.pending is None:
            self._door.opened(opened.office)
        else:
            self._show(self._first_start(opened))

    def _first_start(self, opened: Opened | None = None) -> QWidget:
        from captura.ui.screens.primer_inicio.view import FirstStartScreen

        return FirstStartScreen(self._door, opened)

    def _show(self, page: QWidget) -> None:
        self.addWidget(page)
        self.setCurrentWidget(page)
