"""A made-up institute's year: people, activities, lists and supports, through the real actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from captura.actions.attend import add_block, register_person
from captura.actions.demonstration.people import PLACEHOLDER, make_people
from captura.actions.demonstration.words import ACTIVITIES, PLACES
from captura.actions.office import Office
from captura.actions.plan_activity import add_session, finish_activity, save_activity
from captura.actions.save_record import VALID, save_record
from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.institucion import Institucion
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.store.queries.known import profile

LIST_MIN, LIST_MAX = 8, 25


@dataclass
class Year:
    """What one institute has: its people, kept across the quarters, and the seed's draw.

    goals: of its plan, by strategy; empty where it has none.
    """

    office: Office
    draw: Random
    people: list[Persona] = field(default_factory=list)
    waiting: list[Persona] = field(default_factory=list)
    goals: dict[str, str] = field(default_factory=dict)


def start_year(office: Office, seed: int, count: int, year: int) -> Year:
    """Complete the institute's profile and make up its people; none is registered yet."""
    draw = Random(f"{seed}/{office.institute}/anio")  # noqa: S311 - made-up data, no secret
    profile_now = profile(office.store) or Institucion()
    term = year - (year - 2024) % 3
    complete = replace(
        profile_now,
        titular="Titular Inventada",
        periodo_desde=dt.date(term, 9, 15),
        periodo_hasta=dt.date(term + 3, 9, 15),
        tipo_instancia=office.catalogues["tipos_instancia"].entries[0].code,
        estado_registro=VALID,
    )
    save_record(office, complete)
    return Year(office, draw, [], make_people(seed, office.institute, count, year))


def record_quarter(year: Year, period: Period) -> None:
    """Record one quarter: two or three activities with lists, and a few supports."""
    for _ in range(2 + year.draw.randrange(2)):
        _record_activity(year, period)
    for person in year.draw.sample(year.people, min(3, len(year.people))):
        _record_support(year, period, person)


def register_rest(year: Year) -> None:
    """Register who took part in nothing, one by one, as at the counter."""
    while year.waiting:
        person, _ = register_person(year.office, year.waiting.pop(0))
        year.people.append(person)


def _record_activity(year: Year, period: Period) -> None:
    draw, office = year.draw, year.office
    strategy, kind, name = draw.choice(ACTIVITIES)
    date = period.first + dt.timedelta(days=draw.randrange((period.last - period.first).days - 10))
    activity, session, _ = save_activity(
        office,
        Actividad(
            nombre=name,
            tipo_actividad=kind,
            estrategia=strategy,
            meta=year.goals.get(strategy),
            programa_origen=draw.choice(("PROPIO", "ESTATAL", "PAIBIM")),
            estatus="REA",
            fecha_inicio=date,
            hora=dt.time(draw.choice((9, 10, 16, 17))),
            modalidad="PRE",
            sede=draw.choice(PLACES),
            localidad=f"{office.institute}0001",
            responsable="Facilitadora Inventada",
            modo_conteo="NOM",
            gasto=draw.randrange(0, 500_000),
        ),
    )
    size = draw.randint(LIST_MIN, LIST_MAX)
    add_block(office, session, _draw_people(year, size))
    if draw.random() < 0.3:
        second, _ = add_session(office, activity, date + dt.timedelta(days=7))
        add_block(office, second, draw.sample(year.people, min(size, len(year.people))))
    finish_activity(office, office.store.get(Actividad, activity.id) or activity)


def _draw_people(year: Year, size: int) -> list[Persona]:
    """Half who came before, half new: the newcomers are as typed, without id."""
    known = year.draw.sample(year.people, min(size // 2, len(year.people)))
    fresh = [year.waiting.pop(0) for _ in range(min(size - len(known), len(year.waiting)))]
    registered = [register_person(year.office, person)[0] for person in fresh]
    year.people.extend(registered)
    return [*known, *registered]


def _record_support(year: Year, period: Period, person: Persona) -> None:
    day = period.first + dt.timedelta(days=year.draw.randrange(80))
    save_record(
        year.office,
        Apoyo(
            persona=person.id,
            fecha=day,
            tipo_apoyo=year.draw.choice(("AE01", "AE02", "AE04", "AM02")),
            concepto="Apoyo inventado",
            cantidad=Decimal(1 + year.draw.randrange(4)),
            unidad="pieza",
            monto=year.draw.randrange(10_000, 300_000),
            programa="PROPIO",
            fuente="MUN",
            recibo_firmado=True,
            estado_registro=VALID,
        ),
    )


def made_curps(years: list[Year]) -> set[str]:
    """Every CURP that was made up for these institutes, but not the placeholder."""
    people = (person for year in years for person in (*year.people, *year.waiting))
    return {person.curp for person in people if person.curp and person.curp != PLACEHOLDER}
