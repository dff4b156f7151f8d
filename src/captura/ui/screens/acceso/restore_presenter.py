"""Decides how a backup is brought to a computer where nobody has entered yet."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from captura.errors import CapturaError, KeysError
from captura.ui.screens.acceso.door import Door

if TYPE_CHECKING:
    from captura.actions.restore import Backup

Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]], None]
NONE_THERE = (
    "Ahí no hay respaldos de Captura. Elija la memoria, o la carpeta «captura-…» que tiene."
)


class View(Protocol):
    """What the presenter asks of the page."""

    def show_place(self, place: str, problem: str) -> None: ...
    def show_backups(self, backups: Sequence[Backup]) -> None: ...
    def show_people(self, names: Sequence[str]) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_wrong_phrase(self, sentence: str) -> None: ...
    def show_error(self, error: CapturaError) -> None: ...
    def forget(self) -> None: ...


class RestorePresenter:
    """`run(work, done, failed)` takes slow work off the window's thread."""

    def __init__(self, view: View, door: Door, run: Run) -> None:
        self._view, self._door, self._run = view, door, run
        self._backups: Sequence[Backup] = ()
        self._chosen: Path | None = None

    def look(self, place: str) -> None:
        """What can be restored from a folder or a memory; the newest is proposed."""
        from captura.actions.restore import backups_at

        def found(backups: Sequence[Backup]) -> None:
            self._backups = backups
            self._view.show_place(place, "" if backups else NONE_THERE)
            self._view.show_backups(backups)
            self.choose(0 if backups else -1)

        self._run(lambda: backups_at(Path(place)), found, self._failed)

    def choose(self, at: int) -> None:
        """One of those found; who can open it."""
        from captura.actions.restore import users_in

        self._chosen = self._backups[at].path if at >= 0 else None
        names: Sequence[str] = ()
        if self._chosen is not None:
            try:
                names = users_in(self._chosen)
            except CapturaError as error:
                self._view.show_error(error)
        self._view.show_people(names)

    def restore(self, user: str, passphrase: str) -> None:
        """Prove it whole and put it in its place; then the entrance is shown anew."""
        from captura.actions.restore import restore_backup

        source, door = self._chosen, self._door
        if source is None:
            self._view.show_place("", "Elija primero dónde está el respaldo.")
            return
        if not user or not passphrase:
            self._view.show_wrong_phrase("Elija quién entra y escriba su frase de ese día.")
            return
        self._view.show_busy(True)

        def work() -> object:
            return restore_backup(
                door.folder, source, user, passphrase, clock=door.clock, timer=time.perf_counter
            )

        self._run(work, self._restored, self._failed)

    def _restored(self, _: object) -> None:
        self._view.show_busy(False)
        self._view.forget()
        self._door.anew()

    def _failed(self, error: BaseException) -> None:
        self._view.show_busy(False)
        if isinstance(error, KeysError):
            self._view.show_wrong_phrase(f"{error.what} {error.fix}")
        elif isinstance(error, CapturaError):
            self._view.show_error(error)
        else:
            raise error
