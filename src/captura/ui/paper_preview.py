"""A page as it will come out of the printer: the same renderer paints it onto pictures."""

from __future__ import annotations

import sys

from PySide6.QtCore import QBuffer, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPdfWriter, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from captura.documents.page import Page
from captura.ui.components.empty_state import EmptyState
from captura.ui.components.label import Label
from captura.ui.components.layouts import clear
from captura.ui.components.scroll_box import ScrollBox
from captura.ui.look.measure import dp
from captura.ui.paper import letter_layout, paint
from captura.ui.paper_letters import PALE
from captura.ui.wording import counted

DOTS = 96  # per inch: letter paper is 816 × 1056
SHOWN = 12  # sheets: each takes 3.4 MB, and a course may have 300 constancias


class _Album(QPdfWriter):
    """Keeps the first sheets as pictures, counts all; nothing is written to its buffer."""

    def __init__(self, dots: int, most: int, *, wide: bool) -> None:
        self._nowhere = QBuffer()
        super().__init__(self._nowhere)
        self._most, self.count = most, 0
        self.setResolution(dots)
        self.setPageLayout(letter_layout(wide=wide))
        self.paper = self.pageLayout().fullRectPixels(dots).size()
        self.inside = self.pageLayout().paintRectPixels(dots).topLeft()
        self.sheets: list[QImage] = []
        self.painter = QPainter()
        self.newPage()

    def newPage(self) -> bool:
        """One more empty sheet under the brush."""
        self.count += 1
        if self.count > self._most + 1:
            return True  # painted over the one that nobody sees
        if self.painter.isActive():
            self.painter.end()
        sheet = QImage(self.paper, QImage.Format.Format_RGB32)
        sheet.setDotsPerMeterX(round(self.resolution() / 0.0254))
        sheet.setDotsPerMeterY(round(self.resolution() / 0.0254))
        sheet.fill(Qt.GlobalColor.white)
        if self.count <= self._most:
            self.sheets.append(sheet)
        self._last = sheet
        self.painter.begin(sheet)
        self.painter.translate(self.inside)
        return True


def sheets_of(page: Page, dots: int = DOTS) -> list[QImage]:
    """Each sheet of letter paper, margins and all, at so many dots per inch."""
    return first_sheets(page, sys.maxsize, dots)[0]


def first_sheets(page: Page, most: int, dots: int = DOTS) -> tuple[list[QImage], int]:
    """The first sheets, and how many there are."""
    album = _Album(dots, most, wide=page.wide)
    paint(page, album, album.painter)
    album.painter.end()
    return album.sheets, album.count


class PaperPreview(ScrollBox):
    """The sheets of a page under one another."""

    def __init__(self) -> None:
        self._inner = QWidget()
        self._stack = QVBoxLayout(self._inner)
        self._stack.setSpacing(dp(12))
        super().__init__(self._inner)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll
        self.setAccessibleName("Vista previa")
        self.sheets = 0

    def show_paper(self, page: Page) -> None:
        """Paint the page and begin at its first sheet."""
        clear(self._stack)
        pictures, self.sheets = first_sheets(page, SHOWN)
        for number, picture in enumerate(pictures, 1):
            sheet = _Sheet(QPixmap.fromImage(picture))
            sheet.setAccessibleName(f"Hoja {number} de {self.sheets}")
            self._stack.addWidget(sheet)
        if self.sheets > SHOWN:
            more = counted(self.sheets - SHOWN, "hoja", "hojas")
            self._stack.addWidget(Label(f"y {more} más, que también salen al imprimir", "muted"))
        self._stack.addStretch(1)
        self.verticalScrollBar().setValue(0)

    def show_words(self, title: str, words: str) -> None:
        """No paper, and why."""
        clear(self._stack)
        self.sheets = 0
        self._stack.addWidget(EmptyState("printer", title, words))
        self._stack.addStretch(1)


class _Sheet(QWidget):
    """One sheet, as wide as there is room and never larger than life."""

    def __init__(self, picture: QPixmap) -> None:
        super().__init__()
        self._picture = picture

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        shown = min(width, self._picture.width())
        return shown * self._picture.height() // self._picture.width()

    def sizeHint(self) -> QSize:
        return QSize(dp(400), self.heightForWidth(dp(400)))

    def minimumSizeHint(self) -> QSize:
        return QSize(dp(200), self.heightForWidth(dp(200)))

    def paintEvent(self, event: QPaintEvent) -> None:
        wide = min(self.width(), self._picture.width())
        shown = QRect((self.width() - wide) // 2, 0, wide, self.heightForWidth(wide))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(shown, self._picture)
        painter.setPen(PALE)
        painter.drawRect(shown.adjusted(0, 0, -1, -1))
