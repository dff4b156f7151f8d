"""Whether a database is of this release: makes its tables, brings it forward, or refuses it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import MetaData
from sqlalchemy.engine import Connection, Engine

from captura.records.record import Record
from captura.store import failures, tables

# the migrations this release knows, oldest first; the last is what it writes
KNOWN: tuple[str, ...] = ()


def prepare(
    engine: Engine, records: Mapping[str, type[Record]] | None, *, create: bool
) -> Mapping[str, type[Record]]:
    """Makes or checks the tables; the record types they hold. Raises StoreError."""
    with engine.connect() as connection:
        if records is not None or not KNOWN:
            known = tables.release_records() if records is None else records
            if create:
                _make(connection, tables.build(MetaData(), known.values()))
            return known
        return tables.release_records()


def _make(connection: Connection, metadata: MetaData) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
    metadata.create_all(connection)
    connection.commit()


__all__ = ["KNOWN", "failures", "prepare"]
