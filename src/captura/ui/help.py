"""The manual inside the program: F1 shows the page of the place where one is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from captura.paths import program_folder
from captura.ui.components import Button, Card, Page, action_button
from captura.ui.look import style
from captura.ui.look.measure import dp

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
    "cifras": "inicio.md",
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
_WIDEST = 860  # of a line that the eye finds back
_AIR = 125.0  # per cent of a line
_HEADINGS = {1: 22, 2: 17, 3: 15}


def page_of(place: str, *, is_state: bool) -> str:
    """The page of the manual about a place; the index where none is."""
    own = _OF_THE_STATE.get(place) if is_state else None
    return own or PAGES.get(place, INDEX)


def show_help(shell: Shell, office: Office) -> None:
    """The page about this place, over it: what was being typed stays under it."""
    if not isinstance(shell.page(), HelpPage):
        shell.open(HelpPage(page_of(shell.place, is_state=office.is_state), shell.back))


class HelpPage(Page):
    """Shows one page of the manual; its links lead to the others, Esc back to the work."""

    def __init__(self, name: str, back: Callable[[], object]) -> None:
        self.index = Button("Índice", icon="book-open", slot=lambda: self.show_page(INDEX))
        self.leave = action_button("volver", back)
        super().__init__("Ayuda", "El manual de Captura", actions=[self.index, self.leave])
        self.text = QTextBrowser()
        self.text.setAccessibleName("Manual de Captura")
        self.text.setOpenLinks(False)  # nothing is fetched: a link names another page
        self.text.anchorClicked.connect(self._follow)
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.viewport().setAutoFillBackground(False)
        self.text.document().setDefaultFont(style.text_font(14, 400))
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        card = Card("", self.text)
        card.setMaximumWidth(dp(_WIDEST))
        self.body.addWidget(card, 1)
        self.name = ""
        self.show_page(name)

    def show_page(self, name: str) -> None:
        """A page by its file name; one that isn't there changes nothing."""
        path = program_folder() / "docs" / "manual" / name
        if not path.is_file():
            return
        self.name = name
        self.text.setMarkdown(path.read_text(encoding="utf-8"))
        _space_out(self.text.document())
        self.text.verticalScrollBar().setValue(0)
        self.text.setFocus()

    def entered(self) -> None:
        """Arrows and Re Pág move the text at once."""
        self.text.setFocus()

    def _follow(self, link: QUrl) -> None:
        self.show_page(link.fileName())


def _space_out(document: QTextDocument) -> None:
    """Air between the lines, headings of our sizes: Qt sets a page as tightly as it can."""
    block = document.begin()
    while block.isValid():
        cursor = QTextCursor(block)
        if cursor.currentTable() is None:
            shape, level = block.blockFormat(), block.blockFormat().headingLevel()
            shape.setLineHeight(_AIR, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            shape.setTopMargin(dp(16 if level > 1 else 0))
            shape.setBottomMargin(dp(2 if block.textList() else 8))
            cursor.setBlockFormat(shape)
            if level:
                cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                look = QTextCharFormat()
                look.setFont(style.text_font(_HEADINGS.get(level, 14), 650))
                cursor.setCharFormat(look)  # what Qt gave is a step of size, and would stay
        block = block.next()
