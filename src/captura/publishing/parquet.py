"""An edition as Parquet: a folder of its own with a file a table, whole or not at all."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path

from captura.paths import sync_folder
from captura.publishing.problems import not_installed, not_written
from captura.publishing.table import DATE, DECIMAL, MONEY, TEXT, WHOLE, Edition, Table, text_of

TYPES = {TEXT: "VARCHAR", WHOLE: "BIGINT", MONEY: "DECIMAL(38,2)", DATE: "DATE", DECIMAL: "DOUBLE"}
# nothing is fetched, whatever a file asks for; one thread, a quarter of a small laptop's memory
_CAUTIOUS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "threads": "1",
    "memory_limit": "1GB",
}


def publish(folder: Path, edition: Edition, temporary: Path) -> Path:
    """Write `folder/<edition>/<table>.parquet`; that folder. Raises PublishError.

    temporary: a folder of the application, where the rows wait as text for a moment.
    """
    try:
        import duckdb
    except ImportError:
        raise not_installed() from None
    place = folder / edition.name
    draft = folder / f".{edition.name}.{secrets.token_hex(4)}"
    try:
        draft.mkdir()
        try:
            with duckdb.connect(":memory:", config=_CAUTIOUS) as writer:
                for table in edition.tables:
                    _write(writer, draft / f"{table.name}.parquet", edition, table, temporary)
            draft.rename(place)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
        sync_folder(folder)
    except (OSError, duckdb.Error):
        raise not_written() from None
    return place


def _write(writer: object, path: Path, edition: Edition, table: Table, temporary: Path) -> None:
    waiting = temporary / f"{table.name}-{secrets.token_hex(4)}.csv"
    try:
        with waiting.open("w", encoding="utf-8", newline="") as file:
            file.writelines(text_of(table))
        columns = ", ".join(f"{_quoted(c.name)}: {_quoted(TYPES[c.kind])}" for c in table.columns)
        says = "\n".join([table.says, *(f"{c.name}: {c.says}" for c in table.columns)])
        writer.execute(  # type: ignore[attr-defined]
            f"COPY (SELECT * FROM read_csv({_quoted(str(waiting))}, header=false, "  # noqa: S608
            f"auto_detect=false, delim=',', quote='\"', escape='\"', columns={{{columns}}})) "
            f"TO {_quoted(str(path))} (FORMAT parquet, COMPRESSION zstd, "
            f"KV_METADATA {{edicion: {_quoted(edition.says)}, tabla: {_quoted(says)}}})"
        )
    finally:
        waiting.unlink(missing_ok=True)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
