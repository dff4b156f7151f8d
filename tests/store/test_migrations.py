"""The migrations make what the code expects, add only, and refuse what is newer."""

from __future__ import annotations

import ast
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from captura.errors import StoreError
from captura.records.persona import Persona
from captura.store import schema, tables
from captura.store.database import Store
from tests.store.conftest import KEY, Clock
from tests.store.make_migration import differences

VERSIONS = sorted(Path(schema.FOLDER, "versions").glob("*.py"))
FORBIDDEN = {"drop_column", "drop_table", "drop_index", "rename_table"}


def made_by(build: Callable[[sa.Connection], None]) -> dict[str, str]:
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        build(connection)
        found = connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE sql<>''")
        made = {name: " ".join(sql.split()).replace("( ", "(") for name, sql in found}
    engine.dispose()
    return made


def test_the_migrations_make_exactly_the_tables_of_the_code() -> None:
    migrated = made_by(schema.upgrade)
    created = made_by(lambda connection: tables.release_metadata().create_all(connection))
    del migrated["alembic_version"]
    for made in (migrated, created):
        for name, sql in made.items():
            made[name] = re.sub(r"\s*([(),])\s*", r"\1", sql)
    assert migrated == created


def test_alembic_finds_no_difference() -> None:
    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        schema.upgrade(connection)
        assert differences(connection).is_empty()
    engine.dispose()


def test_every_migration_is_known() -> None:
    assert tuple(path.stem for path in VERSIONS) == schema.KNOWN


@pytest.mark.parametrize("path", VERSIONS, ids=lambda path: path.stem)
def test_a_migration_only_adds_and_knows_nothing_of_the_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not calls & FORBIDDEN
    imported = {
        name.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in node.names
    }
    assert imported <= {"sqlalchemy", "op"}
    functions = [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert functions == ["upgrade"]


def test_a_newer_database_is_refused_and_not_touched(store: Store, clock: Clock) -> None:
    with store.work("Ana") as work:
        work.execute("UPDATE alembic_version SET version_num='9999_futuro'")
    store.close()
    before = store.path.read_bytes()
    with pytest.raises(StoreError) as caught:
        Store.open(store.path, KEY, clock=clock, random=os.urandom)
    assert caught.value.code == "CAP-STORE-10"
    assert store.path.read_bytes() == before


NEXT = """
from alembic import op
import sqlalchemy as sa

revision = "0002_siguiente"
down_revision = "{down}"


def upgrade() -> None:
    op.add_column("persona", sa.Column("apodo", sa.Text()))
    op.create_table("nueva", sa.Column("id", sa.Text(), primary_key=True))
    {last}
"""


@pytest.fixture
def next_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes this program a later release, with one migration more."""

    def release(last: str) -> None:
        folder = tmp_path / "migraciones 100%"
        shutil.copytree(schema.FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        text = NEXT.format(down=schema.KNOWN[-1], last=last)
        (folder / "versions" / "0002_siguiente.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(schema, "FOLDER", folder)
        monkeypatch.setattr(schema, "KNOWN", (*schema.KNOWN, "0002_siguiente"))

    return release


def test_an_older_database_is_brought_forward_and_set_aside(
    store: Store, clock: Clock, next_release: Callable[[str], None], tmp_path: Path
) -> None:
    with store.work("Ana") as work:
        saved = work.save(Persona(nombres="Ana"))
    store.close()
    next_release("pass")
    with Store.open(store.path, KEY, clock=clock, random=os.urandom) as later:
        assert later.get(Persona, saved.id) == saved
        assert later.value("SELECT count(*) FROM nueva") == 0
        assert later.value("SELECT version_num FROM alembic_version") == "0002_siguiente"
    (aside,) = tmp_path.glob("*antes-de-actualizar*.db")
    assert b"SQLite" not in aside.read_bytes()[:16]


def test_a_failed_migration_leaves_everything_as_it_was(
    store: Store, clock: Clock, next_release: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.work("Ana") as work:
        saved = work.save(Persona(nombres="Ana"))
    store.close()
    with monkeypatch.context() as later:
        next_release("op.execute('INSERT INTO nunca VALUES (1)')")
        with pytest.raises(sa.exc.OperationalError, match="nunca"):
            Store.open(store.path, KEY, clock=clock, random=os.urandom)
        later.undo()
    monkeypatch.undo()
    with Store.open(store.path, KEY, clock=clock, random=os.urandom) as again:
        assert again.get(Persona, saved.id) == saved
        assert again.value("SELECT count(*) FROM sqlite_master WHERE name='nueva'") == 0
        assert "apodo" not in str(again.value("SELECT sql FROM sqlite_master WHERE name='persona'"))
