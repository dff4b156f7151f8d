"""The reception as widgets: municipalities at the left; list and chosen delivery at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from captura.actions.decide import Decided
from captura.actions.issue_receipt import Issued
from captura.errors import CapturaError
from captura.records.roles import allows
from captura.ui.components import (
    Button,
    Card,
    Combo,
    DroppedFiles,
    EmptyState,
    Page,
    Rule,
    action_button,
)
from captura.ui.components.layouts import turn
from captura.ui.desk import Desk
from captura.ui.lane import Lane
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion.arrivals_list import ArrivalsList
from captura.ui.screens.recepcion.board import Standings
from captura.ui.screens.recepcion.deliveries import ArrivalLine, Delivery
from captura.ui.screens.recepcion.delivery_panel import DeliveryCalls, DeliveryPanel
from captura.ui.screens.recepcion.examine import Examined
from captura.ui.screens.recepcion.intake import Outcome
from captura.ui.screens.recepcion.intake_panel import IntakePanel
from captura.ui.screens.recepcion.marks import Marks
from captura.ui.screens.recepcion.presenter import Reception, period_choices
from captura.ui.screens.recepcion.receipt_files import print_receipt, save_receipt
from captura.ui.screens.recepcion.tiles_card import TilesCard
from captura.ui.screens.recepcion.wording import DECIDED
from captura.ui.wording import counted

FILES = "Paquetes y libros de Captura (*.captura *.xlsx)"


class ReceptionPage(Page):
    """`rows(type)` opens the rows of the chosen delivery; files may be dropped anywhere on it."""

    def __init__(self, desk: Desk, lane: Lane, rows: Callable[[str], object]) -> None:
        folder = Button("Recibir carpeta…", icon="folder-open", slot=self.ask_folder, big=True)
        take = action_button(
            "importar", self.ask_files, "primary", text="Recibir paquetes…", big=True
        )
        self.period = Combo(period_choices(desk.office), name="Periodo", big=True)
        self.period.setFixedWidth(dp(188))
        super().__init__("Recepción de entregas", " ", actions=[self.period, folder, take])
        self.period.edited.connect(self._choose_period)
        self._desk, self._rows = desk, rows
        self.presenter = Reception(desk.office, self, lane)
        DroppedFiles(self, self.presenter.take, folders=True)
        self.tiles = TilesCard()
        self.tiles.opened.connect(self.presenter.choose_institute)
        self.intake = IntakePanel()
        self.intake.cancelled.connect(self.presenter.cancel)
        self.intake.password.connect(self.presenter.open_protected)
        self.intake.shown.connect(self._make_room)
        self.list = ArrivalsList(desk.office.today, self.presenter.filter, self.ask_acuses)
        self.list.chosen.connect(self.presenter.choose)
        self.list.opened.connect(lambda _: self._rows(""))
        calls = DeliveryCalls(
            accept=self.presenter.accept,
            return_all=self.presenter.return_all,
            rows=rows,
            save_receipt=self.presenter.receipt,
            print_receipt=lambda: self.presenter.receipt(printed=True),
        )
        self.panel = DeliveryPanel(calls, partial(allows, desk.office.role))
        self.panel.sheet_opened.connect(rows)
        self.empty = EmptyState(
            "inbox",
            "Todavía no llega ninguna entrega",
            "Arrastre aquí los archivos .captura que mandan los institutos, o una carpeta con "
            "varios. Nada cambia hasta que usted los acepta.",
            actions=[Button("Elegir archivos…", icon="upload", slot=self.ask_files)],
        )
        self.rule = Rule()
        self.decided = EmptyState(
            "check",
            "Nada espera revisión en este periodo",
            "Lo que llegó ya se decidió: está en «Todas».",
        )
        self.right = Card("", self.list, self.rule, self.panel, self.decided, self.empty)
        self.right.body.setStretch(0, 100)  # until its rows are all in sight
        self.right.body.setStretch(2, 1)
        self._halves = QHBoxLayout()
        self._halves.setSpacing(dp(16))
        self._halves.addWidget(self.tiles)
        self._halves.addWidget(self.right, 1)
        self._halves.addWidget(self.intake, 1)
        self.body.addLayout(self._halves, 1)

    # what the presenter asks --------------------------------------------------------------------

    def show_standings(self, standings: Standings) -> None:
        self.set_title(self.title.text(), standings.summary)
        self.period.set_code(str(standings.period))
        self.tiles.show_standings(standings)

    def show_arrivals(self, lines: Sequence[ArrivalLine], chosen: str) -> None:
        presenter = self.presenter
        total = len(presenter.arrivals)
        self.list.show_lines(lines, chosen, presenter.waiting(), total)
        self.list.setVisible(bool(total))
        decided = any(one.state in DECIDED for one in presenter.arrivals)
        self.list.acuses.setVisible(decided and allows(self._desk.office.role, "emitir_acuse"))
        self.empty.setVisible(not total)
        self.decided.setVisible(bool(total) and not lines)
        self.rule.setVisible(bool(lines))

    def show_examined(self, package: str, examined: Examined) -> None:
        self.list.show_examined(self.presenter.examined)
        delivery = self.presenter.delivery
        if delivery is not None and delivery.package == package:
            self.show_delivery(delivery, self.presenter.marks)

    def show_delivery(self, delivery: Delivery | None, marks: Marks) -> None:
        self.panel.setVisible(delivery is not None)
        if delivery is not None:
            examined = self.presenter.examined.get(delivery.package, Examined())
            self.panel.show_delivery(delivery, marks, examined)
            self.tiles.put_on(delivery.institute)

    def show_progress(self, done: int, total: int, step: str) -> None:
        self.intake.show_progress(done, total, step)

    def show_outcomes(self, outcomes: Sequence[Outcome]) -> None:
        self.intake.show_outcomes(outcomes)

    def show_busy(self, busy: bool) -> None:
        self.panel.set_busy(busy)

    def show_decided(self, delivery: Delivery, decided: Decided) -> None:
        words = counted(decided.accepted, "renglón aceptado", "renglones aceptados")
        back = len(decided.returned)
        tail = f", {counted(back, 'devuelto', 'devueltos')}" if back else ""
        text = f"{words}{tail}. Guarde su acuse y envíelo al instituto."
        self._desk.say(f"Decidido: {delivery.name}", text)

    def hand_over(self, issued: Issued, *, printed: bool) -> None:
        try:
            if printed:
                print_receipt(self, issued)
            elif (path := save_receipt(self, issued)) is not None:
                self._desk.say("Acuse guardado", f"{path.name}. Envíelo al instituto.")
        except CapturaError as error:
            self._desk.fail(error)

    def show_saved(self, count: int, folder: Path) -> None:
        words = counted(count, "acuse guardado", "acuses guardados")
        self._desk.say(words, f"En «{folder.name}». Envíe a cada instituto el suyo.")

    def fail(self, error: Exception) -> None:
        self._desk.fail(error)

    def _choose_period(self) -> None:
        self.presenter.open(period=self.period.code())

    def _make_room(self, wanted: bool) -> None:
        self.right.setVisible(not wanted)
        if not wanted and self.isVisible():  # or the keyboard goes to the rail
            self.start()

    # what the person does -----------------------------------------------------------------------

    def ask_files(self) -> None:
        """Choose files to take in."""
        chosen, _ = QFileDialog.getOpenFileNames(self, "Recibir paquetes", "", FILES)
        self.presenter.take([Path(one) for one in chosen])

    def ask_folder(self) -> None:
        """Choose a folder, a USB stick's say, and take in all it holds."""
        chosen = QFileDialog.getExistingDirectory(self, "Recibir carpeta")
        if chosen:
            self.presenter.take([Path(chosen)])

    def ask_acuses(self) -> None:
        """Choose the folder for the acuses of the quarter."""
        chosen = QFileDialog.getExistingDirectory(self, "Guardar los acuses")
        if chosen:
            self.presenter.receipts(Path(chosen))

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        turn(self._halves, compact)
        for part in (self.tiles, self.list.table, self.panel.table):
            part.set_compact(compact)

    def start(self) -> None:
        """Put the cursor where work begins."""
        focus = self.tiles.grid if self.list.table.isHidden() else self.list.table
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
