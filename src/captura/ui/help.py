"""The manual inside the program: F1 shows the page of the part or the place where one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from captura.paths import program_folder
from captura.ui.components import Button, Card, Page, Pages, action_button
from captura.ui.look.measure import dp
from captura.ui.manual_text import ManualText

if TYPE_CHECKING:
    from captura.actions.office import Office
    from captura.ui.shell import Shell

INDEX = "indice.md"
# place of the rail → page of the manual; at the state «alta» is about giving, not asking
PAGES = {
    "inicio": "inicio.md",
    "actividades": "actividades-y-listas.md",
    "personas": "personas.md",
    "atencion": "atencion.md",
    "plan": "plan-anual.md",
    "entregas": "entrega.md",
    "duplicados": "duplicados.md",
    "cifras": "cifras.md",
    "intercambio": "varias-computadoras.md",
    "alta": "alta-del-equipo.md",
    "catalogos": "catalogos.md",
    "papelera": "papelera.md",
    "respaldos": "respaldos.md",
    "ajustes": "usuarias.md",
    "recepcion": "recepcion.md",
    "consolidado": "consolidado.md",
    "indicadores": "indicadores.md",
}
_OF_THE_STATE = {"alta": "altas.md"}
# a part of the screen that has a page of its own names it as MANUAL; where the state's is another
_PART_OF_THE_STATE = {"informe-trimestral.md": "consolidado.md"}
_WIDEST = 860  # of a line that the eye finds back


def page_of(place: str, *, is_state: bool) -> str:
    """The page of the manual about a place; the index where none is."""
    own = _OF_THE_STATE.get(place) if is_state else None
    return own or PAGES.get(place, INDEX)


def show_help(shell: Shell, office: Office) -> None:
    """The page about this place, over it: what was being typed stays under it."""
    if not isinstance(shell.page(), HelpPage):
        name = _part_here(shell)
        if office.is_state:
            name = _PART_OF_THE_STATE.get(name, name)
        page = name or page_of(shell.place, is_state=office.is_state)
        shell.open(HelpPage(page, shell.back))


def _part_here(shell: Shell) -> str:
    """The page of the part where the cursor is, else of what shows or stands in it; "" without."""
    page = shell.page()
    here: QWidget | None = shell.focusWidget()
    while here is not None and here is not page:
        if name := getattr(here, "MANUAL", ""):
            return str(name)
        here = here.parentWidget()
    while isinstance(page, Pages):
        page = page.currentWidget()
    parts = page.findChildren(Pages) if page is not None else []
    shown = (page, *(one.currentWidget() for one in parts if one.isVisible()))
    return next(filter(None, (getattr(one, "MANUAL", "") for one in shown)), "")


class HelpPage(Page):
    """Shows one page of the manual; its links lead to the others, Esc back to the work."""

    def __init__(self, name: str, back: Callable[[], object]) -> None:
        self.index = Button("Índice", icon="book-open", slot=lambda: self.show_page(INDEX))
        self.leave = action_button("volver", back)
        super().__init__("Ayuda", "El manual de Captura", actions=[self.index, self.leave])
        self.text = ManualText(program_folder() / "docs" / "manual")
        self.text.anchorClicked.connect(self._follow)
        card = Card("", self.text)
        card.setMaximumWidth(dp(_WIDEST))
        self.body.addWidget(card, 1)
        self.name = ""
        self.show_page(name)

    def show_page(self, name: str) -> None:
        """A page by its file name; one that isn't there changes nothing."""
        if self.text.show_file(name):
            self.name = name
            self.text.setFocus()

    def entered(self) -> None:
        """Arrows and Re Pág move the text at once."""
        self.text.setFocus()

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.fileName())
