"""Sealed rows: what shows of them, how they travel unread, and how they join when opened."""

from __future__ import annotations

import base64
import datetime as dt
import json
import os
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from captura.keys.seal import STEP, Seal
from captura.records.atencion import Atencion
from captura.records.persona import Persona
from captura.store.database import Store
from captura.store.queries.drafts import DraftRow
from captura.store.sealed_rows import sealed_rows
from captura.store.vault import Vault, sealed_lines, take_sealed

KEY = os.urandom(32)
WHEN = dt.datetime(2026, 5, 12, 10)  # noqa: DTZ001 - records keep the wall clock
Stores = Callable[..., Store]


def opened(store: Store, key: bytes = KEY, number: int = 1) -> Vault:
    vault = Vault(store, Seal(number, {number: key}, os.urandom))
    with vault.work("Ana", "A") as sealed:
        sealed.read_all()
    return vault


def keep(vault: Vault, atencion: Atencion) -> Atencion:
    with vault.work("Ana", "A") as sealed:
        return sealed.save(atencion)


def records(store: Store) -> list[tuple[str, str]]:
    return [(row.id, row.vector) for row in sealed_rows(store, "registro")]


def send(source: Store, target: Store, after: int = 0) -> int:
    with target.work("lectura") as work:
        return take_sealed(work, list(sealed_lines(source, after)))


def test_a_record_comes_back_as_it_was(store: Store) -> None:
    one = Atencion(fecha_hora=WHEN, servicio="SV03", nota="Nota ñ\ncon renglones", vez="PRI")
    kept = keep(opened(store), one)
    assert kept.folio == "32020-ATE-2026-A00001"
    assert kept.creado_por == "Ana"
    assert opened(store).get(Atencion, kept.id) == kept
    assert keep(opened(store), Atencion()).folio == "32020-ATE-2026-A00002"


def test_what_is_changed_replaces_its_row(store: Store) -> None:
    vault = opened(store)
    kept = keep(vault, Atencion(nota="antes"))
    before = vault.store.value("SELECT sealed FROM boveda WHERE place='registro'")
    assert keep(vault, kept) == kept  # nothing changed, nothing written
    assert len(vault.log(kept.id)) == 1
    keep(vault, replace(kept, nota=None, motivo="después"))
    assert len(records(store)) == 1
    assert store.value("SELECT sealed FROM boveda WHERE place='registro'") != before
    found = opened(store).get(Atencion, kept.id)
    assert found == replace(kept, nota=None, motivo="después")
    entry = vault.log(kept.id)[0]
    assert (entry.what, entry.who, entry.type) == ("guardó", "Ana", "atencion")
    assert entry.changes == {"motivo": [None, "después"], "nota": ["antes", None]}


def test_a_deletion_can_be_taken_back(store: Store) -> None:
    vault = opened(store)
    kept = keep(vault, Atencion(nota="una"))
    with vault.work("Ana") as sealed:
        sealed.delete(kept.id, "por error")
    assert vault.get(Atencion, kept.id) is None
    assert opened(store).get(Atencion, kept.id) is None
    with vault.work("Ana") as sealed:
        sealed.restore(kept.id)
    assert opened(store).get(Atencion, kept.id) == kept
    assert [one.what for one in vault.log(kept.id)] == ["trajo", "eliminó", "guardó"]


@pytest.mark.parametrize("length", [0, 10, 1500, 3000, 4000])
def test_every_size_is_a_whole_step(store: Store, length: int) -> None:
    vault = opened(store)
    keep(vault, Atencion(nota="x" * length or None))
    with vault.work("Ana") as sealed:
        sealed.keep_draft(DraftRow("clave", "atencion", {"nota": "x" * length}, ""))
    sizes = [len(row.sealed) - 28 for row in sealed_rows(store)]
    assert len(sizes) == 4  # record, entry of the log, where the log ends, draft
    assert all(size % STEP == 0 for size in sizes)


def test_the_open_history_tells_how_often_and_no_more(store: Store) -> None:
    vault = opened(store)
    before = store.value("SELECT max(n) FROM history") or 0
    kept = keep(vault, Atencion(nota="Secreto"))
    keep(vault, replace(kept, nota="Otro"))
    with vault.work("Ana") as sealed:
        sealed.keep_draft(DraftRow("clave", "atencion", {"nota": "Secreto"}, ""))
        sealed.note("abrió", vault.versions("atencion")[0])
    rows = store.rows("SELECT who, type, id, changes, reason FROM history WHERE n>?", (before,))
    assert [row[:3] for row in rows] == [("", None, None)] * 2
    for row in rows:
        changes = json.loads(row[3])
        assert list(changes) == ["boveda"]
        assert row[4] is None
    assert "Secreto" not in repr(rows)


