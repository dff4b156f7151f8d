"""The distinct words of all names: a few thousand, so that a typo is found without a scan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from captura.records.names import fold

if TYPE_CHECKING:
    from captura.store.database import Store

_NAME = ("nombres", "primer_apellido", "segundo_apellido", "alias")
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_CUTOFF = 70.0  # of 100: one letter missing, doubled or swapped in a word of four


def split(text: str) -> list[str]:
    """The words of a text as the search index cuts them: lower case, no accents."""
    return [word for word in _NOT_WORD.split(fold(text)) if word]


def vocabulary(store: Store) -> dict[str, int]:
    """{word: people who bear it}, read once and kept up as people are saved."""
    if store.words is None:
        store.words = dict(store.rows("SELECT term, doc FROM persona_words"))
    return store.words


def learn(store: Store, values: Mapping[str, str]) -> None:
    """Adds the words of a person just saved."""
    if store.words is not None:
        for word in split(" ".join(values.get(name, "") for name in _NAME)):
            store.words[word] = store.words.get(word, 0) + 1


def similar(store: Store, word: str, limit: int = 6) -> list[str]:
    """The known words most like one that was mistyped, best first."""
    from rapidfuzz import fuzz, process

    known = vocabulary(store)
    found = process.extract(
        word, known.keys(), scorer=fuzz.ratio, limit=limit, score_cutoff=_CUTOFF
    )
    return [match for match, _, _ in found]


def begins(store: Store, word: str) -> bool:
    """Whether some known word begins so."""
    return any(known.startswith(word) for known in vocabulary(store))
