"""A state where one delivery is as large, and its names as long, as they get; for pictures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from captura.actions.attend import add_block
from captura.actions.decide import decide
from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.actions.plan_activity import finish_activity, save_activity
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.ui.pictures.ground import fresh_folder
from captura.ui.screens.recepcion.samples import (
    NOW,
    PERIOD,
    Hand,
    hand_in,
    new_institute,
    new_state,
    record_some,
)

TLALTENANGO = "32048"  # the longest name of the 58
PEOPLE, PROBLEMS, LONG_EACH = 3_000, 40, 9
TALK = (
    "Plática informativa sobre los derechos de las mujeres a una vida libre de violencia, los "
    "servicios del instituto y las rutas de denuncia en el municipio"
)


@cache
def crowded_state() -> Office:
    """Two quarters of an institute of 3,000: the first accepted, the second to be decided."""
    clock = Hand(NOW - dt.timedelta(days=90))
    state = new_state(fresh_folder(), clock)
    office = new_institute(fresh_folder(), TLALTENANGO, state, clock)
    record_some(office, 12, PERIOD.shift(-1))
    people = _talk(office, PERIOD.shift(-1).last, _people())
    decide(state, take_in(state, hand_in(office, PERIOD.shift(-1))).package)
    clock.now = NOW
    _talk(office, PERIOD.first, people)
    _spoil(office, people)
    take_in(state, hand_in(office))
    office.close()
    return state


def _people() -> list[Persona]:
    made = make_people(20, TLALTENANGO, PEOPLE, 2026)
    return [
        _with_long_name(one, place) if place % LONG_EACH == 0 else one
        for place, one in enumerate(made)
    ]


def _with_long_name(person: Persona, place: int) -> Persona:
    given = f"Agustina María de los Ángeles Guadalupe {person.nombres or ''}"[:60]
    return replace(
        person, curp=None, tipo_identificacion="SIN", nombres=given,
        primer_apellido="De la Santísima Trinidad",
        segundo_apellido="Villagrana y Bañuelos", telefono=f"437{place:07d}",
    )  # fmt: skip


def _talk(office: Office, day: dt.date, people: list[Persona]) -> list[Persona]:
    talk = Actividad(
        nombre=TALK, tipo_actividad="AC01", estrategia="2.10.3", programa_origen="PROPIO",
        estatus="REA", fecha_inicio=day, modalidad="PRE", sede="Auditorio municipal",
        localidad=f"{TLALTENANGO}0001", responsable="Facilitadora Inventada", modo_conteo="NOM",
    )  # fmt: skip
    saved, session, _ = save_activity(office, talk)
    added = [one.persona for one in add_block(office, session, people)[0]]
    finish_activity(office, saved)
    return added


def _spoil(office: Office, people: list[Persona]) -> None:
    """Birthdays that their CURP contradicts: a warning each."""
    known = [one for one in people if one.curp and one.fecha_nacimiento]
    for person in known[:PROBLEMS]:
        if person.fecha_nacimiento is not None:
            born = person.fecha_nacimiento - dt.timedelta(days=1)
            save_record(office, replace(person, fecha_nacimiento=born))
