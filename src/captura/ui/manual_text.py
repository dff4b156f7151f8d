"""A page of the manual as text: air between the lines, and pictures as wide as the page allows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from captura.ui.look import style
from captura.ui.look.measure import dp

_AIR = 125.0  # per cent of a line
_HEADINGS = {1: 22, 2: 17, 3: 15}
_PICTURE = QTextDocument.ResourceType.ImageResource.value


class ManualText(QTextBrowser):
    """Shows pages and pictures of one folder; nothing is fetched, a link only says its name."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.setAccessibleName("Manual de Captura")
        self.setSearchPaths([str(folder)])
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.document().setDefaultFont(style.text_font(14, 400))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_file(self, name: str) -> bool:
        """Show a page; False, and nothing changed, where the folder has none of that name."""
        path = self._folder / name
        if not path.is_file():
            return False
        self.setMarkdown(path.read_text(encoding="utf-8"))
        _space_out(self.document())
        self._fit_pictures()
        self.verticalScrollBar().setValue(0)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """A picture is drawn at its own size, and smaller where the page is narrower."""
        room = self.viewport().width() - 2 * self.document().documentMargin()
        for cursor in _pictures(self.document()):
            shape = cursor.charFormat().toImageFormat()
            own = self.document().resource(_PICTURE, shape.name())
            wide = min(room, own.width()) if own else room
            if wide > 0 and shape.width() != wide:
                shape.setWidth(wide)
                cursor.setCharFormat(shape)


def _pictures(document: QTextDocument) -> list[QTextCursor]:
    """A cursor over each picture; all found before any changes."""
    found = []
    for block in _blocks(document):
        at = block.begin()
        while not at.atEnd():
            fragment = at.fragment()
            if fragment.charFormat().isImageFormat():
                cursor = QTextCursor(document)
                cursor.setPosition(fragment.position())
                cursor.movePosition(
                    QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
                )
                found.append(cursor)
            at += 1
    return found


def _space_out(document: QTextDocument) -> None:
    """Air between the lines, headings of our sizes: Qt sets a page as tightly as it can."""
    for block in _blocks(document):
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


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()
