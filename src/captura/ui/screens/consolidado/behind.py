"""Reads the rows that a figure counts: its activities, its people, its attendances."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.names import fold
from captura.records.people import full_name, is_anonymous
from captura.records.record import institute_of
from captura.store.queries.counts import counted_activities
from captura.store.queries.figure_rows import FigureAttendance, cell_activities, cell_attendances
from captura.store.queries.known import people
from captura.ui.listing.behind import Behind
from captura.ui.screens.consolidado.crossing import (
    ACTIVITIES,
    ANONYMOUS,
    ATTENDANCES,
    COUNTED,
    NONE,
    QUARTERS,
    Crossing,
    Line,
)
from captura.ui.screens.consolidado.spans import Span, span_of


@dataclass(frozen=True)
class Cell:
    """One figure: a row of the table, a strategy or all (None), a measure."""

    line: Line
    strategy: str | None
    measure: str


def span_behind(crossing: Crossing, line: Line) -> Span:
    """The days a row speaks of: its quarter, or the whole span."""
    return span_of(line.key) if crossing.axis == QUARTERS and line.key else crossing.span


def institute_behind(crossing: Crossing, line: Line) -> str:
    """The municipality a row speaks of; "" for all of them."""
    return line.key if crossing.axis != QUARTERS else ""


def read_behind(office: Office, crossing: Crossing, cell: Cell) -> Behind:
    """The rows of a figure, as the consolidated database has them.

    Raises RoleError for who may see figures only.
    """
    office.allow("leer")
    read = {ACTIVITIES: _activities, ATTENDANCES: _attendances, COUNTED: _counted}.get(
        cell.measure, _people
    )
    return read(office, crossing, cell, cell.line.count(cell.measure, cell.strategy))


def _where(crossing: Crossing, cell: Cell) -> dict[str, str]:
    return {
        "institute": institute_behind(crossing, cell.line),
        "estrategia": cell.strategy or "",
    }


def _fits(cell: Cell, strategy: str | None) -> bool:
    """The query takes "" for every strategy: the column of those without one is left to us."""
    return cell.strategy != NONE or not strategy


def _activities(office: Office, crossing: Crossing, cell: Cell, total: int) -> Behind:
    town = office.catalogues["municipios"].label
    days = span_behind(crossing, cell.line).days
    rows = [
        (_day(one.fecha_inicio), one.nombre or "", town(institute_of(one.id)), str(one.attendances))
        for one in cell_activities(office.store, *days, **_where(crossing, cell))
        if _fits(cell, one.estrategia)
    ]
    return Behind("Actividades", ("Fecha", "Actividad", "Municipio", "Asistencias"), rows, total)


def _counted(office: Office, crossing: Crossing, cell: Cell, total: int) -> Behind:
    town = office.catalogues["municipios"].label
    days = span_behind(crossing, cell.line).days
    rows = [
        (_day(one.fecha), one.nombre or "", town(institute_of(one.id)), str(one.counted))
        for one in counted_activities(office.store, *days, **_where(crossing, cell))
        if _fits(cell, one.estrategia)
    ]
    return Behind(
        "Contadas sin lista", ("Fecha", "Actividad", "Municipio", "Contadas"), rows, total
    )


def _seen(office: Office, crossing: Crossing, cell: Cell) -> list[FigureAttendance]:
    days = span_behind(crossing, cell.line).days
    found = cell_attendances(office.store, *days, **_where(crossing, cell))
    return [one for one in found if _fits(cell, one.estrategia)]


def _attendances(office: Office, crossing: Crossing, cell: Cell, total: int) -> Behind:
    town = office.catalogues["municipios"].label
    rows = [
        (_day(one.fecha), one.name, one.nombre or "", town(institute_of(one.id)))
        for one in _seen(office, crossing, cell)
    ]
    return Behind("Asistencias", ("Fecha", "Persona", "Actividad", "Municipio"), rows, total)


def _people(office: Office, crossing: Crossing, cell: Cell, total: int) -> Behind:
    wanted = cell.measure == ANONYMOUS
    sexes, town = office.catalogues["sexo"].label, office.catalogues["municipios"].label
    times = Counter(one.persona for one in _seen(office, crossing, cell))
    rows = [
        (
            full_name(one) or "Sin nombre",
            sexes(one.sexo or "9"),
            town(institute_of(one.id)),
            str(times[one.id]),
        )
        for one in people(office.store, times)
        if is_anonymous(one) == wanted
    ]
    title = "Personas anónimas" if wanted else "Personas únicas"
    rows.sort(key=lambda row: fold(row[0]))
    return Behind(title, ("Persona", "Sexo", "Municipio", "Asistencias"), rows, total)


def _day(iso: str | None) -> str:
    return "/".join(reversed((iso or "")[:10].split("-"))) if iso else ""
