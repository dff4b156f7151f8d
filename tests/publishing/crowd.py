"""A made-up state with people enough to publish, some of them few in their place."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.conteo import Conteo
from captura.records.meta_anual import MetaAnual
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.record import Record, new_id
from captura.records.sesion import Sesion
from captura.ui.screens.recepcion.samples import NOW, Hand, new_state

YEAR = 2026
Keep = Callable[[str, Record], str]  # (institute, record) → its id
JEREZ, PINOS, LORETO, RARE, FEW = "32020", "32038", "32024", "32001", "32002"
PLACES = {JEREZ: 60, PINOS: 25, LORETO: 12, RARE: 3, FEW: 4}
PLANTED = ("Zoila", "Garzaespina", "GAEZ910101MZSRSL07", "4921112233")  # stand in every person


def crowded_state(folder: Path, seed: int = 7) -> Office:
    """104 people of five places: some men, anonymous, or recorded twice; eight talks each."""
    state, draw = new_state(folder, Hand()), random.Random(seed)
    with state.store.work("Ana") as work:

        def keep(institute: str, record: Record) -> str:
            return work.save(replace(record, id=new_id(institute, NOW, draw.randbytes))).id

        for place, count in PLACES.items():
            people = [keep(place, _person(draw, place, n)) for n in range(count)]
            for quarter in (1, 2, 3, 4):
                for _ in range(2):
                    _talk(keep, draw, place, quarter, people)
            for person in people[:6]:
                support = Apoyo(persona=person, fecha=dt.date(YEAR, 3, 2), tipo_apoyo="AM01")
                support = replace(support, programa="PROPIO", concepto=PLANTED[0], monto=125_050)
                keep(place, support)
            goal = MetaAnual(ejercicio=YEAR, instrumento="POA", estrategia="2.10.1", meta_t1=3)
            keep(place, replace(goal, nombre=PLANTED[0], cuenta="ACT", unidad="taller"))
            if count > 10:
                keep("32000", MismaPersona(una=people[0], otra=people[1], es_la_misma=True))
    return state


def _person(draw: random.Random, place: str, n: int) -> Persona:
    return Persona(
        nombres=PLANTED[0],
        primer_apellido=PLANTED[1],
        curp=PLANTED[2],
        telefono=PLANTED[3],
        sexo=draw.choice("MMMMMMH") if PLACES[place] > 10 else "M",
        fecha_nacimiento=dt.date(draw.choice((1952, 1975, 1990, 1990, 2003)), 5, 5),
        municipio="Calle de Zoila" if n == 40 else place,  # no list knows it
        localidad=f"{place}0001" if n % 2 else None,
        tipo_identificacion="ANO" if n == 8 else "SIN",
        lengua="HCH" if n == 9 else None,
    )


def _talk(save: Keep, draw: random.Random, place: str, quarter: int, people: list[str]) -> None:
    day = dt.date(YEAR, 3 * quarter - 1, draw.randrange(1, 28))
    strategy = draw.choice(("2.10.1", "2.10.1", "2.10.2", "2.10.3"))
    if draw.random() < 0.1:
        strategy = "Zoila contó"
    facts = Actividad(fecha_inicio=day, estrategia=strategy, estatus="REA", tipo_actividad="AC02")
    talk = save(place, replace(facts, nombre=PLANTED[1], responsable=PLANTED[0]))
    session = save(place, Sesion(actividad=talk, numero=1, fecha=day, tema=PLANTED[1]))
    for person in draw.sample(people, k=max(1, len(people) * 2 // 3)):
        save(place, Participacion(actividad=talk, sesion=session, persona=person, asistio=True))
    save(place, Conteo(actividad=talk, sesion=session, sexo="M", grupo_edad="GE5",
                       cantidad=draw.randrange(1, 12)))  # fmt: skip
