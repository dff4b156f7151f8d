"""Rules across records: references, repetitions, sessions and attendance that must fit."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from captura.records import curp
from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.conteo import Conteo
from captura.records.fields import fields_of
from captura.records.meta_anual import MetaAnual
from captura.records.misma_persona import MismaPersona, one_woman
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.problem import Problem
from captura.records.record import Record
from captura.records.rules import common
from captura.records.rules.actividad import DONE
from captura.records.rules.counted import counted_together
from captura.records.sesion import Sesion

R = TypeVar("R", bound=Record)
NOMINAL = "NOM"
# what these rules read, beside references, of the types of which a delivery holds ten thousands
_READ = {Persona: ("curp",), Participacion: ("asistio", "horas")}


def read_together(record_type: type[Record]) -> tuple[str, ...] | None:
    """The fields of a type that `check_together` reads; None for all of them."""
    names = _READ.get(record_type)
    if names is None:
        return None
    refer = [one.name for one in fields_of(record_type) if one.kind.name == "reference"]
    return (*refer, *names)


def check_together(records: Iterable[Record], before: Iterable[Apoyo] = ()) -> list[Problem]:
    """Every problem among records looked at as one set: a delivery, or what a screen shows.

    before: the supports given earlier in the year, which the set doesn't hold.
    """
    kept: list[Record] = []
    known: dict[str, set[str]] = {}
    curps = RepeatedCurps()
    for record in records:
        known.setdefault(record.TYPE, set()).add(record.id)
        if isinstance(record, Persona):
            curps.look(record)  # no more is asked of her: a register of ten thousands isn't kept
        else:
            kept.append(record)
    activities = {act.id: act for act in _of(kept, Actividad)}
    sessions = {session.id: session for session in _of(kept, Sesion)}
    attended = _of(kept, Participacion)
    return [
        *missing_references(kept, known),
        *curps.problems(),
        *repeated_participations(attended),
        *repeated_supports(_of(kept, Apoyo), one_woman(_of(kept, MismaPersona)), before),
        *sessions_apart(sessions.values(), activities),
        *attendance_apart(attended, sessions),
        *goals_of_another_year(activities.values(), _of(kept, MetaAnual)),
        *nobody_came(activities.values(), attended),
        *counted_together(_of(kept, Conteo), sessions.values(), activities, attended),
    ]


def missing_references(
    records: Iterable[Record], known: Mapping[str, Container[str]]
) -> Iterator[Problem]:
    """References to a record that isn't in the set. known: {type: the ids in it}."""
    for record in records:
        for field in fields_of(type(record)):
            if field.kind.name != "reference":
                continue
            target = getattr(record, field.name)
            if target is not None and target not in known.get(field.of, ()):
                yield common.error(
                    record, field.name, "referencia",
                    f"«{field.label}» señala un registro que no está.",
                    "Elíjalo de nuevo de la lista.",
                )  # fmt: skip


class RepeatedCurps:
    """Two people with one CURP; placeholders join nobody. Looks at people as they pass."""

    def __init__(self) -> None:
        self._first: dict[str, str] = {}  # the lowest id of each CURP
        self._repeated: list[str] = []

    def look(self, person: Persona) -> None:
        if not person.curp or curp.is_placeholder(person.curp):
            return
        mark = curp.compact(person.curp)
        low, *later = sorted({person.id, self._first.get(mark, person.id)})
        self._first[mark] = low
        self._repeated += later

    def problems(self) -> Iterator[Problem]:
        """One for each person whose CURP one of a lower id has too."""
        for person_id in sorted(self._repeated):
            yield common.warning(
                Persona(id=person_id), "curp", "persona.repetida",
                "Otra persona tiene la misma CURP.",
                "Si es la misma, deje un solo registro; si no, revise las dos CURP.",
            )  # fmt: skip


def repeated_participations(attended: Iterable[Participacion]) -> Iterator[Problem]:
    """One person twice in one session."""
    whole = [part for part in attended if part.persona and part.sesion]
    for part in _repeated(whole, lambda p: (p.persona, p.sesion)):
        yield common.error(
            part, "persona", "participacion.repetida", "Ya está en la lista de esta sesión.",
            "Quite uno de los dos renglones.",
        )  # fmt: skip


