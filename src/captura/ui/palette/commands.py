"""The commands of the palette: the places of the rail, and the actions that work everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from captura.records.roles import allows
from captura.ui import keys
from captura.ui.desk import Desk
from captura.ui.list_here import print_list_here
from captura.ui.palette.entry import COMMANDS, PLACES, Entry
from captura.ui.rail import Place
from captura.ui.shell import Shell

# action of `ui.keys` → what the role must be allowed, "" for everyone
_ALLOWED = {
    "nueva_actividad": "capturar",
    "nueva_persona": "capturar",
    "por_dias": "leer",
    "deshacer": "deshacer",
    "imprimir_lista": "exportar_nombres",
    "ayuda": "",
    "bloquear": "",
    "salida": "",
    "texto_mayor": "",
    "texto_menor": "",
}


def commands_of(
    desk: Desk, shell: Shell, places: Sequence[Place], show_help: Callable[[], object]
) -> list[Entry]:
    """What this user can do from anywhere in this window, each with its key."""
    does: dict[str, Callable[[], object]] = {
        "deshacer": desk.undo_last,
        "imprimir_lista": partial(print_list_here, desk, shell),
        "ayuda": show_help,
        "bloquear": shell.locking.emit,
        "salida": shell.flee,
        "texto_mayor": partial(shell.scale_asked.emit, 1),
        "texto_menor": partial(shell.scale_asked.emit, -1),
    }
    if {"actividades", "personas"} <= {place.name for place in places}:
        does |= {
            "nueva_actividad": partial(desk.go, "actividades", new=True),
            "nueva_persona": partial(desk.go, "personas", new=True),
            "por_dias": partial(desk.go, "actividades", calendar=True),
        }
    actions = [
        Entry(COMMANDS, known.text, known.icon, does[known.name], key=known.key)
        for known in map(keys.action, _ALLOWED)
        if known.name in does
        and (not _ALLOWED[known.name] or allows(desk.office.role, _ALLOWED[known.name]))
    ]
    leads = [
        Entry(PLACES, one.text, one.icon, partial(shell.go, one.name), key=_key(shell, one.name))
        for one in places
    ]
    return [*actions, *leads]


def _key(shell: Shell, place: str) -> str:
    """What leads to a place from the keyboard: its key in the rail, or one of its own."""
    own = keys.action(place).key if place == "ajustes" else ""
    return shell.rail.keys[place] or own
