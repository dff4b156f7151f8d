"""Decides what the screen of backups does: what it lists, makes, restores."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from captura.actions.backup import BackedUp, make_backup
from captura.actions.health import Finding, check_health
from captura.actions.office import Office
from captura.actions.restore import (
    ASIDE,
    OWN,
    SECOND,
    UPDATE,
    Backup,
    backups_of,
    place_backup,
    stage_backup,
)
from captura.errors import CapturaError, KeysError
from captura.paths import replace_file
from captura.settings import Settings, write_settings

Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[Exception], None]], None]
PLACES = {
    OWN: "En esta computadora",
    SECOND: "En la memoria",
    UPDATE: "Antes de actualizar Captura",
    ASIDE: "Apartado al restaurar",
}


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_state(self, findings: Sequence[Finding], backups: Sequence[Backup]) -> None: ...
    def show_place(self, place: str) -> None: ...
    def show_asking(self, backup: Backup | Path | None) -> None: ...
    def show_busy(self, says: str) -> None: ...
    def show_wrong_phrase(self, sentence: str) -> None: ...
    def show_error(self, error: CapturaError) -> None: ...
    def show_made(self, made: BackedUp) -> None: ...


class BackupsPresenter:
    """`leave(then)`: closes the office, does `then`, shows the entrance; `remember(settings)`."""

    def __init__(
        self,
        view: View,
        office: Office,
        settings: Settings,
        run: Run,
        leave: Callable[[Callable[[], None]], None],
        remember: Callable[[Settings], None],
    ) -> None:
        self.view, self.office, self.run = view, office, run
        self.settings, self.leave, self.remember = settings, leave, remember
        self.chosen: Path | None = None

    def read(self) -> None:
        """Look at everything again; the check of the database is done in its lane."""
        office = self.office
        self.view.show_place(self.settings.backup_place)
        self.run(
            lambda: (check_health(office), backups_of(office.folder, office.institute)),
            lambda found: self.view.show_state(*found),
            self._failed,
        )

    def make(self) -> None:
        """A backup now, in each place."""
        self.view.show_busy("Haciendo el respaldo…")
        self.run(lambda: make_backup(self.office), self._made, self._failed)

    def take_place(self, place: str) -> None:
        """The second place from now on; the first copy goes there at once."""
        self.settings = dataclasses.replace(self.settings, backup_place=place)
        replace_file(self.office.folder.settings, write_settings(self.settings))
        self.remember(self.settings)
        self.view.show_place(place)
        self.make()

    def ask(self, backup: Backup | Path) -> None:
        """Someone wants this one back: her passphrase of then is asked for."""
        self.chosen = backup if isinstance(backup, Path) else backup.path
        self.view.show_asking(backup)

    def forget(self) -> None:
        """She thought better of it."""
        self.chosen = None
        self.view.show_asking(None)

    def restore(self, passphrase: str) -> None:
        """Prove the chosen backup with the office open, then close it and put it in its place."""
        source, office = self.chosen, self.office
        if source is None:
            return
        if not passphrase:
            self.view.show_wrong_phrase("Escriba la frase que usaba cuando se hizo ese respaldo.")
            return
        self.view.show_busy("Comprobando el respaldo…")
        self.run(
            lambda: stage_backup(office.folder, source, office.user, passphrase),
            lambda _: self.leave(lambda: self._place(office)),
            self._not_restored,
        )

    def _place(self, office: Office) -> None:
        place_backup(office.folder, office.clock)

    def _made(self, made: BackedUp) -> None:
        self.view.show_busy("")
        self.view.show_made(made)
        self.read()

    def _not_restored(self, error: Exception) -> None:
        self.view.show_busy("")
        if isinstance(error, KeysError):
            self.view.show_wrong_phrase(f"{error.what} {error.fix}")
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.view.show_busy("")
        if not isinstance(error, CapturaError):
            raise error
        self.view.show_error(error)
