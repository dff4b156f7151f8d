"""Locks the window: by key, by flight, or when nobody was there; and lets its user back in."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from captura.errors import KeysError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from captura.actions.office import Office
    from captura.ui.shell import Shell
    from captura.ui.tasks import Tasks


class Locking:
    """Around one window at a time; `forgot` leads to the entrance with the printed sheet.

    `turn(name, passphrase)` opens the same office for another of its users; `turned` shows it.
    """

    def __init__(
        self,
        app: QApplication,
        tasks: Tasks,
        forgot: Callable[[], None],
        failed: Callable[[Exception], None],
        turn: Callable[[str, str], Office],
        turned: Callable[[Office], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        from captura.settings import FORGET, IDLE
        from captura.ui.idle import Idle

        self._app, self._tasks, self._forgot, self._failed = app, tasks, forgot, failed
        self._turn, self._turned = turn, turned
        self._office: Office | None = None
        self._shell: Shell | None = None
        self._covered: Callable[[], None] = lambda: None
        self.screen: Any = None
        self.idle = Idle(app, clock, IDLE.total_seconds(), FORGET.total_seconds())
        self.idle.idle.connect(self.lock)
        self.idle.forgotten.connect(self._forget_key)

    def attach(self, office: Office, shell: Shell, covered: Callable[[], None]) -> None:
        """This office works in this window from now on; `covered` closes what only she may see."""
        self._office, self._shell, self.screen = office, shell, None
        self._covered = covered
        self.idle.unlock()
        self.idle.watch(shell.windowHandle())
        shell.locking.connect(self.lock)
        shell.woken.connect(self.lock)
        shell.fled.connect(self.idle.lock)
        shell.fled.connect(covered)

    def detach(self) -> None:
        """No office is open."""
        self._office = self._shell = self.screen = None
        self.idle.lock()

    def lock(self) -> None:
        """Cover the window; what is being typed is kept by its form within a second."""
        from captura.actions.open_office import others_of
        from captura.ui.lock_screen import LockCalls, LockScreen

        office, shell = self._office, self._shell
        if office is None or shell is None or self.screen is not None:
            return
        self.idle.lock()
        self._covered()
        calls = LockCalls(self._enter, self._forgot, self._app.quit)
        names = [office.user, *(name for name in others_of(office) if name != office.user)]
        title, people = "Captura está bloqueada", [(name, name) for name in names]
        if office.practice:
            from captura.actions.practice.offices import PHRASE

            note = f"En la práctica la frase es: {PHRASE}"
            self.screen = LockScreen(people, calls, title=title, note=note)
        else:
            self.screen = LockScreen(people, calls, title=title)
        self.screen.user.set_code(office.user)
        shell.cover(self.screen)

    def _enter(self, name: str, passphrase: str) -> None:
        from captura.actions.lock import unlock

        office, screen = self._office, self.screen
        if office is None or screen is None:
            return
        screen.set_busy(True)
        # her turn comes in the database's lane, once what the other one left was saved
        if name != office.user:
            turn = self._turn
            self._tasks.run(screen, lambda: turn(name, passphrase), self._turned, self._refused)
            return
        self._tasks.run(
            screen, lambda: unlock(office, passphrase), self._entered, self._refused, lane="free"
        )

    def _entered(self, _: object) -> None:
        screen, self.screen = self.screen, None
        self.idle.unlock()
        if self._shell is not None:
            self._shell.uncover()
        screen.deleteLater()

    def _refused(self, error: BaseException) -> None:
        if isinstance(error, KeysError) and self.screen is not None:
            self.screen.refuse(f"{error.what} {error.fix}")
        elif isinstance(error, Exception):
            self.screen.set_busy(False)
            self._failed(error)

    def _forget_key(self) -> None:
        from captura.actions.lock import forget_key

        office, shell = self._office, self._shell
        if office is not None and shell is not None:
            # in the database's lane: what is being saved is saved before
            self._tasks.run(shell, lambda: forget_key(office), lambda _: None, self._failed)
