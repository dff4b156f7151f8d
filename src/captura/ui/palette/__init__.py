"""Ctrl+K: what is typed in the top bar finds people, activities, places and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.palette.view import PaletteBox
    from captura.ui.rail import Place
    from captura.ui.shell import Shell


def prompt(places: Sequence[Place]) -> str:
    """What the field of the top bar asks for, by the places that the user has."""
    names = {place.name for place in places}
    if "recepcion" in names:
        return "Buscar municipio, persona o acción"
    return "Buscar persona, actividad o acción" if "personas" in names else "Ir a un lugar o acción"


def furnish(
    desk: Desk, shell: Shell, places: Sequence[Place], show_help: Callable[[], object]
) -> PaletteBox | None:
    """Put the palette under the field of a window; None where the window has no field."""
    from captura.ui.lane import lane
    from captura.ui.palette.commands import commands_of
    from captura.ui.palette.deeper import RECEPTION, deeper_of
    from captura.ui.palette.presenter import Palette
    from captura.ui.palette.view import PaletteBox

    field, main = shell.top.search, shell.layers.widget(0)
    if field is None or main is None:
        return None
    commands = commands_of(desk, shell, places, show_help)
    shell.hear_elsewhere({one.key: one.go for one in commands if one.key})
    more = deeper_of(desk, places)
    names = {place.name for place in places}
    reads = bool(names & {"personas", RECEPTION})  # the state looks at them in what arrived

    def decide(box: PaletteBox) -> Palette:
        run = lane(desk, box)
        return Palette(desk.office, box, run, commands, desk.go, reads=reads, more=more)

    box = PaletteBox(field, main, decide)
    shell.top.finding.connect(box.ask)
    desk.locked.connect(box.forget)
    return box
