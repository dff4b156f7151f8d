"""The CURP: what its 18 characters say, and what is wrong with one. It never blocks anything.

Structure: RENAPO, *Instructivo normativo para la asignación de la CURP*; sex X exists since 2023.
The check digit misses about one error in five, so a key is also compared with name, date, sex and
state (`curp_names`).
"""

from __future__ import annotations

import datetime as dt
import operator
import re
from dataclasses import dataclass

LENGTH = 18
ERROR, WARNING, NOTE = "error", "warning", "note"
STATES = frozenset(
    {
        "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "DG", "GT", "GR", "HG", "JC", "MC",
        "MN", "MS", "NT", "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ",
        "YN", "ZS", "NE",
    }
)  # fmt: skip
_ALPHABET = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
# RENAPO, catálogo de palabras inconvenientes: the second letter of these is written X
_INCONVENIENT = (
    "BACA BAKA BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COGI COJA COJE COJI COJO COLA CULO "
    "FALO FETO GETA GUEI GUEY JETA JOTO KACA KACO KAGA KAGO KAKA KAKO KOGE KOGI KOJA KOJE KOJI "
    "KOJO KOLA KULO LILO LOCA LOCO LOKA LOKO MAME MAMO MEAR MEAS MEON MIAR MION MOCO MOKO MULA "
    "MULO NACA NACO PEDA PEDO PENE PIPI PITO POPO PUTA PUTO QULO RATA ROBA ROBE ROBO RUIN SENO "
    "TETA VACA VAGA VAGO VAKA VUEI VUEY WUEI WUEY"
)
INCONVENIENT = frozenset(_INCONVENIENT.split())
_LETTER, _DIGIT = "letra", "cifra"
_CLASSES: tuple[tuple[str, str], ...] = (
    ("A-Z", _LETTER), ("AEIOUX", "vocal (o X)"), ("A-Z", _LETTER), ("A-Z", _LETTER),
    *[("0-9", _DIGIT)] * 6,
    ("HMX", "H, M o X"), ("A-Z", _LETTER), ("A-Z", _LETTER),
    *[("B-DF-HJ-NP-TV-Z", "consonante")] * 3,
    ("0-9A-Z", "letra o cifra"), ("0-9", _DIGIT),
)  # fmt: skip
_FITS = tuple(re.compile(f"[{allowed}]") for allowed, _ in _CLASSES)
_TO_DIGIT = str.maketrans("OQILSBZG", "00115826")
_TO_LETTER = str.maketrans("01582", "OISBZ")
_BLANKS = frozenset(
    {
        "NA", "ND", "NC", "SN", "NO", "NOTIENE", "SINCURP", "NOCURP", "SINDATO", "SINDATOS",
        "NINGUNA", "NINGUNO", "PENDIENTE", "NOPROPORCIONO", "NOSABE", "NODIO", "EXTRANJERA",
        "EXTRANJERO", "ENTRAMITE", "DESCONOCE", "SEDESCONOCE", "DESCONOCIDA", "NOAPLICA", "CURP",
    }
)  # fmt: skip

# the tax authority's stand-ins for foreigners and for the public at large
_STAND_INS = ("XEXX01", "XAXX01")


@dataclass(frozen=True)
class Finding:
    """Something to say about a CURP: level error, warning or note; a place 1–18, 0 for all."""

    level: str
    code: str
    what: str
    fix: str = ""
    place: int = 0


@dataclass(frozen=True)
class Reading:
    """A CURP as read: the key without spaces, what it says, and every finding.

    birth, sex (H, M, X) and state are filled where those places are right even if others are not;
    trust them only when `ok`. `suggestion` is a flawless key one slip of the pen away, or None.
    """

    key: str
    birth: dt.date | None
    sex: str | None
    state: str | None
    findings: tuple[Finding, ...]
    suggestion: str | None = None

    @property
    def ok(self) -> bool:
        return not any(finding.level == ERROR for finding in self.findings)


def compact(text: str) -> str:
    """Upper case, without spaces, dashes, dots and slashes."""
    return re.sub(r"[\s\-_./]", "", text).upper()


def is_placeholder(text: str) -> bool:
    """Whether this only stands for "no CURP": «SIN CURP», «NA», XXXX000000XXXXXX00, zeros.

    Such a text is no key: it never joins two people.
    """
    if _WHOLE.fullmatch(text):
        return text[4:10] == "000000" or text.startswith(_STAND_INS)
    key = compact(text)
    if not key or key in _BLANKS or len(set(key)) == 1:
        return True
    if re.fullmatch(r"[X0*?]+", key) or key.startswith(_STAND_INS):
        return True
    return len(key) >= 10 and key[4:10] == "000000"


_WHOLE = re.compile("".join(f"[{allowed}]" for allowed, _ in _CLASSES))
_VALUES = {char: value for value, char in enumerate(_ALPHABET)}
_WEIGHTS = tuple(range(LENGTH, 1, -1))


