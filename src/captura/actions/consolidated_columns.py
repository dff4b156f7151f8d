"""Which columns a sheet of the consolidated workbook has, with names or without.

Without names: what fields declare public, and what PLAIN adds; no folio and no free text of a
person. With names: all but what is sensitive, which no workbook takes along.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from captura.excel.serial import plain_cell
from captura.excel.write import Plain
from captura.records.actividad import Actividad
from captura.records.catalogues import Catalogues
from captura.records.fields import Field, field_of, fields_of
from captura.records.people import age_group, age_on, full_name
from captura.records.persona import Persona
from captura.records.record import REGISTRO, Record, institute_of
from captura.records.sesion import Sesion

PUBLIC, SENSITIVE = "P0", "P3"
PLAIN: dict[str, frozenset[str]] = {
    "institucion": frozenset({"espacio_privado", "equipos", "internet", "centro_libre"}),
    "persona": frozenset({"sexo", "municipio"}),
    "actividad": frozenset({"resultado"}),
    "participacion": frozenset({"actividad", "sesion", "asistio", "horas", "satisfaccion"}),
    "apoyo": frozenset(
        {"fecha", "tipo_apoyo", "cantidad", "unidad", "monto", "programa", "fuente",
         "recibo_firmado", "actividad", "meta"}
    ),
    "evidencia": frozenset(
        {"contiene_menores", "rostros_visibles", "consentimiento_imagen", "datos_personales"}
    ),
    "atencion_estadistica": frozenset(
        {"periodo", "servicio", "modalidad", "sexo", "grupo_edad", "primera_en_anio"}
    ),
}  # fmt: skip
NAMED: dict[str, frozenset[str]] = {  # who she is; the rest of her stays in the register
    "persona": frozenset(
        {"tipo_identificacion", "curp", "nombres", "primer_apellido", "segundo_apellido", "sexo",
         "fecha_nacimiento", "edad_declarada", "municipio", "localidad", "localidad_texto",
         "telefono"}
    ),
}  # fmt: skip
WITHHELD = frozenset({"titular", "telefono", "correo"})  # an official is public, and has a name
# a row begins with the municipality of its institute: an institute's own says the same, a woman
# may live in another
LIVES = {("persona", "municipio"): "Municipio donde vive"}
SAID_ALREADY = frozenset({("institucion", "municipio")})
ABOUT_HER = frozenset({"persona", "participacion", "apoyo"})  # a folio of theirs leads to her


@dataclass(frozen=True)
class Around:
    """What the records at hand refer to, by id: only what a row shows of it.

    others: records of which the folio alone is shown.
    """

    people: Mapping[str, Persona]
    activities: Mapping[str, Actividad]
    sessions: Mapping[str, Sesion]
    others: Mapping[str, Record]


@dataclass(frozen=True)
class RowColumn:
    """A column: its heading, its format in the workbook, and what a record's cell holds."""

    heading: str
    format: str
    cell: Callable[[Record, Around], Plain]


def columns_of(
    record: type[Record], known: Catalogues, *, named: bool, on: dt.date
) -> list[RowColumn]:
    """The columns of a type. on: the day that ages are of."""
    goes = _named if named else _plain
    own = [
        _column(field, known, LIVES.get((record.TYPE, field.name), ""))
        for field in fields_of(record)
        if goes(record, field) and (record.TYPE, field.name) not in SAID_ALREADY
    ]
    towns = known["municipios"]
    found = [RowColumn("Municipio", "text", lambda one, _: towns.label(institute_of(one.id)))]
    if record.LETTERS and (named or record.TYPE not in ABOUT_HER):
        found.append(RowColumn("Folio", "text", lambda one, _: one.folio))
    if record.TYPE in ABOUT_HER:
        found += _hers(record, known, named, on)
    if tells_of_session(record):
        found += _of_the_session(known)
    return found + own


def _plain(record: type[Record], field: Field) -> bool:
    if field.section == REGISTRO or field.of == Persona.TYPE or field.name in WITHHELD:
        return False
    return field.privacy == PUBLIC or field.name in PLAIN.get(record.TYPE, ())


def _named(record: type[Record], field: Field) -> bool:
    if field.section == REGISTRO or (field.of == Persona.TYPE and record.TYPE in ABOUT_HER):
        return False  # she has columns of her own
    if record.TYPE in NAMED:
        return field.name in NAMED[record.TYPE]
    return field.privacy != SENSITIVE


def tells_of_session(record: type[Record]) -> bool:
    """Whether it is of a session: its day and strategy stand beside."""
    return any(field.of == Sesion.TYPE for field in fields_of(record))


def met_on(one: Record, around: Around) -> dt.date | None:
    """The day of the session, else the first of the activity."""
    session = around.sessions.get(getattr(one, "sesion", None) or "")
    activity = around.activities.get(getattr(one, "actividad", None) or "")
    return (session.fecha if session else None) or (activity.fecha_inicio if activity else None)


def _hers(record: type[Record], known: Catalogues, named: bool, on: dt.date) -> list[RowColumn]:
    """Of the person that a row is, or is about."""
    groups, apart = known["grupos_etarios"], record is not Persona
    sex = _column(field_of(Persona, "sexo"), known)

    def of_her(heading: str, cell: Callable[[Persona], Plain]) -> RowColumn:
        def found(one: Record, around: Around) -> Plain:
            her = one if isinstance(one, Persona) else around.people.get(_persona(one))
            return cell(her) if her else None

        return RowColumn(heading, "text", found)

    return [
        *([of_her("Folio de la persona", lambda her: her.folio)] if named and apart else []),
        *([of_her("Nombre completo", full_name)] if named else []),
        *([of_her("Sexo", lambda her: sex.cell(her, _NOTHING))] if apart else []),
        of_her("Grupo de edad", lambda her: groups.label(age_group(age_on(her, on), groups))),
    ]


def _of_the_session(known: Catalogues) -> list[RowColumn]:
    strategy = _column(field_of(Actividad, "estrategia"), known)

    def of_activity(one: Record, around: Around) -> Plain:
        activity = around.activities.get(getattr(one, "actividad", None) or "")
        return strategy.cell(activity, around) if activity else None

    return [
        RowColumn("Fecha", "date", lambda one, around: plain_cell(met_on(one, around))),
        RowColumn("Estrategia", "text", of_activity),
    ]


def _persona(one: Record) -> str:
    return getattr(one, "persona", None) or ""


def _column(field: Field, known: Catalogues, heading: str = "") -> RowColumn:
    codes, name = known.get(field.of), field.name

    def folio(one: Record, around: Around) -> Plain:
        value = getattr(one, name)
        for kept in (around.activities, around.sessions, around.people, around.others):
            if value in kept:
                return kept[value].folio
        return None

    def shown(one: Record, _: Around) -> Plain:
        value = getattr(one, name)
        if isinstance(value, dt.date | dt.time):
            return plain_cell(value)
        cell = field.kind.cell(value, codes)
        return cell if isinstance(cell, str | float | int) else None

    reference = field.kind.name == "reference"
    return RowColumn(heading or field.label, _format(field), folio if reference else shown)


def _format(field: Field) -> str:
    kind = field.kind.name
    return kind if kind in ("date", "time", "money", "whole", "decimal") else "text"


_NOTHING = Around({}, {}, {}, {})
