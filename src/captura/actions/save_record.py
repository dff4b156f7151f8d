"""Saves, deletes, brings back and undoes: one record, one transaction, one history entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from captura.actions import told_twice
from captura.actions.office import Office
from captura.errors import StoreError
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.store.queries.known import mentioning, participations, referring
from captura.store.work import Changes, Work

R = TypeVar("R", bound=Record)
DRAFT, VALID, CANCELLED = "BOR", "VAL", "CAN"


@dataclass(frozen=True)
class Saved:
    """What an action leaves: what undo takes, and what screens must re-read.

    numbers: its history entries that undo takes back together, newest first; number: the newest.
    """

    number: int | None
    touched: Changes
    numbers: tuple[int, ...] = ()


def saved(work: Work, numbers: Iterable[int | None]) -> Saved:
    """What a piece of work leaves, from the history numbers of its saves in their order."""
    made = tuple(sorted({number for number in numbers if number}, reverse=True))
    return Saved(made[0] if made else None, work.touched, made)


def together(*parts: Saved) -> Saved:
    """Several pieces of work as one: one undo takes all of them back."""
    made = sorted({number for part in parts for number in part.numbers}, reverse=True)
    touched = Changes()
    for part in parts:
        touched.records |= part.touched.records
        touched.types |= part.touched.types
    return Saved(made[0] if made else None, touched, tuple(made))


def save_record(
    office: Office, record: R, reason: str | None = None, settle: Iterable[str] = ()
) -> tuple[R, Saved]:
    """Keep a record, new or changed, as it stands: a draft may be incomplete.

    settle: the fields with two values whose kept one this save decides.
    """
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        kept = work.save(record, reason, settle)
        return kept, saved(work, [work.last_number])


def delete_record(office: Office, record: Record, reason: str | None = None) -> Saved:
    """Put a record in the bin with all that is nothing without it: no list names who isn't there.

    They travel as deleted; what only mentions it (a support its activity) stays without it. One
    undo brings all of it back.
    """
    office.allow("eliminar")
    with office.store.work(who=office.user, device=office.letter) as work:
        return saved(work, delete_with_children(work, record, reason))


def delete_with_children(work: Work, record: Record, reason: str | None = None) -> list[int | None]:
    """The same as one part of a larger work; its history numbers, in their order."""
    numbers: list[int | None] = []
    children = reversed(referring(work, record.TYPE, record.id))
    for record_type, gone in [*children, (record.TYPE, record.id)]:
        for kind, field, other in mentioning(work, record_type, gone):
            mention = work.get(RECORDS[kind], other)
            if mention is not None:
                blank: dict[str, Any] = {field: None}
                work.save(replace(mention, **blank), reason)
                numbers.append(work.last_number)
        leaving = work.get(RECORDS[record_type], gone)
        if leaving is not None:
            work.delete(leaving, reason)
            numbers.append(work.last_number)
    return numbers


def undo(office: Office, number: int | Iterable[int]) -> Saved:
    """Give the fields of history entries their old values, as new saves: all of them or none.

    number: one entry, or the `numbers` of a Saved. Raises StoreError if a later save changed them,
    or if a person would stand twice on a list.
    """
    office.allow("deshacer")
    numbers = [number] if isinstance(number, int) else sorted(number, reverse=True)
    with office.store.work(who=office.user, device=office.letter) as work:
        made = []
        for one in numbers:
            record_type, record_id = work.undo(one)
            made.append(work.last_number)
            if record_type == Participacion.TYPE:
                _check_once(work, record_id)
            elif record_type == MismaPersona.TYPE:
                told_twice.follow(work, record_id)
        return saved(work, made)


def _check_once(work: Work, participation: str) -> None:
    kept = work.get(Participacion, participation)
    if kept and len(participations(work, kept)) > 1:
        raise StoreError(
            "Ese cambio ya no se puede deshacer",
            "La persona ya está otra vez en esa lista.",
            "No hace falta nada más.",
            "CAP-ACT-92",
        )
