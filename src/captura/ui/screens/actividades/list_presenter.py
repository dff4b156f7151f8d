"""Decides what the list of activities shows: five filters, kept while the screen lives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from captura.actions.office import Office
from captura.records.periods import period_of, read_period
from captura.store.queries.activities import ActivityRow, activities
from captura.ui.screens.personas.lane import Run

Offered = list[tuple[str, str]]
BACK = 8  # quarters offered besides the present one
DRAFT = "borrador"  # a state of the record, offered among the states of the activity


@dataclass(frozen=True)
class Filters:
    """What is chosen; blank filters nothing. period: `2026-T3`."""

    period: str = ""
    estrategia: str = ""
    tipo: str = ""
    estatus: str = ""
    text: str = ""

    @property
    def any(self) -> bool:
        return self != Filters()


class ListView(Protocol):
    def show_rows(self, rows: Sequence[ActivityRow], filtered: bool) -> None: ...


class ActivityList:
    """The presenter of the list."""

    def __init__(self, office: Office, view: ListView, run: Run) -> None:
        self.office, self.view, self.run = office, view, run
        self.filters = Filters()
        self._round = 0

    def change(self, **chosen: str) -> None:
        """Choose a filter, and read again."""
        self.filters = replace(self.filters, **chosen)
        self.read()

    def clear(self) -> None:
        """All activities again."""
        self.filters = Filters()
        self.read()

    def read(self) -> None:
        """Read the list again; an answer that comes after a later question is dropped."""
        self._round += 1
        asked_in, filters = self._round, self.filters

        def show(rows: list[ActivityRow]) -> None:
            if asked_in == self._round:
                self.view.show_rows(rows, filters.any)

        self.run(lambda: self._rows(filters), show)

    def _rows(self, filters: Filters) -> list[ActivityRow]:
        period = read_period(filters.period) if filters.period else None
        found = activities(
            self.office.store,
            first=period.first.isoformat() if period else "",
            last=period.last.isoformat() if period else "",
            estrategia=filters.estrategia,
            tipo=filters.tipo,
            estatus="" if filters.estatus == DRAFT else filters.estatus,
            text=filters.text,
        )
        if filters.estatus == DRAFT:
            return [row for row in found if row.estado_registro == "BOR"]
        return found

    def periods(self) -> Offered:
        """The present quarter and those before it."""
        now = period_of(self.office.today())
        some = [now.shift(-number) for number in range(BACK + 1)]
        return [("", "Todos los trimestres"), *((str(one), one.label) for one in some)]

    def strategies(self) -> Offered:
        entries = self.office.catalogues["estrategias"].entries
        short = ((e.code, f"{e.code} {e.extra.get('corta') or e.label}") for e in entries)
        return [("", "Todas las estrategias"), *short]

    def kinds(self) -> Offered:
        entries = self.office.catalogues["tipo_actividad"].entries
        return [("", "Todos los tipos"), *((e.code, e.label) for e in entries)]

    def states(self) -> Offered:
        entries = self.office.catalogues["estatus_actividad"].entries
        known = ((e.code, e.label) for e in entries)
        return [("", "Todos los estados"), (DRAFT, "Sin concluir"), *known]
