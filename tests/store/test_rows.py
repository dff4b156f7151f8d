"""Many rows, met a few at a time: the same whatever lies in memory at once."""

from __future__ import annotations

import pytest

from captura.records.persona import Persona
from captura.store.database import Store
from captura.store.rows import among, each, each_partly

IN_ORDER = "SELECT id FROM persona WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"


def five_people(store: Store) -> list[str]:
    with store.work("Ana") as work:
        return sorted(work.save(Persona(nombres=f"Nombre {n}")).id for n in range(5))


def test_chunks_meet_what_one_list_meets(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = five_people(store)
    asked = [*reversed(ids), "32020-nadie"]
    whole = [person.id for person in each(store, Persona, asked)]
    monkeypatch.setattr("captura.store.rows.CHUNK", 2)
    assert [row[0] for row in among(store, IN_ORDER, asked)] == ids
    assert [person.id for person in each(store, Persona, asked)] == whole
    assert [person.id for person in each_partly(store, Persona, asked, ("curp",))] == ids
    assert list(among(store, IN_ORDER, ())) == []


def test_a_stream_is_read_while_others_read_and_write(store: Store) -> None:
    ids = five_people(store)
    met = store.stream("SELECT id FROM persona ORDER BY id")
    assert next(met) == (ids[0],)
    with store.work("Ana") as work:
        work.save(Persona(nombres="Nueva"))
        inside = [row[0] for row in work.stream("SELECT id FROM persona ORDER BY id")]
        assert len(inside) == len(ids) + 1
    assert [row[0] for row in met] == ids[1:]
    assert store.value("SELECT count(*) FROM persona") == len(ids) + 1
