"""A list of the screen taken out, to the clipboard or into a workbook: under role, and noted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from captura.actions.export_workbook import check_way_out, write_whole
from captura.actions.office import Office
from captura.excel.copy import tab_separated
from captura.excel.passwords import protect
from captura.excel.write import Column, Plain, Sheet, write_workbook
from captura.records.roles import allows

Row = Sequence[Plain]


def may_take_list(office: Office, *, names: bool) -> bool:
    """Whether this user may take a list out. names: it says who someone is."""
    return allows(office.role, _needed(names))


def copy_list(office: Office, what: str, rows: Iterable[Sequence[str]], *, names: bool) -> str:
    """The rows as Excel expects them from the clipboard; the first holds the headings."""
    office.allow(_needed(names))
    copied = list(rows)
    _note(office, f"lista copiada: {what}, renglones: {len(copied) - 1}")
    return tab_separated(copied)


def export_list(
    office: Office,
    what: str,
    headings: Sequence[str],
    rows: Iterable[Row],
    path: Path,
    *,
    names: bool,
    password: str | None = None,
    reason: str = "",
    about: Sequence[str] = (),
) -> int:
    """Write the rows into a workbook; how many there were. With names it has a password.

    about: what the list is and where its numbers come from, on a sheet of its own.
    Nothing in it is a formula. The history keeps which list it was, how long, and why; nobody's
    name. Raises PackageError as `export_workbook` does.
    """
    office.allow(_needed(names))
    if names:
        check_way_out(office, password, reason)
    made = office.folder.temporary / f"lista-{office.random(8).hex()}.xlsx"
    try:
        columns = [Column(heading, width=_WIDTH) for heading in headings]
        sheets = [Sheet(what, columns, rows)]
        if about:
            sheets.append(Sheet("Fuente", [Column("Fuente", width=120)], [[one] for one in about]))
        count = write_workbook(made, sheets, office.folder.temporary) - len(about)
        data = made.read_bytes()
    finally:
        made.unlink(missing_ok=True)
    why = f": {reason.strip()}" if reason.strip() else ""
    _note(office, f"lista en libro: {what}, renglones: {count}{why}")
    write_whole(path, protect(data, password) if password else data)
    return count


_WIDTH = 22


def _needed(names: bool) -> str:
    return "exportar_nombres" if names else "leer"


def _note(office: Office, words: str) -> None:
    """Before it leaves: no list goes out without its line in the history."""
    with office.store.work(who=office.user, device=office.letter) as work:
        work.log(None, None, {}, words)
