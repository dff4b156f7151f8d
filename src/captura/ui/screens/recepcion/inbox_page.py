"""The observations of all institutes: which were answered or mended, and the story of each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from captura.actions.decide import close_observation
from captura.actions.inbox import InboxRemark, closed_remarks, open_remarks
from captura.actions.office import Office
from captura.actions.threads import ANSWERED, CLOSED, MENDED, OBSERVED, Event
from captura.ui import story
from captura.ui.components import (
    Button,
    Card,
    EmptyState,
    Entry,
    Label,
    Page,
    Rule,
    ScrollBox,
    Timeline,
    action_button,
    row,
)
from captura.ui.lane import Lane, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion import wording
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted

FEWEST = 4  # rows in sight

_ICONS = {
    OBSERVED: "message-square-warning",
    ANSWERED: "send",
    MENDED: "pencil",
    CLOSED: "circle-check",
}
_NOTHING = {
    False: (
        "No hay observaciones abiertas",
        "Las que haga al revisar una entrega esperan aquí hasta que las dé por atendidas.",
    ),
    True: ("Todavía no hay cerradas", "Aquí quedan las que dé por atendidas, con su historia."),
}


class InboxPage(Page):
    """The story of the one under the cursor stands below; closing it tells the next acuse."""

    MANUAL = "seguimiento.md"

    def __init__(
        self, office: Office, lane: Lane, tell: Teller, back: Callable[[], object]
    ) -> None:
        self.close_it = action_button("aceptar", self._close, "primary", text="Dar por atendida")
        actions = [self.close_it, action_button("volver", back)]
        super().__init__("Observaciones", "", crumbs=("Recepción",), actions=actions)
        self._office, self._lane, self._tell = office, lane, tell
        self._closed = False
        self.open_ones = Button("Abiertas", "chip", slot=lambda: self._choose(closed=False))
        self.closed_ones = Button("Cerradas", "chip", slot=lambda: self._choose(closed=True))
        self.model = RowsModel(_columns(office))
        self.table = Table(self.model, "Observaciones")
        take_spare(self.table, FEWEST)
        self.table.moved.connect(self._explain)
        self.now = Label("", "strong", wrap=True)
        self.story = Timeline()
        told = ScrollBox(self.story)
        told.setMinimumHeight(dp(176))
        self.card = Card("", self.table, Rule(), self.now, told)
        self.card.body.setStretch(0, 100)  # until its rows are all in sight
        self.card.body.setStretch(3, 1)
        self.nothing = EmptyState("circle-check", "", "")
        self.blank = Card("", self.nothing)
        self.body.addLayout(row(self.open_ones, self.closed_ones, None))
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.blank, 1)

    def read(self) -> None:
        """Read what is open, or what was settled; the cursor keeps its place."""
        closed = self._closed
        ask = closed_remarks if closed else open_remarks
        self._lane.run(lambda: ask(self._office), lambda found: self._show(closed, found))

    def _choose(self, *, closed: bool) -> None:
        self._closed = closed
        self.table.setFocus()
        self.read()

    def _show(self, closed: bool, found: Sequence[InboxRemark]) -> None:
        if closed != self._closed:
            return
        kept = max(0, self.table.current_row())
        self.set_title("Observaciones", _summary(closed, found))
        self.open_ones.setChecked(not closed)
        self.closed_ones.setChecked(closed)
        self.model.set_rows(found)
        # what is told of one stands under the rows, not at the foot of an empty table
        self.table.setMaximumHeight(dp(32 + 32 * max(FEWEST, len(found))) + 2)
        self.card.setVisible(bool(found))
        self.blank.setVisible(not found)
        title, text = _NOTHING[closed]
        self.nothing.title.setText(title)
        self.nothing.text.setText(text)
        self.close_it.setEnabled(bool(found) and not closed)
        if found:
            at = min(kept, len(found) - 1)
            self.table.select(at)
            self._explain(at)
        else:  # what has no rows takes no keys: they would go to whatever stands before the page
            (self.closed_ones if closed else self.open_ones).setFocus()

    def _explain(self, at: int) -> None:
        one: InboxRemark | None = self.model.row(at)
        if one is None:
            return
        now = f"{one.field} dice ahora «{one.value}»." if one.value else ""
        self.now.setText(now or one.title)
        today = self._office.today()
        told = [_entry(event, today) for event in reversed(one.thread.events)]
        self.story.set_entries(told)

    def _close(self) -> None:
        one: InboxRemark | None = self.model.row(self.table.current_row())
        if one is not None and not self._closed:
            self._lane.run(
                lambda: close_observation(self._office, one.id), lambda _: self._settled(one)
            )

    def _settled(self, one: InboxRemark) -> None:
        self._tell.say("Observación atendida", f"{one.place} lo sabrá con su próximo acuse.")
        self.table.setFocus()
        self.read()


def _summary(closed: bool, found: Sequence[InboxRemark]) -> str:
    """`3 abiertas · 1 con respuesta · 2 corregidas`."""
    if closed:
        return counted(len(found), "cerrada", "cerradas")
    answered = sum(bool(one.answer) for one in found)
    mended = sum(one.state == MENDED for one in found)
    parts = [counted(len(found), "abierta", "abiertas"), f"{answered} con respuesta"]
    return " · ".join([*parts, *([counted(mended, "corregida", "corregidas")] if mended else [])])


def _columns(office: Office) -> list[Column]:
    def since(one: InboxRemark) -> Cell:
        return Cell(wording.moment(one.at, office.today()), muted=True)

    return [
        Column("Municipio", lambda one: Cell(one.place, bold=True), 160),
        Column("Registro", lambda one: one.title, 220, stretch=True),
        Column("Campo", lambda one: one.field or "todo el registro", 150),
        Column("Se observó", lambda one: one.text, 260, stretch=True),
        Column("Estado", _state, 120),
        Column("Desde", since, 90, low=True, whole=True),
    ]


def _state(one: InboxRemark) -> Cell:
    spoken = f"{one.state}: {one.answer}" if one.answer else ""
    return Cell(one.state, pill=True, tone=story.TONES[one.state], spoken=spoken)


def _entry(event: Event, today: dt.date) -> Entry:
    """An event as the timeline shows it; what came in a package came from the institute."""
    title = story.capital(f"{event.what} por {event.who or 'el instituto'}")
    return Entry(story.when(event, today) or "sin fecha", _ICONS[event.what], title, event.said)
