"""Every database of an earlier release is brought forward, set aside before, and loses nothing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from captura.errors import StoreError
from captura.store import restore, schema
from captura.store.database import Store
from captura.store.queries.drafts import drafts
from captura.store.search import search_people
from tests.golden.databases import BASES, DRAFT, PEOPLE
from tests.store.conftest import KEY, Clock

FOLDERS = sorted(path.name for path in BASES.iterdir())


@pytest.fixture(params=FOLDERS)
def base(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    target = tmp_path / "datos"
    shutil.copytree(BASES / request.param, target)
    return target


def key_of(base: Path) -> bytes:
    return bytes.fromhex((base / "clave.hex").read_text())


def test_every_migration_that_was_released_has_its_database() -> None:
    assert FOLDERS[0] == schema.KNOWN[0]
    assert set(FOLDERS) <= set(schema.KNOWN)


def test_it_opens_with_all_it_held(base: Path, clock: Clock) -> None:
    with Store.open(base / "captura.db", key_of(base), clock=clock, random=os.urandom) as store:
        assert store.value("SELECT version_num FROM alembic_version") == schema.KNOWN[-1]
        assert {row[0] for row in store.rows("SELECT nombres FROM persona")} == set(PEOPLE)
        assert store.value("SELECT count(*) FROM participacion WHERE asistio='si'") == 3
        assert [row.texts for row in drafts(store)] == [DRAFT]
        assert [hit.name.split()[0] for hit in search_people(store, "beat")] == ["Beatriz"]
        assert store.rows("PRAGMA integrity_check") == [("ok",)]
        with store.work("Ana") as work:
            work.keep_draft("k", "persona", {"nombres": "E"}, "nombres", 1)


def test_it_has_the_tables_of_a_new_one(base: Path, clock: Clock, tmp_path: Path) -> None:
    def shape(store: Store) -> set[tuple[str, str]]:
        found = store.rows("SELECT name, sql FROM sqlite_master WHERE sql<>''")
        return {(name, "".join(sql.split())) for name, sql in found}

    new = Store.open(tmp_path / "nueva.db", KEY, clock=clock, random=os.urandom, create=True)
    with (
        new,
        Store.open(base / "captura.db", key_of(base), clock=clock, random=os.urandom) as store,
    ):
        assert shape(store) == shape(new)


def test_an_older_one_is_set_aside_before(clock: Clock, tmp_path: Path) -> None:
    target = tmp_path / "datos"
    shutil.copytree(BASES / FOLDERS[0], target)
    key = key_of(target)
    Store.open(target / "captura.db", key, clock=clock, random=os.urandom).close()
    (aside,) = restore.before_updates(target)
    assert schema.KNOWN[0] in aside.name
    # the older release would still open it: nothing of it was changed
    assert aside.read_bytes()[:16] == key[32:]


def test_a_foreign_key_or_file_is_refused_and_kept(base: Path, clock: Clock) -> None:
    path = base / "captura.db"
    before = path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(path, KEY, clock=clock, random=os.urandom)
    assert caught.value.code == "CAP-STORE-01"
    assert path.read_bytes() == before
    foreign = b"PK\x03\x04" + os.urandom(len(before))
    path.write_bytes(foreign)
    with pytest.raises(StoreError):
        Store.open(path, key_of(base), clock=clock, random=os.urandom)
    assert path.read_bytes() == foreign
