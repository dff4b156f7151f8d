"""Whoever rewrites the past is named: each way of doing it, in the order of the history."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from captura.errors import StoreError
from captura.records.persona import Persona
from captura.records.version import line_of
from captura.store import chain, rows
from captura.store.chain import ALTERED, MISSING, MOVED, Break
from captura.store.database import Store
from tests.chain_judge import broken_links
from tests.golden.databases import BASES
from tests.store.conftest import Clock

Make = Callable[..., Store]


def people(store: Store, *names: str) -> list[Persona]:
    """One save, and so one entry, each."""
    found = []
    for name in names:
        with store.work("Ana") as work:
            found.append(work.save(Persona(nombres=name)))
    return found


def carry(here: Store, there: Store, source: str) -> None:
    ids = [row[0] for row in here.rows("SELECT id FROM persona")]
    with there.work("Recepción") as work:
        lines = [line_of(version) for version in rows.versions(here, "persona", ids)]
        work.apply({"persona": lines}, source)


def tamper(store: Store, *statements: str) -> None:
    """Change the tables as someone with the key and a debugger would."""
    with store.work("nadie") as work:
        for statement in statements:
            assert work.execute(statement)


def test_each_save_is_chained_to_the_one_before(store: Store) -> None:
    assert chain.head(store) == (0, "")
    assert chain.verify(store) is None
    people(store, "Ana", "Eva")
    first = chain.head(store)
    people(store, "Luz")
    length, head = chain.head(store)
    assert (first[0], length) == (2, 3)
    assert head != first[1]
    assert chain.holds(store, *first)
    assert not chain.holds(store, 3, first[1])
    assert not chain.holds(store, 4, head)
    assert chain.verify(store) is None
    assert list(broken_links(store)) == []


def test_what_was_undone_leaves_no_link(store: Store) -> None:
    people(store, "Ana")
    before = chain.head(store)
    with pytest.raises(StoreError), store.work("Ana") as work:
        work.undo(work.log(None, None, {}))
    assert chain.head(store) == before
    people(store, "Luz")
    assert chain.verify(store) is None


@pytest.mark.parametrize(
    ("statements", "found"),
    [
        (["UPDATE history SET who='Otra' WHERE n=2"], Break(2, ALTERED)),
        (["UPDATE history SET changes='{}' WHERE n=1"], Break(1, ALTERED)),
        (["UPDATE history SET at='2020-01-01T00:00:00+00:00' WHERE n=3"], Break(3, ALTERED)),
        (["UPDATE history SET digest=NULL WHERE n=2"], Break(2, ALTERED)),
        (["UPDATE history SET salt=NULL, digest=hex(zeroblob(32)) WHERE n=2"], Break(2, MOVED)),
        (["UPDATE history SET chain=NULL WHERE n=2"], Break(2, MOVED)),
        (["UPDATE history SET chain=NULL WHERE n=4"], Break(4, MOVED)),
        (["DELETE FROM history WHERE n=2"], Break(2, MISSING)),
        (["DELETE FROM history WHERE n=4"], Break(4, MISSING)),
        (
            [
                "UPDATE history SET n=99 WHERE n=2",
                "UPDATE history SET n=2 WHERE n=3",
                "UPDATE history SET n=3 WHERE n=99",
            ],
            Break(2, ALTERED),
        ),
        (["INSERT INTO history(at, who, device) VALUES ('x','y','A')"], Break(5, ALTERED)),
        (["INSERT INTO history_row VALUES ('persona','x',2,'{}')"], Break(2, ALTERED)),
    ],
)
def test_every_way_to_rewrite_the_past_is_named(
    store: Store, statements: list[str], found: Break
) -> None:
    people(store, "Ana", "Eva", "Luz", "Sol")
    assert chain.verify(store) is None
    tamper(store, *statements)
    assert chain.verify(store) == found


def test_an_import_is_chained_with_what_it_changed_in_each_record(new_store: Make) -> None:
    here, there = new_store("a"), new_store("b")
    ana, _ = people(here, "Ana", "Eva")
    carry(here, there, "p")
    with here.work("Ana") as work:
        work.save(dataclasses.replace(ana, nombres="Anna"))
    carry(here, there, "q")
    assert there.value("SELECT count(*) FROM history_row") == 1
    assert chain.verify(there) is None
    assert list(broken_links(there)) == []
    tamper(there, "UPDATE history_row SET changes='{}'")
    assert chain.verify(there) == Break(2, ALTERED)
    assert list(broken_links(there)) == ["entry 2 of the history is not what was written"]


def test_suppressing_a_content_keeps_the_chain_whole(store: Store) -> None:
    people(store, "Ana", "Eva", "Luz")
    told = chain.head(store)
    tamper(store, "UPDATE history SET changes=NULL, id=NULL, salt=NULL WHERE n=2")
    assert chain.verify(store) is None
    people(store, "Sol")
    assert chain.holds(store, *told)
    assert chain.verify(store) is None


def test_a_past_written_anew_does_not_hold_a_head_told_before(store: Store) -> None:
    people(store, "Ana", "Eva")
    told = chain.head(store)
    tamper(store, "UPDATE history SET chain=NULL, digest=NULL, salt=NULL, who='Otra'")
    people(store, "Luz")
    assert chain.verify(store) is None  # whole in itself
    assert not chain.holds(store, *told)


@pytest.mark.parametrize("base", sorted(path.name for path in BASES.iterdir()))
def test_an_older_database_is_chained_with_its_first_save(
    base: str, tmp_path: Path, clock: Clock
) -> None:
    shutil.copytree(BASES / base, tmp_path / "datos")
    key = bytes.fromhex((tmp_path / "datos" / "clave.hex").read_text())
    path = tmp_path / "datos" / "captura.db"
    with Store.open(path, key, clock=clock, random=os.urandom) as store:
        assert chain.verify(store) is None
        count = store.value("SELECT count(*) FROM history")
        people(store, "Nueva")
        assert chain.head(store)[0] == count + 1
        assert chain.verify(store) is None
        assert list(broken_links(store)) == []
