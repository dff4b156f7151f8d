"""The consolidated figures one to a row, as a pivot table wants them.

What adds up stands at its finest: municipality, quarter and strategy. People never add up, so every
total of them has a row of its own, with ALL in the columns that it was not divided by.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from captura.actions.office import Office
from captura.documents.consolidated import RowTable
from captura.excel.write import Plain
from captura.records.periods import Period
from captura.store.queries.figures import FigureRow, figures
from captura.store.queries.known import profiles

ALL = "(en total)"
HEADINGS = ("Clave", "Municipio", "Instituto", "Año", "Trimestre", "Estrategia", "Medida",
            "Se suma", "Valor")  # fmt: skip
FORMATS = ("text", "text", "text", "whole", "text", "text", "text", "text", "whole")
ADDED = {
    "activities": "Actividades",
    "attendances": "Asistencias",
    "counted": "Contadas sin lista",
}
COUNTED_ANEW = {"people": "Personas únicas", "anonymous": "Personas anónimas"}


def tidy_figures(office: Office, first: Period, last: Period) -> RowTable:
    """The sheet «Cifras» of a span."""
    return RowTable("Cifras", HEADINGS, FORMATS, _rows(office, first, last), table="Cifras")


def _rows(office: Office, first: Period, last: Period) -> Iterator[list[Plain]]:
    towns, lines = office.catalogues["municipios"], office.catalogues["estrategias"]
    names = {key: one.nombre for key, one in profiles(office.store).items()}
    only_year = first.year if first.year == last.year else None
    for period, institute, estrategia in product((True, False), repeat=3):
        finest = period and institute and estrategia
        measures = (ADDED if finest else {}) | COUNTED_ANEW
        for row in _figures(office, first, last, period, institute, estrategia):
            place = (row.institute, towns.label(row.institute), names.get(row.institute))
            strategy = lines.shown(row.estrategia) if row.estrategia else "Sin estrategia"
            for name, words in measures.items():
                if value := getattr(row, name):
                    yield [
                        *(place if institute else (ALL, ALL, ALL)),
                        int(row.period[:4]) if period else only_year,
                        row.period[5:] if period else ALL,
                        strategy if estrategia else ALL,
                        words,
                        "Sí" if name in ADDED else "No",
                        value,
                    ]


def _figures(
    office: Office, first: Period, last: Period, period: bool, institute: bool, estrategia: bool
) -> list[FigureRow]:
    days = first.first.isoformat(), last.last.isoformat()
    return figures(office.store, *days, period=period, institute=institute, estrategia=estrategia)
