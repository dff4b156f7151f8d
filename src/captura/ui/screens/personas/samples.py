"""A real office full of made-up people, for pictures and tests of the institute's screens."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from captura.actions.attend import add_block, register_person
from captura.actions.demonstration.people import make_people
from captura.actions.first_start import FirstStart, first_start
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.paths import DataFolder
from captura.records.actividad import Actividad
from captura.records.curp_names import build, complete
from captura.records.merge import edit
from captura.records.persona import Persona
from captura.records.record import Record, new_id
from captura.records.sesion import Sesion
from captura.records.version import Version, line_of
from captura.ui.pictures.ground import catalogues, fresh_folder

INSTITUTE, SEED = "32020", 20
PASSPHRASE = "once nubes sobre el cerro"  # noqa: S105 - of made-up people
BORN = dt.date(1985, 3, 12)
CURP = complete(build("Marina", "García", "López", BORN, "M", "ZS"), BORN)
NOW = dt.datetime(2026, 9, 22, 16, 42, tzinfo=dt.UTC)  # a Tuesday morning in Zacatecas


_ticks = itertools.count()


def ticking() -> dt.datetime:
    """That morning, a millisecond later at each look: ids made one after another sort so."""
    return NOW + dt.timedelta(milliseconds=next(_ticks))


def new_office(root: Path, clock: Callable[[], dt.datetime] = ticking) -> Office:
    """An institute just started in an empty folder."""
    answers = FirstStart(INSTITUTE, "Instituto de las Mujeres de Jerez", "María L.", PASSPHRASE)
    started = first_start(DataFolder(root), answers, catalogues(), clock=clock, random=os.urandom)
    return started.office


@cache
def empty_office() -> Office:
    """An office where nobody is registered yet."""
    return new_office(fresh_folder())


def full_office() -> Office:
    """An office with 3,000 made-up people."""
    return office_of(3000)


@cache
def office_of(people: int) -> Office:
    """An office with so many made-up people, 26 of them in a workshop."""
    office = new_office(fresh_folder())
    session = workshop(office)
    made = make_people(SEED, INSTITUTE, people, 2026)
    registered = [one.persona for one in add_block(office, session, made[:26])[0]]
    take_in(office, made[26:])
    second = save_activity(office, talk())[1]
    add_block(office, second, registered[5:15])
    return office


def take_in(office: Office, records: Sequence[Record]) -> None:
    """Many records at once, as a package brings them: one by one would take minutes."""
    writer = office.random(8).hex()
    lines: dict[str, list[str]] = {}
    for number, record in enumerate(records, 1):
        folio = f"{office.institute}-{record.LETTERS}-2026-X{number + 100:05d}"
        whole = replace(record, folio=folio, creado_en=office.now(), creado_por=office.user)
        record_id = new_id(office.institute, office.clock(), office.random)
        made = edit(Version(record.TYPE, record_id), whole.canonical(), writer, number)
        lines.setdefault(record.TYPE, []).append(line_of(made))
    with office.store.work(who=office.user, device=office.letter) as work:
        work.apply(lines, "muestra")


def workshop(office: Office) -> Sesion:
    """The workshop of the reference pictures, and its session."""
    activity = Actividad(
        nombre="Taller «Finanzas para emprender»",
        tipo_actividad="AC02",
        estrategia="2.10.1",
        programa_origen="PROPIO",
        estatus="REA",
        fecha_inicio=dt.date(2026, 9, 22),
        hora=dt.time(10),
        modalidad="PRE",
        sede="Casa de la Cultura",
        localidad="320200001",
        responsable="Facilitadora Inventada",
        modo_conteo="NOM",
    )
    return save_activity(office, activity)[1]


def talk() -> Actividad:
    """A talk of July, unsaved."""
    return Actividad(
        nombre="Plática de prevención de la violencia",
        tipo_actividad="AC01",
        estrategia="2.10.6",
        programa_origen="ESTATAL",
        estatus="REA",
        fecha_inicio=dt.date(2026, 7, 12),
        modalidad="PRE",
        sede="Salón ejidal",
        localidad="320200001",
        responsable="Facilitadora Inventada",
        modo_conteo="NOM",
    )


def marina(office: Office) -> Persona:
    """The woman of the reference pictures, registered."""
    return register_person(office, replace(_MARINA))[0]


_MARINA = Persona(
    curp=CURP,
    nombres="Marina",
    primer_apellido="García",
    segundo_apellido="López",
    sexo="M",
    fecha_nacimiento=BORN,
    entidad_nac="ZS",
    escolaridad="05",
    municipio=INSTITUTE,
    localidad_texto="Ermita de Guadalupe",
    telefono="4941000000",
    horario_seguro="Solo por las mañanas",
    aviso_version="2026-1",
    aviso_fecha=dt.date(2026, 3, 9),
)
