"""A stack of pages that is only as large as the page it shows."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, TypeVar

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget

OnePage = TypeVar("OnePage", bound=QWidget)


class Pages(QStackedWidget):
    """A QStackedWidget asks for the room of its largest page, even of a hidden one.

    A page that is seldom shown is a `made_later` (ADR 63).
    """

    _compact: bool | None = None  # unknown until the window says

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
        self.updateGeometry()

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
