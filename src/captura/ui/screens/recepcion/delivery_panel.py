"""The chosen delivery: who sent it, what each sheet brings, and the decision on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from captura.ui.components import (
    Elided,
    InlineMessage,
    Pill,
    action_button,
    row,
)
from captura.ui.components.layouts import fill
from captura.ui.screens.recepcion import wording
from captura.ui.screens.recepcion.deliveries import Delivery, SheetLine
from captura.ui.screens.recepcion.examine import ERROR, WARNING, Examined
from captura.ui.screens.recepcion.found_cell import found_cell
from captura.ui.screens.recepcion.marks import Marks
from captura.ui.screens.recepcion.return_bar import ReturnBar
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted

ALTERED = "No es lo que se firmó"
ALTERED_TEXT = (
    "Lo de abajo cambió después de firmarse. Es una propuesta de corrección y no se acepta: pida "
    "al instituto que lo corrija en su computadora y entregue otra vez."
)

ONLY_LOOKS = "Usted la revisa; la acepta o la devuelve la coordinación."


@dataclass(frozen=True)
class DeliveryCalls:
    """What the buttons of the panel do."""

    accept: Callable[[], object]
    return_all: Callable[[str], object]
    rows: Callable[[str], object]
    save_receipt: Callable[[], object]
    print_receipt: Callable[[], object]


class DeliveryPanel(QWidget):
    """`sheet_opened(type)`: Enter on a sheet."""

    sheet_opened = Signal(str)

    def __init__(self, calls: DeliveryCalls, may: Callable[[str], bool]) -> None:
        super().__init__()
        self._calls, self._may = calls, may
        self._examined = Examined()
        self.title = Elided("", "h2", least=120)
        self.pill = Pill("", "")
        self.meta = Elided("", "sub", least=80)
        self.marked = Elided("", "sub", least=80)
        for line in (self.meta, self.marked):  # the name of the municipality has its room first
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rows = action_button("ver_renglones", lambda: calls.rows(""))
        self.back = action_button("devolver", self._ask_reason)
        self.accept = action_button("aceptar", calls.accept, "primary")
        self.print = action_button("imprimir", calls.print_receipt, text="Imprimir")
        self.print.setAccessibleName("Imprimir el acuse")
        self.save = action_button("guardar_acuse", calls.save_receipt, "primary")
        self.note = InlineMessage("warn", "")
        self.bar = ReturnBar()
        self.bar.given.connect(calls.return_all)
        self.sheets = RowsModel(self._columns())
        self.table = Table(self.sheets, "Hojas de la entrega")
        take_spare(self.table, 3)
        self.table.opened.connect(self._open_sheet)
        self.altered = RowsModel([Column("Qué cambió", lambda text: text, 200, stretch=True)])
        self.altered_table = Table(self.altered, "Celdas cambiadas")
        take_spare(self.altered_table, 2)
        self.tables = QStackedWidget()
        self.tables.addWidget(self.table)
        self.tables.addWidget(self.altered_table)
        box = QVBoxLayout(self)
        head = row(self.title, self.pill, self.meta)
        head.setStretch(2, 1)
        self.buttons = (self.rows, self.back, self.accept, self.print, self.save)
        self.decision = QWidget()
        self.decision.setLayout(row(self.rows, None, *self.buttons[1:]))
        self.bar.asking.connect(lambda _: self._show_decision())
        fill(box, (head, self.marked, self.decision, self.bar, self.note, self.tables), 8)
        box.setStretch(5, 1)
        self.note.hide()

    def show_delivery(self, delivery: Delivery, marks: Marks, examined: Examined) -> None:
        """Show one delivery, what is noted on it, and what the rules found."""
        self._examined = examined
        altered = delivery.state == "altered"
        self.title.setText(delivery.name)
        self.pill.show_state(*wording.STATES.get(delivery.state, (delivery.state, "")))
        self.meta.setText(_meta(delivery))
        self.accept.set_words(marks.decision)
        pending, decided = bool(delivery.pending), delivery.decided
        self.back.setVisible(pending and self._may("devolver"))
        self.accept.setVisible(pending and self._may("aceptar"))
        self.rows.setVisible(not altered)
        for button in (self.print, self.save):
            button.setVisible(decided and self._may("emitir_acuse"))
        self.marked.setText(_marked(marks) or _outcome(delivery) or self._who(pending))
        self.marked.setVisible(bool(self.marked.text()))
        self._show_decision()
        self._show_note(delivery)
        self.sheets.set_rows(delivery.sheets)
        self.altered.set_rows(delivery.altered)
        self.tables.setCurrentWidget(self.altered_table if altered else self.table)
        if not delivery.pending:
            self.bar.hide()

    def _who(self, pending: bool) -> str:
        """Who may only look is told who decides."""
        return "" if self._may("aceptar") or not pending else ONLY_LOOKS

    def _show_decision(self) -> None:
        """The buttons give way to the line that asks, and leave no gap where there are none."""
        some = any(not button.isHidden() for button in self.buttons)
        self.decision.setVisible(some and self.bar.isHidden())

    def _show_note(self, delivery: Delivery) -> None:
        notes = {name: text for name, text in delivery.notes.items() if name in wording.NOTES}
        if delivery.state == "altered":
            self.note.show_message("bad", ALTERED, ALTERED_TEXT)
        elif notes:
            title = " · ".join(wording.NOTES[name] for name in notes)
            self.note.show_message("warn", title, " ".join(notes.values()))
        else:
            self.note.hide()

    def set_busy(self, busy: bool) -> None:
        """No second decision while one is being written."""
        for button in (self.accept, self.back):
            button.setEnabled(not busy)
        if busy:
            self.bar.hide()

    def _ask_reason(self) -> None:
        self.bar.ask("Motivo para devolver toda la entrega", "Devolver todo")

    def _open_sheet(self, at: int) -> None:
        line = self.sheets.row(at)
        if line is not None:
            self.sheet_opened.emit(line.type)

    def _columns(self) -> list[Column]:
        return [
            Column("Hoja", lambda line: Cell(line.title, bold=True), 120, stretch=True),
            Column("Nuevos", lambda line: _count(line.new), 80, right=True),
            Column("Cambiados", lambda line: _count(line.changed), 96, right=True),
            Column("Sin cambio", lambda line: _count(line.same), 96, right=True),
            Column("Devueltos", lambda line: _count(line.returned), 92, right=True, low=True),
            Column("Avisos", self._findings, 168),
        ]

    def _findings(self, line: SheetLine) -> Cell:
        errors = self._examined.count(ERROR, line.type)
        warnings = self._examined.count(WARNING, line.type)
        return found_cell(errors, warnings)


def _count(number: int) -> Cell:
    return Cell(f"{number:,}" if number else "0", muted=not number)


def _meta(delivery: Delivery) -> str:
    device = f"equipo {delivery.device}" if delivery.device else "equipo desconocido"
    return f"{device} · paquete {delivery.sequence} · {delivery.sender}"


def _marked(marks: Marks) -> str:
    parts = []
    if marks.returned:
        parts.append(counted(len(marks.returned), "renglón marcado", "renglones marcados"))
    if marks.remarks:
        parts.append(counted(len(marks.remarks), "observación", "observaciones"))
    return f"Anotado: {' y '.join(parts)}" if parts else ""


def _outcome(delivery: Delivery) -> str:
    if not delivery.decided:
        return ""
    parts = [counted(delivery.accepted, "renglón aceptado", "renglones aceptados")]
    if delivery.returned:
        parts.append(counted(delivery.returned, "devuelto", "devueltos"))
    if delivery.remarks:
        words = ("observación abierta", "observaciones abiertas")
        parts.append(counted(delivery.remarks, *words))
    return ", ".join(parts)
