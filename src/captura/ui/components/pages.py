"""A stack of pages that is only as large as the page it shows."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Pages(QStackedWidget):
    """A QStackedWidget asks for the room of its largest page, even of a hidden one."""

    def sizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        page = self.currentWidget()
        return page.heightForWidth(width) if page is not None else -1

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front, adding it the first time."""
        if self.indexOf(page) < 0:
            self.addWidget(page)
        self.setCurrentWidget(page)
        self.updateGeometry()

    def set_compact(self, compact: bool) -> None:
        """Tell every page how narrow the window is."""
        for index in range(self.count()):
            hears = getattr(self.widget(index), "set_compact", None)
            if callable(hears):
                hears(compact)
