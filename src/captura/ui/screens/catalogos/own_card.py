"""The card of an institute's own words: how often each stands, and one spelling for many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from captura.actions.office import Office
from captura.store.queries.written import Written
from captura.ui.components import Card, Combo, FieldRow, Label, action_button, row
from captura.ui.forms.text_fields import TextField
from captura.ui.lane import Lane, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.catalogos.lines import day
from captura.ui.screens.catalogos.own_presenter import PLURALS, OwnWords
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare

_SAYS = (
    "Lo que se escribe en las actividades se ofrece al escribirlo otra vez. Si algo quedó de dos "
    "maneras, aquí se deja una."
)


class OwnCard(Card):
    """Enter on a text goes to the field where it is changed."""

    def __init__(self, office: Office, lane: Lane, tell: Teller) -> None:
        super().__init__("Lo que escribe este instituto")
        self.setFixedWidth(dp(440))
        self.presenter = OwnWords(office, self, lane, tell)
        self.fields = Combo(list(PLURALS.items()), name="Qué se escribe")
        self.fields.set_code(self.presenter.field)
        self.fields.edited.connect(lambda: self.presenter.choose(self.fields.code()))
        self.text = TextField()
        self.model = RowsModel(_COLUMNS)
        self.table = Table(self.model, "Lo que escribe este instituto")
        take_spare(self.table, 4)
        self.table.moved.connect(lambda _: self._ready())
        self.table.opened.connect(lambda _: self.text.setFocus())
        self.row = FieldRow("Debe decir", self.text)
        self.act = action_button("concluir", self._change, text="Cambiar en todas")
        self.body.addWidget(Label(_SAYS, "sub", wrap=True))
        self.body.addWidget(self.fields)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.row)
        self.body.addLayout(row(None, self.act))

    def show_words(self, words: Sequence[Written]) -> None:
        at = self.table.current_row()
        self.model.set_rows(words)
        self.text.set_choices([(one.text, one.text) for one in words])
        self.table.select(min(max(at, 0), len(words) - 1))
        self._ready()

    def show_refused(self, message: str) -> None:
        self.row.set_state("bad", message)
        self.text.setFocus()

    def _chosen(self) -> Written | None:
        at = self.table.current_row()
        return self.model.row(at) if 0 <= at < len(self.model.rows) else None

    def _ready(self) -> None:
        one = self._chosen()
        self.row.set_state("")
        self.text.set_text(one.text if one else "")
        for part in (self.text, self.act):
            part.setEnabled(one is not None)

    def _change(self) -> None:
        one = self._chosen()
        if one is not None:
            self.presenter.change(one.text, self.text.text())


def _last(one: Written) -> str:
    return day(dt.date.fromisoformat(one.last)) if one.last else ""


_COLUMNS = (
    Column("Texto", lambda one: Cell(one.text, bold=True), 200, stretch=True),
    Column("Veces", lambda one: f"{one.uses:,}", 64, right=True),
    Column("La última", _last, 104),
)
