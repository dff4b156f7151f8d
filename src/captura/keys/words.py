"""The 2,048 Spanish words of BIP-39, found again with or without accents, and near misses."""

import unicodedata
from difflib import get_close_matches
from functools import cache

from captura.keys.box import Random


@cache
def spanish_words() -> tuple[str, ...]:
    """Return the list in its order, NFC. Source: BIP-39, Spanish, as the library ships it."""
    from mnemonic import Mnemonic

    return tuple(unicodedata.normalize("NFC", word) for word in Mnemonic("spanish").wordlist)


def bare(word: str) -> str:
    """Return the word in lower case without accents; no two words of the list share it."""
    letters = unicodedata.normalize("NFKD", word.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _places() -> dict[str, int]:
    return {bare(word): place for place, word in enumerate(spanish_words())}


def place_of(word: str) -> int | None:
    """Return the word's place in the list, however its accents were typed."""
    return _places().get(bare(word))


def nearest(word: str) -> str | None:
    """Return the word of the list that looks most like this one, if one does."""
    found = get_close_matches(bare(word), _places().keys(), n=1, cutoff=0.6)
    return spanish_words()[_places()[found[0]]] if found else None


@cache
def typeable_words() -> tuple[str, ...]:
    """The words without accent or ñ: typed blind, an accent is what people leave out."""
    return tuple(word for word in spanish_words() if word.isascii())


def pick(random: Random, count: int) -> tuple[str, ...]:
    """Return words drawn evenly from the typeable ones."""
    words = typeable_words()
    limit = 65536 - 65536 % len(words)
    drawn: list[str] = []
    while len(drawn) < count:
        number = int.from_bytes(random(2), "big")
        if number < limit:
            drawn.append(words[number % len(words)])
    return tuple(drawn)
