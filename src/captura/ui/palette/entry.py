"""One line of the palette, and how well it fits what is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from captura.records.names import fold

SCANNED, PEOPLE, ACTIVITIES = "Código leído", "Personas", "Actividades"
PLACES, TOWNS, COMMANDS = "Ir a", "Municipios", "Acciones"
BEGINS, WORDS, HOLDS, ELSE = range(4)


@dataclass(frozen=True)
class Entry:
    """`go` is what Enter does; `detail` tells it from others, `key` also does it.

    rank: how well it fits, BEGINS best; ELSE stands after all that were found.
    """

    group: str
    title: str
    icon: str
    go: Callable[[], object]
    detail: str = ""
    key: str = ""
    rank: int = HOLDS


def fits(title: str, text: str) -> int | None:
    """BEGINS: the title begins as typed; WORDS: each word begins one of its words; HOLDS: each
    stands in it somewhere; None: it doesn't fit."""
    whole, held = fold(text), fold(title)
    if held.startswith(whole):
        return BEGINS
    typed, words = whole.split(), held.split()
    if all(any(word.startswith(one) for word in words) for one in typed):
        return WORDS
    return HOLDS if all(one in held for one in typed) else None


def ordered(entries: Iterable[Entry]) -> list[Entry]:
    """Best first in each group; the group with the best of all stands first, else as they came."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.group, []).append(entry)
    for group in groups.values():
        group.sort(key=lambda entry: entry.rank)
    return [one for group in sorted(groups.values(), key=_best) for one in group]


def _best(group: Sequence[Entry]) -> int:
    return group[0].rank
