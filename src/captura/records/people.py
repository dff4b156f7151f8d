"""What is known of a person by looking at her record: full name, age, age group."""

from __future__ import annotations

import datetime as dt

from captura.records import curp
from captura.records.catalogues import Catalogue, Catalogues
from captura.records.persona import Persona

ANONIMA = "ANO"  # of the catalogue tipo_identificacion


def full_name(persona: Persona) -> str:
    """Name and surnames as written; the pseudonym of an anonymous person; may be empty."""
    parts = (persona.nombres, persona.primer_apellido, persona.segundo_apellido)
    return " ".join(part for part in parts if part) or persona.alias or ""


def is_anonymous(persona: Persona) -> bool:
    return persona.tipo_identificacion == ANONIMA


def birth_date(persona: Persona) -> dt.date | None:
    """The date written, else the one a flawless CURP tells."""
    if persona.fecha_nacimiento or not persona.curp:
        return persona.fecha_nacimiento
    reading = curp.read(persona.curp)
    return reading.birth if reading.ok else None


def years_between(start: dt.date, end: dt.date) -> int:
    """Whole years from one day to another; born on 29 February turns on 1 March."""
    return end.year - start.year - ((end.month, end.day) < (start.month, start.day))


def age_on(persona: Persona, date: dt.date) -> int | None:
    """Whole years on that day; None: unknown.

    A declared age holds for a year around the day on which it was declared: on a list typed two
    weeks later nobody is a year younger than she said.
    """
    born = birth_date(persona)
    if born:
        return years_between(born, date) if born <= date else None
    if persona.edad_declarada is None:
        return None
    if persona.edad_declarada_en is None:
        return max(0, persona.edad_declarada)
    said_on = persona.edad_declarada_en
    passed = years_between(said_on, date) if date >= said_on else -years_between(date, said_on)
    return max(0, persona.edad_declarada + passed)


def place_words(
    locality: str | None, text: str | None, municipality: str | None, catalogues: Catalogues
) -> str:
    """Another locality as typed, else the one chosen, else the municipality; may be empty."""
    if text:
        return text
    if locality:
        return catalogues["localidades"].label(locality)
    return catalogues["municipios"].label(municipality) if municipality else ""


def age_group(age: int | None, groups: Catalogue) -> str:
    """The code of the catalogue `grupos_etarios` that an age belongs to."""
    unknown = ""
    for entry in groups.entries:
        lowest, highest = entry.extra["edad_desde"], entry.extra["edad_hasta"]
        if not lowest:
            unknown = entry.code
        elif age is not None and int(lowest) <= age <= int(highest):
            return entry.code
    return unknown
