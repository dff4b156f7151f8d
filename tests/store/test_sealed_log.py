"""The vault's own log is chained: whoever drops, moves or rewrites an entry is named."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest

from captura.keys.seal import STEP, Seal
from captura.records.atencion import Atencion
from captura.store import chain, sealed_log
from captura.store import sealed_rows as rows
from captura.store.chain import ALTERED, MISSING, MOVED, Break
from captura.store.database import Store
from captura.store.sealed_log import ADDED, REWRITTEN, Entry
from captura.store.sealed_rows import HEAD, LOG, sealed_rows
from captura.store.vault import Vault, sealed_lines, take_sealed
from tests.sealed_log_judge import broken_log

KEY = os.urandom(32)
Stores = Callable[..., Store]
_NTH = "rowid=(SELECT rowid FROM boveda WHERE place='bitacora' ORDER BY rowid LIMIT 1 OFFSET {})"


def opened(store: Store) -> Vault:
    vault = Vault(store, Seal(1, {1: KEY}, os.urandom))
    with vault.work("Ana", "A") as sealed:
        sealed.read_all()
    return vault


def save(vault: Vault, note: str) -> Atencion:
    with vault.work("Ana", "A") as sealed:
        return sealed.save(Atencion(nota=note))


def read(vault: Vault) -> None:
    """One reading of the first record: an entry that nothing in the open tells of."""
    with vault.work("Eva", "A") as sealed:
        sealed.note("abrió", vault.versions("atencion")[0])


@pytest.fixture
def vault(store: Store) -> Vault:
    """Its log: a save, a reading, another save, and two readings since."""
    made = opened(store)
    save(made, "una")
    read(made)
    save(made, "otra")
    read(made)
    read(made)
    return made


def found(store: Store) -> Break | None:
    """What the next opening says."""
    return opened(store).log_break


def tamper(store: Store, *statements: str) -> None:
    """Change the tables as someone with the database key and a debugger would."""
    with store.work("nadie") as work:
        for statement in statements:
            assert work.execute(statement)


def rewrite(vault: Vault, change: Callable[[dict[int, dict[str, Any]]], None]) -> None:
    """Change {number: entry} as someone would who has the vault's key too."""
    seal = vault.seal
    row_of = {
        json.loads(seal.open(row.key, row.sealed, row.bound) or "")["n"]: row
        for row in sealed_rows(vault.store, LOG)
    }
    log = {
        number: json.loads(seal.open(row.key, row.sealed, row.bound) or "")
        for number, row in row_of.items()
    }
    change(log)
    with vault.store.work("nadie") as work:
        for number, entry in log.items():
            rows.put(work, seal, row_of[number].bound, json.dumps(entry))


def test_saves_and_readings_are_chained_and_each_save_tells_where_it_ended(vault: Vault) -> None:
    store = vault.store
    assert found(store) is None
    assert list(broken_log(store, vault.seal)) == []
    length, link = sealed_log.head(store, vault.seal)
    assert length == 5
    told = rows.told(store)
    assert len(told) == 2
    assert link not in told  # two readings since, and nobody is told of them
    save(vault, "tercera")
    assert rows.told(store)[-1] == sealed_log.head(store, vault.seal)[1]
    assert chain.verify(store) is None
    assert [one.what for one in vault.log()][:2] == ["guardó", "abrió"]


def test_a_reading_shows_nothing_more_than_before(vault: Vault) -> None:
    """Who lacks the key sees one more row of one step, and no entry of the open history."""
    store = vault.store
    sizes = {len(row.sealed) - 28 for row in sealed_rows(store, LOG, HEAD)}
    assert sizes == {STEP}
    assert [row.bound for row in sealed_rows(store, HEAD)] == [(HEAD, "", "")]
    before = store.rows("SELECT * FROM history")
    metas = store.rows("SELECT * FROM meta")
    read(vault)
    assert store.rows("SELECT * FROM history") == before
    assert store.rows("SELECT * FROM meta") == metas
    assert rows.count(store, LOG) == 6
    assert {row.vector for row in sealed_rows(store, LOG)} == {""}


