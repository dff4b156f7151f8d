"""Who is likely the same person as the one being typed, and why; found by keys, never by a scan."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass

from captura.records import curp
from captura.records.blocks import block_keys
from captura.records.names import words
from captura.records.people import birth_date, full_name
from captura.records.persona import Persona
from captura.store import rows
from captura.store.block_numbers import numbers_of
from captura.store.words import split

ENOUGH = 70  # of 100; below it a likeness is only noise beside the form
_CANDIDATES = 60
_BY_KEYS = (
    "SELECT p.id FROM block_key k JOIN persona p ON p.rowid=k.persona "
    "WHERE k.key IN (SELECT value FROM json_each(?)) GROUP BY k.persona "
    "ORDER BY count(*) DESC LIMIT ?"
)
_BY_NAME = (
    "SELECT p.id FROM persona_search s JOIN persona p ON p.rowid=s.rowid "
    "WHERE s.name MATCH ? LIMIT ?"
)


@dataclass(frozen=True, slots=True)
class Similar:
    """A likely double: score from 70 to 100, and the reasons in words."""

    id: str
    name: str
    score: int
    reasons: tuple[str, ...]
    curp: str | None
    municipio: str | None


def similar_people(source: rows.Source, persona: Persona, limit: int = 5) -> list[Similar]:
    """The people most like this one, best first; placeholders («SIN CURP») never join anyone."""
    ids = [found for found in _candidates(source, persona) if found != persona.id]
    found = []
    for other in rows.many(source, Persona, ids).values():
        score, reasons = likeness(persona, other)
        if score >= ENOUGH:
            name = full_name(other)
            found.append(Similar(other.id, name, score, reasons, other.curp, other.municipio))
    return sorted(found, key=lambda each: (-each.score, each.id))[:limit]


def _candidates(source: rows.Source, persona: Persona) -> list[str]:
    keys = sorted(numbers_of(block_keys(persona)))
    ids = [row[0] for row in source.rows(_BY_KEYS, (json.dumps(keys), _CANDIDATES))] if keys else []
    typed = split(full_name(persona))
    if len(typed) > 1:  # a name without a birth date has few keys: look for it as the search does
        match = " AND ".join(f'"{word}"*' for word in typed)
        ids += [row[0] for row in source.rows(_BY_NAME, (match, _CANDIDATES))]
    return list(dict.fromkeys(ids))


def likeness(one: Persona, other: Persona) -> tuple[int, tuple[str, ...]]:
    """How likely two records are one person, 0 to 100, and the reasons that speak for it."""
    from rapidfuzz import fuzz

    mine, theirs = _key(one), _key(other)
    if mine and mine == theirs:
        return 100, ("misma CURP",)
    name = fuzz.token_sort_ratio(" ".join(_words(one)), " ".join(_words(other)))
    near = bool(mine and theirs) and _distance(mine, theirs) <= 2
    score, reasons = 0.6 * name, []
    if name >= 99:
        reasons.append("mismo nombre")
    elif name >= 85:
        reasons.append("nombre parecido")
    else:
        score -= 20
    for points, reason in _marks(one, other):
        score += points
        reasons += [reason] if reason else []
    if near:
        score, reasons = score + 25, ["CURP casi igual", *reasons]
    elif mine and theirs:  # sisters and twins: alike in all but the CURP
        score -= 40
    return max(0, min(99, round(score))), tuple(reasons)


def _marks(one: Persona, other: Persona) -> Iterator[tuple[float, str]]:
    """Points, and the reason in words, of birth, telephone, place and sex."""
    yield _birth(one, other)
    if one.telefono and one.telefono == other.telefono:
        yield 10, "mismo teléfono"
    if one.localidad and one.localidad == other.localidad:
        yield 6, "misma localidad"
    elif one.municipio and one.municipio == other.municipio:
        yield 3, ""
    if one.sexo and other.sexo and one.sexo != other.sexo:
        yield -15, ""


def _birth(one: Persona, other: Persona) -> tuple[float, str]:
    mine, theirs = birth_date(one), birth_date(other)
    if mine and theirs:
        if mine == theirs:
            return 37, "mismo nacimiento"
        if (mine.year, mine.month, mine.day) == (theirs.year, theirs.day, theirs.month):
            return 28, "nacimiento con día y mes al revés"
        near = (mine.month, mine.day) == (theirs.month, theirs.day)
        if near and abs(mine.year - theirs.year) <= 1:
            return 26, "nacimiento con un año de diferencia"
        return -25, ""
    years = _born_about(one, mine), _born_about(other, theirs)
    if years[0] is None or years[1] is None:
        return 12, ""
    return (24, "edad parecida") if abs(years[0] - years[1]) <= 1 else (-20, "")


def _born_about(persona: Persona, born: dt.date | None) -> int | None:
    if born:
        return born.year
    if persona.edad_declarada is None or persona.edad_declarada_en is None:
        return None
    return persona.edad_declarada_en.year - persona.edad_declarada


def _key(persona: Persona) -> str:
    key = curp.compact(persona.curp or "")
    return key if len(key) == curp.LENGTH and not curp.is_placeholder(key) else ""


def _distance(one: str, other: str) -> int:
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=2)


def _words(persona: Persona) -> list[str]:
    return sorted(words(full_name(persona)))
