"""The list of a session: adds someone known, registers someone new, takes a pasted block."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved
from captura.records.curp import is_placeholder
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.store.queries.known import attending, person_by_curp, same_person
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
        kept = work.save(_dated(office, persona))
        return kept, Saved(work.last_number, work.touched)


def add_to_list(office: Office, session: Sesion, persona: Persona) -> tuple[Added, Saved]:
    """Add a person to a session; a new one is registered, one already there stays once."""
    added, saved = add_block(office, session, [persona])
    return added[0], saved


def add_block(
    office: Office, session: Sesion, people: Iterable[Persona]
) -> tuple[list[Added], Saved]:
    """Add many at once, in one transaction: each found by id or CURP, else registered.

    Without id or CURP a person is known only if name, birth or age, and place all agree with
    exactly one; a doubt registers her anew, and the duplicates are shown later.
    """
    office.allow("capturar")
    added: list[Added] = []
    with office.store.work(who=office.user, device=office.letter) as work:
        present = set(attending(work, session.id))
        for typed in people:
            known = _known(work, typed)
            person = known or work.save(_dated(office, typed))
            repeated = person.id in present
            if not repeated:
                work.save(_participation(session, person))
                present.add(person.id)
            added.append(Added(person, known is None, repeated))
        return added, Saved(work.last_number, work.touched)


def remove_from_list(office: Office, participation: Participacion) -> Saved:
    """Take a person off a list; undo brings her back."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        work.delete(participation, "quitada de la lista")
        return Saved(work.last_number, work.touched)


def _participation(session: Sesion, person: Persona) -> Participacion:
    return Participacion(
        actividad=session.actividad,
        sesion=session.id,
        persona=person.id,
        asistio=True,
        horas=session.horas,
        estado_registro=VALID,
    )


def _known(work: Work, typed: Persona) -> Persona | None:
    if typed.id:
        return typed
    if typed.curp and not is_placeholder(typed.curp):
        return person_by_curp(work, typed.curp)
    return same_person(work, typed)


def _dated(office: Office, persona: Persona) -> Persona:
    if persona.edad_declarada is not None and persona.edad_declarada_en is None:
        persona = replace(persona, edad_declarada_en=office.today())
    kind = persona.tipo_identificacion or ("CURP" if persona.curp else "SIN")
    state = persona.estado_registro or VALID
    return replace(persona, tipo_identificacion=kind, estado_registro=state)
