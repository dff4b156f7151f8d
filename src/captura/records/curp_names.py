"""The CURP that a name, date, sex and state would give, to hint at a letter that doesn't agree."""

from __future__ import annotations

import datetime as dt
import unicodedata
from functools import lru_cache

from captura.records.curp import INCONVENIENT, WARNING, Finding, Reading, check_digit
from captura.records.names import PARTICLES

_SKIPPED = frozenset({"MARIA", "MA", "M", "JOSE", "J"})  # as first of several given names
_VOWELS = "AEIOU"


def build(
    nombres: str,
    primer_apellido: str,
    segundo_apellido: str | None,
    birth: dt.date,
    sex: str,
    state: str,
) -> str:
    """The first 16 characters of the CURP, by RENAPO's rules; place 17 is RENAPO's to give."""
    start, consonants = _letters_of(nombres, primer_apellido, segundo_apellido or "")
    return f"{start}{birth:%y%m%d}{sex}{state}{consonants}"


def _letters_of(nombres: str, primer_apellido: str, segundo_apellido: str) -> tuple[str, str]:
    """Places 1–4 and 14–16."""
    first, second = _surname(primer_apellido), _surname(segundo_apellido)
    given = _given(nombres)
    start = first[0] + first[1] + second[0] + given[0]
    if start in INCONVENIENT:
        start = start[0] + "X" + start[2:]
    return start, first[2] + second[2] + given[2]


def complete(first16: str, birth: dt.date, homonym: int = 0) -> str:
    """A whole key for made-up people: places 17 (a digit before 2000, then a letter) and 18."""
    mark = str(homonym % 10) if birth.year < 2000 else chr(ord("A") + homonym % 26)
    return first16 + mark + check_digit(first16 + mark)


def disagreements(
    reading: Reading,
    *,
    nombres: str | None = None,
    primer_apellido: str | None = None,
    segundo_apellido: str | None = None,
    birth: dt.date | None = None,
    sex: str | None = None,
    state: str | None = None,
) -> tuple[Finding, ...]:
    """Warnings where a CURP and what was typed beside it differ; what isn't known isn't compared.

    `code` tells which: curp.nombres, curp.primer_apellido, curp.segundo_apellido,
    curp.fecha_nacimiento, curp.sexo, curp.entidad_nac.
    """
    if len(reading.key) != 18:
        return ()
    findings = []
    if birth and reading.birth and birth != reading.birth:
        findings.append(
            _differs("fecha_nacimiento", f"La CURP dice que nació el {_day(reading.birth)}.", 5)
        )
    if sex in ("H", "M", "X") and reading.sex and sex != reading.sex:
        findings.append(_differs("sexo", f"La CURP dice sexo {reading.sex}.", 11))
    if state and reading.state and state != reading.state:
        findings.append(_differs("entidad_nac", f"La CURP dice estado {reading.state}.", 12))
    names = {"nombres": nombres, "primer_apellido": primer_apellido}
    if segundo_apellido or (nombres and primer_apellido and segundo_apellido == ""):
        names["segundo_apellido"] = segundo_apellido
    findings += _names(
        reading.key, {name: said for name, said in names.items() if said is not None}
    )
    return tuple(findings)


# the places of the key each name decides: its first letters, and its internal consonant
_PLACES = {"primer_apellido": (1, 2, 14), "segundo_apellido": (3, 15), "nombres": (4, 16)}
_TITLES = {
    "primer_apellido": "el primer apellido",
    "segundo_apellido": "el segundo apellido",
    "nombres": "el nombre",
}


def _names(key: str, names: dict[str, str]) -> list[Finding]:
    start, consonants = _letters_of(
        names.get("nombres", ""),
        names.get("primer_apellido", ""),
        names.get("segundo_apellido", ""),
    )
    if len(names) == 3 and start == key[:4] and consonants == key[13:16]:
        return []
    whole = f"{start}{' ' * 9}{consonants}"
    found = []
    for name, places in _PLACES.items():
        if name not in names:
            continue
        # an X in the second place may stand for a word that isn't written
        wrong = [p for p in places if key[p - 1] != whole[p - 1] and (p != 2 or key[1] != "X")]
        if wrong:
            place = wrong[0]
            what = (
                f"Por {_TITLES[name]}, en el lugar {place} iría {whole[place - 1]}; "
                f"aquí dice {key[place - 1]}."
            )
            found.append(_differs(name, what, place))
    return found


def _differs(name: str, what: str, place: int) -> Finding:
    return Finding(WARNING, f"curp.{name}", what, "Compare las dos con el documento.", place)


def _day(date: dt.date) -> str:
    return f"{date:%d/%m/}{date.year:04d}"


def _letters(name: str) -> list[str]:
    """Words in A–Z: accents dropped, ñ written X, other marks parting nothing."""
    marked = unicodedata.normalize("NFC", name.upper()).replace("Ñ", "X")
    plain = unicodedata.normalize("NFD", marked)
    kept = "".join(c if "A" <= c <= "Z" else " " if c in " -\t" else "" for c in plain)
    return kept.split()


def _taken(word: str) -> tuple[str, str, str]:
    """First letter, first internal vowel, first internal consonant of a word; X where none."""
    vowel = next((c for c in word[1:] if c in _VOWELS), "X")
    return word[:1] or "X", vowel, next((c for c in word[1:] if c not in _VOWELS), "X")


@lru_cache(maxsize=16_384)
def _surname(surname: str) -> tuple[str, str, str]:
    """Of the word of a surname that counts: the first that is no particle."""
    found = _letters(surname)
    return _taken(next((w for w in found if w.casefold() not in PARTICLES), "".join(found[:1])))


@lru_cache(maxsize=16_384)
def _given(nombres: str) -> tuple[str, str, str]:
    """Of the given name that counts: María and José give way to a second name."""
    found = _letters(nombres)
    counted = [word for word in found if word.casefold() not in PARTICLES] or found
    if len(counted) > 1 and counted[0] in _SKIPPED:
        return _taken(counted[1])
    return _taken(counted[0] if counted else "")
