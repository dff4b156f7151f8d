"""The list that shows, on paper, whatever the screen; the vault's stay in the vault."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from captura.actions.printed_list import may_print_list
from captura.ui import keys
from captura.ui.desk import Desk
from captura.ui.lane import lane
from captura.ui.list_paper import ListPaper
from captura.ui.places import VAULT
from captura.ui.shell import Shell
from captura.ui.tables import Table


def hear_list_key(desk: Desk, shell: Shell) -> None:
    """Hear the key of it in a window whose user may take names out."""
    if may_print_list(desk.office, names=True):
        key = keys.action("imprimir_lista").key
        keys.shortcut(shell.rail, key, lambda: print_list_here(desk, shell))


def print_list_here(desk: Desk, shell: Shell) -> None:
    """Open the paper of the list that has the keyboard, else of the first that shows."""
    page = shell.page()
    table = None if page is None or shell.place == VAULT else shown_table(page)
    if page is None or table is None:
        desk.say("Aquí no hay una lista que imprimir", kind="info")
        return
    paper = ListPaper(desk.office, lane(desk, page), desk, shell.back, names=True)
    shell.open(paper)
    paper.show_list(table.accessibleName(), "", table)


def shown_table(page: QWidget) -> Table | None:
    """The table of a page that is meant."""
    seen = [one for one in page.findChildren(Table) if one.isVisible()]
    return next((one for one in seen if one.hasFocus()), seen[0] if seen else None)
