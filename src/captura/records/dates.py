"""Dates and times as people type them: 22/9, 220926, 5-9-26, hoy; 9, 930, 4:30 pm."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from captura.records.kind import Unreadable

ZACATECAS = dt.timezone(dt.timedelta(hours=-6), "Zacatecas")  # no summer time since 2022
MONTHS = "ene feb mar abr may jun jul ago sep oct nov dic".split()
MONTH_NAMES = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
).split()
HINT = "Escríbala como día/mes/año, por ejemplo 22/09/2026."


def parse_date(text: str, today: dt.date | None = None) -> dt.date | None:
    """A date from paper; blank is None. A year of two digits is the nearest not in the far future.

    today: none is the day in Zacatecas, whatever zone the laptop was left in. Raises Unreadable,
    naming the month's last day where the day doesn't exist.
    """
    text = text.strip().casefold()
    if not text:
        return None
    today = today or dt.datetime.now(ZACATECAS).date()
    if text in ("hoy", "ayer"):
        return today - dt.timedelta(days=text == "ayer")
    if iso := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:t00:00:00|\s00:00:00)?", text):
        year, month, day = map(int, iso.groups())
    elif run := re.fullmatch(r"(\d{2})(\d{2})(\d{2}|\d{4})", text):
        day, month, year = int(run[1]), int(run[2]), _year(run[3], today)
    elif parts := re.fullmatch(
        r"(\d{1,2})[\s/.\-]+(?:de\s+)?(\d{1,2}|[a-z]{3,10})\.?(?:[\s/.\-]+(?:del?\s+)?(\d{2}|\d{4}))?",
        text,
    ):
        day, month = int(parts[1]), _month(parts[2])
        year = _year(parts[3], today) if parts[3] else today.year
    else:
        raise Unreadable("No se entiende la fecha.", HINT)
    return _date(year, month, day)


def _date(year: int, month: int, day: int) -> dt.date:
    if not 1 <= month <= 12:
        raise Unreadable(f"No hay mes {month}.", HINT)
    if not 1800 <= year <= 2200:
        raise Unreadable(f"El año {year} no puede ser.", HINT)
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = MONTH_NAMES[month - 1].capitalize()
        raise Unreadable(f"{name} de {year} no tiene día {day}.", f"Escriba del 1 al {last}.")
    return dt.date(year, month, day)


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    if text[:3] in MONTHS:
        return MONTHS.index(text[:3]) + 1
    raise Unreadable("No se entiende el mes.", HINT)


def _year(text: str, today: dt.date) -> int:
    if len(text) == 4:
        return int(text)
    year = today.year // 100 * 100 + int(text)
    return year - 100 if year > today.year + 10 else year


def parse_time(text: str) -> dt.time | None:
    """An hour of the day: 9, 930, 9:30, 16.30, 4:30 pm; blank is None. Raises Unreadable."""
    text = text.strip().casefold().replace(".", ":").rstrip(":")
    if not text:
        return None
    match = re.fullmatch(
        r"(\d{1,2})(?::?(\d{2}))?(?::\d{2})?\s*(?:h|hs|hrs|horas)?\s*(?:([ap]):?\s?m)?", text
    )
    if not match:
        raise Unreadable("No se entiende la hora.", "Escríbala como 16:30.")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    if hour > 23 or minute > 59:
        raise Unreadable("Esa hora no existe.", "Escríbala entre 0:00 y 23:59.")
    return dt.time(hour, minute)
