"""The words of the screen of duplicates."""

from __future__ import annotations

import datetime as dt

from captura.actions.doubles import Decision, Named
from captura.records.catalogues import Catalogues
from captura.records.persona import Persona
from captura.records.record import institute_of

SUBTITLE = "Una mujer registrada dos veces cuenta una vez. Ningún registro se cambia ni se borra."
SURE = "La regla la uniría sola: coinciden el nombre, los apellidos y el nacimiento o la CURP."
NOT_YOU = "Decide quien responde por la oficina."
NONE_OPEN = "Nadie parece estar dos veces, fuera de lo ya decidido."
NONE_SURE = "La regla no está segura de ninguna: las que haya por ver las decide una persona."
NONE_DECIDED = "Aquí queda cada decisión, y desde aquí se deshace."


def towns(one: Named | None, other: Named | None, catalogues: Catalogues) -> str:
    """`Jerez`, `Jerez · Loreto`."""
    keys = dict.fromkeys(who.municipio for who in (one, other) if who and who.municipio)
    return " · ".join(catalogues["municipios"].label(key) for key in keys)


def recorded(person: Persona, catalogues: Catalogues) -> str:
    """Who recorded her, and when: `Jerez, 12/03/2026`."""
    institute = catalogues["municipios"].label(institute_of(person.id))
    return f"{institute}, {person.creado_en:%d/%m/%Y}" if person.creado_en else institute


def by_whom(decision: Decision) -> str:
    """`La decidió la regla el 12/03/2026.`"""
    who = "la regla" if decision.by_rule else decision.who
    day = f" el {dt.datetime.fromisoformat(decision.at):%d/%m/%Y}" if decision.at else ""
    return f"La decidió {who}{day}."


def join(count: int) -> str:
    """`Unir las 12 seguras`."""
    return "Unir la segura" if count == 1 else f"Unir las {count:,} seguras"


def chip(words: str, count: int) -> str:
    return f"{words}  {count:,}"
