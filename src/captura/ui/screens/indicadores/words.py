"""What the indicators say in words: groupings, figures, where each number comes from."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.census import AMBIT
from captura.actions.indicators import AGE, WHOLE, Indicators, Reached
from captura.actions.office import Office
from captura.store.queries.women import DISABILITY, LANGUAGE, PERIOD, PLACE, STRATEGY
from captura.ui.screens.indicadores.shades import MAP, TABLE, TILES
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
WAY_WORDS = {MAP: "Mapa", TILES: "Mosaico", TABLE: "Tabla"}
_MEASURED = {
    PLACE: "Cada municipio se mide contra sus mujeres, y cuenta a la mujer en el que vive.",
    STRATEGY: "Cada estrategia se mide contra las mujeres {place}; una puede estar en varias.",
    PERIOD: "Cada trimestre se mide contra las mujeres {place}; una puede estar en varios.",
}
_BY_AMBIT = (
    "Urbanas: las mujeres que el catálogo del INEGI importado da a las localidades urbanas; "
    "rurales, las demás."
)
_NO_AMBIT = "La cobertura rural y urbana pide importar el catálogo del INEGI, con población."
_UNMEASURED = "Captura no tiene cuántas mujeres de cada grupo hay en el Censo: no hay cobertura."


def columns(by: str, year: int, *, leads: bool) -> list[Column]:
    """The group, its numerator, denominator, coverage and, where the census divides so, its index.

    By quarter the year before stands beside. leads: a figure opens its women.
    """
    found = [
        Column(
            GROUPINGS[by],
            lambda one: Cell(one.label, bold=one.key == WHOLE),
            150,
            stretch=True,
            sort="grupo",
        ),
        _figure("Mujeres alcanzadas", lambda one: _reached(one.reached, leads), 150, "alcanzadas"),
        _figure("Mujeres, Censo 2020", lambda one: _number(one.census), 156, "censo"),
        _figure("Por cada 1,000", lambda one: _rate(one, one.coverage, 1), 120, "cobertura"),
    ]
    if by in (PLACE, AMBIT):  # what the census divides
        found.append(
            _figure("Representación", lambda one: _rate(one, one.representation, 2), 120, "indice")
        )
    if by == PERIOD:
        found.insert(2, _figure(f"En {year - 1}", lambda one: _reached(one.before), 96, "antes"))
    return found


def _figure(title: str, show: Callable[[Reached], Cell], width: int, sort: str) -> Column:
    return Column(title, show, width, right=True, sort=sort)


def note(found: Indicators, office: Office) -> list[str]:
    """What is counted, against what, from where, on which day: a sentence each."""
    state = office.is_state
    where = "lo aceptado" if state else "lo registrado"
    only = [] if state else [f"Solo cuenta a quienes viven en {found.whole.label}."]
    return [
        f"Alcanzadas: mujeres con nombre y una asistencia en {where} de {found.year}, cada "
        f"una una vez, al {office.today():%d/%m/%Y}.",
        *only,
        "Censo: INEGI, Censo de Población y Vivienda 2020.",
        _measured(found).format(place="del estado" if state else "del municipio"),
        "Las cifras de 1 a 4, y las que las revelarían, van ocultas.",
    ]


def _measured(found: Indicators) -> str:
    if found.by == AMBIT:
        return _BY_AMBIT if any(one.census for one in found.lines) else _NO_AMBIT
    return _MEASURED.get(found.by, _UNMEASURED)


def _reached(count: int | None, leads: bool = False) -> Cell:
    if count is None:
        return Cell("Oculta", muted=True, link=leads)
    return Cell(f"{count:,}", muted=not count, link=leads and bool(count))


def _number(number: int | None) -> Cell:
    return Cell("—", muted=True) if number is None else Cell(f"{number:,}", muted=not number)


def _rate(one: Reached, rate: float | None, places: int) -> Cell:
    if rate is None:
        return Cell("—", muted=True)
    return Cell(f"{rate:,.{places}f}", muted=not one.reached)