def test_a_work_that_fails_leaves_nothing(store: Store) -> None:
    vault = opened(store)
    kept = keep(vault, Atencion(nota="una"))

    def fail() -> None:
        with vault.work("Ana") as sealed:
            sealed.save(replace(kept, nota="dos"))
            sealed.save(Atencion(nota="tres"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    for found in (vault, opened(store)):
        assert [one.nota for one in found.all(Atencion)] == ["una"]
    keep(vault, replace(kept, nota="cuatro"))
    assert [one.nota for one in opened(store).all(Atencion)] == ["cuatro"]


def test_swapped_rows_do_not_open(store: Store) -> None:
    vault = opened(store)
    one, other = keep(vault, Atencion(nota="una")), keep(vault, Atencion(nota="otra"))
    with store.work("ladrona") as work:
        work.execute("UPDATE boveda SET id='x' WHERE id=? AND place='registro'", (one.id,))
        work.execute("UPDATE boveda SET id=? WHERE id=?", (one.id, other.id))
        work.execute("UPDATE boveda SET id=? WHERE id='x'", (other.id,))
    found = opened(store)
    assert list(found.all(Atencion)) == []
    assert found.unread == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE boveda SET sealed=substr(sealed, 1, 100)",
        "UPDATE boveda SET sealed=x''",
        "UPDATE boveda SET sealed=zeroblob(4124)",
        "UPDATE boveda SET vector='00000000000000ff.1' WHERE place='registro'",
        "UPDATE boveda SET key=2",
        "UPDATE boveda SET place='bitacora' WHERE place='registro'",
    ],
)
def test_a_damaged_row_is_counted_and_stays(store: Store, change: str) -> None:
    keep(opened(store), Atencion(nota="una"))
    with store.work("ladrona") as work:
        work.execute(change)
    before = store.rows("SELECT * FROM boveda")
    found = opened(store)
    assert list(found.all(Atencion)) == []
    assert found.unread == (0 if "bitacora" in change else 1)
    assert store.rows("SELECT * FROM boveda") == before
    found.log()
    keep(found, Atencion(nota="otra"))
    assert [one.nota for one in opened(store).all(Atencion)] == ["otra"]


def test_another_key_opens_nothing_and_loses_nothing(store: Store) -> None:
    keep(opened(store), Atencion(nota="una"))
    stranger = opened(store, os.urandom(32))
    assert (list(stranger.all(Atencion)), stranger.unread) == ([], 1)
    assert [one.nota for one in opened(store).all(Atencion)] == ["una"]


def test_rows_lie_side_by_side_until_they_are_opened(new_store: Stores) -> None:
    one, other = new_store("una"), new_store("otra")
    kept = keep(opened(one), Atencion(nota="una", motivo="mismo"))
    assert send(one, other) == 1
    assert send(one, other) == 0  # the same again changes nothing
    keep(opened(one), replace(kept, nota="de una"))
    keep(opened(other), replace(kept, resultado="de otra"))
    assert send(one, other) == 1
    assert len(records(other)) == 2
    found = opened(other)
    assert len(records(other)) == 1
    joined = replace(kept, nota="de una", resultado="de otra")
    assert found.get(Atencion, kept.id) == joined
    assert send(other, one) == 1
    assert opened(one).get(Atencion, kept.id) == joined
    assert records(one) == records(other)
    assert send(one, other) == 0


def test_a_version_that_arrived_meanwhile_outlives_a_save(new_store: Stores) -> None:
    one, other = new_store("una"), new_store("otra")
    kept = keep(opened(one), Atencion(motivo="mismo"))
    send(one, other)
    here = opened(one)
    keep(opened(other), replace(kept, resultado="de otra"))
    send(other, one)  # while the vault is open here
    keep(here, replace(kept, nota="de una"))
    found = opened(one).get(Atencion, kept.id)
    assert found == replace(kept, nota="de una", resultado="de otra")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_stores_converge_whatever_the_order(new_store: Stores, order: tuple[int, ...]) -> None:
    stores = [new_store(name) for name in "abc"]
    kept = keep(opened(stores[0]), Atencion(motivo="mismo"))
    for store in stores[1:]:
        send(stores[0], store)
    for field, store in zip(("nota", "resultado", "cedula"), stores, strict=True):
        keep(opened(store), replace(kept, **{field: f"de {field}"}))
    for _ in range(3):
        for target in order:
            for source in order:
                if source != target:
                    send(stores[source], stores[target])
            opened(stores[target])
    whole = replace(kept, nota="de nota", resultado="de resultado", cedula="de cedula")
    assert [opened(store).get(Atencion, kept.id) for store in stores] == [whole] * 3
    assert len({tuple(records(store)) for store in stores}) == 1


