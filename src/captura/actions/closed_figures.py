"""The sheet «Ajustes» of the consolidated workbook: what was published of each closed quarter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

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
    towns, lines = office.catalogues["municipios"], office.catalogues["estrategias"]
    today: dict[str, dict[str, Values]] = {}
    for one in closed:
        if one.period not in today:
            today[one.period] = read_values(office.store, read_period(one.period))
        published = published_at(office.store, one.n).values
        current = today[one.period].get(one.institute, {})
        for strategy in sorted(published.keys() | current.keys()):
            said = lines.shown(strategy) if strategy else "Sin estrategia"
            for measure, words in (ADDED | COUNTED_ANEW).items():
                before = published.get(strategy, {}).get(measure, 0)
                now = current.get(strategy, {}).get(measure, 0)
                if before or now:
                    yield [
                        one.period,
                        one.institute,
                        towns.label(one.institute),
                        IN_ALL if strategy == ALL else said,
                        words,
                        before,
                        now,
                        now - before,
                        plain_cell(dt.date.fromisoformat(one.day)),
                    ]
