"""For pictures: made-up localities with the longest names; a state with very small figures."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache

from captura.actions.decide import decide
from captura.actions.localities import with_localities
from captura.actions.office import Office
from captura.actions.take_in import take_in
from captura.records.catalogues import LiveCatalogues
from captura.ui.pictures.ground import fresh_folder
from captura.ui.screens.recepcion.samples import (
    Hand,
    hand_in,
    new_institute,
    new_state,
    record_some,
)

_NAMES = (
    "El Rescoldo", "La Presa de Arriba", "Los Mezquites", "San José de los Márquez",
    "Ampliación del Ejido General Emiliano Zapata (Fraccionamiento Lomas de la Concepción)",
    "Ojo de Agua", "El Durazno (Colonia Francisco García Salinas), Municipio de Tlaltenango",
)  # fmt: skip


def with_places(office: Office, each: int = 40) -> Office:
    """The office with so many rural places a municipality; of every ninth nobody was counted."""
    rows = []
    for town in office.catalogues["municipios"].entries:
        for number in range(2, each + 2):
            people = 40 + (number * number * 7 + int(town.code) * 331) % 2_400
            told = ("", "") if number % 9 == 0 else (str(people), str(people // 2))
            name = f"{_NAMES[number % len(_NAMES)]} {number}"
            rows.append([f"{town.code}{number:04d}", name, town.code, "R", *told])
    kept = json.dumps(rows)
    listed = LiveCatalogues(with_localities(office.catalogues, kept))
    return replace(office, catalogues=listed)


@cache
def thin_state(every: int = 2, small: int = 7) -> Office:
    """A state that accepted every second municipality, every seventh of them of three women."""
    clock = Hand()
    state = new_state(fresh_folder(), clock)
    for place, entry in enumerate(state.catalogues["municipios"].entries[::every]):
        office = new_institute(fresh_folder(), entry.code, state, clock)
        record_some(office, 12 if place % small else 3)
        decide(state, take_in(state, hand_in(office)).package)
        office.close()
    return state
