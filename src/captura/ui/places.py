"""The places of the rail: which screens each kind of office has, and under which heading."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType

from captura.ui.rail import Place

# (folder below ui/screens, heading in the rail); the rail shows only what exists
INSTITUTE = (
    ("actividades", "Registro"),
    ("personas", "Registro"),
    ("entregas", "Seguimiento"),
    ("alta", "Seguimiento"),
)
STATE = (
    ("recepcion", "Entregas"),
    ("consolidado", "Consolidado"),
    ("alta", "Administración"),
)


def screens_of(is_state: bool) -> list[tuple[ModuleType, Place]]:
    """Each screen of an office (its package, with NAME, TITLE, ICON and `build`) and its place."""
    found = []
    for name, heading in STATE if is_state else INSTITUTE:
        screen = import_module(f"captura.ui.screens.{name}")
        found.append((screen, Place(screen.NAME, screen.TITLE, screen.ICON, heading)))
    return found
