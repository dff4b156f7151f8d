"""Three words of the printed sheets, asked to prove that they are on paper and legible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from captura.records.names import fold

if TYPE_CHECKING:
    from captura.actions.recovery import Sheet

COUNT = 3


@dataclass(frozen=True)
class AskedWord:
    """key: of its field; label: what is asked; word: the right one."""

    key: str
    label: str
    word: str

    def problem(self, typed: str) -> str:
        """Why the typed word is not it, or nothing; accents and capitals don't matter."""
        if not typed.strip():
            return "Escríbala de la hoja."
        return "" if fold(typed) == fold(self.word) else "No es la de la hoja."


def ask_words(sheets: tuple[Sheet, ...], random: Callable[[int], bytes]) -> tuple[AskedWord, ...]:
    """Three words in the order of the paper, every sheet at least once."""
    places: list[tuple[int, int]] = []
    for turn in range(COUNT):
        sheet = turn % len(sheets)
        free = [n for n in range(len(sheets[sheet].words)) if (sheet, n) not in places]
        places.append((sheet, free[int.from_bytes(random(2), "big") % len(free)]))
    asked = []
    for sheet, place in sorted(places):
        part = f"Parte {sheet + 1}, palabra" if len(sheets) > 1 else "Palabra"
        word = sheets[sheet].words[place]
        asked.append(AskedWord(f"word-{sheet}-{place}", f"{part} {place + 1}", word))
    return tuple(asked)
