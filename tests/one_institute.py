"""The state and one enrolled institute, with real keys and stores."""

from __future__ import annotations

import os
from pathlib import Path

from captura.actions.demonstration.cast import Cast, make_cast
from captura.paths import resources
from captura.records.catalogues import load

CATALOGUES = load(resources() / "catalogos")


def one_institute(folder: Path) -> Cast:
    """Who records from 2026 on, and the coordination."""
    return make_cast(
        folder,
        municipalities=1,
        people=1,
        seed=1,
        year=2026,
        catalogues=CATALOGUES,
        random=os.urandom,
        say=lambda text: None,
    )
