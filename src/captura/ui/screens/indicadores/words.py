"""What the indicators say in words: groupings, figures, where each number comes from."""

from __future__ import annotations

import datetime as dt

from captura.actions.indicators import AGE, AMBIT, Indicators, Reached
from captura.store.queries.women import DISABILITY, LANGUAGE, PERIOD, PLACE, STRATEGY
from captura.ui.tables import Cell, Column

GROUPINGS = {
    PLACE: "Municipio",
    STRATEGY: "Estrategia",
    PERIOD: "Trimestre",
    AGE: "Edad",
    LANGUAGE: "Lengua",
    DISABILITY: "Discapacidad",
    AMBIT: "Rural y urbano",
}
_MEASURED = {
    PLACE: "Cada municipio se mide contra sus mujeres, y cuenta a la mujer en el que vive.",
    STRATEGY: "Cada estrategia se mide contra las mujeres del estado; una puede estar en varias.",
    PERIOD: "Cada trimestre se mide contra las mujeres del estado; una puede estar en varios.",
}
_UNMEASURED = "Captura no tiene cuántas mujeres de cada grupo hay en el Censo: no hay cobertura."


def columns(by: str) -> list[Column]:
    """The group, and its numerator, denominator, coverage and index."""
    return [
        Column(GROUPINGS[by], lambda one: Cell(one.label, bold=not one.key), 150, stretch=True),
        Column("Mujeres alcanzadas", _reached, 150, right=True),
        Column("Mujeres, Censo 2020", lambda one: _number(one.census), 156, right=True),
        Column("Por cada 1,000", lambda one: _rate(one, one.coverage, 1), 120, right=True),
        Column("Representación", lambda one: _rate(one, one.representation, 2), 120, right=True),
    ]


def note(found: Indicators, today: dt.date) -> str:
    """What is counted, against what, from where, on which day."""
    return (
        f"Alcanzadas: mujeres con nombre y una asistencia en lo aceptado de {found.year}, cada una "
        f"una vez, al {today:%d/%m/%Y}. Censo: INEGI, Censo de Población y Vivienda 2020. "
        f"{_MEASURED.get(found.by, _UNMEASURED)} Las cifras de 1 a 4, y las que las revelarían, "
        f"van ocultas. {_places(found)}"
    )


def _places(found: Indicators) -> str:
    if found.unreached is None:
        return "Localidades no alcanzadas: falta importar el catálogo del INEGI."
    none, places = found.unreached
    return f"Localidades sin ninguna mujer alcanzada: {none:,} de {places:,}."


def _reached(one: Reached) -> Cell:
    return Cell("Oculta", muted=True) if one.reached is None else _number(one.reached)


def _number(number: int | None) -> Cell:
    return Cell("—", muted=True) if number is None else Cell(f"{number:,}", muted=not number)


def _rate(one: Reached, rate: float | None, places: int) -> Cell:
    if rate is None:
        return Cell("—", muted=True)
    return Cell(f"{rate:,.{places}f}", muted=not one.reached)
