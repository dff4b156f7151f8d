"""Whom to call: who has not handed in, the longest overdue first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.office import Office
from captura.actions.owing import Owing, owing
from captura.records.fields import field_of
from captura.records.institucion import Institucion
from captura.records.periods import Period
from captura.ui.components import Card, EmptyState, KeyHints, Page, action_button
from captura.ui.lane import Lane
from captura.ui.screens.recepcion import wording
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted, short_day

_PHONE = field_of(Institucion, "telefono").kind
_UNKNOWN = "sin datos aún"


class CallsPage(Page):
    """`letter(at)`: the letters, that of a row first. `contact(one)`: what was talked about with an
    institute. `back()`: to the board.
    """

    def __init__(
        self,
        office: Office,
        lane: Lane,
        letter: Callable[[Sequence[Owing], int], object],
        contact: Callable[[Owing], object],
        back: Callable[[], object],
    ) -> None:
        self._print = action_button("imprimir", self._letter, text="Carta de recordatorio…")
        self._note = action_button("anotar_contacto", self._contact)
        actions = [self._note, self._print, action_button("volver", back)]
        super().__init__("Por llamar", "", crumbs=("Recepción",), actions=actions)
        self._office, self._lane = office, lane
        self._to_letter, self._to_contact = letter, contact
        self._period: Period | None = None
        self._owing: Sequence[Owing] = ()
        self.model = RowsModel(_columns(office))
        self.table = Table(self.model, "Institutos que no han entregado")
        take_spare(self.table, 4)
        self.table.opened.connect(lambda _: self._letter())
        self.hints = KeyHints(["anotar_contacto", ("Return", "Su carta")])
        self.card = Card("", self.table, self.hints)
        self.card.body.setStretch(0, 1)
        self.empty = EmptyState(
            "circle-check",
            "Nadie debe este trimestre",
            "Todos lo entregaron, o ya está cerrado. Quien nunca entregó se ve en «El año».",
        )
        self.blank = Card("", self.empty)
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.blank, 1)

    def read(self, period: Period) -> None:
        """Read who owes this quarter."""
        self._period = period
        self._lane.run(lambda: owing(self._office, period), lambda found: self._show(period, found))

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.table.set_compact(compact)

    def _show(self, period: Period, found: Sequence[Owing]) -> None:
        if period != self._period:
            return
        kept = max(0, self.table.current_row())
        self._owing = found
        words = counted(len(found), "instituto debe", "institutos deben") if found else "Nadie debe"
        self.set_title("Por llamar", f"{words} el {period.label}")
        self.model.set_rows(found)
        self.table.select(min(kept, len(found) - 1))
        self.card.setVisible(bool(found))
        self.blank.setVisible(not found)
        for button in (self._note, self._print):
            button.setEnabled(bool(found))

    def _contact(self) -> None:
        if self._owing:
            self._to_contact(self._owing[max(0, self.table.current_row())])

    def _letter(self) -> None:
        if self._owing:
            self._to_letter(self._owing, max(0, self.table.current_row()))


def _late(one: Owing) -> Cell:
    if not one.days:
        return Cell("en plazo", muted=True)
    return Cell(counted(one.days, "día", "días"), pill=True, tone="bad")


def _owed(one: Owing) -> str:
    return ", ".join(f"T{period.quarter} {period.year}" for period in one.periods)


def _phone(one: Owing) -> Cell:
    if one.contact is None:
        return Cell(_UNKNOWN if one.enrolled else "sin alta", muted=True)
    number = _PHONE.text(one.contact.telefono)
    return Cell(number, mono=True) if number else Cell("sin teléfono", muted=True)


def _titular(one: Owing) -> str:
    return (one.contact and one.contact.titular) or "—"


def _mail(one: Owing) -> str:
    return (one.contact and one.contact.correo) or "—"


def _columns(office: Office) -> list[Column]:
    def talked(one: Owing) -> Cell:
        if one.talked is None:
            return Cell("sin contacto anotado", muted=True)
        return Cell(f"{wording.ago(one.talked.day, office.today())}: {one.talked.agreed}")

    def again(one: Owing) -> Cell:
        day = one.talked.again if one.talked else None
        if day is None:
            return Cell("—", muted=True, spoken="sin fecha")
        due = day <= office.today()
        words = short_day(day, office.today())
        return Cell(words, pill=due, tone="warn" if due else "", spoken=f"{day:%d/%m/%Y}")

    return [
        Column("Municipio", lambda one: Cell(one.name, bold=True), 140, stretch=True),
        Column("Retraso", _late, 96),
        Column("Debe", _owed, 110),
        Column("Teléfono", _phone, 120),
        Column("Titular", _titular, 130, stretch=True, low=True),
        Column("Último contacto", talked, 230, stretch=True),
        Column("Otra vez", again, 96),
        Column("Correo", _mail, 120, low=True),
    ]
