"""The tables: one per record type, generated from its fields, and the machinery beside them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, Table, Text, event, text
from sqlalchemy.schema import DDL

from captura.records.fields import fields_of
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.store import machinery
from captura.store.columns import COLUMN_TYPES

SQL_TYPES: dict[str, Any] = {"TEXT": Text, "INTEGER": Integer}
# {type: the columns its lists and joins look by}; a column that a type lacks is left out
INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    # some hold more than they sort by: all that a list's filters and counters look at, so that
    # these read the index alone and never the encrypted rows (2 s of them at the state)
    "persona": (
        ("curp",),
        ("telefono",),
        ("deleted", "sorting", "creado_en", "curp", "sexo", "municipio"),
    ),
    "meta_anual": (("ejercicio",),),
    "actividad": (("fecha_inicio",), ("meta",)),
    "sesion": (("actividad",), ("fecha",)),
    "participacion": (
        ("sesion",),
        ("persona", "asistio", "deleted"),
        ("actividad", "asistio", "deleted", "persona", "sesion"),
    ),
    "apoyo": (("persona",), ("fecha",), ("meta",)),
    "conteo": (("sesion",), ("actividad", "deleted", "sesion", "cantidad")),
    "evidencia": (("actividad",),),
    "respuesta": (("registro",),),
}
# fields declared since the first release: SQLite adds a column at the end of its table only
LATER: dict[str, tuple[str, ...]] = {
    "actividad": ("meta", "instituciones_otras"),
    "apoyo": ("meta",),
    "sesion": ("total_contado",),
}


def build(metadata: MetaData, records: Iterable[type[Record]]) -> MetaData:
    """Adds the table of each record type, and the machinery's, to the metadata."""
    for record in records:
        _define(metadata, record)
    machinery.define(metadata)
    if "persona" in metadata.tables:
        for statement in machinery.SEARCH_DDL:
            event.listen(metadata, "after_create", DDL(statement))  # type: ignore[no-untyped-call]
    return metadata


def _define(metadata: MetaData, record: type[Record]) -> None:
    person, later = record.TYPE == "persona", LATER.get(record.TYPE, ())
    own: list[Column[Any]] = [
        Column("id", Text, primary_key=not person, unique=person or None, nullable=False),
        Column("vector", Text, nullable=False),
        Column("dots", Text, nullable=False),
        Column("clash", Text, comment="JSON of the fields that hold several values"),
        Column("deleted", Integer, nullable=False),
        Column("eliminado", Text, comment="the vector that the deletion saw"),
        Column("changed", Integer, nullable=False, comment="history.n of the last change"),
        Column("kept", Text, comment="JSON of fields that this release does not know"),
    ]
    fields: list[Column[Any]] = [
        Column(field.name, SQL_TYPES[COLUMN_TYPES[field.kind.name]], comment=field.label)
        for field in sorted(fields_of(record), key=lambda field: field.name in later)
    ]
    if person:
        # the search and the block keys point at a number that VACUUM may not change
        own.insert(0, Column("rowid", Integer, primary_key=True))
        fields.append(Column("sorting", Text, comment="name in the order of a list"))
    table = Table(record.TYPE, metadata, *own, *fields, sqlite_with_rowid=person)
    for names in INDEXES.get(record.TYPE, ()):
        if all(name in table.c for name in names):
            Index(f"{record.TYPE}_{'_'.join(names[:2])}", *(table.c[name] for name in names))
    if person:
        _index_anonymous(table)


def _index_anonymous(table: Table) -> None:
    """The few anonymous people, whom figures count apart."""
    if "tipo_identificacion" in table.c:
        only = text("tipo_identificacion='ANO'")
        Index("persona_anonymous", table.c["id"], sqlite_where=only)


@cache
def release_metadata() -> MetaData:
    """The tables of this release's record types."""
    return build(MetaData(), RECORDS.values())
