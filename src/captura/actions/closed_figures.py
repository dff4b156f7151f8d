"""The sheet «Ajustes» of the consolidated workbook: what was published of each closed quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from captura.actions.closed_state import STATE, state_values
from captura.actions.closings import read_values
from captura.actions.office import Office
from captura.actions.tidy_figures import ADDED, COUNTED_ANEW
from captura.actions.tidy_figures import ALL as IN_ALL
from captura.documents.consolidated import RowTable
from captura.excel.serial import plain_cell
from captura.excel.write import Plain
from captura.records.periods import Period, read_period
from captura.store.queries.closings import ALL, Closing, Values, closings, published_at

TITLE = "Ajustes"
HEADINGS = ("Periodo", "Clave", "Municipio", "Estrategia", "Medida", "Publicado", "Hoy",
            "Diferencia", "Cerrado el")  # fmt: skip
FORMATS = ("text", "text", "text", "text", "text", "whole", "whole", "whole", "date")


def closed_figures(office: Office, first: Period, last: Period) -> RowTable:
    """Each published figure beside today's; empty where nothing of the span is closed."""
    known = closings(office.store, str(first), str(last)).values()
    closed = [one for one in known if one.closed]
    return RowTable(TITLE, HEADINGS, FORMATS, _rows(office, closed))


def _rows(office: Office, closed: list[Closing]) -> Iterator[list[Plain]]:
    """By quarter; once all municipalities are closed, those of the state come last."""
    towns = office.catalogues["municipios"]
    for key, group in groupby(sorted(closed, key=_place), key=lambda one: one.period):
        period, parts = read_period(key), list(group)
        today = read_values(office.store, period)
        said = []
        for one in parts:
            published = published_at(office.store, one.n).values
            said.append(published)
            start = (key, one.institute, towns.label(one.institute))
            current = today.get(one.institute, {})
            yield from _lines(office, start, published, current, one.day)
        if {one.institute for one in parts} >= towns.by_code.keys():
            whole = state_values(office.store, period, said)
            current = read_values(office.store, period, institute=False).get(STATE, {})
            day = max(one.day for one in parts)
            yield from _lines(office, (key, IN_ALL, IN_ALL), whole, current, day)


def _place(one: Closing) -> tuple[str, str]:
    return one.period, one.institute


def _lines(
    office: Office, start: tuple[str, ...], published: Values, current: Values, day: str
) -> Iterator[list[Plain]]:
    lines = office.catalogues["estrategias"]
    for strategy in sorted(published.keys() | current.keys()):
        said = lines.shown(strategy) if strategy else "Sin estrategia"
        for measure, words in (ADDED | COUNTED_ANEW).items():
            before = published.get(strategy, {}).get(measure, 0)
            now = current.get(strategy, {}).get(measure, 0)
            if before or now:
                yield [
                    *start,
                    IN_ALL if strategy == ALL else said,
                    words,
                    before,
                    now,
                    now - before,
                    plain_cell(dt.date.fromisoformat(day)),
                ]
