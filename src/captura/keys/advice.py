"""Says what is wrong with a chosen passphrase and how strong it is, and makes a good one."""

import math
import re

from captura.keys.box import Random
from captura.keys.passphrase import plain_form
from captura.keys.words import bare, pick, place_of

MINIMUM = 14
WORDS = 5
GOOD = 3  # of `strength`
_SILLY = frozenset(
    re.split(
        " ",
        "contrasena password clave secreta secreto captura instituto municipal mujer mujeres "
        "zacatecas semujer inmuza mexico admin administrador usuario usuaria acceso entrar frase "
        "hola prueba coordinacion titular estatal estado de la las el los del mi es para y",
    )
)
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjklñ",
    "zxcvbnm",
    "01234567890123456789",
)
_SENTENCES = (
    "Muy débil: se adivina en minutos.",
    "Débil: agregue otra palabra que nadie asocie con usted.",
    "Regular: agregue una palabra más.",
    "Buena.",
    "Muy buena.",
)


def generate(random: Random) -> str:
    """Return five Spanish words joined by spaces (about 53 bits).

    One draw in a hundred repeats a word, or takes one that is easily guessed: it is drawn again,
    for nobody understands an advice that the program itself calls weak.
    """
    made = " ".join(pick(random, WORDS))
    return made if strength(made)[0] >= GOOD else generate(random)


def problem_with(passphrase: str) -> str | None:
    """Return why this passphrase is refused, as a sentence, or None."""
    text = plain_form(passphrase)
    if len(text) < MINIMUM:
        return (
            f"La frase tiene {len(text)} caracteres y necesita al menos {MINIMUM}. "
            "Junte cuatro o cinco palabras sin relación entre sí."
        )
    if _bits(text) < 30:
        return (
            "La frase se adivina fácilmente: repite letras, sigue el orden del teclado o usa "
            "palabras del instituto. Elija palabras sin relación entre sí o pida una generada."
        )
    return None


def strength(passphrase: str) -> tuple[int, str]:
    """Return (0 to 4, a sentence); below 2 means that `problem_with` may refuse it."""
    bits = _bits(plain_form(passphrase))
    level = sum(bits >= limit for limit in (20, 36, 46, 60))
    if len(plain_form(passphrase)) < MINIMUM:
        level = min(level, 1)
    return level, _SENTENCES[level]


def _bits(text: str) -> float:
    """Guess how many yes-or-no questions a guesser needs; rough, and on the low side."""
    total = 0.0
    seen: set[str] = set()
    for piece in re.findall(r"[^\W\d_]+|\d+|[\W_]", text):
        key = bare(piece)
        total += 0.0 if key in seen else _piece_bits(key)
        seen.add(key)
    return total


def _piece_bits(piece: str) -> float:
    if not piece or piece.isspace() or piece in _SILLY:
        return 0.5
    if len(set(piece)) <= 2 or _is_a_run(piece) or _repeats(piece):
        return 4.0
    if piece.isdigit():
        return 7.0 if re.fullmatch(r"(19|20)\d\d", piece) else 3.3 * len(piece)
    if place_of(piece) is not None:
        return 10.6
    # A word of everyday Spanish: some 30,000 of them whatever its length.
    return min(2.4 * len(piece), 15.0 if piece.isalpha() else math.inf)


def _is_a_run(piece: str) -> bool:
    return len(piece) >= 4 and any(piece in row or piece in row[::-1] for row in _ROWS)


def _repeats(piece: str) -> bool:
    return re.fullmatch(r"(.{1,4}?)\1+", piece) is not None
