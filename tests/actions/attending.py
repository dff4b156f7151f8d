"""Who attends: users let in to the vault of a made-up institute, and what they write there."""

from __future__ import annotations

import datetime as dt
import os

from captura.actions.demonstration.cast import PHRASE
from captura.actions.office import Office
from captura.actions.open_office import open_office
from captura.actions.users import add_user
from captura.app.surroundings import catalogues
from captura.records.atencion import Atencion
from captura.records.roles import ATENCION
from tests.actions.world import World

PSI, OTHER = "Psicóloga Inventada", "Abogada Inventada"
WHEN = dt.datetime(2026, 5, 12, 10, 30)  # noqa: DTZ001 - records keep the wall clock


def enter(world: World, office: Office, name: str = PSI, role: str = ATENCION) -> Office:
    """The same office, as someone new enters it by her passphrase."""
    add_user(office, PHRASE, name, role, PHRASE)
    return again(world, office, name)


def again(world: World, office: Office, name: str) -> Office:
    """The same office, as someone who is known enters it."""
    folder, clock = office.folder, world.clock
    entered = open_office(folder, name, PHRASE, catalogues(), clock=clock, random=os.urandom)
    world.offices.append(entered)
    return entered


def service(**known: object) -> Atencion:
    """A made-up atención, whole enough to count."""
    values: dict[str, object] = {
        "fecha_hora": WHEN,
        "servicio": "SV03",
        "modalidad": "PRE",
        "profesional": "Profesional Inventada",
        "motivo": "Motivo inventado",
        "nota": "Nota inventada",
        "estado_registro": "VAL",
    }
    return Atencion(**{**values, **known})  # type: ignore[arg-type]
