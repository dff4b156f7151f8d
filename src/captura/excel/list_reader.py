"""Reads a filled list back, tolerant of how people change it; each problem is named by its cell."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from captura.errors import ExcelError
from captura.excel.columns import SURNAMES, headings_in, plain_sexes, split_surnames
from captura.excel.oddities import Oddity, find_oddities
from captura.excel.read import OpenBook, Row, cell_name
from captura.excel.safety import Safety, check
from captura.excel.serial import EPOCH
from captura.excel.spread import check_list_spread
from captura.excel.template import KEY_MARK, KEY_SHEET, LIST_SHEET
from captura.records.names import fold

MOST_ROWS = 3000  # read from a sheet; beyond that it is no list of an activity
SEARCHED = 40  # rows looked through for the headings
_SUMMARIES = ("total", "subtotal", "nombre y firma", "elaboro", "firma", "responsable", "vo bo")


@dataclass
class _Sheet:
    """A sheet with a row of headings: their fields by column, and the rows below."""

    title: str
    fields: list[str | None]
    first: int  # number of the first row below the headings, from 0
    rows: list[Row]
    merged: list[tuple[tuple[int, int], tuple[int, int]]] = field(default_factory=list)


def read_list(data: bytes) -> dict[str, Any]:
    """Read a filled list; made to run in the child process.

    Returns {session: id or "", rows: [{row, cells: {field: text}, places: {field: "C5"}}],
    problems: [{cell, what, fix}]}; row numbers as in Excel. Raises ExcelError where it can't be
    opened safely, or no sheet has headings of a list.
    """
    safety = check(data)
    check_list_spread(data)
    book = OpenBook(data)
    sheet = _find(book)
    if sheet is None:
        raise ExcelError(
            "No se encuentra la lista",
            "Ninguna hoja tiene los títulos de una lista: nombre, sexo, edad, localidad.",
            "Use la plantilla de lista de la actividad, o copie los renglones y péguelos.",
            "CAP-XLS-20",
        )
    problems = _odd_cells(data, safety, sheet)
    if len(sheet.rows) >= MOST_ROWS:
        problems.append(_problem(f"A{sheet.first + MOST_ROWS}", _TOO_LONG, "Divida la lista."))
    _fill_merged(sheet)
    _write_out_sexes(sheet)
    rows = [
        found
        for offset, cells in enumerate(sheet.rows)
        if (found := _row(sheet, sheet.first + offset, cells))
    ]
    return {"session": _session(book), "rows": rows, "problems": problems}


_TOO_LONG = f"La hoja pasa de {MOST_ROWS} renglones; los demás no se leyeron."


def _find(book: OpenBook) -> _Sheet | None:
    titles = sorted(book.titles, key=lambda title: title != LIST_SHEET)
    for title in titles:
        if title == KEY_SHEET:
            continue
        rows = book.rows(title)
        for number, row in enumerate(islice(rows, SEARCHED)):
            fields = headings_in([cell_text(cell) for cell in row])
            if fields is not None:
                below = list(islice(rows, MOST_ROWS))
                return _Sheet(title, fields, number + 1, below, book.merged(title))
    return None


def _session(book: OpenBook) -> str:
    if KEY_SHEET in book.titles:
        for row in islice(book.rows(KEY_SHEET), 1):
            if len(row) > 1 and row[0] == KEY_MARK:
                return str(row[1])
    return ""


def _row(sheet: _Sheet, number: int, cells: Row) -> dict[str, Any] | None:
    """The texts of a row by field, and where they stand; None if nobody stands there."""
    texts: dict[str, str] = {}
    places: dict[str, str] = {}
    for index, (name, cell) in enumerate(zip(sheet.fields, cells, strict=False)):
        for part, text in _parts(name, cell):
            texts[part], places[part] = text, cell_name(number, index)
    if not texts.keys() & {"nombres", "nombre_completo", "primer_apellido", "curp"}:
        return None
    name = fold(texts.get("nombres") or texts.get("nombre_completo") or "")
    if name.startswith(_SUMMARIES):
        return None
    return {"row": number + 1, "cells": texts, "places": places}


def _parts(name: str | None, cell: Any) -> list[tuple[str, str]]:
    """(field, text) of a cell: none where unknown or blank, two for both surnames in one."""
    text = _text(name, cell) if name else ""
    if name is None or not text:
        return []
    if name != SURNAMES:
        return [(name, text)]
    both = zip(("primer_apellido", "segundo_apellido"), split_surnames(text), strict=True)
    return [(part, word) for part, word in both if word]


def _text(name: str, cell: Any) -> str:
    if name == "fecha_nacimiento" and isinstance(cell, float) and 1 <= cell < 80_000:
        cell = (EPOCH + dt.timedelta(days=int(cell))).date()  # a date that lost its format
    return cell_text(cell)


def cell_text(cell: Any) -> str:
    """What a person would have typed for a cell."""
    match cell:
        case None | "":
            return ""
        case bool():
            return "Sí" if cell else "No"
        case float() if cell.is_integer():
            return str(int(cell))
        case dt.datetime() | dt.date():
            return f"{cell:%d/%m/}{cell.year:04d}"
        case _:
            return " ".join(str(cell).split())


def _fill_merged(sheet: _Sheet) -> None:
    """A locality or a sex written once over several rows holds for all of them."""
    for (top, left), (bottom, _) in sheet.merged:
        if bottom == top or left >= len(sheet.fields):
            continue
        if sheet.fields[left] not in ("localidad_texto", "sexo") or top < sheet.first:
            continue
        rows = sheet.rows[top - sheet.first : bottom - sheet.first + 1]
        for row in rows[1:]:
            if rows and left < len(row) and row[left] == "":
                row[left] = rows[0][left]


def _write_out_sexes(sheet: _Sheet) -> None:
    if "sexo" not in sheet.fields:
        return
    at = sheet.fields.index("sexo")
    rows = [row for row in sheet.rows if at < len(row)]
    for row, word in zip(rows, plain_sexes([cell_text(row[at]) for row in rows]), strict=True):
        row[at] = word


def _odd_cells(data: bytes, safety: Safety, sheet: _Sheet) -> list[dict[str, str]]:
    """Cells with an error, and formulas never worked out; the result of others is read as typed."""
    fix = "Borre la fórmula y escriba el dato."
    odd = find_oddities(data, results=True) if safety.errors else []
    problems = [
        _problem(cell.cell, f"La celda tiene un error ({cell.text}).", fix)
        for cell in odd
        if cell.sheet == sheet.title
    ]
    known = {problem["cell"] for problem in problems}
    for cell in find_oddities(data) if safety.formulas else []:
        if cell.sheet == sheet.title and cell.cell not in known and _is_blank(sheet, cell):
            problems.append(_problem(cell.cell, "La celda tiene una fórmula sin resultado.", fix))
    return problems


def _is_blank(sheet: _Sheet, cell: Oddity) -> bool:
    row = cell.row - 1 - sheet.first
    cells = sheet.rows[row] if 0 <= row < len(sheet.rows) else []
    return cell.column - 1 < len(cells) and cells[cell.column - 1] == ""


def _problem(cell: str, what: str, fix: str) -> dict[str, str]:
    return {"cell": cell, "what": what, "fix": fix}
