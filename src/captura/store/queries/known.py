"""Whole records that actions look up before they write: inside a Work they see its own changes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from captura.records.curp import compact
from captura.records.fields import fields_of
from captura.records.institucion import Institucion
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.registry import RECORDS
from captura.records.respuesta import Respuesta
from captura.records.sesion import Sesion
from captura.store.columns import sorting
from captura.store.rows import Source, get, many

_NAMES = ("primer_apellido", "segundo_apellido", "nombres")


def profile(source: Source) -> Institucion | None:
    """This institute's own record."""
    found = source.value("SELECT min(id) FROM institucion WHERE deleted=0")
    return get(source, Institucion, found) if found else None


def profiles(source: Source) -> dict[str, Institucion]:
    """{institute: its own record} of all that handed one in, at the state."""
    ids = source.rows("SELECT min(id) FROM institucion WHERE deleted=0 GROUP BY substr(id,1,5)")
    return {key[:5]: one for key, one in many(source, Institucion, (row[0] for row in ids)).items()}


def sessions_of(source: Source, actividad: str) -> list[Sesion]:
    """The sessions of an activity by number."""
    ids = source.rows("SELECT id FROM sesion WHERE actividad=? AND deleted=0", (actividad,))
    found = many(source, Sesion, (row[0] for row in ids))
    return sorted(found.values(), key=lambda one: (one.numero or 0, one.id))


def attending(source: Source, sesion: str) -> dict[str, str]:
    """{persona: participacion} of a session's list."""
    return dict(
        source.rows("SELECT persona, id FROM participacion WHERE sesion=? AND deleted=0", (sesion,))
    )


def anyone_came(source: Source, actividad: str) -> bool:
    """Whether someone stands on a list of an activity, or was counted without one."""
    found = source.value(
        "SELECT EXISTS(SELECT 1 FROM participacion WHERE actividad=:id AND deleted=0 "
        "AND coalesce(asistio,'si')='si') "
        "OR EXISTS(SELECT 1 FROM conteo WHERE actividad=:id AND deleted=0)",
        {"id": actividad},
    )
    return bool(found)


def participations(source: Source, one: Participacion) -> list[str]:
    """The ids that stand for the person and session of a participation: one, on a sound list."""
    found = source.rows(
        "SELECT id FROM participacion WHERE persona=? AND sesion=? AND deleted=0 ORDER BY id",
        (one.persona, one.sesion),
    )
    return [row[0] for row in found]


def people_by_curp(source: Source, key: str) -> list[Persona]:
    """Everyone who bears a CURP, the first registered first: normally one or none."""
    ids = source.rows("SELECT id FROM persona WHERE curp=? AND deleted=0", (compact(key),))
    return list(many(source, Persona, (row[0] for row in ids)).values())


def namesakes(source: Source, typed: Persona) -> list[Persona]:
    """Everyone of the same full name, accents and capitals apart."""
    wanted = sorting({name: getattr(typed, name) or "" for name in _NAMES})
    ids = source.rows("SELECT id FROM persona WHERE deleted=0 AND sorting=?", (wanted,))
    return list(many(source, Persona, (row[0] for row in ids)).values())


def answer_to(source: Source, registro: str, sobre: str) -> Respuesta | None:
    """What the institute answered about a rule's code or an observation's id."""
    found = source.value(
        "SELECT max(id) FROM respuesta WHERE registro=? AND sobre=? AND deleted=0",
        (registro, sobre),
    )
    return get(source, Respuesta, found) if found else None


def answers(source: Source) -> dict[tuple[str, str], str]:
    """{(registro, sobre): text} of every answer."""
    return {
        (registro, sobre): text
        for registro, sobre, text in source.rows(
            "SELECT registro, sobre, texto FROM respuesta WHERE deleted=0"
        )
    }


def referring(source: Source, record_type: str, record_id: str) -> list[tuple[str, str]]:
    """(type, id) of every standing record that is nothing without one, directly or in turn."""
    found: dict[tuple[str, str], None] = {}
    waiting = [(record_type, record_id)]
    while waiting:
        wanted, target = waiting.pop()
        for child, _, other in _pointing(source, wanted, target, required=True):
            if (child, other) not in found:
                found[child, other] = None
                waiting.append((child, other))
    return list(found)


def mentioning(source: Source, record_type: str, record_id: str) -> list[tuple[str, str, str]]:
    """(type, field, id) of the standing records that only mention one: a support its activity."""
    return _pointing(source, record_type, record_id, required=False)


def _pointing(
    source: Source, record_type: str, target: str, *, required: bool
) -> list[tuple[str, str, str]]:
    return [
        (child, column, other)
        for child, column in _references(record_type, required)
        for (other,) in source.rows(
            f"SELECT id FROM {child} WHERE {column}=? AND deleted=0 ORDER BY id",  # noqa: S608
            (target,),
        )
    ]


@cache
def _references(record_type: str, required: bool) -> tuple[tuple[str, str], ...]:
    """(type, field) of the fields that refer to a record type, by whether they may be blank."""
    return tuple(
        (name, field.name)
        for name, record in RECORDS.items()
        for field in fields_of(record)
        if field.kind.name == "reference" and field.of == record_type and field.required == required
    )


def people(source: Source, ids: Iterable[str]) -> list[Persona]:
    """Those of these people that stand."""
    return list(many(source, Persona, ids).values())
