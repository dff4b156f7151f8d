"""A save on a deleted record brings it back for good, and undo takes that back."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from captura.records.persona import Persona
from captura.records.version import line_of
from captura.store.database import Store
from captura.store.queries.history import record_history


def save(store: Store, record: Persona) -> tuple[Persona, int | None]:
    with store.work("Ana", "A") as work:
        return work.save(record), work.last_number


def delete(store: Store, record: Persona) -> None:
    with store.work("Ana", "A") as work:
        work.delete(record)


def send(one: Store, other: Store, record: Persona) -> None:
    with one.work("Ana") as work:
        version = work.version("persona", record.id)
    assert version is not None
    with other.work("Ana") as work:
        work.apply({"persona": [line_of(version)]}, "paquete")


def test_saved_after_deletion_she_stays_even_if_that_edit_is_cleared(store: Store) -> None:
    ana, _ = save(store, Persona(nombres="Ana"))
    delete(store, ana)
    save(store, dataclasses.replace(ana, alias="Anita"))
    save(store, dataclasses.replace(ana, alias=None))
    assert store.get(Persona, ana.id) == ana


def test_saved_unchanged_after_deletion_she_is_back(store: Store) -> None:
    ana, _ = save(store, Persona(nombres="Ana"))
    delete(store, ana)
    save(store, ana)
    assert store.get(Persona, ana.id) == ana


def test_revived_by_a_concurrent_edit_that_is_cleared_later_she_stays(
    new_store: Callable[..., Store],
) -> None:
    one, other = new_store("uno"), new_store("dos")
    ana, _ = save(one, Persona(nombres="Ana"))
    send(one, other, ana)
    delete(one, ana)
    save(other, dataclasses.replace(ana, alias="Anita"))
    send(other, one, ana)
    assert one.get(Persona, ana.id) is not None
    _, number = save(one, dataclasses.replace(ana, alias=None))
    assert one.get(Persona, ana.id) == ana
    # the deletion left without anyone seeing it: undo gives the value back, and deletes nothing
    with one.work("Ana") as work:
        assert number is not None
        work.undo(number)
    assert one.get(Persona, ana.id) == dataclasses.replace(ana, alias="Anita")


def test_undoing_a_save_on_a_deleted_record_deletes_it_with_its_old_values(store: Store) -> None:
    ana, _ = save(store, Persona(nombres="Ana", alias="Anita"))
    delete(store, ana)
    _, number = save(store, dataclasses.replace(ana, alias="Nita"))
    assert number is not None
    with store.work("Ana", "A") as work:
        work.undo(number)
        again = work.last_number
    assert store.get(Persona, ana.id) is None
    changes = record_history(store, "persona", ana.id)
    assert any(row.changes.get("alias") == ("Nita", "Anita") for row in changes)
    with store.work("Ana", "A") as work:
        assert again is not None
        work.undo(again)
    assert store.get(Persona, ana.id) == dataclasses.replace(ana, alias="Nita")
