"""The state's report of a quarter: counted over what was accepted, kept with the records behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TypeVar

from captura.actions.coverage_map import coverage_map
from captura.actions.indicators import read_indicators
from captura.actions.office import Office
from captura.actions.printed_figures import coded
from captura.actions.published_lines import published_lines
from captura.documents.page import Map, Page
from captura.documents.printed_figure import Figure
from captura.documents.state_report import (
    TITLE,
    Counted,
    PublishedLine,
    StateFacts,
    state_report_page,
)
from captura.records.periods import Period
from captura.records.record import institute_of
from captura.records.rules.small_cells import hidden_cells
from captura.store.queries.board import BoardCell, board
from captura.store.queries.counts import counted_activities
from captura.store.queries.figure_rows import cell_activities
from captura.store.queries.seen import Seen, seen
from captura.store.queries.women import PLACE

T = TypeVar("T")
_NO_STRATEGY, _PEOPLE = "Sin estrategia", "Personas distintas que asistieron"


def state_report(office: Office, period: Period) -> Page:
    """The page of a quarter as it stands now; its figures are kept under the codes they show."""
    office.allow("cifras")
    facts = _facts(office, period)
    codes, moment = coded(office, f"{TITLE} {period}", facts.figures())
    return state_report_page(facts, codes, moment, office.mark)


def _facts(office: Office, period: Period) -> StateFacts:
    first, last = period.first, period.last
    days = first.isoformat(), last.isoformat()
    activities = {one.id: one.estrategia or "" for one in cell_activities(office.store, *days)}
    met = seen(office.store, *days)
    whole = len({one.person for one in met if not one.anonymous})
    towns = {one.code: one.label for one in office.catalogues["municipios"].entries}
    listed = {
        one.code: f"{one.code} {one.extra.get('corta') or one.label}"
        for one in office.catalogues["estrategias"].entries
    }

    def divide(
        labels: Mapping[str, str], act: Callable[[str], str], come: Callable[[Seen], str]
    ) -> tuple[tuple[tuple[str, Counted], ...], bool]:
        acts, times = _by(activities, act), _by(met, come)
        return _lines(period, labels, acts, times, whole)

    strategies, telling = divide(
        {**listed, "": _NO_STRATEGY}, activities.__getitem__, lambda one: one.estrategia
    )
    places, told = divide(towns, institute_of, lambda one: institute_of(one.activity))
    without = [name for name, (_, who, _) in places if who is None]
    published = published_lines(office, period, without, telling=telling or told)
    return StateFacts(
        state=office.name,
        period=period.label,
        days=f"del {first:%d/%m/%Y} al {last:%d/%m/%Y}",
        handed=(*_handed(office, period, towns), *_closed(published.towns, towns)),
        totals=_totals(office, period, activities, met, telling=telling or told),
        strategies=strategies,
        places=places,
        published=published.towns,
        published_whole=published.whole,
        coverage=_coverage(office, period.year),
    )


def _closed(published: Collection[PublishedLine], towns: Collection[str]) -> Iterable[str]:
    if published:
        yield f"Trimestre cerrado en {len(published)} de {len(towns)} municipios."


def _coverage(office: Office, year: int) -> tuple[int, Map] | None:
    """The map of a whole year: of a quarter alone it would tell what the year hides (ADR 61)."""
    found = read_indicators(office, year, PLACE)
    if found.whole.reached == 0:
        return None
    return year, coverage_map(found, office.catalogues["municipios"])


def _by(things: Iterable[T], key: Callable[[T], str]) -> Mapping[str, list[T]]:
    found: defaultdict[str, list[T]] = defaultdict(list)
    for one in things:
        found[key(one)].append(one)
    return found


def _lines(
    period: Period,
    labels: Mapping[str, str],
    acts: Mapping[str, Sequence[str]],
    times: Mapping[str, Sequence[Seen]],
    whole: int,
) -> tuple[tuple[tuple[str, Counted], ...], bool]:
    """A line for each group that did anything, in the order of the labels.

    And whether the people of the whole would tell what a line hides.
    """
    keys = [key for key in labels if key in acts or key in times]
    people = {key: _people(times.get(key, ())) for key in keys}
    hidden = hidden_cells([len(people[key]) for key in keys], whole)
    found = []
    for place, key in enumerate(keys):
        words = labels[key]
        counted = (
            _figure(f"Actividades de {words}", period, "actividad", acts.get(key, ())),
            None
            if place in hidden.cells
            else _figure(f"Personas de {words}", period, "persona", people[key]),
            _figure(f"Asistencias de {words}", period, "participacion",
                    (one.id for one in times.get(key, ()))),
        )  # fmt: skip
        found.append((words, counted))
    return tuple(found), hidden.total


def _people(met: Iterable[Seen], *, anonymous: bool = False) -> tuple[str, ...]:
    """Each once, in the order in which they came."""
    return tuple(dict.fromkeys(one.person for one in met if one.anonymous == anonymous))


def _totals(
    office: Office,
    period: Period,
    activities: Collection[str],
    met: Sequence[Seen],
    *,
    telling: bool,
) -> tuple[tuple[str, Figure | None], ...]:
    bare = counted_activities(office.store, period.first.isoformat(), period.last.isoformat())
    total = sum(row.counted for row in bare)
    without = f"Actividades contadas sin lista, aparte; suman {total:,} asistencias"
    said: list[tuple[str, str, Iterable[str]]] = [
        ("Actividades realizadas", "actividad", activities),
        (_PEOPLE, "persona", _people(met)),
        ("Personas anónimas, aparte", "persona", _people(met, anonymous=True)),
        ("Asistencias", "participacion", (one.id for one in met)),
        *([(without, "actividad", (row.id for row in bare))] if bare else []),
    ]
    return tuple(
        (says, None if telling and says == _PEOPLE else _figure(says, period, kind, ids))
        for says, kind, ids in said
    )


def _figure(says: str, period: Period, kind: str, ids: Iterable[str]) -> Figure:
    return Figure(f"{says} · {period.label}", kind, tuple(ids))


def _handed(office: Office, period: Period, towns: Mapping[str, str]) -> Iterable[str]:
    """How the deliveries of the quarter stand; who handed nothing in is named."""
    cells = {key: cell for (key, _), cell in board(office.store, str(period), str(period)).items()}
    yield f"Entregaron {len(cells)} de {len(towns)} municipios."
    missing = [name for key, name in towns.items() if key not in cells]
    if missing and cells:
        yield f"Sin entrega: {', '.join(missing)}."
    yield from _undecided(cells.values())


def _undecided(cells: Collection[BoardCell]) -> Iterable[str]:
    pending = sum(cell.pending for cell in cells)
    if pending:
        yield f"Renglones recibidos que no se han revisado, y no cuentan todavía: {pending:,}."
    returned = sum(cell.returned for cell in cells)
    if returned:
        yield f"Renglones devueltos, que no cuentan: {returned:,}."
