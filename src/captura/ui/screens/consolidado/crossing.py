"""Reads the figures as a table: municipalities or quarters down, strategies across.

Activities and attendances add up; people never do: every total of people is counted anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.catalogues import Entry
from captura.store.queries.figures import FigureRow, figures
from captura.ui.screens.consolidado.spans import Span

ACTIVITIES, PEOPLE, ATTENDANCES, ANONYMOUS = "activities", "people", "attendances", "anonymous"
COUNTED = "counted"
MEASURES = {
    ACTIVITIES: "Actividades",
    PEOPLE: "Personas únicas",
    ATTENDANCES: "Asistencias",
    ANONYMOUS: "Anónimas",
    COUNTED: "Contadas",
}
PLACES, QUARTERS = "municipios", "trimestres"
AXES = {PLACES: "Por municipio", QUARTERS: "Por trimestre"}
NONE = ""  # the strategy of an activity that names none
NOTES = {
    ACTIVITIES: "Actividades realizadas. Los renglones y las columnas suman el total.",
    PEOPLE: (
        "Las personas no se suman: cada casilla cuenta personas distintas con al menos una "
        "asistencia, y quien participó en dos estrategias, municipios o trimestres cuenta una "
        "sola vez en el total."
    ),
    ATTENDANCES: "Asistencias a sesiones. Los renglones y las columnas suman el total.",
    ANONYMOUS: (
        "Personas sin identificar, contadas aparte: no se sabe si son las mismas, así que no se "
        "suman a las personas únicas."
    ),
    COUNTED: (
        "Asistencias contadas sin lista, por sexo y edad. Van aparte de las de las listas: no se "
        "sabe de quién son."
    ),
}


@dataclass(frozen=True)
class Line:
    """One row of the table: {strategy: figures}, and its own total. key "" is the whole state."""

    key: str
    label: str
    cells: Mapping[str, FigureRow]
    total: FigureRow | None

    def count(self, measure: str, strategy: str | None = None) -> int:
        """A figure of the row; of all strategies together where none is named."""
        row = self.total if strategy is None else self.cells.get(strategy)
        return int(getattr(row, measure)) if row is not None else 0


@dataclass(frozen=True)
class Crossing:
    """The whole table. strategies: the columns, in the catalogue's order."""

    span: Span
    axis: str
    strategies: tuple[Entry, ...]
    lines: tuple[Line, ...]
    whole: Line

    @property
    def empty(self) -> bool:
        total = self.whole.total
        return total is None or not (total.activities or total.attendances or total.counted)


def read_crossing(office: Office, span: Span, axis: str) -> Crossing:
    """The figures of a span by municipality or by quarter, and by strategy."""
    store, (first, last) = office.store, span.days
    by_period = axis == QUARTERS

    def ask(rows: bool, strategies: bool) -> list[FigureRow]:
        return figures(
            store,
            first,
            last,
            period=rows and by_period,
            institute=rows and not by_period,
            estrategia=strategies,
        )

    cells: dict[str, dict[str, FigureRow]] = {}
    for row in ask(True, True):
        cells.setdefault(_key(row, axis), {})[row.estrategia] = row
    totals = {_key(row, axis): row for row in ask(True, False)}
    across = {row.estrategia: row for row in ask(False, True)}
    whole = next(iter(ask(False, False)), None)
    lines = tuple(
        Line(key, label, cells.get(key, {}), totals.get(key))
        for key, label in _labels(office, span, axis)
    )
    return Crossing(
        span, axis, _strategies(office, across), lines, Line("", "Todo el estado", across, whole)
    )


def _key(row: FigureRow, axis: str) -> str:
    return row.period if axis == QUARTERS else row.institute


def _labels(office: Office, span: Span, axis: str) -> list[tuple[str, str]]:
    if axis == QUARTERS:
        return [(str(one), one.label) for one in span.periods]
    return [(entry.code, entry.label) for entry in office.catalogues["municipios"].entries]


def _strategies(office: Office, across: Mapping[str, FigureRow]) -> tuple[Entry, ...]:
    """The strategies in force or in use, and a column for what names none if there is any."""
    known = office.catalogues["estrategias"]
    used = [entry for entry in known.entries if entry.until is None or entry.code in across]
    extra = [Entry(NONE, "Sin estrategia")] if NONE in across else []
    return tuple([*used, *extra])


def short(entry: Entry) -> str:
    """A strategy in few words."""
    return entry.extra.get("corta") or entry.label
