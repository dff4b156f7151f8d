"""One life of one seed: the folders, their keys, its chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from captura.actions.office import Office
from captura.store import restore
from tests.kill.offices import Ticking, open_again

Say = Callable[..., None]


@dataclass(frozen=True)
class Scene:
    """One life of one seed: the folders, their keys, its chance."""

    root: Path
    keys: dict[str, list[bytes]]  # the first, and those that a killed change may have given
    chance: Random
    life: int
    say: Say

    def office(self, name: str) -> Office:
        restore.finish(self.root / name)
        key = key_in(self.root / name, self.keys[name])
        return open_again(self.root / name, key, Ticking(self.life))


def key_in(root: Path, keys: list[bytes]) -> bytes:
    """The key that a database has: its last 16 bytes stand first in the file."""
    with (root / "captura.db").open("rb") as file:
        head = file.read(16)
    return next(key for key in reversed(keys) if key[32:] == head)
