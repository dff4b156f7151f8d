"""A database of this release is opened, read and written without the library of its migrations."""

from __future__ import annotations

import subprocess
import sys

from captura.store.database import Store
from tests.store.conftest import KEY

_OPENS = """
import sys, os
from datetime import UTC, datetime
from pathlib import Path
from captura.records.persona import Persona
from captura.store.database import Store
path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2])
with Store.open(path, key, clock=lambda: datetime.now(UTC), random=os.urandom) as store:
    with store.work("Ana") as work:
        work.save(Persona(nombres="María", primer_apellido="López"))
    people = store.value("SELECT count(*) FROM persona")
print(people, *{"sqlalchemy", "asyncio", "ssl", "sqlite3"} & set(sys.modules))
"""


def test_what_only_a_migration_needs_is_not_in_memory(store: Store) -> None:
    """SQLAlchemy, and the network modules it brings along, are a fifth of what an office holds."""
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", _OPENS, str(store.path), KEY.hex()],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["1"]
