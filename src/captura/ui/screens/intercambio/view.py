"""The screen of the institute's laptops: the list, files out and in, what waits to be decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFileDialog

from captura.actions.settle import Clash
from captura.actions.sisters import Sister
from captura.errors import CapturaError
from captura.ui.components import (
    Button,
    Card,
    DroppedFiles,
    EmptyState,
    IconLine,
    InlineMessage,
    ProgressCard,
    action_button,
    row,
)
from captura.ui.components.layouts import clear, column
from captura.ui.desk import Desk
from captura.ui.fresh_page import FreshPage
from captura.ui.lane import DeskLane
from captura.ui.screens.intercambio.add_panel import AddPanel
from captura.ui.screens.intercambio.add_presenter import AddPresenter, Asked
from captura.ui.screens.intercambio.clash_card import ClashCard
from captura.ui.screens.intercambio.presenter import ExchangePresenter
from captura.ui.screens.intercambio.wording import moment
from captura.ui.tables import Cell, Column, RowsModel, Table

_SUBTITLE = "Lo que se captura en una computadora pasa a las otras en un archivo cifrado."
_CHANGES = "Cambios de Captura (*.captura);;Todos (*)"
_REQUESTS = "Solicitudes de Captura (*.captura-alta);;Todos (*)"
_ALONE = "Si el instituto tiene otra, agréguela: juntan lo que capturan, y cualquiera entrega todo."
_ASK = "Si el instituto tiene otra, la titular la agrega aquí."


class ExchangeScreen(FreshPage):
    """The list at the left, letting one more in at the right."""

    def __init__(self, desk: Desk) -> None:
        self.receive = action_button("leer_cambios", self._choose, "primary")
        super().__init__("Intercambio entre computadoras", _SUBTITLE, actions=[self.receive])
        lane = DeskLane(desk, self)
        self.presenter = ExchangePresenter(self, desk.office, lane, desk)
        self.adding = AddPresenter(self, desk.office, lane)
        self.message = InlineMessage("info", "", closable=True)
        self.message.hide()
        self.progress = ProgressCard("Cambios", "Si cancela, no cambia nada.")
        self.progress.cancelled.connect(self.presenter.cancel)
        self.progress.hide()
        self.model = RowsModel(_COLUMNS)
        self.table = Table(self.model, "Computadoras del instituto")
        self.table.opened.connect(lambda _: self._make())
        self.warning = IconLine("warn", "", "said-warn", wrap=True)
        self.make = action_button("hacer_cambios", self._make)
        self.whole = Button("Mandar todo…", "link", slot=lambda: self._make(everything=True))
        self.drop = Button("Quitar de la lista", "link", icon="x", slot=self._forget)
        self.empty = EmptyState("refresh-cw", "Esta computadora está sola", _ALONE)
        self.brought = Card("Lo que trajo")
        self.brought_lines = column(gap=6)
        self.brought.body.addLayout(self.brought_lines)
        self.brought.hide()
        self.clashes = ClashCard()
        self.add = AddPanel()
        self._lay_out()
        self._connect()
        DroppedFiles(self, lambda files: self.presenter.receive([*map(str, files)]))

    def _lay_out(self) -> None:
        self.foot = row(self.drop, self.whole, None, self.make)
        self.list = Card(
            "Computadoras del instituto",
            self.warning,
            self.table,
            self.empty,
            self.foot,
        )
        self.list.body.setStretch(1, 1)
        self.list.body.setStretch(2, 1)
        left = column(self.brought, self.list, gap=12)
        left.setStretch(1, 1)
        right = column(self.clashes, self.add, gap=12)
        right.setStretch(1, 1)
        sides = row(left, right, gap=16)
        sides.setStretch(0, 1)
        self.body.addWidget(self.message)
        self.body.addWidget(self.progress)
        self.body.addLayout(self.flips(sides), 1)
        self.add.setVisible(self.presenter.may_add)
        self.drop.setVisible(self.presenter.may_add)
        if not self.presenter.may_add:
            self.empty.text.setText(_ASK)

    def _connect(self) -> None:
        self.clashes.decided.connect(self.presenter.settle)
        self.add.reading.connect(self._choose_request)
        self.add.accepted.connect(self._let_in)
        self.add.refused.connect(self.adding.refuse)
        self.add.closed.connect(self.adding.close)

    def read(self) -> None:
        """Read again."""
        self.presenter.read()

    # what the presenters ask --------------------------------------------------------------------

    def show_sisters(self, sisters: Sequence[Sister], problem: str) -> None:
        """The other laptops; problem: why no file can be made here."""
        at = max(self.table.current_row(), 0)
        self.model.set_rows(list(sisters))
        self.table.select(min(at, len(sisters) - 1))
        some = bool(sisters)
        for part in (self.table, self.make, self.whole):
            part.setVisible(some)
        self.drop.setVisible(some and self.presenter.may_add)
        self.empty.setVisible(not some)
        self.warning.setVisible(some and bool(problem))
        self.warning.show_state("warn", problem)
        for button in (self.make, self.whole):
            button.setEnabled(not problem)

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """What waits to be decided."""
        self.clashes.show_clashes(clashes)

    def show_brought(self, lines: Sequence[tuple[str, str]]) -> None:
        """What the last files brought."""
        clear(self.brought_lines)
        for kind, sentence in lines:
            self.brought_lines.addWidget(IconLine(kind, sentence, wrap=True))
        self.brought.setVisible(bool(lines))

    def show_working(self, title: str) -> None:
        """A file is being made or read; "": no longer."""
        self.progress.setVisible(bool(title))
        for button in (self.receive, self.make, self.whole, self.drop):
            button.setEnabled(not title)
        if title:
            self.message.hide()
            self.progress.set_title(title)
            self.progress.start()

    def show_progress(self, done: int, total: int, step: str) -> None:
        """How many records so far."""
        self.progress.set_progress(done, total, step)

    def show_none(self) -> None:
        """How a laptop is added."""
        self.add.show_none()

    def show_asked(self, asked: Asked) -> None:
        """A request to compare."""
        self.add.show_asked(asked)

    def show_given(self, digits: str) -> None:
        """What the new laptop must show."""
        self.add.show_given(digits)

    def show_added(self) -> None:
        """The list has one more."""
        self.presenter.read()

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""
        self.message.show_error(error)

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page."""
        self.message.show_message("ok", title, text)

    # what the person does -----------------------------------------------------------------------

    def _make(self, *, everything: bool = False) -> None:
        sister = self.model.row(self.table.current_row())
        if sister is not None and self.make.isEnabled():
            folder = self._folder("Guardar los cambios en…")
            self.presenter.make(sister, folder, everything=everything)

    def _forget(self) -> None:
        sister = self.model.row(self.table.current_row())
        if sister is not None:
            self.presenter.forget(sister)

    def _choose(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(self, "Leer cambios", "", _CHANGES)
        self.presenter.receive(paths)

    def _choose_request(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, "Leer solicitud", "", _REQUESTS)
        self.adding.request_arrived(path)

    def _let_in(self, passphrase: str | None) -> None:
        self.adding.accept(self._folder("Guardar el alta en…"), passphrase)

    def _folder(self, title: str) -> str:
        return QFileDialog.getExistingDirectory(self, title)


def _when(at: str, never: str) -> Cell:
    return Cell(moment(at) or "—", muted=not at, spoken="" if at else never)


_COLUMNS = [
    Column("Computadora", lambda one: Cell(one.nickname, bold=True), 160, stretch=True),
    Column("Letra", lambda one: Cell(one.letter or "—", spoken=one.letter or "sin alta"), 56),
    Column("Se leyó de ella", lambda one: _when(one.received, "nada todavía"), 136),
    Column("Se hizo para ella", lambda one: _when(one.sent, "nada todavía"), 136),
]
