"""What lies under the places: pages that are found by their name, and the state's municipalities.

Only what is typed finds them: without a text the palette shows the places alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from captura.ui.desk import Desk
from captura.ui.palette.entry import PLACES, TOWNS, Entry
from captura.ui.rail import Place

RECEPTION = "recepcion"
# (place, what the page is called, its icon, where it is in the place)
_PAGES: Sequence[tuple[str, str, str, dict[str, Any]]] = (
    ("plan", "Informe trimestral", "file-text", {"report": True}),
    (RECEPTION, "Tablero del año", "layout-dashboard", {"part": "ano"}),
    (RECEPTION, "Por llamar", "phone", {"part": "llamar"}),
    (RECEPTION, "Observaciones", "message-square-warning", {"part": "observaciones"}),
    (RECEPTION, "Calendario", "calendar", {"part": "calendario"}),
    ("consolidado", "Cierre", "lock", {"closing": True}),
    ("consolidado", "Informe estatal", "file-text", {"report": True}),
    ("indicadores", "Localidades no atendidas", "map-pin", {"localities": True}),
)


def deeper_of(desk: Desk, places: Sequence[Place]) -> list[Entry]:
    """The pages under the places of this user; municipalities lead to their last delivery."""
    called = {place.name: place.text for place in places}
    pages = [
        Entry(PLACES, title, icon, partial(desk.go, place, **where), called[place])
        for place, title, icon, where in _PAGES
        if place in called
    ]
    towns = desk.office.catalogues["municipios"].entries if RECEPTION in called else ()
    return pages + [
        Entry(TOWNS, town.label, "building-2", partial(desk.go, RECEPTION, institute=town.code))
        for town in towns
    ]
