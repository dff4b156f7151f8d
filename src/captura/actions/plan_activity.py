"""Makes activities with their sessions, repeats one on another date, finishes one."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from captura.actions.office import Office
from captura.actions.save_record import DRAFT, VALID, Saved, saved
from captura.records.actividad import Actividad
from captura.records.problem import Problem, errors_of
from captura.records.rules import check
from captura.records.rules.actividad import DONE, PLANNED
from captura.records.sesion import Sesion
from captura.store.queries.known import anyone_came, sessions_of


def save_activity(office: Office, activity: Actividad) -> tuple[Actividad, Sesion, Saved]:
    """Keep an activity; a new one gets its one session, whose date follows while it is alone."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        kept = work.save(replace(activity, estado_registro=activity.estado_registro or DRAFT))
        numbers = [work.last_number]
        sessions = sessions_of(work, kept.id)
        first = sessions[0] if sessions else Sesion(actividad=kept.id, numero=1)
        if len(sessions) <= 1:
            first = work.save(replace(first, fecha=kept.fecha_inicio, hora=kept.hora))
            numbers.append(work.last_number)
        return kept, first, saved(work, numbers)


def add_session(office: Office, activity: Actividad, date: dt.date | None) -> tuple[Sesion, Saved]:
    """One more session, numbered after the last; an activity lasts until its last session."""
    office.allow("capturar")
    with office.store.work(who=office.user, device=office.letter) as work:
        sessions = sessions_of(work, activity.id)
        number = max((one.numero or 0 for one in sessions), default=0) + 1
        kept = work.save(Sesion(actividad=activity.id, numero=number, fecha=date))
        numbers = [work.last_number]
        known = work.get(Actividad, activity.id)
        last = known and (known.fecha_fin or known.fecha_inicio)
        if known and date and last and date > last:
            work.save(replace(known, fecha_fin=date))
            numbers.append(work.last_number)
        return kept, saved(work, numbers)


def repeat_activity(
    office: Office, activity: Actividad, date: dt.date
) -> tuple[Actividad, Sesion, Saved]:
    """The same activity on another date: planned again, without its list, result and costs."""
    again = replace(
        activity,
        id="",
        folio=None,
        creado_en=None,
        creado_por=None,
        estado_registro=DRAFT,
        fecha_inicio=date,
        fecha_fin=None,
        estatus="PLA" if date > office.today() else "REA",
        motivo_cancelacion=None,
        gasto=None,
        resultado=None,
        compromisos=None,
    )
    return save_activity(office, again)


def carried_out(office: Office, activity: Actividad) -> Actividad:
    """As it is finished: a plan whose last day has come and to which somebody came is done.

    Only what is done counts; a list typed under a plan would be missing in every figure.
    """
    last = activity.fecha_fin or activity.fecha_inicio
    due = activity.estatus == PLANNED and last is not None and last <= office.today()
    if due and anyone_came(office.store, activity.id):
        return replace(activity, estatus=DONE)
    return activity


def finish_activity(office: Office, activity: Actividad) -> tuple[Actividad, list[Problem]]:
    """Mark an activity as validated if no error is left; the problems come back either way."""
    office.allow("capturar")
    problems = check(activity, office.catalogues, office.today())
    if errors_of(problems):
        return activity, problems
    done = carried_out(office, activity)
    with office.store.work(who=office.user, device=office.letter) as work:
        return work.save(replace(done, estado_registro=VALID)), problems