def check_digit(first17: str) -> str:
    """The last character of a CURP, from the other seventeen. Raises KeyError off alphabet."""
    total = sum(map(operator.mul, map(_VALUES.__getitem__, first17[:17]), _WEIGHTS))
    return str(-total % 10)


def birth_of(key: str) -> dt.date | None:
    """The birth date of a key's places 5–10, its century by place 17; None if no such day."""
    if len(key) < 17 or not key[4:10].isdigit():
        return None
    century = 1900 if key[16].isdigit() else 2000
    try:
        return dt.date(century + int(key[4:6]), int(key[6:8]), int(key[8:10]))
    except ValueError:
        return None


def read(text: str, today: dt.date | None = None) -> Reading:
    """Everything a typed CURP says, and everything that is wrong with it.

    today: the day against which a birth may not lie ahead (none: the future isn't judged).
    """
    key = text if (shapely := bool(_WHOLE.fullmatch(text))) else compact(text)
    if is_placeholder(key):
        said = Finding(NOTE, "curp.sin", "Esto no es una CURP.", "Deje la casilla vacía.")
        return Reading(key, None, None, None, (said,))
    findings = [] if shapely else _shape(key)
    if len(key) == LENGTH:
        findings += _meaning(key, today, shapely=not findings)
    wrong = findings and any(finding.level == ERROR for finding in findings)
    suggestion = _suggest(key, today) if wrong else None
    birth = birth_of(key)
    sex = key[10] if len(key) > 10 and key[10] in "HMX" else None
    state = key[11:13] if key[11:13] in STATES else None
    return Reading(key, birth, sex, state, tuple(findings), suggestion)


def _shape(key: str) -> list[Finding]:
    """Length, and each place's class of character."""
    if len(key) != LENGTH:
        less = f"Lleva {LENGTH} caracteres y aquí hay {len(key)}."
        return [Finding(ERROR, "curp.largo", less, "Compárela con el documento.")]
    findings = []
    for place, (char, fits, (_, name)) in enumerate(zip(key, _FITS, _CLASSES, strict=True), 1):
        if fits.fullmatch(char):
            continue
        what = f"En el lugar {place} va {name}; aquí dice «{char}»."
        fix = "La Ñ se escribe X en la CURP." if char == "Ñ" else "Compárela con el documento."
        findings.append(Finding(ERROR, "curp.lugar", what, fix, place))
    return findings


def _meaning(key: str, today: dt.date | None, *, shapely: bool) -> list[Finding]:
    """State, date, century, check digit, inconvenient word, and what is worth knowing."""
    findings = _date(key, today)
    if key[11:13] not in STATES:
        what = f"«{key[11:13]}» no es clave de ningún estado."
        fix = "Zacatecas es ZS; nacida en el extranjero, NE."
        findings.append(Finding(ERROR, "curp.estado", what, fix, 12))
    if shapely and check_digit(key) != key[17]:
        what = "La última cifra no corresponde a las demás: hay un carácter mal copiado."
        findings.append(Finding(ERROR, "curp.digito", what, "Compárela con el documento.", 18))
    if key[:4] in INCONVENIENT:
        what = f"El Registro de Población escribe {key[0]}X{key[2:4]} en lugar de {key[:4]}."
        findings.append(Finding(WARNING, "curp.palabra", what, "Compárela con el documento.", 2))
    if key[10] == "X":
        findings.append(Finding(NOTE, "curp.x", "Sexo X: registro no binario."))
    if key[11:13] == "NE":
        findings.append(Finding(NOTE, "curp.ne", "Nacida en el extranjero."))
    return findings


def _date(key: str, today: dt.date | None) -> list[Finding]:
    if not key[4:10].isdigit():
        return []
    born = birth_of(key)
    if born is None:
        what = f"No existe el día {key[8:10]}/{key[6:8]} en ese año."
        fix = "Los lugares 5 a 10 son año, mes y día."
        return [Finding(ERROR, "curp.fecha", what, fix, 5)]
    if today is None or (born <= today and today.year - born.year <= 120):
        return []
    other, mark = ("letra", 2000) if key[16].isdigit() else ("cifra", 1900)
    when = f"nacería en {born.year}"
    fix = (
        f"Quien nació {'desde' if mark == 2000 else 'antes de'} 2000 lleva {other} en el lugar 17."
    )
    return [Finding(ERROR, "curp.siglo", f"Según el lugar 17, {when}.", fix, 17)]


def _suggest(key: str, today: dt.date | None) -> str | None:
    """The key with look-alikes (0 and O, 1 and I…) put where they belong, if that is flawless."""
    if len(key) != LENGTH:
        return None
    mended = "".join(
        c if fits.fullmatch(c)
        else "X" if c == "Ñ"
        else c.translate(_TO_DIGIT if name == _DIGIT else _TO_LETTER)
        for c, fits, (_, name) in zip(key, _FITS, _CLASSES, strict=True)
    )  # fmt: skip
    if mended == key:
        return None
    wrong = _shape(mended) or _meaning(mended, today, shapely=True)
    return None if any(finding.level == ERROR for finding in wrong) else mended
