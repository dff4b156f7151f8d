"""How presenters ask for slow work, and say what was done, without knowing Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from captura.actions.save_record import Saved
    from captura.ui.desk import Desk

T = TypeVar("T")
Failed = Callable[[Exception], None]


class Run(Protocol):
    """Runs `work` off the window's thread, then `done(value)` on it.

    Errors are shown, unless `failed` hears them.
    """

    def __call__(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None, /
    ) -> None: ...


class Teller(Protocol):
    """What a presenter says to whoever sits before the screen (the Desk does it)."""

    def did(self, saved: Saved, title: str, text: str = "") -> None: ...
    def say(self, title: str, text: str = "", *, kind: str = "ok") -> None: ...
    def fail(self, error: Exception) -> None: ...


class Progress(Protocol):
    """What long work is handed: it tells how far it is, and looks whether it should stop."""

    def progress(self, done: int, total: int, step: str = "") -> None: ...
    def cancelled(self) -> bool: ...


class Stop(Protocol):
    """What whoever asked for long work keeps: a way to stop it."""

    def cancel(self) -> None: ...


class Lane(Protocol):
    """Runs work off the window's thread and answers on it."""

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None: ...

    def run_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        progress: Callable[[int, int, str], None],
        failed: Failed | None = None,
    ) -> Stop: ...


class DeskLane:
    """The lane of a screen: what it asked is forgotten when the screen is gone."""

    def __init__(self, desk: Desk, owner: QObject) -> None:
        self._desk, self._owner = desk, owner

    def run(
        self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None
    ) -> None:
        self._desk.tasks.run(self._owner, work, done, failed or self._desk.fail)

    def run_long(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], None],
        progress: Callable[[int, int, str], None],
        failed: Failed | None = None,
    ) -> Stop:
        return self._desk.tasks.run_long(
            self._owner, work, done, failed or self._desk.fail, progress=progress
        )


def lane(desk: Desk, owner: QObject) -> Run:
    """The lane of a screen that only asks for short work."""
    return DeskLane(desk, owner).run
