"""What the program is handed from outside: the real clock, and the catalogues that ship with it."""

from __future__ import annotations

from datetime import UTC, datetime

from captura.paths import resources
from captura.records.catalogues import Catalogues, load


def catalogues() -> Catalogues:
    """The catalogues that ship with the program."""
    return load(resources() / "catalogos")


def now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)
