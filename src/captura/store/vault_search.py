"""Finding in the open vault: in memory, accents and case aside, typos too; nothing is indexed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from captura.records.atencion import Atencion
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.records.record import Record
from captura.store import rows
from captura.store.vault import Vault
from captura.store.words import split

T = TypeVar("T", bound=Record)
_CUTOFF, _CHOICES = 70.0, 6
_FIELDS = ("folio", "profesional", "motivo", "nota", "resultado")


def find(vault: Vault, text: str) -> list[Atencion]:
    """The atenciones that hold every word, newest first; all of them for no word."""
    known = sorted(vault.all(Atencion), key=_newest, reverse=True)
    typed = split(text)
    if not typed:
        return known
    people = people_of(vault, known)
    texts = {one.id: _words(vault, one) + _name(people.get(one.persona or "")) for one in known}
    found = _holding(known, texts, [[word] for word in typed])
    return found or _holding(known, texts, [_likely(word, texts.values()) for word in typed])


def find_people(vault: Vault, text: str) -> list[Persona]:
    """The people who live in the vault and fit what is typed, by name."""
    typed = split(text)
    known = sorted(vault.all(Persona), key=full_name)
    texts = {one.id: _name(one) for one in known}
    found = _holding(known, texts, [[word] for word in typed])
    return found or _holding(known, texts, [_likely(word, texts.values()) for word in typed])


def people_of(vault: Vault, atenciones: Iterable[Atencion]) -> Mapping[str, Persona]:
    """{id: persona} of those they refer to: in the vault, or in the open register."""
    wanted = {one.persona for one in atenciones if one.persona}
    sealed = {one: found for one in wanted if (found := vault.get(Persona, one))}
    return {**rows.many(vault.store, Persona, wanted - sealed.keys()), **sealed}


def _holding(known: list[T], texts: Mapping[str, str], choices: list[list[str]]) -> list[T]:
    """Those where each place fits one of its words, as the beginning of a word."""
    return [
        one
        for one in known
        if all(any(f" {word}" in texts[one.id] for word in choice) for choice in choices)
    ]


def _likely(word: str, texts: Iterable[str]) -> list[str]:
    """The word, and the known ones most like it."""
    from rapidfuzz import fuzz, process

    if len(word) < 3:
        return [word]
    known = {one for text in texts for one in text.split()}
    found = process.extract(word, known, scorer=fuzz.ratio, limit=_CHOICES, score_cutoff=_CUTOFF)
    return [word, *(match for match, _, _ in found)]


def _words(vault: Vault, one: Atencion) -> str:
    kept = vault.words.get(one.id)
    if kept is None:
        text = " ".join(getattr(one, name) or "" for name in _FIELDS)
        kept = vault.words[one.id] = " " + " ".join(split(text))
    return kept


def _name(persona: Persona | None) -> str:
    if persona is None:
        return ""
    said = [full_name(persona), persona.alias, persona.curp, persona.telefono]
    return " " + " ".join(split(" ".join(filter(None, said))))


def _newest(one: Atencion) -> tuple[str, str]:
    return one.fecha_hora.isoformat() if one.fecha_hora else "", one.id
