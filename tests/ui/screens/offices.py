"""Real offices for tests: started once, then copied, since stretching a passphrase takes time."""

from __future__ import annotations

import atexit
import dataclasses
import os
import shutil
import tempfile
from functools import cache
from pathlib import Path

from captura.actions.office import Office
from captura.keys.ring import load_ring, open_with_passphrase
from captura.paths import DataFolder
from captura.records.catalogues import LiveCatalogues
from captura.store.database import Store
from captura.ui.screens.personas.samples import PASSPHRASE, new_office, ticking


@cache
def _mold() -> tuple[Office, bytes]:
    """An office just started, closed, and the key of its database."""
    root = Path(tempfile.mkdtemp(prefix="captura-molde-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    office = new_office(root / "oficina")
    key = open_with_passphrase(load_ring(office.folder.keys), office.user, PASSPHRASE)
    office.close()
    return office, key


def fresh_office(root: Path) -> Office:
    """A copy of it in a folder of its own, open."""
    mold, key = _mold()
    folder = DataFolder(root / "oficina")
    shutil.copytree(mold.folder.root, folder.root)
    store = Store.open(folder.database, key, clock=ticking, random=os.urandom)
    # lists that are set in one office must not show in the next
    own = LiveCatalogues(mold.catalogues)
    return dataclasses.replace(mold, store=store, folder=folder, clock=ticking, catalogues=own)
