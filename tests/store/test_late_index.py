"""People that many imports brought are found once all are in, and also after a kill before that."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable, Iterator

import pytest

from captura.records.persona import Persona
from captura.records.version import line_of
from captura.store import late_index, rows
from captura.store.database import Store
from captura.store.search import search_people

Make = Callable[..., Store]
INDEXES = "SELECT name, sql FROM sqlite_master WHERE type='index' AND tbl_name='persona' ORDER BY 1"
KEYS = (
    "SELECT b.key, p.id FROM block_key b JOIN persona p ON p.rowid=b.persona "
    "WHERE p.deleted=0 ORDER BY 1, 2"
)


@pytest.fixture
def parts(new_store: Make) -> list[list[str]]:
    """Lines of three imports; the last brings a person of the first again, changed."""
    here = new_store("origen")
    with here.work("Ana") as work:
        for n in range(30):
            work.save(
                Persona(nombres=f"Nombre{n}", primer_apellido="Luna", telefono=f"49212345{n}")
            )
    lines = _lines(here)
    with here.work("Ana") as work:
        first = next(iter(rows.many(work, Persona, [lines[0].split('"')[3]]).values()))
        work.save(dataclasses.replace(first, nombres="Otilia"))
    return [lines[:10], lines[10:20], [*lines[20:], _lines(here)[0]]]


def _lines(store: Store) -> list[str]:
    ids = [row[0] for row in store.rows("SELECT id FROM persona ORDER BY id")]
    return [line_of(version) for version in rows.versions(store, "persona", ids)]


def _import(store: Store, parts: list[list[str]]) -> Iterator[None]:
    for part in parts:
        with store.work("Recepción") as work:
            work.apply({"persona": part}, "p")
        yield


def _same(one: Store, other: Store) -> None:
    assert one.rows(KEYS) == other.rows(KEYS)
    assert one.rows(INDEXES) == other.rows(INDEXES)
    assert _lines(one) == _lines(other)
    for word in ("luna", "otil", "nombre0", "nombre29"):
        found = [{hit.id for hit in search_people(each, word, 100)} for each in (one, other)]
        assert found[0] == found[1]
    for each in (one, other):
        assert each.meta(late_index.MARK) is None
        with each.work("juez") as work:
            check = "INSERT INTO persona_search(persona_search, rank) VALUES('integrity-check', 1)"
            work.execute(check)


@pytest.mark.parametrize("known", [0, 1])
def test_at_the_end_all_is_as_if_each_had_been_indexed_at_once(
    new_store: Make, parts: list[list[str]], known: int
) -> None:
    """Also in a store that knew people before: then its indexes stay where they are."""
    soon, late = new_store("pronto"), new_store("luego")
    for store in (soon, late):
        list(_import(store, parts[:known]))
    list(_import(soon, parts[known:]))
    with late.indexing_later():
        steps = _import(late, parts[known:])
        next(steps)
        assert late.meta(late_index.MARK) is not None
        assert len(search_people(late, "luna", 100)) == 10 * known
        list(steps)
    _same(soon, late)


def test_who_opens_after_a_kill_catches_up(new_store: Make, parts: list[list[str]]) -> None:
    soon, late = new_store("pronto"), new_store("luego")
    list(_import(soon, parts[:2]))
    late.indexes_later = True  # and nobody ever comes to its end
    list(_import(late, parts[:2]))
    assert len(late.rows(INDEXES)) < len(soon.rows(INDEXES))
    late.close()
    with Store.open(late.path, bytes(range(48)), clock=late.clock, random=os.urandom) as again:
        _same(soon, again)
