"""What the tests of the records share: the real catalogues, a day, and made-up people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from captura.records.catalogues import Catalogues, load
from captura.records.persona import Persona

FOLDER = Path(__file__).parents[2] / "resources" / "catalogos"


@pytest.fixture(scope="session")
def folder() -> Path:
    return FOLDER


@pytest.fixture(scope="session")
def catalogues(folder: Path) -> Catalogues:
    return load(folder)


@pytest.fixture
def today() -> dt.date:
    return dt.date(2026, 9, 22)


@pytest.fixture
def persona() -> Callable[..., Persona]:
    """A person without any problem, with the changes given."""

    def make(**changes: Any) -> Persona:
        sound: dict[str, Any] = {
            "id": "32020-0199a000-0000-7000-8000-000000000001",
            "nombres": "María de los Ángeles",
            "primer_apellido": "Ñañez",
            "segundo_apellido": "de la Cruz",
            "sexo": "M",
            "fecha_nacimiento": dt.date(1990, 5, 12),
            "municipio": "32020",
            "localidad": "320200001",
            "aviso_version": "2026-1",
            "aviso_fecha": dt.date(2026, 9, 1),
        }
        return Persona(**(sound | changes))

    return make
