"""How a presenter asks for slow work without knowing Qt: the database's lane of its screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from captura.actions.save_record import Saved
    from captura.ui.desk import Desk

T = TypeVar("T")


class Run(Protocol):
    """Runs `work` off the window's thread, then `done(value)` on it; errors are shown."""

    def __call__(self, work: Callable[[], T], done: Callable[[T], None]) -> None: ...


class Teller(Protocol):
    """What a presenter says to whoever sits before the screen (the Desk does it)."""

    def did(self, saved: Saved, title: str, text: str = "") -> None: ...
    def say(self, title: str, text: str = "", *, kind: str = "ok") -> None: ...


def lane(desk: Desk, owner: QObject) -> Run:
    """The lane of a screen: what it asked is forgotten when the screen is gone."""

    def run(work: Callable[[], T], done: Callable[[T], None]) -> None:
        desk.tasks.run(owner, work, done, desk.fail)

    return run
