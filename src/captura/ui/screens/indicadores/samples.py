"""Offices that imported a made-up file of localities, some with the longest names, for pictures."""

from __future__ import annotations

import json
from dataclasses import replace

from captura.actions.localities import with_localities
from captura.actions.office import Office
from captura.records.catalogues import LiveCatalogues

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
