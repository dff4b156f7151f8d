"""A list of the screen that goes out on paper: who may, and the line the history keeps of it."""

from __future__ import annotations

from captura.actions.office import Office
from captura.records.roles import allows


def may_print_list(office: Office, *, names: bool) -> bool:
    """Whether this user may print a list. names: it says who someone is."""
    return allows(office.role, "exportar_nombres" if names else "leer")


def note_printed_list(office: Office, what: str, count: int, *, names: bool) -> None:
    """Note, before it goes out, that a list did: which one and how many lines, nobody's name."""
    office.allow("exportar_nombres" if names else "leer")
    with office.store.work(who=office.user, device=office.letter) as work:
        work.log(None, None, {}, f"lista en papel: {what}, renglones: {count}")
