"""The last changes of this office, whoever made them and however often it was restarted since."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.bin import name_of
from captura.actions.office import Office, local_time
from captura.records.fields import fields_of
from captura.records.registry import RECORDS
from captura.records.version import DELETED
from captura.store.queries.history import HistoryRow, last_entries
from captura.store.rows import get

_GONE = "se eliminó"


@dataclass(frozen=True)
class Recent:
    """One change. number: what `undo` and `revert` take; what: in words; at: local time.

    gone: it put the record in the bin.
    """

    number: int
    type: str
    id: str
    at: dt.datetime
    who: str
    title: str
    name: str
    what: str

    @property
    def gone(self) -> bool:
        return self.what == _GONE


def recent_changes(office: Office, limit: int = 60) -> list[Recent]:
    """The last single changes, newest first; each can be undone while nothing later changed it."""
    office.allow("deshacer")
    return [_recent(office, row) for row in last_entries(office.store, limit)]


def _recent(office: Office, row: HistoryRow) -> Recent:
    record_type = RECORDS[row.type or ""]
    record = get(office.store, record_type, row.id or "", deleted=True)
    at = local_time(dt.datetime.fromisoformat(row.at))
    name = name_of(office.store, record)
    kind, one = record_type.TYPE, row.id or ""
    return Recent(row.n, kind, one, at, row.who, record_type.TITLE, name, _what(row))


def _what(row: HistoryRow) -> str:
    if DELETED in row.changes:
        return _GONE if row.changes[DELETED][1] else "se trajo de vuelta"
    if all(old is None for old, _ in row.changes.values()) and len(row.changes) > 2:
        return "se registró"
    labels = {field.name: field.label for field in fields_of(RECORDS[row.type or ""])}
    named = [labels[name] for name in row.changes if name in labels]
    return ", ".join(named[:3]) + ("…" if len(named) > 3 else "")
