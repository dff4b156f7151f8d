"""Why the state's total is not the institute's: what it packed, what counts, and every row between.

The institute's figure is what its last delivery of the period holds, as its manifest says; the
state's is what that institute adds to the total of the state, where everyone counts once. Each row
of one and not of the other has one cause, so the causes add up to the gap.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from captura.actions.difference_causes import Causes, People
from captura.actions.office import Office, local_time
from captura.documents.difference_letter import Between, Compared, LetterFacts, difference_letter
from captura.documents.page import Page
from captura.records.deadlines import deadline
from captura.records.periods import Period
from captura.records.record import institute_of
from captura.store.queries.board import board
from captura.store.queries.figure_rows import (
    cell_activities,
    cell_attendances,
    counted_people,
    where_counted,
)
from captura.store.queries.known import profiles
from captura.store.queries.packages import PackageRow, package, package_rows

FIGURES = {
    "actividad": "Actividades realizadas",
    "persona": "Personas distintas",
    "participacion": "Asistencias",
}


@dataclass(frozen=True)
class Figure:
    """A figure of both sides. own: rows of the delivery · state: what adds to the state's total."""

    type: str
    own: int
    state: int

    @property
    def label(self) -> str:
        return FIGURES[self.type]

    @property
    def gap(self) -> int:
        return self.own - self.state


@dataclass(frozen=True)
class Difference:
    """A row that counts on one side alone. effect: 1 if that is the institute's, -1 the state's."""

    type: str
    id: str
    title: str
    cause: str
    detail: str
    effect: int


@dataclass(frozen=True)
class Differences:
    """Of an institute and a period; rows by figure and cause. sequence: of the delivery."""

    institute: str
    name: str
    period: Period
    sequence: int
    arrived: dt.date
    figures: tuple[Figure, ...]
    rows: tuple[Difference, ...]


def differences(office: Office, institute: str, period: Period) -> Differences | None:
    """Compare the last delivery of a period with what counts; None where none was handed in."""
    office.allow("recibir")
    cell = board(office.store, str(period), str(period)).get((institute, str(period)))
    kept = package(office.store, cell.package) if cell else None
    if kept is None:
        return None
    return _compare(office, kept, institute, period)


def letter(office: Office, found: Differences) -> Page:
    """The same on paper, addressed to the institute; it names nobody but its titular."""
    office.allow("recibir")
    known = profiles(office.store).get(found.institute)
    facts = LetterFacts(
        state=office.name,
        institute=(known and known.nombre) or f"Instituto municipal de {found.name}",
        titular=(known and known.titular) or "",
        period=found.period.label,
        delivery=f"número {found.sequence}, recibida el {found.arrived:%d/%m/%Y}",
        figures=tuple(
            Compared(
                one.label,
                one.own,
                one.state,
                tuple(
                    Between(row.title, row.cause, row.detail, row.effect)
                    for row in found.rows
                    if row.type == one.type
                ),
            )
            for one in found.figures
        ),
    )
    return difference_letter(facts, office.today(), office.mark)


def people_of(office: Office, institute: str, period: Period) -> People:
    """Whom the state's total counts at an institute.

    Of who was joined across municipalities one counts her: that of the record that shows, else the
    first by its key. So what the institutes add is the total of the state.
    """
    span = period.first.isoformat(), period.last.isoformat()
    heads = counted_people(office.store, *span, institute)
    places = where_counted(office.store, *span)
    shown: dict[str, str] = {}
    for persona in sorted(heads, reverse=True):
        shown[heads[persona]] = persona
    here = {head for head in shown if _counts_at(head, places.get(head, ())) in ("", institute)}
    return People(heads, shown, frozenset(here))


def _counts_at(head: str, places: Collection[str]) -> str:
    """The institute that counts who was joined; "" for who was not."""
    own = institute_of(head)
    return own if own in places else min(places, default="")


def _compare(office: Office, kept: PackageRow, institute: str, period: Period) -> Differences:
    rows = package_rows(office.store, kept.id)
    people = people_of(office, institute, period)
    arrived = local_time(dt.datetime.fromisoformat(kept.at)).date()
    term = deadline(office.catalogues, period)
    causes = Causes(office, kept, rows, people, late=term is not None and arrived > term)
    span = period.first.isoformat(), period.last.isoformat()
    counted = {
        "actividad": {one.id for one in cell_activities(office.store, *span, institute=institute)},
        "persona": people.counted,
        "participacion": {
            one.id for one in cell_attendances(office.store, *span, institute=institute)
        },
    }
    figures, found = [], list[Difference]()
    for kind, here in counted.items():
        packed = {row.id: row for row in rows if row.type == kind}
        figures.append(Figure(kind, len(packed), len(here)))
        own = [
            Difference(kind, record, causes.title(kind, record), *causes.of(row), 1)
            for record, row in packed.items()
            if record not in here
        ]
        more = [
            Difference(kind, record, causes.title(kind, record), *causes.of_more(kind, record), -1)
            for record in here - packed.keys()
        ]
        found += sorted(own + more, key=lambda one: (one.cause, one.title))
    return Differences(
        institute,
        office.catalogues["municipios"].label(institute),
        period,
        kept.sequence or 0,
        arrived,
        tuple(figures),
        tuple(found),
    )
