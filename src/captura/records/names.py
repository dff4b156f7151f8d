"""Names as people write them, made comparable: without accents, particles or spelling habits."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# words of a compound name that carry no meaning (RENAPO, instructivo de la CURP)
_PARTICLES = "da das de del der di die dd el la los las le les mac mc van von y"
PARTICLES = frozenset(_PARTICLES.split())
# the usual shorthand on paper lists
SHORTHAND = {
    "ma": "maria", "m": "maria", "mª": "maria", "j": "jose", "gpe": "guadalupe",
    "fco": "francisco", "fca": "francisca", "hdz": "hernandez", "hdez": "hernandez",
    "rdz": "rodriguez", "rdgz": "rodriguez", "glz": "gonzalez", "gzz": "gonzalez",
    "mtz": "martinez", "mtnz": "martinez", "grcia": "garcia", "gcia": "garcia",
    "lpz": "lopez", "prz": "perez", "schz": "sanchez", "snchz": "sanchez", "rmz": "ramirez",
}  # fmt: skip
# what women are called at home, and write on a list; only for comparing given names
NICKNAMES = {
    "lupita": "guadalupe", "lupe": "guadalupe", "lety": "leticia", "paty": "patricia",
    "gaby": "gabriela", "concha": "concepcion", "conchita": "concepcion", "chelo": "consuelo",
    "chepina": "josefina", "pepa": "josefina", "paquita": "francisca", "pancha": "francisca",
    "chayo": "rosario", "chuy": "jesus", "lola": "dolores", "lolita": "dolores", "tere": "teresa",
    "mary": "maria", "rosy": "rosa", "vero": "veronica", "ale": "alejandra", "chabela": "isabel",
    "mague": "margarita", "tona": "antonia",
    "juanita": "juana", "anita": "ana", "licha": "alicia", "queta": "enriqueta", "cuca": "refugio",
}  # fmt: skip
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")
# spelling → sound, in this order; 1 and 2 hold the sounds of ch and gu till the end
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"ch", "1"), (r"ph", "f"), (r"sh", "s"), (r"sc(?=[ei])", "s"), (r"qu(?=[ei])", "k"),
        (r"gu(?=[ei])", "2"), (r"g(?=[ei])", "j"), (r"c(?=[ei])", "s"), (r"[cq]", "k"),
        (r"^x(?=[ei])", "j"), (r"[zx]", "s"), (r"[vw]", "b"),
        (r"ll", "y"), (r"h", ""), (r"^i(?=[aeou])", "y"),
        (r"y(?![aeiou])", "i"), (r"m(?=[bp])", "n"), (r"(.)\1+", r"\1"), (r"1", "ch"), (r"2", "g"),
    )
)  # fmt: skip
_NO_NAME = (
    "na|n a|n d|nd|sn|s n|sin nombre|sin apellido|sin apellidos|sin dato|sin datos|no tiene|no dio"
    "|anonima|anonimo|desconocida|desconocido|no especificado|no especificada|pendiente|x"
    "|xx|xxx|xxxx|se desconoce|no sabe|no quiso|ninguno|ninguna|usuaria"
)
NO_NAME = frozenset(_NO_NAME.split("|"))


def fold(text: str) -> str:
    """Lower case, no accents (ñ becomes n), one space between words: for comparing only."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFD", text)
        text = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(text.casefold().split())


@lru_cache(maxsize=16_384)
def name_words(name: str | None) -> tuple[str, ...]:
    """The words of one name or surname; none where it stands for "no name"."""
    return () if name is None or is_no_name(name) else words(name)


def words(name: str) -> tuple[str, ...]:
    """The meaningful words of a name, folded, shorthand written out, particles dropped."""
    found = tuple(SHORTHAND.get(w, w) for w in _NOT_LETTERS.split(fold(name)) if w)
    return tuple(w for w in found if w not in PARTICLES) or found


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """How a Spanish word sounds, so that Hernández, Ernandes and Hernandez are one."""
    word = fold(word)
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return word


def is_no_name(name: str | None) -> bool:
    """Whether this stands for "no name" (empty, «N/A», «sin nombre», «XXX»)."""
    folded = " ".join(w for w in _NOT_LETTERS.split(fold(name or "")) if w)
    return not folded or folded in NO_NAME or not re.sub("[x0-9 ]", "", folded)
