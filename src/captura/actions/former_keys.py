"""Brings backups made under a former key of the database to today's, where they are in reach."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from captura.actions.backup import second_place
from captura.actions.office import Office
from captura.store import backups, rekey
from captura.store.restore import before_updates, set_aside


@dataclass(frozen=True)
class Remade:
    """done: copies that open with today's key; left: names of those that could not be brought to
    it; absent: the second place, where it isn't connected: its copies have the former key."""

    done: int = 0
    left: tuple[str, ...] = ()
    absent: str = ""


def remake_copies(office: Office) -> Remade:
    """Bring every copy in reach to today's key; nothing to do where no key was changed.

    Cut off, or with a memory not plugged in, it goes on the next time it is called: the former
    key waits inside the database until no copy needs it.
    """
    former = json.loads(office.store.meta(rekey.FORMER) or "[]")
    if not former:
        return Remade()
    keys, new = [bytes.fromhex(key) for key in former], rekey.key_of(office.store)
    ring = office.folder.keys.read_bytes()
    done, left, later = 0, [], False
    for database, beside in _copies(office):
        try:
            ok = rekey.remake(database, keys, new, ring if beside else None)
        except OSError:
            ok, later = False, True
        done += ok
        if not ok:
            left.append(database.parent.name if beside else database.name)
    absent = _absent(office)
    if not absent and not later:
        with office.store.work(who=office.user, device=office.letter) as work:
            work.set_meta(rekey.FORMER, "[]")
    return Remade(done, tuple(left), absent)


def _copies(office: Office) -> list[tuple[Path, bool]]:
    """Each copied database, and whether a ring lies beside it."""
    folders = [path for _, path in backups.backups_in(office.folder.backups)]
    place = second_place(office.folder, office.institute)
    if place is not None and not _absent(office):
        folders += [path for _, path in backups.backups_in(place)]
    folders += set_aside(office.folder.root)
    return [(folder / backups.DATABASE, True) for folder in folders] + [
        (path, False) for path in before_updates(office.folder.root)
    ]


def _absent(office: Office) -> str:
    place = second_place(office.folder, office.institute)
    return str(place.parent) if place is not None and not place.parent.is_dir() else ""
