"""The desk: what every screen is handed — the office, slow work, and news of what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from captura.errors import CapturaError
from captura.settings import Settings

if TYPE_CHECKING:
    from captura.actions.office import Office
    from captura.actions.save_record import Saved
    from captura.ui.tasks import Tasks


class Desk(QObject):
    """One open office as the screens see it.

    changed: emitted with the `Saved` of each action; visible screens read again what they show.
    locked: the window was covered, by key, by flight or because nobody was there.
    The window fills in `go` and `show_message`; before that they do nothing a screen could miss.
    """

    changed = Signal(object)
    locked = Signal()

    def __init__(self, office: Office, tasks: Tasks, settings: Settings) -> None:
        super().__init__()
        self.office = office
        self.tasks = tasks
        self.settings = settings
        self._undo: list[tuple[tuple[int, ...], str]] = []  # history numbers, and what it was
        self._go: Callable[..., None] = lambda screen, **where: None
        self._message: Callable[..., None] = lambda title, text="", **how: None
        self._leave: Callable[[Callable[[], None]], None] = lambda then: then()
        self._remember: Callable[[Settings], None] = lambda settings: None

    def connect_window(self, go: Callable[..., None], message: Callable[..., None]) -> None:
        """The window says how to go to a screen, and how to show a line at the foot."""
        self._go, self._message = go, message

    def connect_office(
        self,
        leave: Callable[[Callable[[], None]], None],
        remember: Callable[[Settings], None],
    ) -> None:
        """The window says how the office is closed, and where preferences are kept."""
        self._leave, self._remember = leave, remember

    def leave(self, then: Callable[[], None]) -> None:
        """Close the office, do `then` while nothing holds its files, and show the entrance."""
        self._leave(then)

    def remember(self, settings: Settings) -> None:
        """Keep changed preferences of this device."""
        self.settings = settings
        self._remember(settings)

    def go(self, screen: str, **where: Any) -> None:
        """Open a screen at a place: `go("personas", id=…, field=…)`."""
        self._go(screen, **where)

    def did(self, saved: Saved, title: str, text: str = "") -> None:
        """Say what was done, offer to undo it, and tell the screens."""
        if saved.number is not None:
            what = " · ".join(filter(None, (title, text)))
            self._undo.append((saved.numbers or (saved.number,), what))
        self._message(title, text, undo=self.undo_last if saved.number is not None else None)
        self.changed.emit(saved)

    def say(self, title: str, text: str = "", *, kind: str = "ok") -> None:
        """Say something that can't be undone. kind: ok, info, warn, bad."""
        self._message(title, text, kind=kind)

    def fail(self, error: Exception) -> None:
        """Show an error a person can see; anything else is a bug and is raised again."""
        if not isinstance(error, CapturaError):
            raise error
        self._message(error.title, f"{error.what} {error.fix} ({error.code})", kind="bad")

    def undo_last(self) -> None:
        """Undo the last thing done in this session, in the database's lane."""
        if not self._undo:
            self.say("No hay nada que deshacer", kind="info")
            return
        numbers, what = self._undo.pop()
        from captura.actions.save_record import undo

        def undone(saved: Saved) -> None:
            self._message("Deshecho", what)
            self.changed.emit(saved)

        self.tasks.run(self, lambda: undo(self.office, numbers), undone, self.fail)
