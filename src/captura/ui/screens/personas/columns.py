"""The columns of the list of people."""

from __future__ import annotations

import datetime as dt

from captura.actions.office import Office
from captura.records.people import age_on, place_words
from captura.records.persona import Persona
from captura.store.queries.people import PersonRow
from captura.ui.screens.personas import wording
from captura.ui.tables import Cell, Column
from captura.ui.wording import short_day


def iso_day(text: str | None) -> dt.date | None:
    """A day as the database keeps it; None for none, or for one that can't be read."""
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def age_words(
    curp: str | None, born: str | None, declared: int | None, when: str | None, today: dt.date
) -> str:
    """The age today, in digits; empty if nobody knows it."""
    persona = Persona(
        curp=curp,
        fecha_nacimiento=iso_day(born),
        edad_declarada=declared,
        edad_declarada_en=iso_day(when),
    )
    age = age_on(persona, today)
    return "" if age is None else str(age)


def curp_cell(curp: str | None) -> Cell:
    if curp:
        return Cell(curp, mono=True)
    return Cell("sin CURP", muted=True, icon="id-card")


def person_columns(office: Office) -> list[Column]:
    """Name, CURP, age, place, how often she came, the last time, and what needs care."""
    today, catalogues = office.today(), office.catalogues

    def age(row: PersonRow) -> str:
        return age_words(
            row.curp, row.fecha_nacimiento, row.edad_declarada, row.edad_declarada_en, today
        )

    def place(row: PersonRow) -> str:
        return place_words(row.localidad, row.localidad_texto, row.municipio, catalogues)

    def last(row: PersonRow) -> Cell:
        said = short_day(iso_day(row.last), today)
        return Cell(said or "—", muted=not said)

    def state(row: PersonRow) -> Cell:
        if row.clash:
            return Cell("Dos versiones", pill=True, tone="bad")
        if row.estado_registro == "BOR":
            return Cell("Borrador", pill=True, tone="warn")
        return Cell("Falta CURP", pill=True, tone="warn") if not row.curp else Cell("")

    return [
        Column("Nombre", lambda row: Cell(row.listed, bold=True), 200, stretch=True, sort="nombre"),
        Column("CURP", lambda row: curp_cell(row.curp), 176, sort="curp"),
        Column("Sexo", lambda row: wording.SEX.get(row.sexo or "", ""), 84, low=True, spare=True),
        Column("Edad", age, 64, right=True, sort="edad"),
        Column("Localidad", place, 190, low=True),
        Column("Total", lambda row: str(row.participations), 64, right=True, sort="total"),
        Column("Última participación", last, 160, low=True, whole=True, sort="ultima"),
        Column("Folio", lambda row: row.folio or "", 190, low=True, spare=True, whole=True),
        Column("Aviso", state, 150),
    ]
