"""Whether a database is of this release: makes its tables, brings it forward, or refuses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from sqlalchemy import MetaData
from sqlalchemy.engine import Connection, Engine

from captura.failpoints import failpoint
from captura.records.record import Record
from captura.store import failures, tables

# the migrations this release knows, oldest first; the last is what it writes
KNOWN: tuple[str, ...] = (
    "0001_inicial",
    "0002_borrador_con_cursor",
    "0003_boveda",
    "0004_historial_encadenado",
    "0005_misma_persona",
    "0006_plan_anual",
    "0007_evidencia",
    "0008_renglones_en_espera",
    "0009_conteo",
    "0010_otras_instituciones",
)
FOLDER = Path(__file__).parent / "migrations"


def prepare(
    engine: Engine,
    records: Mapping[str, type[Record]] | None,
    *,
    create: bool,
    keep_copy: Callable[[str], None],
) -> Mapping[str, type[Record]]:
    """Makes or checks the tables; the record types they hold.

    `keep_copy` is called with the old revision before a database is brought forward. Raises
    StoreError for one of a newer release.
    """
    with engine.connect() as connection:
        if records is not None:
            if create:
                _in_one(connection, lambda: _make(connection, records))
            return records
        revision = None if create else revision_of(connection)
        if revision != KNOWN[-1]:
            if not create:
                if revision not in KNOWN:
                    raise failures.newer_schema() if revision else failures.foreign_file()
                keep_copy(revision)
            _in_one(connection, lambda: upgrade(connection))
    return tables.release_records()


def revision_of(connection: Connection) -> str | None:
    """The last migration a database went through; None if it is none of ours."""
    if not connection.exec_driver_sql(
        "SELECT 1 FROM sqlite_master WHERE name='alembic_version'"
    ).first():
        return None
    row = connection.exec_driver_sql("SELECT version_num FROM alembic_version").first()
    return str(row[0]) if row else None


def upgrade(connection: Connection) -> None:
    """Runs the migrations that are missing, in the open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _make(connection: Connection, records: Mapping[str, type[Record]]) -> None:
    tables.build(MetaData(), records.values()).create_all(connection)


def _in_one(connection: Connection, change: Callable[[], None]) -> None:
    """All or nothing: SQLite undoes tables too, where the driver doesn't begin by itself."""
    connection.rollback()  # ends what a look began
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    try:
        change()
        failpoint("migration.before-commit")
        connection.commit()
        failpoint("migration.committed")
    except BaseException:
        connection.rollback()
        raise
