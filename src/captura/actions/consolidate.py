"""The state's consolidated figures, the rows behind each, and the workbook."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from captura.actions.office import Office
from captura.documents.consolidated import FigureTable, RowTable, write_consolidated
from captura.errors import CapturaError
from captura.excel.passwords import protect
from captura.excel.serial import plain_cell
from captura.excel.write import Plain, Progress
from captura.paths import replace_file
from captura.records.actividad import Actividad
from captura.records.catalogues import Catalogue
from captura.records.fields import Field, fields_of
from captura.records.people import full_name
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.record import Record, institute_of
from captura.store.queries.figures import FigureRow, figures
from captura.store.queries.totals import recorded_ids
from captura.store.rows import many

_ACTIVITY = (
    "estrategia", "tipo_actividad", "nombre", "fecha_inicio", "fecha_fin", "modalidad", "sede",
    "localidad", "localidad_texto", "programa_origen", "gasto", "resultado",
)  # fmt: skip
_PERSON = ("curp", "nombres", "primer_apellido", "segundo_apellido", "sexo", "fecha_nacimiento",
           "edad_declarada", "localidad", "localidad_texto", "telefono")  # fmt: skip
CHUNK = 5000
R = TypeVar("R", bound=Record)


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

    With `names_password` it also lists the people, and is encrypted with it: names never leave
    without one.
    """
    office.allow("consolidar")
    if names_password is not None:
        office.allow("exportar_nombres")
        if len(names_password) < 10:
            raise CapturaError(
                "La contraseña es corta",
                "Un libro con nombres lleva una contraseña de 10 letras o más.",
                "Escriba una más larga; dígala por teléfono, nunca en el mismo correo.",
                "CAP-ACT-80",
            )
    rows = [_activity_table(office, first, last)]
    if names_password is not None:
        rows.append(_people_table(office))
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
        data = draft.read_bytes()
        replace_file(path, data if names_password is None else protect(data, names_password))
    with office.store.work(who=office.user, device="A") as work:
        what = "con nombres" if names_password is not None else "sin nombres"
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


def _activity_table(office: Office, first: Period, last: Period) -> RowTable:
    fields = [field for field in fields_of(Actividad) if field.name in _ACTIVITY]
    return RowTable(
        "Actividades",
        ("Municipio", "Folio", *(field.label for field in fields)),
        ("text", "text", *(_format(field) for field in fields)),
        (
            [_town(office, one), one.folio, *_cells(office, one, fields)]
            for one in _all(office, Actividad)
            if one.fecha_inicio and first.first <= one.fecha_inicio <= last.last
        ),
    )


def _people_table(office: Office) -> RowTable:
    fields = [field for field in fields_of(Persona) if field.name in _PERSON]
    return RowTable(
        "Personas",
        ("Municipio", "Folio", "Nombre completo", *(field.label for field in fields)),
        ("text", "text", "text", *(_format(field) for field in fields)),
        (
            [_town(office, one), one.folio, full_name(one), *_cells(office, one, fields)]
            for one in _all(office, Persona)
        ),
    )


def _all(office: Office, record: type[R]) -> Iterator[R]:
    ids = sorted(recorded_ids(office.store, record.TYPE))
    for at in range(0, len(ids), CHUNK):
        yield from many(office.store, record, ids[at : at + CHUNK]).values()


def _town(office: Office, record: Record) -> str:
    return office.catalogues["municipios"].label(institute_of(record.id))


def _cells(office: Office, record: Record, fields: list[Field]) -> list[Plain]:
    cells: list[Plain] = []
    for field in fields:
        value = getattr(record, field.name)
        codes = office.catalogues.get(field.of)
        if isinstance(value, dt.date | dt.time):
            cells.append(plain_cell(value))
        else:
            shown = field.kind.cell(value, codes)
            cells.append(shown if isinstance(shown, str | float | int) else None)
    return cells


def _format(field: Field) -> str:
    kind = field.kind.name
    return kind if kind in ("date", "time", "money", "whole", "decimal") else "text"
