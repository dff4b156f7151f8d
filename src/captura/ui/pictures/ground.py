"""What made-up offices stand on: the shipped catalogues, and folders that go with the program."""

from __future__ import annotations

import atexit
import itertools
import shutil
import tempfile
from functools import cache
from pathlib import Path

from captura.paths import resources
from captura.records.catalogues import Catalogues, load


@cache
def catalogues() -> Catalogues:
    """The catalogues that ship."""
    return load(resources() / "catalogos")


@cache
def _root() -> Path:
    root = Path(tempfile.mkdtemp(prefix="captura-muestras-"))
    atexit.register(shutil.rmtree, root, ignore_errors=True)
    return root


_numbers = itertools.count(1)


def fresh_folder() -> Path:
    """A place of its own, not yet made, that is gone when the program ends."""
    return _root() / str(next(_numbers))
