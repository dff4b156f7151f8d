"""Saves, deletes, brings back and undoes: one record, one transaction, one history entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from captura.actions.office import Office
from captura.records.record import Record
from captura.store.work import Changes

R = TypeVar("R", bound=Record)
DRAFT, VALID, CANCELLED = "BOR", "VAL", "CAN"


@dataclass(frozen=True)
class Saved:
    """What a save leaves: the history number that undo takes, and what screens must re-read."""

    number: int | None
    touched: Changes


def save_record(office: Office, record: R, reason: str | None = None) -> tuple[R, Saved]:
    """Keep a record, new or changed, as it stands: a draft may be incomplete."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        kept = work.save(record, reason)
        return kept, Saved(work.last_number, work.touched)


def delete_record(office: Office, record: Record, reason: str | None = None) -> Saved:
    """Put a record in the bin; it travels as deleted, and can be brought back."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        work.delete(record, reason)
        return Saved(work.last_number, work.touched)


def undo(office: Office, number: int) -> Saved:
    """Give the fields of a history entry their old values, as a new save.

    Raises StoreError if a later save changed them.
    """
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        work.undo(number)
        return Saved(work.last_number, work.touched)
