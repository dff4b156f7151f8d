"""How the screens say an age, a place and a person's name."""

from __future__ import annotations

import datetime as dt

from captura.records.catalogues import Catalogues
from captura.records.people import full_name, place_words
from captura.records.persona import Persona

SEX = {"M": "mujer", "H": "hombre", "X": "no binaria", "9": "sexo no especificado"}


def years(age: int | None) -> str:
    if age is None:
        return "edad sin saber"
    return "1 año" if age == 1 else f"{age} años"


def thousands(number: int) -> str:
    """A count as people write it: 1,840."""
    return f"{number:,}"


def listed_name(persona: Persona) -> str:
    """Surnames first, as lists are ordered: «García López, Marina»."""
    surnames = " ".join(p for p in (persona.primer_apellido, persona.segundo_apellido) if p)
    if not surnames:
        return full_name(persona) or "Sin nombre"
    return f"{surnames}, {persona.nombres}" if persona.nombres else surnames


def place(persona: Persona, catalogues: Catalogues) -> str:
    """Locality in words, else the municipality; empty if neither is known."""
    return place_words(persona.localidad, persona.localidad_texto, persona.municipio, catalogues)


def shown_day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def phone(number: str | None) -> str:
    """`494 100 00 00`; what isn't ten digits stays as written."""
    if not number or len(number) != 10 or not number.isdigit():
        return number or ""
    return f"{number[:3]} {number[3:6]} {number[6:8]} {number[8:]}"


def initials(persona: Persona) -> str:
    """Two letters for the round mark of a person."""
    words = [w for w in (persona.nombres, persona.primer_apellido or persona.alias) if w]
    return "".join(word[0] for word in words).upper() or "?"
