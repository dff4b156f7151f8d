"""Says whether someone typed on a list is a person already registered; a doubt is a no."""

from __future__ import annotations

import datetime as dt

from captura.records import curp
from captura.records.names import fold, name_words
from captura.records.people import birth_date
from captura.records.persona import Persona
from captura.store.queries.known import namesakes, people_by_curp
from captura.store.rows import Source

_COMMON = frozenset({"maria", "jose", "juan", "jesus"})  # twins share them, and half the town


def recognised(source: Source, typed: Persona) -> Persona | None:
    """Who a typed person without id is, or None.

    By a real CURP, unless the given names speak of someone else (twins, a slipped column); else
    only if name, birth or age, and place all agree with exactly one.
    """
    if typed.curp and not curp.is_placeholder(typed.curp):
        bearers = people_by_curp(source, typed.curp)
        return next((one for one in bearers if _may_be_named(one.nombres, typed.nombres)), None)
    return same_person(source, typed)


def same_person(source: Source, typed: Persona) -> Persona | None:
    """The only person whose name, birth (or declared age) and place all equal the typed ones."""
    if not typed.primer_apellido or not (typed.localidad or typed.localidad_texto):
        return None
    found = [known for known in namesakes(source, typed) if _equal(known, typed)]
    return found[0] if len(found) == 1 else None


def _equal(known: Persona, typed: Persona) -> bool:
    return (
        _same_birth(known, typed)
        and (not known.sexo or not typed.sexo or known.sexo == typed.sexo)
        and (known.municipio, known.localidad) == (typed.municipio, typed.localidad)
        and fold(known.localidad_texto or "") == fold(typed.localidad_texto or "")
    )


def _same_birth(known: Persona, typed: Persona) -> bool:
    """Equal dates where both are known; else years of birth that differ by one at most."""
    dates = birth_date(known), birth_date(typed)
    if dates[0] and dates[1]:
        return dates[0] == dates[1]
    years = _birth_year(known, dates[0]), _birth_year(typed, dates[1])
    return years[0] is not None and years[1] is not None and abs(years[0] - years[1]) <= 1


def _birth_year(persona: Persona, born: dt.date | None) -> int | None:
    if born:
        return born.year
    if persona.edad_declarada is None or persona.edad_declarada_en is None:
        return None
    return persona.edad_declarada_en.year - persona.edad_declarada


def _may_be_named(known: str | None, typed: str | None) -> bool:
    """Whether two given names may be one woman's: María Fernanda is Ma. Fernanda and Fernanda."""
    one, other = set(name_words(known)), set(name_words(typed))
    if not one or not other:
        return True
    if not one - _COMMON or not other - _COMMON:
        return bool(one & other)
    return any(_alike(a, b) for a in one - _COMMON for b in other - _COMMON)


def _alike(one: str, other: str) -> bool:
    """Equal, one an abbreviation of the other, or one letter mistyped in a long name."""
    if one == other or one.startswith(other) or other.startswith(one):
        return True
    from rapidfuzz.distance import OSA

    return min(len(one), len(other)) >= 5 and OSA.distance(one, other) <= 1