@pytest.mark.parametrize(
    ("statements", "broken"),
    [
        ([f"DELETE FROM boveda WHERE {_NTH.format(0)}"], Break(1, MISSING)),
        ([f"DELETE FROM boveda WHERE {_NTH.format(2)}"], Break(3, MISSING)),
        ([f"DELETE FROM boveda WHERE {_NTH.format(4)}"], Break(5, MISSING)),
        ([f"UPDATE boveda SET sealed=zeroblob(4124) WHERE {_NTH.format(1)}"], Break(2, MISSING)),
        ([f"UPDATE boveda SET id='ab' WHERE {_NTH.format(3)}"], Break(4, MISSING)),
        (["DELETE FROM boveda WHERE place='cabeza'"], Break(6, MISSING)),
        (["DELETE FROM boveda WHERE place IN ('bitacora','cabeza')"], Break(1, REWRITTEN)),
        (["INSERT INTO boveda VALUES ('bitacora','ab','',1,zeroblob(4124))"], Break(0, ADDED)),
    ],
)
def test_whoever_has_the_database_key_is_named(
    vault: Vault, statements: list[str], broken: Break
) -> None:
    tamper(vault.store, *statements)
    assert found(vault.store) == broken
    assert list(broken_log(vault.store, vault.seal))
    assert [one.nota for one in opened(vault.store).all(Atencion)] == ["una", "otra"]


def test_two_swapped_entries_do_not_open(vault: Vault) -> None:
    store = vault.store
    two, three = (
        store.rows(f"SELECT id, sealed FROM boveda WHERE {_NTH.format(n)}")[0] for n in (1, 2)
    )
    with store.work("nadie") as work:
        for (row_id, _), (_, sealed) in ((two, three), (three, two)):
            work.execute("UPDATE boveda SET sealed=? WHERE id=?", (sealed, row_id))
    assert found(store) == Break(2, MISSING)


def test_a_cut_end_stays_named_when_the_log_goes_on(vault: Vault) -> None:
    tamper(vault.store, f"DELETE FROM boveda WHERE {_NTH.format(4)}")
    read(vault)
    assert found(vault.store) == Break(5, MISSING)


def test_a_cut_end_without_its_head_stays_named_too(vault: Vault) -> None:
    cut = f"DELETE FROM boveda WHERE {_NTH.format(4)}"
    tamper(vault.store, cut, "DELETE FROM boveda WHERE place='cabeza'")
    assert found(vault.store) == Break(5, MISSING)
    read(vault)
    assert found(vault.store) == Break(5, MISSING)


def test_an_older_end_put_back_is_named_by_the_open_history(vault: Vault) -> None:
    store = vault.store
    ((sealed,),) = store.rows("SELECT sealed FROM boveda WHERE place='cabeza'")
    save(vault, "tercera")
    tamper(store, f"DELETE FROM boveda WHERE {_NTH.format(5)}")
    with store.work("nadie") as work:
        work.execute("UPDATE boveda SET sealed=? WHERE place='cabeza'", (sealed,))
    assert found(store) == Break(4, REWRITTEN)
    assert list(broken_log(store, vault.seal)) == ["the open history tells of another sealed log"]


def _other_who(log: dict[int, dict[str, Any]]) -> None:
    log[2]["entry"]["who"] = "Otra"


def _no_salt(log: dict[int, dict[str, Any]]) -> None:
    log[2]["salt"] = None


def _other_digest(log: dict[int, dict[str, Any]]) -> None:
    log[3] |= {"entry": None, "salt": None, "digest": "00" * 32}


def _swapped(log: dict[int, dict[str, Any]]) -> None:
    log[2], log[4] = log[4] | {"n": 2}, log[2] | {"n": 4}


def _twice(log: dict[int, dict[str, Any]]) -> None:
    log[4]["n"] = 3


def _written_anew(log: dict[int, dict[str, Any]]) -> None:
    """From the second on, whole in itself."""
    link = log[1]["chain"]
    for n in sorted(log)[1:]:
        said = log[n]["entry"] | {"who": "Otra"}
        digest = chain.digest_of(log[n]["salt"], [n, *said.values()])
        link = chain.link(link, n, digest)
        log[n] |= {"entry": said, "digest": digest, "chain": link}


@pytest.mark.parametrize(
    ("change", "broken"),
    [
        (_other_who, Break(2, ALTERED)),
        (_no_salt, Break(2, ALTERED)),
        (_other_digest, Break(3, MOVED)),
        (_swapped, Break(2, ALTERED)),
    ],
)
def test_whoever_has_the_vault_s_key_is_named(
    vault: Vault, change: Callable[[dict[int, dict[str, Any]]], None], broken: Break
) -> None:
    rewrite(vault, change)
    assert found(vault.store) == broken
    assert list(broken_log(vault.store, vault.seal))


