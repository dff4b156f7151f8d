"""Whether a database is of this release: makes its tables, brings it forward, or refuses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from captura.failpoints import failpoint
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.store import failures

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

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
    connection: Callable[[], Any],
    driver: Any,
    records: Mapping[str, type[Record]] | None,
    *,
    create: bool,
    keep_copy: Callable[[str], None],
) -> Mapping[str, type[Record]]:
    """Makes or checks the tables; the record types they hold.

    connection: makes one to the file. `keep_copy` is called with the old revision before a
    database is brought forward. Raises StoreError for one of a newer release.
    """
    if records is not None:
        if create:
            _in_one(connection, driver, lambda made: _make(made, records))
        return records
    revision = None
    if not create:
        with closing(connection()) as asked:
            revision = revision_of(asked)
    if revision != KNOWN[-1]:
        if not create:
            if revision not in KNOWN:
                raise failures.newer_schema() if revision else failures.foreign_file()
            keep_copy(revision)
        _in_one(connection, driver, upgrade)
    return RECORDS


def revision_of(connection: Any) -> str | None:
    """The last migration a database went through; None if it is none of ours."""
    if not connection.execute(
        "SELECT 1 FROM sqlite_master WHERE name='alembic_version'"
    ).fetchone():
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
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
    from sqlalchemy import MetaData

    from captura.store import tables

    tables.build(MetaData(), records.values()).create_all(connection)


def _in_one(
    connection: Callable[[], Any], driver: Any, change: Callable[[Connection], None]
) -> None:
    """All or nothing: SQLite undoes tables too, where the driver doesn't begin by itself.

    SQLAlchemy is imported here alone: it is 17 MiB, for what a release does once (ADR 30).
    """
    from sqlalchemy import NullPool, create_engine

    engine = create_engine(
        "sqlite://", module=driver, creator=connection, poolclass=NullPool, hide_parameters=True
    )
    with engine.connect() as made:
        made.rollback()  # ends what a look began
        made.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            change(made)
            failpoint("migration.before-commit")
            made.commit()
            failpoint("migration.committed")
        except BaseException:
            made.rollback()
            raise
