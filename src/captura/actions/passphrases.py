"""What screens need to know of passphrases: who has one, how strong a new one is, a proposal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from captura.keys import advice, ring
from captura.paths import DataFolder
from captura.records.roles import ROLES

STATE = "estado"


@dataclass(frozen=True)
class Person:
    """Someone who can enter: her name, and her role in words."""

    name: str
    role: str


@dataclass(frozen=True)
class Strength:
    """level: 0 (very weak) to 4; sentence says it; problem says why it is refused, or None."""

    level: int
    sentence: str
    problem: str | None


def people_of(folder: DataFolder) -> tuple[Person, ...]:
    """Who can enter this office. Raises KeysError when the ring is missing or damaged."""
    users = ring.load_ring(folder.keys).users
    return tuple(Person(user.name, ROLES.get(user.role, user.role)) for user in users)


def owner_of(folder: DataFolder) -> str:
    """Whose office this is: a municipality key or STATE, whose paper comes in two parts."""
    return ring.load_ring(folder.keys).owner


def strength_of(passphrase: str) -> Strength:
    """How good a new passphrase is, and whether it may be used."""
    level, sentence = advice.strength(passphrase)
    return Strength(level, sentence, advice.problem_with(passphrase))


def propose(random: Callable[[int], bytes]) -> str:
    """A generated passphrase of five Spanish words."""
    return advice.generate(random)
