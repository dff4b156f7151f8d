"""A stack of pages that is only as large as the page it shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayoutItem, QStackedLayout, QWidget

OnePage = TypeVar("OnePage", bound=QWidget)


class _Shown(QStackedLayout):
    """Asks for what the page that shows needs: Qt's asks for the most that any page does.

    It is the layout that must answer: the one around a widget asks its layout, not the widget.
    """

    def _page(self) -> QLayoutItem | None:
        return self.itemAt(self.currentIndex()) if self.currentIndex() >= 0 else None

    def sizeHint(self) -> QSize:
        page = self._page()
        return page.sizeHint() if page is not None else QSize(0, 0)

    def minimumSize(self) -> QSize:
        page = self._page()
        return page.minimumSize() if page is not None else QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        page = self._page()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        page = self._page()
        return page.heightForWidth(width) if page is not None else -1


class Pages(QWidget):
    """One page shows at a time. One that is seldom shown is a `made_later` (ADR 63)."""

    _compact: bool | None = None  # unknown until the window says

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = _Shown(self)

    def addWidget(self, page: QWidget) -> int:
        """Add a page without telling it how narrow the window is; its place."""
        return self._shown.addWidget(page)

    def setCurrentWidget(self, page: QWidget) -> None:
        """Bring a page to the front."""
        self._shown.setCurrentWidget(page)
        self.updateGeometry()

    def currentWidget(self) -> QWidget | None:
        """The page that shows."""
        return self._shown.currentWidget()

    def indexOf(self, page: QWidget) -> int:
        """The place of a page, or -1."""
        return self._shown.indexOf(page)

    def count(self) -> int:
        """How many pages there are."""
        return self._shown.count()

    def widget(self, place: int) -> QWidget | None:
        """The page at a place."""
        return self._shown.widget(place)

    def keep(self, page: OnePage) -> OnePage:
        """Add a page, which hears how narrow the window is."""
        self.addWidget(page)
        self._tell_compact(page)
        return page

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front, adding it the first time."""
        if self.indexOf(page) < 0:
            self.keep(page)
        self.setCurrentWidget(page)

    def set_compact(self, compact: bool) -> None:
        """Tell every page how narrow the window is."""
        self._compact = compact
        for index in range(self.count()):
            self._tell_compact(self.widget(index))

    def _tell_compact(self, page: QWidget | None) -> None:
        hears = getattr(page, "set_compact", None)
        if callable(hears) and self._compact is not None:
            hears(self._compact)


def made_later(make: Callable[[Any], OnePage]) -> cached_property[OnePage]:
    """A page of `Pages`, made and kept when it is first asked for."""
    return cached_property(lambda owner: owner.keep(make(owner)))
