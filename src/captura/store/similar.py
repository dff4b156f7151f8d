"""Who is likely the same person as the one being typed, and why; found by keys, never by a scan."""

from __future__ import annotations

import json
from dataclasses import dataclass

from captura.records.blocks import block_keys
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.store import rows
from captura.store.block_numbers import numbers_of
from captura.store.likeness import ENOUGH, likeness
from captura.store.words import split

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
        alike = likeness(persona, other)
        if alike.score >= ENOUGH:
            name, why = full_name(other), alike.in_favour
            found.append(Similar(other.id, name, alike.score, why, other.curp, other.municipio))
    return sorted(found, key=lambda each: (-each.score, each.id))[:limit]


def _candidates(source: rows.Source, persona: Persona) -> list[str]:
    keys = sorted(numbers_of(block_keys(persona)))
    ids = [row[0] for row in source.rows(_BY_KEYS, (json.dumps(keys), _CANDIDATES))] if keys else []
    typed = split(full_name(persona))
    if len(typed) > 1:  # a name without a birth date has few keys: look for it as the search does
        match = " AND ".join(f'"{word}"*' for word in typed)
        ids += [row[0] for row in source.rows(_BY_NAME, (match, _CANDIDATES))]
    return list(dict.fromkeys(ids))
