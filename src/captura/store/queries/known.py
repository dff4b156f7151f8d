"""Whole records that actions look up before they write: inside a Work they see its own changes."""

from __future__ import annotations

from captura.records.curp import compact
from captura.records.institucion import Institucion
from captura.records.names import fold
from captura.records.people import birth_date, full_name
from captura.records.persona import Persona
from captura.records.respuesta import Respuesta
from captura.records.sesion import Sesion
from captura.store.rows import Source, get, many


def profile(source: Source) -> Institucion | None:
    """This institute's own record."""
    found = source.value("SELECT min(id) FROM institucion WHERE deleted=0")
    return get(source, Institucion, found) if found else None


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


def person_by_curp(source: Source, key: str) -> Persona | None:
    """The only person with a CURP; None if there is none or several bear it."""
    ids = source.rows("SELECT id FROM persona WHERE curp=? AND deleted=0 LIMIT 2", (compact(key),))
    return get(source, Persona, ids[0][0]) if len(ids) == 1 else None


def same_person(source: Source, typed: Persona) -> Persona | None:
    """The only person whose name, birth (or declared age) and place all equal the typed ones."""
    if not typed.primer_apellido or not (typed.localidad or typed.localidad_texto):
        return None
    ids = source.rows(
        "SELECT id FROM persona WHERE deleted=0 AND primer_apellido=? AND coalesce(sexo,'')=? "
        "LIMIT 200",
        (typed.primer_apellido, typed.sexo or ""),
    )
    found = [
        person
        for person in many(source, Persona, (row[0] for row in ids)).values()
        if _equal(person, typed)
    ]
    return found[0] if len(found) == 1 else None


def _equal(known: Persona, typed: Persona) -> bool:
    return (
        fold(full_name(known)) == fold(full_name(typed))
        and _when(known) is not None
        and _when(known) == _when(typed)
        and (known.municipio, known.localidad) == (typed.municipio, typed.localidad)
        and fold(known.localidad_texto or "") == fold(typed.localidad_texto or "")
        and not (known.curp and typed.curp and known.curp != typed.curp)
    )


def _when(person: Persona) -> object:
    return birth_date(person) or (
        (person.edad_declarada, person.edad_declarada_en)
        if person.edad_declarada is not None
        else None
    )


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
