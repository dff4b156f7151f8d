"""The offices that the kills begin with: made once, copied for each seed, closed while forking."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from captura.actions.decide import decide
from captura.actions.demonstration.cast import Moment
from captura.actions.office import STATE, Office
from captura.actions.open_office import opened
from captura.actions.take_in import take_in
from captura.app.surroundings import catalogues
from captura.keys import device, ring
from captura.paths import DataFolder
from captura.store import backups
from captura.store.database import Store
from tests.actions.world import (
    JEREZ,
    LORETO,
    World,
    build,
    hand_in,
    join,
    key_of,
    talk,
    woman,
)
from tests.golden.databases import BASES, OLDEST
from tests.kill.vault_office import prepare

CATALOGUES = catalogues()
SISTER = f"{JEREZ}-b"  # the folder of the institute's other laptop
SESSION = "sesion-de-prueba"  # the meta key that names the session whose list grows


class Ticking:
    """A clock that moves one second a look, an hour later each life."""

    def __init__(self, life: int = 0) -> None:
        self.at = dt.datetime(2026, 7, 7, 15, tzinfo=dt.UTC) + dt.timedelta(hours=life)

    def __call__(self) -> dt.datetime:
        self.at += dt.timedelta(seconds=1)
        return self.at


@dataclass(frozen=True)
class Template:
    """root: folders `32020`, `32020-b`, `estado`, `antigua`; keys: of their databases."""

    root: Path
    keys: dict[str, bytes]

    def copy(self, names: tuple[str, ...], target: Path) -> None:
        for name in names:
            shutil.copytree(self.root / name, target / name)


def open_again(root: Path, key: bytes, clock: Ticking) -> Office:
    """The office of a folder as at login, but for the passphrase: its slow key is not at stake."""
    folder = DataFolder(root).create()
    user = ring.load_ring(folder.keys).users[0]
    store = Store.open(folder.database, key, clock=clock, random=os.urandom)
    pair = device.load(folder.device_key, key)
    pair = pair or device.create(folder.device_key, key, os.urandom)
    return opened(folder, store, pair, user, CATALOGUES, clock, os.urandom)


def make(root: Path) -> Template:
    """Jerez with people and a backup, the state with a package of each stage, an old database."""
    keys = build(root)
    clock = Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC))
    world = World(root, clock, keys)
    jerez, loreto, state = (world.office(name) for name in (JEREZ, LORETO, STATE))
    _, session = talk(jerez, woman(), woman("Rosa", "Ibarra"), woman("Luz", "Nava"))
    with jerez.store.work("prueba") as work:
        work.set_meta(SESSION, session.id)
    sister = join(world, jerez, "b", state)
    keys[SISTER] = key_of(sister)
    prepare(jerez)
    backups.make(jerez.store, jerez.folder.backups)
    talk(jerez, woman("Elena", "Prado"), name="Taller inventado")
    # the state has decided one package, has one waiting, and finds one more at its door
    talk(loreto, woman("Julia", "Mora"))
    made, data = hand_in(loreto)
    take_in(state, data)
    decide(state, made.id)
    talk(loreto, *(woman(f"Persona{n}", "Inventada") for n in range(12)), name="Otra")
    made, data = hand_in(loreto)
    take_in(state, data)
    (root / STATE / "espera.txt").write_text(made.id)
    shutil.rmtree(state.folder.backups)
    _, data = hand_in(jerez)
    (root / STATE / "llega.captura").write_bytes(data)
    for office in (jerez, loreto, state, sister):
        office.close()
    shutil.copytree(BASES / OLDEST, root / "antigua")
    keys["antigua"] = bytes.fromhex((BASES / OLDEST / "clave.hex").read_text())
    return Template(root, keys)
