"""How alike two records of people are: a score, what speaks for one person and what against.

`sure` is asked for more than the score: it alone lets a machine join two records, and so it wants
the given name, the surnames and a birth or CURP to agree each by itself. Twins, sisters with one
telephone, a mother and daughter of one name, namesakes and a corrected surname stay below it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, cast

from captura.records import curp
from captura.records.names import NICKNAMES, name_words, sound, words
from captura.records.people import birth_date, full_name
from captura.records.persona import Persona

ENOUGH = 70  # of 100; below it a likeness is only noise
_SAME_NAME, _LIKE_NAME = 99, 85
# a slip of the pen in one of them
_LIKE_SURNAME, _LIKE_GIVEN = 76, 70


class Someone(Protocol):
    """The fields of a Persona that are looked at: a whole record, or a row of just these."""

    @property
    def curp(self) -> str | None: ...
    @property
    def nombres(self) -> str | None: ...
    @property
    def primer_apellido(self) -> str | None: ...
    @property
    def segundo_apellido(self) -> str | None: ...
    @property
    def alias(self) -> str | None: ...
    @property
    def sexo(self) -> str | None: ...
    @property
    def fecha_nacimiento(self) -> dt.date | None: ...
    @property
    def edad_declarada(self) -> int | None: ...
    @property
    def edad_declarada_en(self) -> dt.date | None: ...
    @property
    def municipio(self) -> str | None: ...
    @property
    def localidad(self) -> str | None: ...
    @property
    def telefono(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class Likeness:
    """score: 0 to 100 · sure: may be joined without being looked at · the reasons, in words."""

    score: int
    sure: bool
    in_favour: tuple[str, ...]
    against: tuple[str, ...]


def likeness(one: Someone, other: Someone) -> Likeness:
    """How likely two records are one person."""
    keys = _key(one), _key(other)
    apart = _distance(*keys) if all(keys) else None
    name = _ratio(_all_words(one), _all_words(other))
    given, surnames = _given_alike(one, other), _surnames_alike(one, other)
    birth = _birth(one, other)
    pros = list(_in_favour(one, other, apart, name, birth))
    cons = tuple(_against(one, other, apart, given, surnames, birth))
    score = 100 if apart == 0 else _score(one, other, apart, name, birth)
    if given.whole and birth.exact and surnames.one:
        score = max(score, ENOUGH)  # a surname that was corrected, and the CURP with it
    same_sex = not (one.sexo and other.sexo and one.sexo != other.sexo)
    same_phone = _same(one.telefono, other.telefono)
    sure = same_sex and _sure(apart, given, surnames, birth, same_phone)
    return Likeness(score, sure, tuple(pros), cons)


# birth: what two dates, or ages, say of each other; points of the score
@dataclass(frozen=True, slots=True)
class _Birth:
    points: float
    said: str = ""
    exact: bool = False
    near: bool = False  # turned round, or a year beside it: a slip of the pen


_UNKNOWN = _Birth(12)
_SAME = _Birth(37, "mismo nacimiento", exact=True)
_TURNED = _Birth(28, "nacimiento con día y mes al revés", near=True)
_YEAR = _Birth(26, "nacimiento con un año de diferencia", near=True)
_DAY = _Birth(18, "nacimiento en el mismo mes y año")
_OTHER = _Birth(-25)
_AGE = _Birth(24, "edad parecida")
_OTHER_AGE = _Birth(-20)


def _birth(one: Someone, other: Someone) -> _Birth:
    mine, theirs = birth_date(cast(Persona, one)), birth_date(cast(Persona, other))
    if mine and theirs:
        if mine == theirs:
            return _SAME
        if (mine.year, mine.month, mine.day) == (theirs.year, theirs.day, theirs.month):
            return _TURNED
        if (mine.month, mine.day) == (theirs.month, theirs.day):
            return _YEAR if abs(mine.year - theirs.year) <= 1 else _OTHER
        return _DAY if (mine.year, mine.month) == (theirs.year, theirs.month) else _OTHER
    years = _born_about(one, mine), _born_about(other, theirs)
    if years[0] is None or years[1] is None:
        return _UNKNOWN
    return _AGE if abs(years[0] - years[1]) <= 1 else _OTHER_AGE


def _born_about(person: Someone, born: dt.date | None) -> int | None:
    if born:
        return born.year
    if person.edad_declarada is None or person.edad_declarada_en is None:
        return None
    return person.edad_declarada_en.year - person.edad_declarada


def _score(one: Someone, other: Someone, apart: int | None, name: float, birth: _Birth) -> int:
    score = 0.6 * name - (20 if name < _LIKE_NAME else 0) + birth.points
    score += 10 if _same(one.telefono, other.telefono) else 0
    score += (
        6
        if _same(one.localidad, other.localidad)
        else (3 if _same(one.municipio, other.municipio) else 0)
    )
    score -= 15 if one.sexo and other.sexo and one.sexo != other.sexo else 0
    if apart is not None:  # sisters and twins: alike in all but the CURP
        score += 25 if apart <= 2 else -40
    return max(0, min(99, round(score)))


def _sure(
    apart: int | None,
    given: _Given,
    surnames: _Surnames,
    birth: _Birth,
    same_phone: bool,
) -> bool:
    """Whether each part agrees by itself, as strictly as the weakest of the others asks."""
    if surnames.alike < _LIKE_SURNAME:
        return False
    if apart == 0:
        return given.same or given.alike >= _LIKE_GIVEN
    if apart is not None:  # «Juana» and «San Juana» may be twins
        close = birth.exact or birth.near or (surnames.both and birth in (_AGE, _DAY))
        return apart <= 2 and given.whole and close
    if birth.exact:
        return given.same
    if not given.whole:
        return False
    if same_phone and (birth.near or birth in (_DAY, _AGE)):
        return True
    return surnames.both and birth.near


def _in_favour(
    one: Someone, other: Someone, apart: int | None, name: float, birth: _Birth
) -> Iterator[str]:
    if apart == 0:
        yield "misma CURP"
    elif apart is not None and apart <= 2:
        yield "CURP casi igual"
    if name >= _SAME_NAME:
        yield "mismo nombre"
    elif name >= _LIKE_NAME:
        yield "nombre parecido"
    if birth.said:
        yield birth.said
    if _same(one.telefono, other.telefono):
        yield "mismo teléfono"
    if _same(one.localidad, other.localidad):
        yield "misma localidad"


def _against(
    one: Someone,
    other: Someone,
    apart: int | None,
    given: _Given,
    surnames: _Surnames,
    birth: _Birth,
) -> Iterator[str]:
    if apart is not None and apart > 2:
        yield "CURP distinta"
    if not given.same:
        yield "nombre de pila distinto"
    if surnames.alike < _LIKE_SURNAME:
        yield "apellidos distintos"
    if birth is _OTHER:
        yield "otro nacimiento"
    if birth is _OTHER_AGE:
        yield "otra edad"
    if one.sexo and other.sexo and one.sexo != other.sexo:
        yield "otro sexo"


@dataclass(frozen=True, slots=True)
class _Given:
    """same: one name, perhaps shortened or by another spelling · whole: word by word."""

    same: bool
    whole: bool
    alike: float  # 0 to 100


def _given_alike(one: Someone, other: Someone) -> _Given:
    mine, theirs = _sounds(one.nombres), _sounds(other.nombres)
    if not mine or not theirs:
        return _Given(False, False, 0)
    same = mine == theirs
    # «María Guadalupe» and «Guadalupe», never «María» and «María Guadalupe»
    fewer, more = sorted((set(mine) - _COMMON, set(theirs) - _COMMON), key=len)
    alike = 100 if same else _ratio(" ".join(mine), " ".join(theirs))
    return _Given(same or bool(fewer and fewer <= more), same, alike)


_COMMON = frozenset({sound("maria"), sound("jose")})


@lru_cache(maxsize=65_536)
def _sounds(name: str | None) -> tuple[str, ...]:
    return tuple(sound(NICKNAMES.get(word, word)) for word in name_words(name))


@dataclass(frozen=True, slots=True)
class _Surnames:
    """alike: 0 to 100, in either order, one that is missing left out · one: the same in both
    records · both: two, and both the same."""

    alike: float
    one: bool
    both: bool


def _surnames_alike(one: Someone, other: Someone) -> _Surnames:
    mine = (_joined(one.primer_apellido), _joined(one.segundo_apellido))
    theirs = (_joined(other.primer_apellido), _joined(other.segundo_apellido))
    shared = bool(set(filter(None, mine)) & set(filter(None, theirs)))
    if mine == theirs:
        return _Surnames(100 if mine[0] else 0, shared, all(mine))
    if not all(mine) or not all(theirs):
        alike = max((_slip(a, b) for a in mine for b in theirs if a and b), default=0.0)
        return _Surnames(alike, shared, False)
    straight = min(_slip(mine[0], theirs[0]), _slip(mine[1], theirs[1]))
    crossed = min(_slip(mine[0], theirs[1]), _slip(mine[1], theirs[0]))
    alike = max(straight, crossed)
    return _Surnames(alike, shared, alike == 100)


def _slip(one: str, other: str) -> float:
    """Their likeness: one letter is a slip of the pen, two in a long name; more are another name.

    «Navarro» and «Nava» are four fifths alike, and a surname that was corrected.
    """
    shorter = min(len(one), len(other))
    near = one == other or (shorter > 2 and _distance(one, other) <= (2 if shorter > 6 else 1))
    ratio = _ratio(one, other)
    return max(ratio, _LIKE_SURNAME) if near else min(ratio, _LIKE_SURNAME - 1)


@lru_cache(maxsize=65_536)
def _joined(name: str | None) -> str:
    return " ".join(sound(word) for word in name_words(name))


def _all_words(person: Someone) -> str:
    return " ".join(sorted(words(full_name(cast(Persona, person)))))


def _ratio(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return float(fuzz.ratio(one, other))


def _same(one: str | None, other: str | None) -> bool:
    return bool(one) and one == other


def _key(person: Someone) -> str:
    key = curp.compact(person.curp or "")
    return key if len(key) == curp.LENGTH and not curp.is_placeholder(key) else ""


def _distance(one: str, other: str) -> int:
    """Letters that differ, those swapped counted once; 3 stands for three and more."""
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=2)
