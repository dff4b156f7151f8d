"""A crowd of made-up people, some recorded twice, some only alike: what judges the rules.

It was written before the rules and shares no code with them: names, CURP and damage are its own.
A duplicate is one woman written down on another day by another hand: a letter wrong, an accent, a
surname or the CURP left out, the birthday turned round or only an age. Those who are alike but two:
twins, sisters with one telephone, a mother and daughter of one name, namesakes. A woman whose
surname was corrected is one, and yet no machine may say so alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from random import Random

from captura.records.persona import Persona

TOWNS = tuple(f"32{number:03d}" for number in range(1, 59))
_GIVEN = (
    "María Guadalupe|María del Carmen|Juana|Margarita|Verónica|Alejandra|Leticia|Yolanda|Rosa Elena"
    "|Ana Laura|Patricia|Silvia|Martha Alicia|Gabriela|Elizabeth|Norma|Araceli|Claudia Ivette"
    "|San Juana|Esperanza|Josefina|Teresa|Blanca Estela|Irma|Brenda|Karla|Daniela|Xóchitl|Mayra"
    "|Hortensia|Consuelo|Ma. de Jesús|Concepción|Micaela|Rocío|Sonia|Adriana|Beatriz|Cecilia|Dulce"
    "|Estela|Fabiola|Graciela|Hilda|Imelda|Jazmín|Lorena|Maricela|Nancy|Ofelia|Perla|Raquel|Sara"
    "|Tomasa|Úrsula|Vanessa|Wendy|Yesenia|Zenaida|Amalia|Berenice|Catalina|Dolores|Eva|Francisca"
)
GIVEN = tuple(_GIVEN.split("|"))
_SURNAMES = (
    "Hernández|García|Martínez|López|González|Rodríguez|Pérez|Sánchez|Ramírez|Flores|Cruz|Reyes"
    "|Torres|Rivera|Gómez|Díaz|Morales|Ortiz|Gutiérrez|Castillo|Chávez|Ramos|Ruiz|Mendoza|Vázquez"
    "|Medina|Castro|Herrera|Vargas|Guzmán|Muñoz|Rojas|De la Torre|Salazar|Soto|Delgado|Ávila|Luna"
    "|Juárez|Ríos|Escobedo|Carrillo|Esparza|Bañuelos|Villagrana|Ibarra|Cisneros|Zúñiga|Frausto"
    "|Dávila|Raygoza|Ulloa|Quiñones|Jasso|Trejo|Nava|Saucedo|Valadez|Caldera|Félix|Macías|Lozano"
    "|Olvera|Pinedo|Robles|Serrano|Tovar|Ureño|Varela|Xoconostle|Yáñez|Zamarripa|Acosta|Barrios"
    "|Cabral|Duarte|Enríquez|Fuentes|Gallegos|Haro|Iturriaga|Jacobo|Lara|Montes|Navarro|Ochoa"
)
SURNAMES = tuple(_SURNAMES.split("|"))
NICKNAMES = {
    "María Guadalupe": "Lupita", "Leticia": "Lety", "Patricia": "Paty", "Gabriela": "Gaby",
    "Concepción": "Concha", "Josefina": "Chepina", "Consuelo": "Chelo", "Francisca": "Paquita",
}  # fmt: skip
_HABITS = (
    ("v", "b"), ("b", "v"), ("z", "s"), ("s", "z"), ("ll", "y"), ("y", "ll"), ("h", ""), ("c", "s"),
)  # fmt: skip
_PLAIN = str.maketrans("áéíóúñÁÉÍÓÚÑü", "aeiounAEIOUNu")
_CODES = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
_AGES_AT = dt.date(2026, 3, 1)
Names = tuple[str, str]


@dataclass
class Crowd:
    """people · twice: pairs of one woman · corrected: those whose surname was corrected between ·
    alike: {kind: pairs of two women}. Each pair is sorted."""

    people: list[Persona] = field(default_factory=list)
    twice: set[Names] = field(default_factory=set)
    corrected: set[Names] = field(default_factory=set)
    alike: dict[str, set[Names]] = field(default_factory=dict)


def make_crowd(seed: int, size: int, twice: float = 0.07, alike: float = 0.03) -> Crowd:
    """About `size` records: `twice` of the women are written down again, `alike` have a double."""
    draw, crowd = Random(f"gentío {seed}"), Crowd()
    while len(crowd.people) < size:
        woman = _add(crowd, draw, _woman(draw))
        lot = draw.random()
        if lot < twice:
            again = _add(crowd, draw, _again(draw, woman))
            crowd.twice.add(_pair(woman, again))
        elif lot < twice + 0.002:
            married = draw.choice(SURNAMES)
            if married == woman.primer_apellido:
                continue
            other = replace(woman, primer_apellido=married)
            again = replace(other, curp=_curp(draw, other)) if woman.curp else other
            crowd.corrected.add(_pair(woman, _add(crowd, draw, again)))
        elif lot < twice + 0.002 + alike:
            kind = draw.choice(("twins", "sisters", "mother", "namesake"))
            other = _add(crowd, draw, _double(draw, woman, kind))
            crowd.alike.setdefault(kind, set()).add(_pair(woman, other))
    draw.shuffle(crowd.people)
    return crowd


def _add(crowd: Crowd, draw: Random, woman: Persona) -> Persona:
    number = len(crowd.people)
    own = f"{woman.municipio}-{number:08x}-0000-7000-8000-{draw.getrandbits(48):012x}"
    crowd.people.append(replace(woman, id=own))
    return crowd.people[-1]


def _pair(one: Persona, other: Persona) -> Names:
    low, high = sorted((one.id, other.id))
    return low, high


def _woman(draw: Random) -> Persona:
    born = dt.date(1944, 1, 1) + dt.timedelta(days=draw.randrange(365 * 68))
    town = draw.choice(TOWNS)
    woman = Persona(
        nombres=draw.choice(GIVEN),
        primer_apellido=draw.choice(SURNAMES),
        segundo_apellido=draw.choice(SURNAMES) if draw.random() < 0.95 else None,
        fecha_nacimiento=born,
        sexo="M",
        municipio=town,
        localidad=f"{town}0001" if draw.random() < 0.6 else None,
        telefono=f"49{draw.randrange(10**8):08d}" if draw.random() < 0.5 else None,
    )
    return replace(woman, curp=_curp(draw, woman) if draw.random() < 0.8 else None)


# one woman, another day -----------------------------------------------------------------------


def _again(draw: Random, woman: Persona) -> Persona:
    other = _key_again(draw, _birth_again(draw, _name_again(draw, woman)))
    if other.telefono and draw.random() < 0.4:
        other = replace(other, telefono=None)
    if draw.random() < 0.3:
        other = replace(other, municipio=draw.choice(TOWNS), localidad=None)
    return other


def _name_again(draw: Random, woman: Persona) -> Persona:
    given, first = woman.nombres or "", woman.primer_apellido or ""
    lot = draw.random()
    if lot < 0.45:
        return woman
    if lot < 0.65:
        change = draw.choice((str.upper, str.lower, str.title))
        return replace(
            woman,
            nombres=change(given.translate(_PLAIN)),
            primer_apellido=change(first.translate(_PLAIN)),
            segundo_apellido=change((woman.segundo_apellido or "").translate(_PLAIN)) or None,
        )
    if lot < 0.74:
        return replace(woman, primer_apellido=_habit(draw, first))
    if lot < 0.82:
        return replace(woman, primer_apellido=_slip(draw, first))
    if lot < 0.90:
        return replace(woman, segundo_apellido=None)
    if lot < 0.94:
        words = given.split()
        short = {"María": "Ma."}.get(words[0], words[0])
        return replace(woman, nombres=" ".join([short, *words[1:]]) if short != words[0] else short)
    if lot < 0.96 and given in NICKNAMES:
        return replace(woman, nombres=NICKNAMES[given])
    if lot < 0.98 and woman.segundo_apellido:
        swapped = {"primer_apellido": woman.segundo_apellido, "segundo_apellido": first}
        return replace(woman, **swapped)
    return replace(woman, nombres=_slip(draw, given))


def _birth_again(draw: Random, woman: Persona) -> Persona:
    born = woman.fecha_nacimiento
    assert born is not None
    lot = draw.random()
    if lot < 0.82:
        return woman
    if lot < 0.90:
        age = (_AGES_AT - born).days * 100 // 36525 + draw.choice((0, 0, 0, 1, -1))
        return replace(
            woman, fecha_nacimiento=None, edad_declarada=max(0, age), edad_declarada_en=_AGES_AT
        )
    if lot < 0.94 and born.day <= 12:
        return replace(woman, fecha_nacimiento=dt.date(born.year, born.day, born.month))
    if lot < 0.97:
        return replace(
            woman, fecha_nacimiento=dt.date(born.year + 1, born.month, min(born.day, 28))
        )
    return replace(woman, fecha_nacimiento=born.replace(day=draw.randrange(1, 29)))


def _key_again(draw: Random, woman: Persona) -> Persona:
    lot = draw.random()
    if woman.curp is None or lot < 0.55:
        return woman
    if lot < 0.85:
        return replace(woman, curp=None)
    letters, place = list(woman.curp), draw.randrange(18)
    if lot < 0.93 and place < 17:
        letters[place], letters[place + 1] = letters[place + 1], letters[place]
    else:
        letters[place] = draw.choice("ABCDEFGH0123456789")
    return replace(woman, curp="".join(letters))


def _slip(draw: Random, name: str) -> str:
    """One letter left out, doubled, changed or swapped."""
    if len(name) < 4:
        return name
    place = draw.randrange(1, len(name) - 1)
    kind = draw.randrange(4)
    if kind == 0:
        return name[:place] + name[place + 1 :]
    if kind == 1:
        return name[:place] + name[place] + name[place:]
    if kind == 2:
        return name[:place] + draw.choice("aeiournlst") + name[place + 1 :]
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _habit(draw: Random, name: str) -> str:
    """A spelling that sounds the same."""
    fitting = [(old, new) for old, new in _HABITS if old in name[1:]]
    if not fitting:
        return name.translate(_PLAIN)
    old, new = draw.choice(fitting)
    return name[0] + name[1:].replace(old, new, 1)


# two women ------------------------------------------------------------------------------------


def _double(draw: Random, woman: Persona, kind: str) -> Persona:
    born = woman.fecha_nacimiento
    assert born is not None
    another = draw.choice([name for name in GIVEN if name != woman.nombres])
    if kind == "twins":
        other = replace(woman, nombres=another)
    elif kind == "sisters":
        phone = woman.telefono or f"49{draw.randrange(10**8):08d}"
        years = born + dt.timedelta(days=draw.randrange(400, 4000))
        other = replace(woman, nombres=another, fecha_nacimiento=years, telefono=phone)
    elif kind == "mother":
        older = born - dt.timedelta(days=draw.randrange(16 * 365, 35 * 365))
        other = replace(woman, fecha_nacimiento=older)
        if draw.random() < 0.3:
            known = {"edad_declarada": 2026 - older.year, "edad_declarada_en": _AGES_AT}
            return replace(other, fecha_nacimiento=None, curp=None, **known)
    else:
        day = dt.date(1944, 1, 1) + dt.timedelta(days=draw.randrange(365 * 68))
        other = replace(woman, fecha_nacimiento=day, telefono=None)
    return replace(other, curp=_curp(draw, other) if woman.curp else None)


def _curp(draw: Random, woman: Persona) -> str:
    """The eighteen places as RENAPO builds them, without its list of inconvenient words."""
    born = woman.fecha_nacimiento
    assert born is not None
    given = [word for word in _letters(woman.nombres).split() if word not in ("MARIA", "MA")]
    name = given[0] if given else "MARIA"
    first = _letters(woman.primer_apellido).split()[-1]
    second = (_letters(woman.segundo_apellido).split() or ["X"])[-1]
    vowel = next((letter for letter in first[1:] if letter in "AEIOU"), "X")
    head = first[0] + vowel + second[0] + name[0] + f"{born:%y%m%d}MZS"
    head += "".join(
        next((letter for letter in word[1:] if letter not in "AEIOU"), "X")
        for word in (first, second, name)
    )
    head += draw.choice("AB" if born.year >= 2000 else "01")
    total = sum(_CODES.index(letter) * (18 - place) for place, letter in enumerate(head))
    return head + str(-total % 10)


def _letters(name: str | None) -> str:
    return (name or "").translate(_PLAIN).upper().replace(".", "")
