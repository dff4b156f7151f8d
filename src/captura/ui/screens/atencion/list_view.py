"""The atenciones of the open vault: found while typing, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.atenciones import AtencionRow
from captura.records.catalogues import Catalogues
from captura.records.periods import Period
from captura.ui.components import (
    Button,
    Card,
    Combo,
    EmptyState,
    FindField,
    InlineMessage,
    KeyHints,
    Page,
    Pages,
    action_button,
    row,
)
from captura.ui.components.layouts import keep_aside
from captura.ui.look.measure import dp
from captura.ui.tables import Cell, Column, RowsModel, Table
from captura.ui.wording import counted

_EMPTY = (
    "Cada servicio a una mujer, con lo que ella cuenta. Queda sellado: lo lee solo quien tiene la "
    "llave de la bóveda."
)


class AtencionListView(Page):
    """`typed(text)` asks for other rows; `opened(id)`, `new`, `keys` and `close` lead away.

    `publish(period)` makes the statistics of a quarter; None for a role that makes none.
    """

    def __init__(
        self,
        catalogues: Catalogues,
        periods: Sequence[Period],
        *,
        typed: Callable[[str], object],
        opened: Callable[[str], object],
        new: Callable[[], object],
        keys: Callable[[], object],
        close: Callable[[], object],
        publish: Callable[[str], object] | None,
    ) -> None:
        create = action_button("nueva_actividad", new, "primary", text="Nueva atención", big=True)
        shut = Button("Cerrar la bóveda", icon="lock", slot=close)
        who = Button("Quién tiene la llave", "ghost", icon="key-round", slot=keys)
        super().__init__("Atención", "Bóveda abierta", actions=[who, shut, create])
        self._opened = opened
        self.filter = FindField("Buscar en la bóveda", icon="search")
        self.filter.setFixedWidth(dp(320))
        self.filter.textEdited.connect(typed)
        self.model = RowsModel(_columns(catalogues), [])
        self.table = Table(self.model, "Atenciones")
        self.table.opened.connect(self._open)
        self.message = InlineMessage("ok", "", closable=True)
        self.message.hide()
        first = Button("Registrar la primera", "primary", icon="plus", slot=new)
        self.nothing = EmptyState("lock", "Todavía no hay atenciones", _EMPTY, actions=[first])
        self.none_fits = EmptyState(
            "search", "Nada concuerda con lo escrito", "Pruebe con otra palabra o con el folio."
        )
        self.middle = Pages()
        for part in (self.table, self.nothing, self.none_fits):
            self.middle.addWidget(part)
        self.hints = KeyHints(["abrir", ("Ctrl+N", "Nueva"), ("F12", "Salida rápida")])
        self.quarter = Combo([(str(one), one.label) for one in periods], name="Trimestre")
        self.quarter.set_code(str(periods[0]))
        bar = row(self.filter, None)
        if publish is not None:
            make = Button("Hacer la estadística", icon="send")
            make.clicked.connect(lambda *_: publish(self.quarter.code()))
            self.quarter.setFixedWidth(dp(184))
            bar = row(self.filter, None, self.quarter, make)
        else:
            keep_aside(self, self.quarter)
        self.body.addWidget(self.message)
        self.body.addWidget(Card("", bar, self.middle, self.hints), 1)

    def show_rows(self, rows: Sequence[AtencionRow], text: str) -> None:
        """These and no others."""
        self.model.set_rows(rows)
        empty = self.none_fits if text.strip() else self.nothing
        self.middle.setCurrentWidget(self.table if rows else empty)
        self.hints.note.setText(counted(len(rows), "atención", "atenciones"))
        if rows:
            self.table.select(0)

    def forget(self) -> None:
        """The vault closed: nothing of it stays in a widget."""
        self.model.set_rows([])
        self.filter.clear()
        self.message.hide()

    def _open(self, at: int) -> None:
        found = self.model.row(at)
        if found is not None:
            self._opened(found.id)


def _columns(catalogues: Catalogues) -> list[Column]:
    services, ways = catalogues["servicios"], catalogues["modalidad_atencion"]

    def when(one: AtencionRow) -> str:
        return f"{one.fecha_hora:%d/%m/%Y %H:%M}" if one.fecha_hora else "—"

    def following(one: AtencionRow) -> str:
        return f"{one.proxima_cita:%d/%m/%Y %H:%M}" if one.proxima_cita else "—"

    def place(one: AtencionRow) -> Cell:
        return Cell("Solo en la bóveda" if one.sealed else "En el padrón", muted=True)

    return [
        Column("Fecha", when, 140, whole=True),
        Column("Persona", lambda one: Cell(one.name or "Sin nombre", bold=True), 180, stretch=True),
        Column("Servicio", lambda one: services.label(one.servicio) if one.servicio else "", 200),
        Column("Modalidad", lambda one: ways.label(one.modalidad) if one.modalidad else "", 120),
        Column("Dónde vive", place, 140, low=True),
        Column("Próxima cita", following, 140, low=True, whole=True),
    ]
