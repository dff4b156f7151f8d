"""Kinds of moment: date, time, date and time."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any

from captura.records.dates import parse_date, parse_time
from captura.records.kind import Cell, Codes, Kind, Unreadable, cell_text

EPOCH = dt.date(1899, 12, 30)  # Excel's day zero, for cells that lost their date format


@dataclass(frozen=True)
class Date(Kind):
    def parse(self, text: str, codes: Codes | None = None) -> dt.date | None:
        return parse_date(text)

    def text(self, value: dt.date | None, codes: Codes | None = None) -> str:
        return "" if value is None else f"{value:%d/%m/}{value.year:04d}"

    def cell(self, value: dt.date | None, codes: Codes | None = None) -> Cell:
        # Excel has no date before 1900: such a birth date travels as text
        return value if value is None or value.year >= 1900 else self.canonical(value)

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> dt.date | None:
        if isinstance(cell, dt.datetime):
            if cell.time() != dt.time():
                raise Unreadable("Aquí va solo la fecha, sin hora.", "Borre la hora de la celda.")
            return cell.date()
        if isinstance(cell, dt.date):
            return cell
        if isinstance(cell, float | int) and 1 <= cell < 2958466 and int(cell) == cell:
            return EPOCH + dt.timedelta(days=int(cell))
        return self.parse(cell_text(cell))

    def canonical(self, value: dt.date) -> str:
        return value.isoformat()

    def from_canonical(self, text: str) -> dt.date:
        return dt.date.fromisoformat(text)

    def size(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class Time(Kind):
    def parse(self, text: str, codes: Codes | None = None) -> dt.time | None:
        return parse_time(text)

    def text(self, value: dt.time | None, codes: Codes | None = None) -> str:
        return "" if value is None else f"{value:%H:%M}"

    def cell(self, value: dt.time | None, codes: Codes | None = None) -> Cell:
        return value

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> dt.time | None:
        if isinstance(cell, dt.datetime):  # a time that a spreadsheet gave its day zero
            cell = cell.time()
        if isinstance(cell, dt.time):
            return cell.replace(second=0, microsecond=0)
        if isinstance(cell, dt.timedelta) and cell < dt.timedelta(days=1):
            return (
                (dt.datetime.combine(EPOCH, dt.time()) + cell)
                .time()
                .replace(second=0, microsecond=0)
            )
        if isinstance(cell, float) and 0 <= cell < 1:
            minutes = round(cell * 1440)
            return dt.time(minutes // 60 % 24, minutes % 60)
        return self.parse(cell_text(cell))

    def canonical(self, value: dt.time) -> str:
        return f"{value:%H:%M}"

    def from_canonical(self, text: str) -> dt.time:
        return dt.time.fromisoformat(text)

    def size(self, value: Any) -> Any:
        return value


@dataclass(frozen=True)
class DateTime(Kind):
    """Wall-clock time of Zacatecas, to the second."""

    def parse(self, text: str, codes: Codes | None = None) -> dt.datetime | None:
        if not text.strip():
            return None
        day, _, hour = text.strip().partition(" ")
        date, time = parse_date(day), parse_time(hour) if hour.count(":") < 2 else None
        if time is None and hour.strip():
            try:
                time = dt.time.fromisoformat(hour.strip())
            except ValueError:
                raise Unreadable("No se entiende la hora.", "Escríbala como 16:30.") from None
        return dt.datetime.combine(date, time or dt.time()) if date else None

    def text(self, value: dt.datetime | None, codes: Codes | None = None) -> str:
        if value is None:
            return ""
        seconds = f":{value:%S}" if value.second else ""  # nobody types them
        return f"{value:%d/%m/}{value.year:04d} {value:%H:%M}{seconds}"

    def cell(self, value: dt.datetime | None, codes: Codes | None = None) -> Cell:
        return value if value is None or value.year >= 1900 else self.text(value)

    def from_cell(self, cell: Cell, codes: Codes | None = None) -> dt.datetime | None:
        if isinstance(cell, dt.datetime):  # spreadsheets keep fractions of a second: round
            return (cell + dt.timedelta(microseconds=500_000)).replace(microsecond=0)
        if isinstance(cell, dt.date):  # midnight reads as a bare date
            return dt.datetime.combine(cell, dt.time())
        if isinstance(cell, float | int) and 1 <= cell < 2958466:
            day = dt.datetime.combine(EPOCH, dt.time())
            return day + dt.timedelta(seconds=round(cell * 86400))
        return self.parse(cell_text(cell))

    def canonical(self, value: dt.datetime) -> str:
        return value.isoformat(timespec="seconds")

    def from_canonical(self, text: str) -> dt.datetime:
        return dt.datetime.fromisoformat(text)

    def size(self, value: Any) -> Any:
        return value
