"""Splits a full name from a paper list into given names and surnames; the person can correct it."""

from __future__ import annotations

from typing import NamedTuple

from captura.records.names import PARTICLES, fold


class SplitName(NamedTuple):
    """The three parts of a name, as written."""

    nombres: str
    primer_apellido: str
    segundo_apellido: str


def split_name(full: str, curp: str | None = None) -> SplitName:
    """The parts of `Marina García López`, `García López, Marina` or `GARCIA LOPEZ MARINA`.

    A CURP beside it decides the order by its first, third and fourth letters; without one, given
    names come first unless a comma says otherwise. Particles stay with their surname.
    """
    before, comma, after = full.partition(",")
    if comma:
        surnames = _groups(before)
        return SplitName(after.strip(), *_two(surnames))
    groups = _groups(full)
    if len(groups) <= 1:
        return SplitName(" ".join(groups), "", "")
    guesses = [_given_first(groups), _given_last(groups)]
    if curp and len(curp) >= 4:
        return max(guesses, key=lambda guess: _agreement(guess, curp))
    return guesses[0]


def _given_first(groups: list[str]) -> SplitName:
    surnames = 1 if len(groups) == 2 else 2
    return SplitName(" ".join(groups[:-surnames]), *_two(groups[-surnames:]))


def _given_last(groups: list[str]) -> SplitName:
    surnames = 1 if len(groups) == 2 else 2
    return SplitName(" ".join(groups[surnames:]), *_two(groups[:surnames]))


def _two(groups: list[str]) -> tuple[str, str]:
    return (groups[0] if groups else "", " ".join(groups[1:]))


def _groups(text: str) -> list[str]:
    """Words, each with the particles before it: `de la Torre` is one."""
    groups: list[str] = []
    waiting: list[str] = []
    for word in text.split():
        waiting.append(word)
        if fold(word) not in PARTICLES:
            groups.append(" ".join(waiting))
            waiting = []
    return groups + ([" ".join(waiting)] if waiting else [])


def _agreement(name: SplitName, curp: str) -> int:
    letters = (curp[0], curp[2], curp[3])
    said = (name.primer_apellido, name.segundo_apellido, _counted(name.nombres))
    return sum(_initial(part) == letter.lower() for part, letter in zip(said, letters, strict=True))


def _initial(part: str) -> str:
    words = [word for word in fold(part).split() if word not in PARTICLES]
    return words[0][:1] if words else "x"


def _counted(names: str) -> str:
    """María and José don't count before another name (RENAPO)."""
    words = names.split()
    skip = len(words) > 1 and fold(words[0]).rstrip(".") in ("maria", "ma", "m", "jose", "j")
    return " ".join(words[1:] if skip else words)
