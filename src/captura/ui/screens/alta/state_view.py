"""The state's screen of enrolments: the 58 with their devices, and the request being compared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QWidget

from captura.actions.save_record import Saved
from captura.errors import CapturaError
from captura.ui.components import Card, DroppedFiles, FindField, InlineMessage, Label, Page
from captura.ui.components.layouts import row, turn
from captura.ui.desk import Desk
from captura.ui.look.measure import dp
from captura.ui.screens.alta.request_panel import RequestPanel
from captura.ui.screens.alta.state_presenter import Asked, Place, StatePresenter
from captura.ui.tables import Cell, Column, RowsModel, Table

_FILES = "Solicitudes de Captura (*.captura-alta *.captura-boveda);;Todos (*)"
COLUMNS = (
    Column("Municipio", lambda one: Cell(one.name, bold=True), 200, stretch=True),
    Column("Equipos", lambda one: one.letters or "—", 72),
    Column("Hasta", lambda one: one.until or "—", 96),
    Column(
        "Estado",
        lambda one: Cell(one.state, pill=bool(one.kind), tone=one.kind, muted=not one.kind),
        136,
    ),
)


class StateScreen(Page):
    """Requests may also be dropped on the page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Alta de equipos")
        tasks = desk.tasks

        def run(work: Any, done: Any, failed: Any) -> None:
            tasks.run(self, work, done, failed)

        self.presenter = StatePresenter(self, desk.office, run)
        self.model = RowsModel(COLUMNS)
        self.table = Table(self.model, "Municipios y sus equipos")
        self.search = FindField("Buscar municipio")
        self.search.textEdited.connect(self.presenter.filter)
        self.count = Label("", "sub")
        self.panel = RequestPanel()
        self.panel.reading.connect(self._read)
        self.panel.certifying.connect(self.presenter.certify)
        self.panel.dropped.connect(self.presenter.drop)
        self.message = InlineMessage("info", "", closable=True)
        self.message.hide()
        card = Card()
        card.body.addLayout(row(self.search, None, self.count))
        card.body.addWidget(self.table, 1)
        sides = QWidget()
        self._sides = QHBoxLayout(sides)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(dp(16))
        self._sides.addWidget(card, 1)
        self._sides.addWidget(self.panel)
        self.body.addWidget(self.message)
        self.body.addWidget(sides, 1)
        DroppedFiles(self, lambda files: self.presenter.request_arrived(str(files[0])))

    def open(self, **where: Any) -> None:
        """Read the ledger of devices again."""
        self.presenter.read()

    def refresh(self, touched: Saved) -> None:
        """Another screen may have learned of a device."""
        if "certificate" in touched.touched.types:
            self.presenter.read()

    def entered(self) -> None:
        """The screen shows."""
        self.presenter.read()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the request stands under the list."""
        super().set_compact(compact)
        turn(self._sides, compact)
        self.table.set_compact(compact)

    def show_places(self, places: Sequence[Place], summary: str) -> None:
        """The 58 and their devices."""
        self.model.set_rows(places)
        self.count.setText(summary)

    def show_asked(self, asked: Asked | None, own_digits: str) -> None:
        """A request to compare; None: none is open."""
        self.panel.show_asked(asked, own_digits)

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""
        self.message.show_error(error)

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page."""
        self.message.show_message("ok", title, text)

    def ask_folder(self) -> str:
        """Where to save the certificate, or the answer."""
        return QFileDialog.getExistingDirectory(self, "Guardar la respuesta en…")

    def _read(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Leer solicitud", "", _FILES)
        self.presenter.request_arrived(path)
