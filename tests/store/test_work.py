"""Saving, history, undo, deletion, folios: one transaction each."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re

import pytest

from captura.errors import StoreError
from captura.records import merge
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.store.columns import COLUMN_TYPES
from captura.store.database import Store


def save(store: Store, record: Persona, reason: str | None = None) -> Persona:
    with store.work("María L.", "A") as work:
        return work.save(record, reason)


def test_a_new_record_gets_identity_folio_and_author(store: Store) -> None:
    first = save(store, Persona(nombres="Ana"))
    second = save(store, Persona(nombres="Eva"))
    assert re.fullmatch(r"32020-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", first.id)
    assert first.folio == "32020-PER-2026-A00001"
    assert second.folio == "32020-PER-2026-A00002"
    assert first.creado_por == "María L."
    assert first.creado_en is not None
    assert first.creado_en.replace(second=0) == dt.datetime.fromisoformat("2026-05-05T12:00:00")
    assert store.get(Persona, first.id) == first


def test_the_folio_counts_by_type_and_device(store: Store) -> None:
    with store.work("Ana") as work:
        assert work.save(Persona(nombres="A")).folio == "32020-PER-2026-X00001"
        assert work.save(Actividad(nombre="A")).folio == "32020-ACT-2026-X00001"
    assert save(store, Persona(nombres="B")).folio == "32020-PER-2026-A00001"


def test_every_kind_of_value_comes_back(store: Store) -> None:
    activity = Actividad(
        nombre="Taller", fecha_inicio=dt.date(2026, 5, 1), hora=dt.time(9, 30), gasto=123456,
        instituciones_participantes=("IN02", "IN01"),
    )  # fmt: skip
    with store.work("Ana") as work:
        saved = work.save(activity)
    assert store.get(Actividad, saved.id) == dataclasses.replace(
        saved, instituciones_participantes=("IN01", "IN02")
    )
    assert store.value("SELECT typeof(gasto) FROM actividad") == "integer"


def test_what_did_not_change_is_not_written(store: Store) -> None:
    saved = save(store, Persona(nombres="Ana"))
    with store.work("Ana") as work:
        work.save(saved)
        assert work.touched.records == set()
    assert store.value("SELECT count(*) FROM history") == 1


def test_history_tells_who_when_what_and_why(store: Store) -> None:
    saved = save(store, Persona(nombres="Ana", telefono="4921234567"))
    save(store, dataclasses.replace(saved, nombres="Anna", telefono=None), "así en su acta")
    rows = store.rows("SELECT at, who, device, type, id, changes, reason, chain FROM history")
    at, who, device, record_type, record_id, changes, reason, chain = rows[1]
    assert dt.datetime.fromisoformat(at).tzinfo is not None
    assert (who, device, record_type, record_id) == ("María L.", "A", "persona", saved.id)
    assert json.loads(changes) == {"nombres": ["Ana", "Anna"], "telefono": ["4921234567", None]}
    assert reason == "así en su acta"
    assert len(chain) == 64


def test_one_writer_for_an_opening_and_each_save_counts(store: Store) -> None:
    a = save(store, Persona(nombres="Ana"))
    save(store, Persona(nombres="Eva"))
    save(store, dataclasses.replace(a, nombres="Anna"))
    with store.work("Ana") as work:
        version = work.version("persona", a.id)
    assert version is not None
    ((writer, n),) = version.vector.items()
    assert n == 3
    assert version.fields["nombres"] == (("Anna", (writer, 3)),)
    assert version.fields["folio"][0][1] == (writer, 1)


def test_an_undone_save_never_gives_its_dot_again(store: Store) -> None:
    def fail() -> None:
        with store.work("Ana") as work:
            work.save(Persona(nombres="Ana"))
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    saved = save(store, Persona(nombres="Eva"))
    with store.work("Ana") as work:
        version = work.version("persona", saved.id)
    assert version is not None
    assert list(version.vector.values()) == [2]


def test_deleting_hides_and_restoring_brings_back(store: Store) -> None:
    saved = save(store, Persona(nombres="Ana"))
    with store.work("Ana") as work:
        work.delete(saved, "repetida")
        assert work.get(Persona, saved.id) is None
    assert store.value("SELECT deleted FROM persona") == 1
    assert store.value("SELECT count(*) FROM persona_search WHERE name MATCH 'ana'") == 0
    with store.work("Ana") as work:
        work.restore("persona", saved.id)
    assert store.get(Persona, saved.id) == saved
    assert store.value("SELECT count(*) FROM persona_search WHERE name MATCH 'ana'") == 1


def test_undo_writes_the_old_values_back(store: Store) -> None:
    saved = save(store, Persona(nombres="Ana", sexo="M"))
    save(store, dataclasses.replace(saved, nombres="Anna"))
    with store.work("Ana") as work:
        assert work.undo(2) == ("persona", saved.id)
    assert store.get(Persona, saved.id) == saved
    with store.work("Ana") as work:
        work.undo(3)
    found = store.get(Persona, saved.id)
    assert found is not None
    assert found.nombres == "Anna"


def test_undo_of_the_first_save_deletes_and_of_that_restores(store: Store) -> None:
    saved = save(store, Persona(nombres="Ana"))
    with store.work("Ana") as work:
        work.undo(1)
    assert store.get(Persona, saved.id) is None
    with store.work("Ana") as work:
        work.undo(2)
    assert store.get(Persona, saved.id) == saved
    with store.work("Ana") as work:
        work.undo(3)
    assert store.get(Persona, saved.id) is None


def test_undo_refuses_what_was_changed_again(store: Store) -> None:
    saved = save(store, Persona(nombres="Ana"))
    saved = save(store, dataclasses.replace(saved, nombres="Anna"))
    save(store, dataclasses.replace(saved, nombres="Hanna"))
    for n in (2, 99):
        with pytest.raises(StoreError) as caught, store.work("Ana") as work:
            work.undo(n)
        assert caught.value.code == "CAP-STORE-21"
    found = store.get(Persona, saved.id)
    assert found is not None
    assert found.nombres == "Hanna"


def test_without_an_institute_nothing_gets_an_id(store: Store) -> None:
    with store.work("Ana") as work:
        work.set_meta("instituto", None)
    with pytest.raises(StoreError) as caught:
        save(store, Persona(nombres="Ana"))
    assert caught.value.code == "CAP-STORE-20"


def test_drafts_are_kept_and_dropped(store: Store) -> None:
    with store.work("Ana") as work:
        work.keep_draft("persona:1", "persona", {"nombres": "A"})
        work.keep_draft("persona:1", "persona", {"nombres": "An"})
    assert store.rows("SELECT key, texts FROM borrador") == [("persona:1", '{"nombres": "An"}')]
    with store.work("Ana") as work:
        work.drop_draft("persona:1")
    assert store.rows("SELECT * FROM borrador") == []


def test_a_clash_is_settled_by_naming_its_field(store: Store) -> None:
    saved = save(store, Persona(nombres="Ana"))
    with store.work("Ana") as work:
        mine = work.version("persona", saved.id)
        assert mine is not None
        theirs = merge.edit(mine, {"nombres": "Anna"}, "f" * 16, 9)
        both = merge.merge(merge.edit(mine, {"nombres": "Hanna"}, "e" * 16, 3), theirs)
        work._keep(mine, both, None)
    shown = store.get(Persona, saved.id)
    assert shown is not None
    assert shown.nombres == "Anna"
    assert store.value("SELECT count(*) FROM persona WHERE clash IS NOT NULL") == 1
    with store.work("Ana") as work:
        work.save(shown)
        assert merge.clashes(work.version("persona", saved.id))  # type: ignore[arg-type]
        work.save(shown, settle=("nombres",))
        assert not merge.clashes(work.version("persona", saved.id))  # type: ignore[arg-type]
    assert store.value("SELECT count(*) FROM persona WHERE clash IS NOT NULL") == 0


def test_every_kind_has_a_column() -> None:
    from captura.records.kinds import KINDS

    assert COLUMN_TYPES.keys() == KINDS.keys()
