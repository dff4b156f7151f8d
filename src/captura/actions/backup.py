"""Makes backups: in the office's own folder, and in the second place this device prefers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from captura.actions.office import Office, local_time
from captura.actions.open_office import is_practice
from captura.errors import CapturaError
from captura.paths import DataFolder
from captura.settings import read_settings
from captura.store import backups

# while packages arrive one after another, one backup stands for all of them
FRESH = dt.timedelta(minutes=10)


@dataclass(frozen=True)
class BackedUp:
    """Where the copies lie. problem: why the second place has none (a memory not plugged in)."""

    own: Path
    second: Path | None = None
    problem: CapturaError | None = None


def make_backup(office: Office) -> BackedUp:
    """Copy the office into its own folder and into the second place, each proved by opening it.

    Raises StoreError if the own folder can't hold it; the second place only leaves its problem.
    """
    own = backups.make(office.store, office.folder.backups)
    place = second_place(office.folder, office.institute)
    if place is None:
        return BackedUp(own)
    try:
        return BackedUp(own, backups.make(office.store, place))
    except CapturaError as problem:
        return BackedUp(own, None, problem)


def daily_backup(office: Office) -> BackedUp | None:
    """The day's first backup, for the moment of login; None if today has one in each place."""
    today = office.today()
    place = second_place(office.folder, office.institute)
    places = [office.folder.backups, *([place] if place else [])]
    if all(any(local_time(at).date() == today for at, _ in _in(folder)) for folder in places):
        return None
    return make_backup(office)


def backup_before(office: Office) -> Path | None:
    """A backup before reading or accepting packages; None if the last one is minutes old.

    Raises StoreError if it can't be made: then nothing is read or accepted either.
    """
    now = office.clock()
    newest = next(iter(_in(office.folder.backups)), None)
    if newest and dt.timedelta(0) <= now - newest[0] < FRESH:
        return None
    return backups.make(office.store, office.folder.backups)


def second_place(folder: DataFolder, institute: str) -> Path | None:
    """The folder of this office in the place chosen for a second copy, if one is chosen."""
    if not folder.settings.is_file():
        return None
    chosen = read_settings(folder.settings.read_bytes()).backup_place.strip()
    if not chosen:
        return None
    # its copies are rotated: those of practice must not push out real ones
    name = "captura-practica" if folder.keys.exists() and is_practice(folder) else "captura"
    return Path(chosen) / f"{name}-{institute}"


def _in(folder: Path) -> list[tuple[dt.datetime, Path]]:
    try:
        return backups.backups_in(folder)
    except OSError:  # a memory that is not plugged in
        return []


def last_backup(office: Office) -> dt.datetime | None:
    """When the newest backup in the own folder was made, in local time; None without one."""
    newest = newest_backup(office.folder.backups)
    return local_time(newest) if newest else None


def newest_backup(place: Path) -> dt.datetime | None:
    """When the newest backup in a place was made (UTC); None without one, or without the place."""
    return next((at for at, _ in _in(place)), None)