def repeated_supports(
    supports: Iterable[Apoyo], heads: Mapping[str, str], before: Iterable[Apoyo]
) -> Iterator[Problem]:
    """One person twice in one programme and year. heads: who counts as one with whom."""

    def whole(given: Iterable[Apoyo]) -> list[Apoyo]:
        found = [sup for sup in given if sup.persona and sup.programa and sup.fecha]
        return sorted(found, key=lambda sup: sup.id)

    def mark(sup: Apoyo) -> Hashable:
        woman = heads.get(sup.persona or "", sup.persona)
        return woman, sup.programa, sup.fecha and sup.fecha.year

    mine = whole(supports)
    own = {sup.id for sup in mine}
    first = {mark(sup): sup for sup in whole(before) if sup.id not in own}
    for sup in mine:
        given = first.setdefault(mark(sup), sup)
        if given is not sup:
            where = "" if given.persona == sup.persona else ", en otro de sus registros"
            yield common.warning(
                sup, "persona", "apoyo.repetido",
                f"Ya recibió un apoyo de este programa este año{where}.",
                "Si no es un error, diga por qué lo recibe otra vez.",
            )  # fmt: skip


def sessions_apart(
    sessions: Iterable[Sesion], activities: dict[str, Actividad]
) -> Iterator[Problem]:
    """Sessions outside their activity's days, and numbers used twice in one activity."""
    kept = list(sessions)
    for session in kept:
        act = activities.get(session.actividad or "")
        if act is None or session.fecha is None or act.fecha_inicio is None:
            continue
        if not act.fecha_inicio <= session.fecha <= (act.fecha_fin or act.fecha_inicio):
            yield common.error(
                session, "fecha", "sesion.fecha",
                "La sesión cae fuera de las fechas de su actividad.",
                "Corrija la fecha, o la de la actividad.",
            )  # fmt: skip
    numbered = [s for s in kept if s.actividad and s.numero]
    for session in _repeated(numbered, lambda s: (s.actividad, s.numero)):
        yield common.error(
            session, "numero", "sesion.numero", "Otra sesión de la actividad lleva ese número.",
            "Déle el número que sigue.",
        )  # fmt: skip


def attendance_apart(
    attended: Iterable[Participacion], sessions: dict[str, Sesion]
) -> Iterator[Problem]:
    """Attendance whose session is of another activity, or shorter than the hours given."""
    for part in attended:
        session = sessions.get(part.sesion or "")
        if session is None:
            continue
        if part.actividad and part.actividad != session.actividad:
            yield common.error(
                part, "sesion", "participacion.sesion", "La sesión es de otra actividad.",
                "Elija una sesión de esta actividad.",
            )  # fmt: skip
        if part.horas is not None and session.horas is not None and part.horas > session.horas:
            yield common.warning(
                part, "horas", "participacion.horas", "Son más horas de las que duró la sesión.",
                "Corrija las horas.",
            )  # fmt: skip


def goals_of_another_year(
    activities: Iterable[Actividad], goals: Iterable[MetaAnual]
) -> Iterator[Problem]:
    """Activities that name a goal of another year, where they count for nothing."""
    years = {goal.id: goal.ejercicio for goal in goals}
    for act in activities:
        year = years.get(act.meta or "")
        if year and act.fecha_inicio and act.fecha_inicio.year != year:
            yield common.warning(
                act, "meta", "actividad.meta", "Su meta es del plan de otro año, y ahí no cuenta.",
                "Elija una meta del año de la actividad.",
            )  # fmt: skip


def nobody_came(
    activities: Iterable[Actividad], attended: Iterable[Participacion]
) -> Iterator[Problem]:
    """Activities done and counted by name, without one person who came."""
    came = {part.actividad for part in attended if part.asistio}
    for act in activities:
        if act.estatus == DONE and act.modo_conteo == NOMINAL and act.id not in came:
            yield common.warning(
                act, "modo_conteo", "actividad.sin_lista", "Está realizada y no tiene asistencia.",
                "Capture la lista, o elija conteo agregado.",
            )  # fmt: skip


def _of(records: Iterable[Record], record_type: type[R]) -> list[R]:
    return [record for record in records if isinstance(record, record_type)]


def _repeated(records: Iterable[R], key: Callable[[R], Hashable]) -> Iterator[R]:
    """Each record whose key one of a lower id has too."""
    seen: set[Hashable] = set()
    for record in sorted(records, key=lambda r: r.id):
        mark = key(record)
        if mark in seen:
            yield record
        seen.add(mark)
