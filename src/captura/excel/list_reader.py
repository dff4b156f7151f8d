"""Reads a filled list back: rows as texts by column, each problem named by its cell."""

from __future__ import annotations

import datetime as dt
import io
from typing import Any

from captura.excel.paste import columns_by_heading
from captura.excel.template import HEADINGS, LIST_SHEET, MARK_SHEET

MAX_ROWS, MAX_COLUMNS, MAX_EMPTY = 5000, 60, 200
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


def read_list(data: bytes) -> dict[str, Any]:
    """What a filled list holds; runs in the child process, after the safety pass.

    {"session": id or None, "columns": [name], "rows": [{"row": n, "cells": {name: text},
    "places": {name: "C5"}}], "problems": [{"cell": "C5", "what": …, "fix": …}]}.
    """
    from openpyxl import load_workbook

    from captura.excel.safety import check

    check(data)
    book = load_workbook(io.BytesIO(data), keep_links=False)
    sheet = book[LIST_SHEET] if LIST_SHEET in book.sheetnames else book.worksheets[0]
    found: dict[str, Any] = {"session": _session(book), "columns": [], "rows": [], "problems": []}
    heading, names = _heading(sheet)
    if heading is None:
        fix = "La primera fila debe llevar títulos como «Nombre(s)», «Sexo» y «Edad»."
        _say(found, "A1", "No se encontraron los títulos de la lista.", fix)
        return found
    found["columns"] = [name for name in names.values() if name]
    _read_rows(sheet, heading, names, found)
    return found


def _session(book: Any) -> str | None:
    if MARK_SHEET not in book.sheetnames:
        return None
    mark, session = (book[MARK_SHEET].cell(1, column).value for column in (1, 2))
    return str(session) if mark == "lista/1" and session else None


def _heading(sheet: Any) -> tuple[int | None, dict[int, str | None]]:
    """The first of ten rows that has at least two known headings, and its columns by name."""
    width = min(sheet.max_column or 1, MAX_COLUMNS)
    titles = {heading.casefold(): name for name, (heading, _) in HEADINGS.items()}
    for row in range(1, min(sheet.max_row or 1, 10) + 1):
        cells = [str(sheet.cell(row, c).value or "").strip() for c in range(1, width + 1)]
        names = [titles.get(cell.casefold()) for cell in cells]
        loose = columns_by_heading(cells)
        joined = [own or other for own, other in zip(names, loose, strict=True)]
        if sum(name is not None for name in joined) >= 2:
            return row, dict(enumerate(joined, 1))
    return None, {}


def _read_rows(
    sheet: Any, heading: int, names: dict[int, str | None], found: dict[str, Any]
) -> None:
    empty = 0
    for row in range(heading + 1, min(sheet.max_row, heading + MAX_ROWS) + 1):
        cells: dict[str, str] = {}
        places: dict[str, str] = {}
        for column, name in names.items():
            cell = sheet.cell(row, column)
            if name is None or cell.value is None:
                continue
            text = _text(cell, found)
            if text:
                cells[name], places[name] = text, cell.coordinate
        empty = 0 if cells else empty + 1
        if empty > MAX_EMPTY:
            return
        if cells:
            found["rows"].append({"row": row, "cells": cells, "places": places})


def _text(cell: Any, found: dict[str, Any]) -> str:
    value = cell.value
    if cell.data_type == "f" or (isinstance(value, str) and value in _ERRORS):
        what = (
            "Tiene una fórmula o un error de Excel." if cell.data_type == "f" else f"Dice {value}."
        )
        _say(found, cell.coordinate, what, "Escriba el dato a mano en esa celda.")
        return ""
    if isinstance(value, dt.datetime):
        return f"{value:%d/%m/}{value.year:04d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _say(found: dict[str, Any], cell: str, what: str, fix: str) -> None:
    found["problems"].append({"cell": cell, "what": what, "fix": fix})
