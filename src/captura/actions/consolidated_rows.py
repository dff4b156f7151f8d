"""A sheet for each type of record that the state accepted; one chunk is in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from captura.actions.consolidated_columns import (
    Around,
    RowColumn,
    columns_of,
    met_on,
    tells_of_session,
)
from captura.actions.office import Office
from captura.documents.consolidated import RowTable
from captura.excel.write import Plain
from captura.records.actividad import Actividad
from captura.records.fields import fields_of
from captura.records.meta_anual import MetaAnual
from captura.records.periods import Period, period_of
from captura.records.persona import Persona
from captura.records.record import Record
from captura.records.registry import EVENT_DATE, RECORDS
from captura.records.sesion import Sesion
from captura.store.rows import every, partly

ONLY_NAMED = frozenset({"misma_persona", "respuesta"})  # without names they say nothing
NAMELESS = "Personas sin nombres"
_DAY = EVENT_DATE | {"evidencia": "fecha"}
_HER = ("folio", "nombres", "primer_apellido", "segundo_apellido", "alias", "sexo", "curp",
        "fecha_nacimiento", "edad_declarada", "edad_declarada_en")  # fmt: skip


def row_tables(office: Office, first: Period, last: Period, *, named: bool) -> list[RowTable]:
    """The sheets, in the order of the registry; what has a date only from `first` to `last`."""
    return [
        _table(office, record, first, last, named)
        for name, record in RECORDS.items()
        if named or name not in ONLY_NAMED
    ]


def _table(
    office: Office, record: type[Record], first: Period, last: Period, named: bool
) -> RowTable:
    columns = columns_of(record, office.catalogues, named=named, on=last.last)
    return RowTable(
        record.SHEET if named or record is not Persona else NAMELESS,
        [column.heading for column in columns],
        [column.format for column in columns],
        _rows(office, record, first, last, columns),
    )


def _rows(
    office: Office,
    record: type[Record],
    first: Period,
    last: Period,
    columns: Sequence[RowColumn],
) -> Iterator[list[Plain]]:
    for chunk in every(office.store, record):
        around = _around(office, record, chunk)
        for one in chunk:
            if _counts(one, around, first, last):
                yield [column.cell(one, around) for column in columns]


def _around(office: Office, record: type[Record], chunk: Sequence[Record]) -> Around:
    """What a chunk refers to, in one question a type."""

    def ids(of: type[Record]) -> set[str]:
        names = [field.name for field in fields_of(record) if field.of == of.TYPE]
        return {value for one in chunk for name in names if (value := getattr(one, name))}

    source = office.store
    return Around(
        partly(source, Persona, ids(Persona), _HER),
        partly(source, Actividad, ids(Actividad), ("folio", "estrategia", "fecha_inicio")),
        partly(source, Sesion, ids(Sesion), ("folio", "fecha")),
        partly(source, MetaAnual, ids(MetaAnual), ("folio",)),
    )


def _counts(one: Record, around: Around, first: Period, last: Period) -> bool:
    """Whether it is of the span; what has no day always is."""
    if isinstance(one, MetaAnual):
        return one.ejercicio is not None and first.year <= one.ejercicio <= last.year
    if (quarter := getattr(one, "periodo", None)) is not None:
        return str(first) <= str(quarter) <= str(last)
    if tells_of_session(type(one)):
        day = met_on(one, around)
    elif name := _DAY.get(one.TYPE):
        day = getattr(one, name)
    else:
        return True
    return day is not None and first <= period_of(day) <= last
