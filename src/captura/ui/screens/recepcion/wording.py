"""How the state's screens say moments, counts, states and sheets."""

from __future__ import annotations

import datetime as dt

from captura.actions.office import ZACATECAS
from captura.records.dates import MONTH_NAMES, MONTHS
from captura.records.registry import RECORDS

NOVELTY = {"new": "nuevo", "changed": "cambió", "same": "sin cambio"}
# package state → words and tone of its pill
STATES = {
    "pending": ("por revisar", "info"),
    "altered": ("alterada", "bad"),
    "accepted": ("aceptada", "ok"),
    "observed": ("con observaciones", "warn"),
    "returned": ("con renglones devueltos", "warn"),
    "replaced": ("la sustituye otra posterior", ""),
    "waiting": ("espera una versión nueva", "warn"),
}
NOTES = {
    "hueco": "Falta un paquete anterior",
    "clon": "Hay dos copias de esa computadora",
    "anterior": "Es un paquete anterior",
    "conocido": "Ya se había recibido",
}
DECIDED = ("accepted", "observed", "returned")


def local(at: str) -> dt.datetime:
    """The wall clock of Zacatecas of an ISO moment in UTC."""
    return dt.datetime.fromisoformat(at).astimezone(ZACATECAS)


def moment(at: str, today: dt.date) -> str:
    """`hoy 11:02`, `ayer 17:40`, `18 sep`, `18 sep 2025`."""
    when = local(at)
    if when.date() == today:
        return f"hoy {when:%H:%M}"
    if when.date() == today - dt.timedelta(days=1):
        return f"ayer {when:%H:%M}"
    year = "" if when.year == today.year else f" {when.year}"
    return f"{when.day} {MONTHS[when.month - 1]}{year}"


def long_day(day: dt.date) -> str:
    """`15 de octubre`."""
    return f"{day.day} de {MONTH_NAMES[day.month - 1]}"


def counted(number: int, one: str, many: str) -> str:
    """`1 aviso`, `1,204 avisos`."""
    return f"{number:,} {one if number == 1 else many}"


def sheet(record_type: str) -> str:
    """The sheet of a type as people know it."""
    return RECORDS[record_type].SHEET if record_type in RECORDS else record_type
