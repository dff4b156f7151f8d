"""The observations that are open, of all institutes: what was answered, and which are settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.decide import close_observation
from captura.actions.inbox import OpenRemark, open_remarks
from captura.actions.office import Office
from captura.ui.components import Card, EmptyState, IconLine, Page, action_button
from captura.ui.lane import Lane, Teller
from captura.ui.screens.recepcion import wording
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted


class InboxPage(Page):
    """The one under the cursor is told below in full; closing it tells the next acuse."""

    def __init__(
        self, office: Office, lane: Lane, tell: Teller, back: Callable[[], object]
    ) -> None:
        self.close_it = action_button("aceptar", self._close, "primary", text="Dar por atendida")
        actions = [self.close_it, action_button("volver", back)]
        super().__init__("Observaciones", "", crumbs=("Recepción",), actions=actions)
        self._office, self._lane, self._tell = office, lane, tell
        self.model = RowsModel(_columns(office))
        self.table = Table(self.model, "Observaciones abiertas")
        take_spare(self.table, 4)
        self.table.moved.connect(self._explain)
        self.said = IconLine("warn", "", icon="message-square-warning", wrap=True)
        self.answered = IconLine("info", "", icon="send", wrap=True)
        self.card = Card("", self.table, self.said, self.answered)
        self.card.body.setStretch(0, 1)
        nothing = EmptyState(
            "circle-check",
            "No hay observaciones abiertas",
            "Las que haga al revisar una entrega esperan aquí hasta que las dé por atendidas.",
        )
        self.blank = Card("", nothing)
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.blank, 1)

    def read(self) -> None:
        """Read what is open; the cursor keeps its place."""
        self._lane.run(lambda: open_remarks(self._office), self._show)

    def _show(self, found: Sequence[OpenRemark]) -> None:
        kept = max(0, self.table.current_row())
        answered = sum(bool(one.answer) for one in found)
        words = counted(len(found), "abierta", "abiertas")
        self.set_title("Observaciones", f"{words} · {answered} con respuesta")
        self.model.set_rows(found)
        self.card.setVisible(bool(found))
        self.blank.setVisible(not found)
        self.close_it.setEnabled(bool(found))
        if found:
            at = min(kept, len(found) - 1)
            self.table.select(at)
            self._explain(at)

    def _explain(self, at: int) -> None:
        one: OpenRemark | None = self.model.row(at)
        if one is None:
            return
        when = wording.moment(one.at, self._office.today())
        self.said.label.setText(f"{one.who}, {when}: {one.text}")
        now = f"{one.field} dice ahora «{one.value}»." if one.value else ""
        reply = f"Responde el instituto: «{one.answer}»." if one.answer else "Sin respuesta."
        self.answered.label.setText(" ".join(filter(None, (reply, now))))

    def _close(self) -> None:
        one: OpenRemark | None = self.model.row(self.table.current_row())
        if one is not None:
            self._lane.run(
                lambda: close_observation(self._office, one.id), lambda _: self._closed(one)
            )

    def _closed(self, one: OpenRemark) -> None:
        self._tell.say("Observación atendida", f"{one.place} lo sabrá con su próximo acuse.")
        self.read()
        self.table.setFocus()


def _columns(office: Office) -> list[Column]:
    def since(one: OpenRemark) -> Cell:
        return Cell(wording.moment(one.at, office.today()), muted=True)

    return [
        Column("Municipio", lambda one: Cell(one.place, bold=True), 160),
        Column("Registro", lambda one: one.title, 220, stretch=True),
        Column("Campo", lambda one: one.field or "todo el registro", 150),
        Column("Se observó", lambda one: one.text, 260, stretch=True),
        Column("Respuesta", _answer, 150),
        Column("Desde", since, 90, low=True),
    ]


def _answer(one: OpenRemark) -> Cell:
    if one.answer:
        return Cell("respondida", pill=True, tone="info", spoken=one.answer)
    return Cell("sin respuesta", pill=True, tone="warn")