def test_only_what_changed_since_travels(new_store: Stores) -> None:
    store = new_store()
    vault = opened(store)
    one, other = keep(vault, Atencion(nota="una")), keep(vault, Atencion(nota="otra"))
    then = store.value("SELECT max(n) FROM history")
    assert list(sealed_lines(store, then)) == []
    keep(vault, replace(other, nota="cambiada"))
    lines = [json.loads(line) for line in sealed_lines(store, then)]
    assert [line[1] for line in lines] == [other.id]
    assert one.id in {json.loads(line)[1] for line in sealed_lines(store)}
    assert "cambiada" not in repr(lines)


def test_what_arrived_is_not_sent_back(new_store: Stores) -> None:
    one, other = new_store("una"), new_store("otra")
    keep(opened(one), Atencion(nota="una"))
    send(one, other)
    then = other.value("SELECT max(n) FROM history")
    assert list(sealed_lines(other, then)) == []


def test_a_resealed_row_travels_again_under_its_new_key(new_store: Stores) -> None:
    store = new_store()
    vault = opened(store)
    keep(vault, Atencion(nota="una"))
    then = store.value("SELECT max(n) FROM history")
    new = os.urandom(32)
    with vault.work("Ana") as sealed:
        sealed.reseal(Seal(2, {1: KEY, 2: new}, os.urandom))
    lines = [json.loads(line) for line in sealed_lines(store, then)]
    assert [part[1] for part in lines[0][2]] == [2]
    assert [one.nota for one in opened(store, new, 2).all(Atencion)] == ["una"]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "no",
        "[]",
        '["otro","32020-01890a5d-ac96-774b-bcce-b3020aaaaaaa",[]]',
        '["sellado","../../x",[["00000000000000a1.1",1,"AAAA"]]]',
        '["sellado","32020-01890a5d-ac96-774b-bcce-b3020aaaaaaa",[["a",1,"AAAA"]]]',
        '["sellado","32020-01890a5d-ac96-774b-bcce-b3020aaaaaaa",[["00000000000000a1.1","1","AAAA"]]]',
        '["sellado","32020-01890a5d-ac96-774b-bcce-b3020aaaaaaa",[["00000000000000a1.1",1,"?"]]]',
        '["sellado","32020-01890a5d-ac96-774b-bcce-b3020aaaaaaa",[["00000000000000a1.1",1,""]]]',
        '["sellado",7,[["00000000000000a1.1",1,"AAAA"]]]',
        '["sellado","32020-01890a5d-ac96-774b-bcce-b3020aaaaaaa",7]',
    ],
)
def test_a_line_of_another_form_changes_nothing(store: Store, line: str) -> None:
    with pytest.raises(ValueError), store.work("lectura") as work:
        take_sealed(work, [line])
    assert store.rows("SELECT * FROM boveda") == []


def test_a_signed_stranger_s_garbage_is_kept_unread(store: Store) -> None:
    garbage = base64.b64encode(os.urandom(4124)).decode()
    line = json.dumps(
        [
            "sellado",
            "32020-01890a5d-ac96-774b-bcce-b3020aaaaaaa",
            [["00000000000000a1.9", 1, garbage]],
        ]
    )
    with store.work("lectura") as work:
        assert take_sealed(work, [line]) == 1
    assert opened(store).unread == 1


def test_drafts_are_one_row_each_and_come_back(store: Store) -> None:
    vault = opened(store)
    for text in ("M", "Mo", "Motivo"):
        with vault.work("Ana") as sealed:
            sealed.keep_draft(DraftRow("nueva", "atencion", {"motivo": text}, "", "motivo", 3))
    assert store.value("SELECT count(*) FROM boveda WHERE place='borrador'") == 1
    found = opened(store)
    (_, draft) = found.drafts["nueva"]
    assert (draft.type, draft.texts, draft.field, draft.cursor) == (
        "atencion",
        {"motivo": "Motivo"},
        "motivo",
        3,
    )
    assert store.value("SELECT count(*) FROM borrador") == 0
    with found.work("Ana") as sealed:
        sealed.drop_draft("nueva")
        sealed.drop_draft("nunca")
    assert found.drafts == {}
    assert opened(store).drafts == {}


def test_a_person_lives_there_too(store: Store) -> None:
    vault = opened(store)
    with vault.work("Ana") as sealed:
        kept = sealed.save(Persona(nombres="Ramona"))
    assert kept.folio is None
    assert vault.get(Persona, kept.id) == kept
    assert vault.get(Atencion, kept.id) is None
    assert store.get(Persona, kept.id) is None
    assert store.value("SELECT count(*) FROM persona") == 0
    assert store.value("SELECT count(*) FROM counter") == 0
