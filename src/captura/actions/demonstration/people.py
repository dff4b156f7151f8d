"""Made-up people: the same seed gives the same people, in any municipality."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from random import Random

from captura.actions.demonstration.words import MEN, RANCHOS, SURNAMES, WOMEN
from captura.records.curp_names import build, complete
from captura.records.persona import Persona

PLACEHOLDER = "XXXX000000XXXXXX00"


@dataclass(frozen=True)
class Planted:
    """The people whose treatment is a question: twins, and those with a placeholder for a CURP."""

    twins: tuple[Persona, Persona]
    placeholders: tuple[Persona, Persona]


def make_people(seed: int, institute: str, count: int, year: int) -> list[Persona]:
    """`count` unsaved personas of one municipality; roughly one in eight without CURP.

    The first four are planted: twins of one birth, and two women with the same placeholder.
    """
    draw = Random(f"{seed}/{institute}/personas")  # noqa: S311 - made-up people, no secret
    people: list[Persona] = []
    seen: set[str] = set()
    while len(people) < count:
        person = _make_person(draw, institute, year)
        if person.curp and person.curp in seen:
            continue
        seen.add(person.curp or "")
        people.append(person)
    if count >= 4:
        planted = plant(draw, people[0], people[2])
        people[:4] = [*planted.twins, *planted.placeholders]
    return people


def plant(draw: Random, first: Persona, third: Persona) -> Planted:
    """Twins who differ in the given name and CURP alone; two women known by a placeholder."""
    born = dt.date(1996, 1 + draw.randrange(12), 1 + draw.randrange(28))
    surnames = (draw.choice(SURNAMES), draw.choice(SURNAMES))
    twins = tuple(
        _with_curp(
            replace(
                first,
                nombres=name,
                primer_apellido=surnames[0],
                segundo_apellido=surnames[1],
                fecha_nacimiento=born,
                edad_declarada=None,
                edad_declarada_en=None,
                sexo="M",
                entidad_nac="ZS",
                telefono=None,
            )
        )
        for name in draw.sample(["Brenda Itzel", "Fernanda", "Karla Paola"], 2)
    )
    placeholders = tuple(
        replace(
            third,
            tipo_identificacion="SIN",
            curp=PLACEHOLDER,
            nombres=name,
            primer_apellido=draw.choice(SURNAMES),
            segundo_apellido=draw.choice(SURNAMES),
            fecha_nacimiento=None,
            edad_declarada=30 + draw.randrange(30),
            edad_declarada_en=dt.date(born.year + 30, 1, 15),
            telefono=None,
        )
        for name in draw.sample(["Petra", "Amalia", "Elvira"], 2)
    )
    return Planted((twins[0], twins[1]), (placeholders[0], placeholders[1]))


def _make_person(draw: Random, institute: str, year: int) -> Persona:
    sex = draw.choices(("M", "H", "X"), (86, 13, 1))[0]
    given = draw.choice(MEN if sex == "H" else WOMEN)
    age = int(draw.triangular(13, 80, 36))
    born = dt.date(year - age, 1 + draw.randrange(12), 1 + draw.randrange(28))
    elsewhere = draw.random() < 0.3
    person = Persona(
        tipo_identificacion="CURP",
        nombres=given,
        primer_apellido=draw.choice(SURNAMES),
        segundo_apellido=draw.choice(SURNAMES) if draw.random() < 0.96 else None,
        fecha_nacimiento=born,
        sexo=sex,
        entidad_nac="ZS",
        municipio=institute,
        localidad=None if elsewhere else f"{institute}0001",
        localidad_texto=draw.choice(RANCHOS) if elsewhere else None,
        telefono=f"49{draw.randrange(10**8):08d}" if draw.random() < 0.4 else None,
        aviso_version="2026-1",
        aviso_fecha=dt.date(year, 1, 15),
        consent_transferencia=True,
    )
    if draw.random() < 0.12:
        return replace(
            person,
            tipo_identificacion="SIN",
            fecha_nacimiento=None,
            entidad_nac=None,
            edad_declarada=age,
            edad_declarada_en=dt.date(year, 1, 15),
        )
    return _with_curp(person, draw)


def _with_curp(person: Persona, draw: Random | None = None) -> Persona:
    """The person with the CURP her data give; its 17th place is drawn, as RENAPO assigns it."""
    birth = person.fecha_nacimiento
    if birth is None or not (person.nombres and person.primer_apellido and person.sexo):
        return person
    first16 = build(
        person.nombres,
        person.primer_apellido,
        person.segundo_apellido,
        birth,
        person.sexo,
        person.entidad_nac or "NE",
    )
    return replace(person, curp=complete(first16, birth, draw.randrange(3) if draw else 0))
