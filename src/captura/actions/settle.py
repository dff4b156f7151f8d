"""Two laptops changed one field, neither knowing of the other: someone says which value stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from captura.actions.bin import name_of
from captura.actions.office import Office
from captura.actions.save_record import Saved, save_record
from captura.errors import StoreError
from captura.records.fields import Field, field_of, fields_of
from captura.records.merge import clashes, is_deleted
from captura.records.registry import RECORDS
from captura.store.queries.exchange import clashing_since
from captura.store.rows import Source, get, version

REASON = "se decidió entre dos valores"


@dataclass(frozen=True)
class Clash:
    """A field with several values. title, name: of the record · label: of the field.

    values: (canonical, as people read it), the one that shows now first.
    """

    type: str
    id: str
    field: str
    title: str
    name: str
    label: str
    values: tuple[tuple[str, str], ...]


def open_clashes(office: Office) -> list[Clash]:
    """Everything that waits to be decided."""
    office.allow("capturar")
    return [
        _clash(office, kind, record_id, field_of(RECORDS[kind], name), values)
        for kind, record_id in clashing_since(office.store, 0)
        for name, values in _of(office.store, kind, record_id)
    ]


def settle(office: Office, clash: Clash, value: str) -> Saved:
    """Let one of the values stand; the other stays in the history."""
    office.allow("capturar")
    record = get(office.store, RECORDS[clash.type], clash.id)
    if record is None or value not in {known for known, _ in clash.values}:
        raise StoreError(
            "Ese dato ya no espera decisión",
            "El registro se eliminó o se cambió después.",
            "Abra el registro y corrija el dato a mano.",
            "CAP-ACT-69",
        )
    kind = field_of(RECORDS[clash.type], clash.field).kind
    changed = replace(record, **{clash.field: kind.from_canonical(value)})
    return save_record(office, changed, REASON, settle=[clash.field])[1]


def undecided(source: Source, records: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Those of the records that hold two values of a field, and were not deleted."""
    return tuple((kind, one) for kind, one in records if _of(source, kind, one))


def _of(source: Source, kind: str, record_id: str) -> list[tuple[str, list[str]]]:
    known = version(source, kind, record_id)
    if known is None or is_deleted(known):
        return []
    names = {field.name for field in fields_of(RECORDS[kind])}
    return [(name, values) for name, values in clashes(known).items() if name in names]


def _clash(office: Office, kind: str, record_id: str, field: Field, values: list[str]) -> Clash:
    record = get(office.store, RECORDS[kind], record_id)
    return Clash(
        kind,
        record_id,
        field.name,
        RECORDS[kind].TITLE,
        name_of(office.store, record),
        field.label,
        tuple((value, _words(office, field, value)) for value in values),
    )


def _words(office: Office, field: Field, value: str) -> str:
    if field.kind.name == "reference":
        return name_of(office.store, get(office.store, RECORDS[field.of], value)) or value
    codes = office.catalogues.get(field.of) if field.kind.name.startswith("choice") else None
    return field.kind.text(field.kind.from_canonical(value), codes)
