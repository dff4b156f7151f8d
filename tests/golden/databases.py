"""The databases of every release, with made-up people; `python -m tests.golden.databases` adds one.

Each stands in `bases/<last migration>/`, its key ring and its raw key beside it: they hold nobody.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from pathlib import Path

from captura.actions.demonstration.cast import Moment
from captura.actions.drafts import keep_draft
from captura.store import schema
from tests.actions.world import JEREZ, key_of, start, talk, woman

BASES = Path(__file__).parent / "bases"
OLDEST = "0001_inicial"
PEOPLE = ("Ana", "Beatriz", "Carmen")
DRAFT = {"nombres": "Dolores"}


def make_base(target: Path) -> None:
    """A database as this release writes it: an activity with its list, and a draft."""
    with tempfile.TemporaryDirectory() as folder:
        office = start(Path(folder), JEREZ, Moment(dt.datetime(2026, 5, 5, 15, tzinfo=dt.UTC)))
        key = key_of(office)
        talk(office, *(woman(name) for name in PEOPLE))
        keep_draft(office, "persona/nueva", "persona", DRAFT)
        office.close()
        target.mkdir(parents=True, exist_ok=True)
        for path in (office.folder.database, office.folder.keys):
            shutil.copyfile(path, target / path.name)
        (target / "clave.hex").write_text(key.hex() + "\n")


if __name__ == "__main__":
    make_base(BASES / schema.KNOWN[-1])
