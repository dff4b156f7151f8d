"""Reads how a quarter stands with its closing, and says it in words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.closed_state import STATE, state_adjustments, state_quarter
from captura.actions.closings import Quarter, adjustments, read_quarters
from captura.actions.office import Office
from captura.records.adjustment import APART, CHANGED, GONE, NEW, SAME_PERSON
from captura.records.periods import Period
from captura.ui.listing.behind import Behind
from captura.ui.screens.consolidado.crossing import MEASURES
from captura.ui.screens.recepcion.closed import ADJUSTED, CLOSED_TONES, NEVER, closed_words
from captura.ui.wording import counted, local

CAUSES = {
    NEW: "Nueva",
    GONE: "Ya no cuenta",
    CHANGED: "Cambió",
    SAME_PERSON: "Es la misma persona que otra",
    APART: "Separada de otra",
}
OPEN, MISSING = "abierto", "sin entrega"
TONES = {**CLOSED_TONES, OPEN: "info", MISSING: "bad"}
HEADINGS = ("Causa", "Renglón", "Fecha", "Efecto")


@dataclass(frozen=True)
class Line:
    """A municipality and its quarter; of key STATE, that of all of them."""

    key: str
    name: str
    quarter: Quarter

    @property
    def state(self) -> str:
        """One of the words of TONES."""
        return closed_words(self.quarter) or (OPEN if self.quarter.handed_in else MISSING)

    @property
    def day(self) -> str:
        """`03/08/2026`, or a dash while it is open."""
        closing = self.quarter.closing
        if closing is None or not closing.closed:
            return "—"
        return f"{dt.date.fromisoformat(closing.day):%d/%m/%Y}"

    def published(self, measure: str) -> str:
        closing = self.quarter.closing
        return f"{closing.published[measure]:,}" if closing and closing.closed else "—"

    def difference(self, measure: str) -> str:
        """`+3`, `−1`, `0`; a dash while nothing is published."""
        return signed(self.quarter.difference(measure)) if self.quarter.closed else "—"


def read_lines(office: Office, period: Period) -> list[Line]:
    """The whole state first, then all municipalities, by name."""
    town, quarters = office.catalogues["municipios"].label, read_quarters(office, period)
    whole = Line(STATE, "Todo el estado", state_quarter(office, period, quarters))
    return [whole, *(Line(key, town(key), one) for key, one in quarters.items())]


def towns(lines: list[Line]) -> list[Line]:
    """Those of municipalities."""
    return [line for line in lines if line.key != STATE]


def summary(lines: list[Line]) -> str:
    """`12 de 58 municipios cerrados · 3 con ajuste · 2 sin entrega · 1 no entregó`."""
    own = towns(lines)
    closed = sum(line.quarter.closed for line in own)
    parts = [f"{closed} de {len(own)} municipios cerrados"]
    for state, words in ((ADJUSTED, "con ajuste"), (MISSING, "sin entrega")):
        number = sum(line.state == state for line in own)
        if number:
            parts.append(f"{number} {words}")
    if never := sum(line.state == NEVER for line in own):
        parts.append(f"{never} {'no entregó' if never == 1 else 'no entregaron'}")
    return " · ".join(parts)


def before_closing(lines: list[Line]) -> str:
    """What closing these means, with the names of those that handed nothing in first."""
    missing = [line.name for line in lines if line.state == MISSING]
    first = f"No han entregado {counted(len(missing), 'municipio', 'municipios')}: "
    first += f"{', '.join(missing)}. Se cierran con lo que hay, que puede ser cero.\n\n"
    meaning = (
        "Las cifras de hoy quedan como publicadas y no cambian. Lo que se acepte después contará "
        "como ajuste, al lado, con su fecha y sus renglones."
    )
    return (first if missing else "") + meaning


def read_adjustment(office: Office, line: Line, period: Period, measure: str) -> Behind:
    """The rows between what was published and what is now. Raises RoleError."""
    office.allow("leer")
    closing = line.quarter.closing
    if line.key == STATE:
        found = state_adjustments(office, period, measure)
    else:
        found = adjustments(office, closing, period, measure) if closing and closing.closed else []
    rows = [
        (
            CAUSES[one.cause],
            one.name or "Sin nombre",
            f"{local(one.at):%d/%m/%Y}" if one.at else "—",
            signed(one.effect),
        )
        for one in found
    ]
    return Behind(MEASURES[measure], HEADINGS, rows, line.quarter.difference(measure))


def signed(number: int) -> str:
    return f"{number:+,}".replace("-", "−") if number else "0"