def test_a_number_given_twice_is_named(vault: Vault) -> None:
    rewrite(vault, _twice)
    broken = found(vault.store)
    assert broken is not None
    assert broken.n in (3, 4)
    assert list(broken_log(vault.store, vault.seal))


def test_a_log_written_anew_is_named_by_the_open_history(vault: Vault) -> None:
    rewrite(vault, _written_anew)
    log = [
        json.loads(vault.seal.open(row.key, row.sealed, row.bound) or "")
        for row in sealed_rows(vault.store, LOG)
    ]
    with vault.store.work("nadie") as work:
        last = max(log, key=lambda one: one["n"])
        rows.put(work, vault.seal, (HEAD, "", ""), json.dumps([last["n"], last["chain"]]))
    assert found(vault.store) == Break(2, REWRITTEN)
    assert list(broken_log(vault.store, vault.seal))


def test_suppressing_a_content_keeps_the_log_whole(vault: Vault) -> None:
    def suppress(log: dict[int, dict[str, Any]]) -> None:
        log[2] |= {"entry": None, "salt": None}

    rewrite(vault, suppress)
    assert found(vault.store) is None
    assert list(broken_log(vault.store, vault.seal)) == []
    assert len(vault.log()) == 4
    save(vault, "tercera")
    assert found(vault.store) is None


def test_a_log_of_an_older_release_goes_on_unrewritten(store: Store) -> None:
    made = opened(store)
    with store.work("Ana") as work:
        for n in range(3):
            old = Entry(
                f"2026-01-0{n + 1}T10:00:00+00:00", "Ana", "abrió", "atencion", "x", {}, None
            )
            text = json.dumps(asdict(old), ensure_ascii=False)
            rows.put(work, made.seal, (LOG, f"{n:032x}", ""), text)
    before = list(sealed_rows(store, LOG))
    assert found(store) is None
    save(made, "una")
    read(made)
    assert found(store) is None
    assert list(broken_log(store, made.seal)) == []
    assert list(sealed_rows(store, LOG))[:3] == before
    assert [one.at[:10] for one in made.log()][2:] == ["2026-01-03", "2026-01-02", "2026-01-01"]
    tamper(store, f"DELETE FROM boveda WHERE {_NTH.format(1)}")
    assert found(store) == Break(0, MISSING)
    assert list(broken_log(store, made.seal))


def test_a_work_that_fails_leaves_no_entry(vault: Vault) -> None:
    before = sealed_log.head(vault.store, vault.seal)

    def fail() -> None:
        with vault.work("Ana") as sealed:
            sealed.save(Atencion(nota="nunca"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert sealed_log.head(vault.store, vault.seal) == before
    read(vault)
    assert found(vault.store) is None


def test_two_who_have_it_open_write_one_log(vault: Vault) -> None:
    other = opened(vault.store)
    for n in range(3):
        save(vault, f"de una {n}")
        read(other)
    assert found(vault.store) is None
    assert list(broken_log(vault.store, vault.seal)) == []
    assert len(vault.log()) == 11


def test_another_key_leaves_the_log_whole(vault: Vault) -> None:
    fresh = Seal(2, {1: KEY, 2: os.urandom(32)}, os.urandom)
    with vault.work("Ana") as sealed:
        sealed.reseal(fresh)
        sealed.note("abrió", vault.versions("atencion")[0])
    assert {row.key for row in sealed_rows(vault.store)} == {2}
    assert sealed_log.verify(vault.store, vault.seal) is None
    assert list(broken_log(vault.store, vault.seal)) == []


def test_each_laptop_has_a_log_of_its_own(vault: Vault, new_store: Stores) -> None:
    there = new_store("otra")
    with there.work("lectura") as work:
        assert take_sealed(work, list(sealed_lines(vault.store))) == 2
    assert rows.count(there, LOG) == 0
    assert rows.told(there) == []  # without the key nobody knows where it ends
    here = opened(there)
    save(here, "de allá")
    kept = next(here.all(Atencion))
    with here.work("Ana", "B") as sealed:
        sealed.save(replace(kept, motivo="allá"))
    with vault.store.work("lectura") as work:
        take_sealed(work, list(sealed_lines(there)))
    for one in (opened(vault.store), opened(there)):
        assert one.log_break is None
        assert list(broken_log(one.store, one.seal)) == []
