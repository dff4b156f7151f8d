"""The list of a session: adds someone known, registers someone new, takes a pasted block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.actions.recognise import recognised
from captura.actions.save_record import VALID, Saved, saved
from captura.errors import StoreError
from captura.records.actividad import Actividad
from captura.records.curp import is_placeholder
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.store.queries.known import attending
from captura.store.work import Work


@dataclass(frozen=True)
class Added:
    """One line of a list taken in: the person, whether she is new here, whether she was on it."""

    persona: Persona
    new: bool
    repeated: bool


def register_person(office: Office, persona: Persona) -> tuple[Persona, Saved]:
    """Keep a new person; a declared age keeps the day it was declared."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        kept = work.save(dated(persona, office.today()))
        return kept, saved(work, [work.last_number])


def add_to_list(office: Office, session: Sesion, persona: Persona) -> tuple[Added, Saved]:
    """Add a person to a session; a new one is registered, one already there stays once."""
    added, done = add_block(office, session, [persona])
    return added[0], done


def home_of(office: Office, session: Sesion) -> Actividad | None:
    """The activity of a session: who says no place came from there."""
    return office.store.get(Actividad, session.actividad or "")


def at_home(persona: Persona, home: Actividad | None) -> Persona:
    """The person with the place of an activity, where she says none of her own."""
    told = persona.localidad or persona.localidad_texto or persona.entidad_residencia
    if home is None or told:
        return persona
    return replace(persona, localidad=home.localidad, localidad_texto=home.localidad_texto)


def add_block(
    office: Office,
    session: Sesion,
    people: Iterable[Persona],
    *,
    home: Actividad | None = None,
) -> tuple[list[Added], Saved]:
    """Add many at once, in one transaction: each found by id or CURP, else registered.

    Without id or CURP a person is known only if name, birth or age, and place all agree with
    exactly one; a doubt registers her anew, and the duplicates are shown later. home: whose place
    a new person gets who says none; it recognises nobody. Undo takes back the participations, and
    the people registered with them. Raises StoreError for an id that isn't here.
    """
    office.allow("capturar")
    day = min(session.fecha or office.today(), office.today())
    added: list[Added] = []
    numbers: list[int | None] = []
    with office.store.work(who=office.user, device=office.letter) as work:
        present = set(attending(work, session.id))
        for typed in people:
            as_told = dated(typed, day)
            known = _by_id(work, typed.id) if typed.id else recognised(work, as_told)
            person = known
            if person is None:
                person = work.save(at_home(as_told, home))
                numbers.append(work.last_number)
            repeated = person.id in present
            if not repeated:
                work.save(_participation(session, person))
                numbers.append(work.last_number)
                present.add(person.id)
            added.append(Added(person, known is None, repeated))
        return added, saved(work, numbers)


def remove_from_list(office: Office, participation: Participacion) -> Saved:
    """Take a person off a list; undo brings her back."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        work.delete(participation, "quitada de la lista")
        return saved(work, [work.last_number])


def _participation(session: Sesion, person: Persona) -> Participacion:
    return Participacion(
        actividad=session.actividad,
        sesion=session.id,
        persona=person.id,
        asistio=True,
        horas=session.horas,
        estado_registro=VALID,
    )


def _by_id(work: Work, record_id: str) -> Persona:
    known = work.get(Persona, record_id)
    if known is None:
        raise StoreError(
            "Esa persona ya no está",
            "La quitaron del padrón mientras se capturaba la lista.",
            "Búsquela otra vez, o regístrela de nuevo.",
            "CAP-ACT-91",
        )
    return known


def dated(persona: Persona, day: dt.date) -> Persona:
    """The person with the day on which her age was declared: of the list, or of today."""
    if persona.edad_declarada is not None and persona.edad_declarada_en is None:
        persona = replace(persona, edad_declarada_en=day)
    kind = persona.tipo_identificacion or ("CURP" if _real(persona.curp) else "SIN")
    state = persona.estado_registro or VALID
    return replace(persona, tipo_identificacion=kind, estado_registro=state)


def _real(key: str | None) -> bool:
    return key is not None and not is_placeholder(key)
