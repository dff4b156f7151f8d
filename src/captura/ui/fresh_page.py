"""A page that reads no more often than it has to."""

from __future__ import annotations

from typing import Any

from captura.actions.save_record import Saved
from captura.ui.components import Page


class FreshPage(Page):
    """Reads when it first shows, whenever it is opened, and once something was saved."""

    _fresh = False

    def read(self) -> None:
        """Read what the page shows."""
        raise NotImplementedError

    def open(self, **where: Any) -> None:
        """Read again."""
        del where
        self._fresh = False
        self.entered()

    def entered(self) -> None:
        """The screen shows."""
        if not self._fresh:
            self._fresh = True
            self.read()

    def refresh(self, saved: Saved) -> None:
        """Something was saved: read again, now or when it shows the next time."""
        del saved
        self._fresh = False
        if self.isVisible():
            self.entered()
