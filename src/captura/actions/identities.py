"""Who is one person and who are two, by all decisions so far and those being taken now."""

from __future__ import annotations

from captura.store import joined
from captura.store.doubles import Double
from captura.store.rows import Source


class Identities:
    """Joined groups, each by its lowest id, and which groups were told apart."""

    def __init__(self, source: Source) -> None:
        self._above = joined.heads(source)
        self._pairs = joined.told_apart(source)
        self._apart: dict[str, set[str]] = {}
        for one, other in self._pairs:
            self._tell_apart(self.head(one), self.head(other))

    def decided(self, pair: Double) -> bool:
        """Whether just this pair was told apart, or is one by now."""
        return self.settled(pair.one, pair.other)

    def settled(self, one: str, other: str) -> bool:
        """The same of any two ids."""
        low, high = sorted((one, other))
        return (low, high) in self._pairs or self.together(one, other)

    def together(self, one: str, other: str) -> bool:
        """Whether both are one person."""
        return self.head(one) == self.head(other)

    def parted(self, one: str, other: str) -> bool:
        """Whether somebody joined with one was told apart from somebody joined with the other."""
        return self.head(other) in self._apart.get(self.head(one), ())

    def join(self, one: str, other: str) -> None:
        """From now on both are one person, and apart from whom either was apart from."""
        low, high = sorted((self.head(one), self.head(other)))
        if low == high:
            return
        self._above[high] = low
        for others in self._apart.pop(high, set()):
            self._apart[others].discard(high)
            self._tell_apart(low, others)

    def head(self, person: str) -> str:
        """The lowest id of all that are one with a person."""
        while (above := self._above.get(person, person)) != person:
            person = above
        return person

    def _tell_apart(self, one: str, other: str) -> None:
        self._apart.setdefault(one, set()).add(other)
        self._apart.setdefault(other, set()).add(one)
