"""Judges a new passphrase typed twice: what to show beside each of the two fields."""

from __future__ import annotations

from dataclasses import dataclass

from captura.actions.passphrases import strength_of

GOOD = 3


@dataclass(frozen=True)
class Judged:
    """State and sentence for the first field and for the second; usable: both are right."""

    first: tuple[str, str] = ("", "")
    again: tuple[str, str] = ("", "")
    usable: bool = False


def judge(first: str, again: str, *, asked: bool = False) -> Judged:
    """What stands beside the fields; `asked` when she wants to go on, so nothing is let pass."""
    if not first:
        said = ("bad", "Escriba una frase, o pida una propuesta.") if asked else ("", "")
        return Judged(said)
    strength = strength_of(first)
    if strength.problem:
        kind = "bad" if asked or again else "warn"
        return Judged((kind, strength.problem), ("", ""))
    said = ("ok" if strength.level >= GOOD else "info", strength.sentence)
    if not again:
        missing = ("bad", "Escríbala otra vez, para no equivocarse.") if asked else ("", "")
        return Judged(said, missing)
    if first != again:
        started = first.startswith(again) and not asked
        return Judged(said, ("", "") if started else ("bad", "Aún no es igual a la de arriba."))
    return Judged(said, ("ok", "Es igual."), usable=True)
