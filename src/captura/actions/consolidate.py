"""The state's consolidated figures, the rows behind each, and the workbook."""

from __future__ import annotations

import tempfile
from pathlib import Path

from captura.actions.closed_figures import closed_figures
from captura.actions.consolidated_rows import row_tables
from captura.actions.office import Office
from captura.actions.tidy_figures import tidy_figures
from captura.documents.consolidated import FigureTable, write_consolidated
from captura.errors import CapturaError
from captura.excel.passwords import protect
from captura.excel.write import Plain, Progress, publish
from captura.paths import replace_file
from captura.records.catalogues import Catalogue
from captura.records.periods import Period
from captura.store.queries.figures import FigureRow, figures

SHORTEST = 10


def consolidate(
    office: Office,
    path: Path,
    first: Period,
    last: Period,
    *,
    names_password: str | None = None,
    progress: Progress | None = None,
) -> int:
    """Write the consolidated workbook of the periods; how many rows it has.

    A sheet holds each type of record. With `names_password` they say who, and the book is
    encrypted with it: names never leave without one.
    """
    office.allow("consolidar")
    if names_password is not None:
        office.allow("exportar_nombres")
        if len(names_password) < SHORTEST:
            raise CapturaError(
                "La contraseña es corta",
                "Un libro con nombres lleva una contraseña de 10 letras o más.",
                "Escriba una más larga; dígala por teléfono, nunca en el mismo correo.",
                "CAP-ACT-80",
            )
    named = names_password is not None
    rows = [
        tidy_figures(office, first, last),
        closed_figures(office, first, last),
        *row_tables(office, first, last, named=named),
    ]
    subtitle = f"{first.label} a {last.label} · cifras al {office.today():%d/%m/%Y}"
    with tempfile.TemporaryDirectory(prefix="libro-", dir=office.folder.temporary) as scratch:
        draft = Path(scratch, "consolidado.xlsx")
        written = write_consolidated(
            draft,
            figure_tables(office, first, last),
            rows,
            subtitle=subtitle,
            mark=office.mark,
            temporary=Path(scratch),
            progress=progress,
        )
        if names_password is None:
            publish(draft, path)
        else:
            replace_file(path, protect(draft.read_bytes(), names_password))
    with office.store.work(who=office.user, device="A") as work:
        what = "con nombres" if named else "sin nombres"
        work.log(None, None, {}, f"libro consolidado {what}, {first} a {last}")
    return written


def figure_tables(office: Office, first: Period, last: Period) -> list[FigureTable]:
    """The figures by each grouping; every total is counted apart, since people never add up."""
    start, end = first.first.isoformat(), last.last.isoformat()
    towns, lines = office.catalogues["municipios"], office.catalogues["estrategias"]

    def rows(
        *, period: bool = False, institute: bool = False, estrategia: bool = False
    ) -> list[list[Plain]]:
        found = figures(
            office.store, start, end, period=period, institute=institute, estrategia=estrategia
        )
        return [
            [
                *([row.period] if period else []),
                *([row.institute, towns.label(row.institute)] if institute else []),
                *([_strategy(lines, row)] if estrategia else []),
                row.activities,
                row.people,
                row.anonymous,
                row.attendances,
                row.counted,
            ]
            for row in found
        ]

    place = ("Clave", "Municipio")
    return [
        FigureTable("Total", (), rows()),
        FigureTable("Por periodo", ("Periodo",), rows(period=True)),
        FigureTable("Por estrategia", ("Estrategia",), rows(estrategia=True)),
        FigureTable("Por municipio", place, rows(institute=True)),
        FigureTable(
            "Estrategia y periodo", ("Periodo", "Estrategia"), rows(period=True, estrategia=True)
        ),
        FigureTable("Municipio y periodo", ("Periodo", *place), rows(period=True, institute=True)),
        FigureTable(
            "Detalle",
            ("Periodo", *place, "Estrategia"),
            rows(period=True, institute=True, estrategia=True),
        ),
    ]


def _strategy(lines: Catalogue, row: FigureRow) -> str:
    return lines.shown(row.estrategia) if row.estrategia else "Sin estrategia"
