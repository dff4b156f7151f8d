"""An edition in PostgreSQL: a schema of its own, whole or not at all. The one socket there is.

It goes to the address given and nowhere else. To another computer only under TLS, with a
certificate that this one knows: the driver's own default would take any, or none.
"""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from captura.publishing.problems import (
    bad_address,
    not_installed,
    password_in_address,
    refused,
    unreachable,
)
from captura.publishing.table import DATE, DECIMAL, MONEY, TEXT, WHOLE, Edition, Table, text_of

TYPES = {TEXT: "text", WHOLE: "bigint", MONEY: "numeric(38,2)", DATE: "date", DECIMAL: "numeric"}
HERE = frozenset({"localhost", "127.0.0.1", "::1"})
PATIENCE = 60.0  # seconds that the server may take for one answer


@dataclass(frozen=True)
class Address:
    """Where a database is. authority: a file with the certificate that vouches for the server."""

    host: str
    port: int
    database: str
    user: str
    authority: Path | None = None


def read_address(text: str) -> Address:
    """`postgresql://user@host:5432/database`, maybe `?sslrootcert=FILE`. Raises PublishError."""
    try:
        parts = urlsplit(text)
        port = parts.port or 5432
        asked = parse_qs(parts.query, strict_parsing=bool(parts.query))
    except ValueError:
        raise bad_address() from None
    if parts.password is not None:
        raise password_in_address()
    database, user = unquote(parts.path.lstrip("/")), unquote(parts.username or "")
    known = parts.scheme in ("postgresql", "postgres") and asked.keys() <= {"sslrootcert"}
    if not (known and parts.hostname and database and user) or parts.fragment:
        raise bad_address()
    (authority,) = asked.get("sslrootcert", [""])[:1]
    return Address(parts.hostname, port, database, user, Path(authority) if authority else None)


def publish(address: Address, password: str, edition: Edition) -> None:
    """Create the schema, fill its tables and say what they are, in one transaction.

    Raises PublishError; then the database is as it was.
    """
    try:
        from pg8000.native import Connection, DatabaseError, InterfaceError
    except ImportError:
        raise not_installed() from None
    try:
        connection = Connection(
            address.user,
            host=address.host,
            port=address.port,
            database=address.database,
            password=password,
            ssl_context=_cipher(address),
            timeout=PATIENCE,
            application_name="captura",
        )
        try:
            _write(connection, edition)
        finally:
            connection.close()
    except DatabaseError as error:
        raise refused(_state(error)) from None
    except (InterfaceError, OSError):
        raise unreachable() from None


def _cipher(address: Address) -> ssl.SSLContext | bool:
    if address.host in HERE:
        return False
    return ssl.create_default_context(cafile=address.authority)


def _write(connection: Any, edition: Edition) -> None:
    from pg8000.native import identifier, literal

    schema = identifier(edition.name)
    connection.run("BEGIN")
    connection.run(f"CREATE SCHEMA {schema}")
    connection.run(f"COMMENT ON SCHEMA {schema} IS {literal(edition.says)}")
    for table in edition.tables:
        name = f"{schema}.{identifier(table.name)}"
        _create(connection, name, table)
        connection.run(f"COPY {name} FROM STDIN WITH (FORMAT csv)", stream=text_of(table))
    connection.run("COMMIT")


def _create(connection: Any, name: str, table: Table) -> None:
    from pg8000.native import identifier, literal

    columns = [f"{identifier(one.name)} {TYPES[one.kind]}" for one in table.columns]
    connection.run(f"CREATE TABLE {name} ({', '.join(columns)})")
    connection.run(f"COMMENT ON TABLE {name} IS {literal(table.says)}")
    for one in table.columns:
        column = f"{name}.{identifier(one.name)}"
        connection.run(f"COMMENT ON COLUMN {column} IS {literal(one.says)}")


def _state(error: Exception) -> str:
    """The code of the reason; the words may hold what was written, so they are not passed on."""
    found = error.args[0] if error.args else None
    return str(found.get("C", "")) if isinstance(found, dict) else ""
