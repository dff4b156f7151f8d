"""How the state's screens say moments, states and sheets."""

from __future__ import annotations

import datetime as dt

from captura.records.dates import MONTH_NAMES
from captura.records.registry import RECORDS
from captura.ui.wording import local, short_moment

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
# the same where a column is narrow
SHORT = STATES | {
    "observed": ("observada", "warn"),
    "returned": ("devuelta", "warn"),
    "replaced": ("sustituida", ""),
    "waiting": ("más nueva", "warn"),
}
NOTES = {
    "hueco": "Falta un paquete anterior",
    "clon": "Hay dos copias de esa computadora",
    "anterior": "Es un paquete anterior",
    "conocido": "Ya se había recibido",
}
DECIDED = ("accepted", "observed", "returned")


def moment(at: str, today: dt.date) -> str:
    """`hoy 11:02`, `ayer 17:40`, `18 sep`, `18 sep 2025`."""
    return short_moment(local(at), today)


def ago(day: dt.date, today: dt.date) -> str:
    """`hoy`, `ayer`, `hace 5 días`."""
    days = (today - day).days
    return {0: "hoy", 1: "ayer"}.get(days, f"hace {days} días")


def long_day(day: dt.date) -> str:
    """`15 de octubre`."""
    return f"{day.day} de {MONTH_NAMES[day.month - 1]}"


def sheet(record_type: str) -> str:
    """The sheet of a type as people know it."""
    return RECORDS[record_type].SHEET if record_type in RECORDS else record_type
