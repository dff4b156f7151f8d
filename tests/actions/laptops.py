"""Files of changes as they travel between the laptops of one institute."""

from __future__ import annotations

from collections.abc import Iterable

from captura.actions.make_exchange import Exchange, make_exchange
from captura.actions.office import Office
from captura.actions.receive_exchange import Received, receive_exchange
from captura.records.registry import RECORDS
from captura.records.version import Version
from captura.store.rows import versions

Known = dict[tuple[str, str], Version]


def send(sender: Office, receiver: Office, **how: object) -> Exchange:
    return make_exchange(sender, receiver.device.public_hex, **how)  # type: ignore[arg-type]


def give(sender: Office, receiver: Office) -> Received:
    """A file made here and read there."""
    return receive_exchange(receiver, send(sender, receiver).path.read_bytes())


def swap(one: Office, other: Office) -> None:
    """Files both ways, until nothing is new: as two laptops side by side."""
    for _ in range(2):
        give(one, other)
        give(other, one)


def all_of(office: Office) -> Known:
    """Every version of every record, deleted ones too."""
    return {
        (kind, version.id): version
        for kind in RECORDS
        for version in versions(office.store, kind, ids_of(office, kind))
    }


def ids_of(office: Office, kind: str) -> Iterable[str]:
    return [row[0] for row in office.store.rows(f"SELECT id FROM {kind}")]


def people(office: Office) -> set[str]:
    sql = "SELECT nombres FROM persona WHERE deleted=0"
    return {row[0] for row in office.store.rows(sql)}
