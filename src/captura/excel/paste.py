"""Recognises a block pasted from Excel, column by column; needs no library."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass

from captura.excel.columns import (
    FULL_NAME,
    SURNAMES,
    headings_in,
    plain_sexes,
    split_surnames,
)
from captura.excel.contents import fields_by_content

__all__ = ["FULL_NAME", "Pasted", "read_paste"]
MOST_ROWS = 2000


@dataclass(frozen=True)
class Pasted:
    """columns: the field of each, None where unknown, FULL_NAME for whole names; rows as wide.

    headings: what stood above them, () where the block had none and the contents decided · left
    out: rows beyond the first 2,000.
    """

    columns: tuple[str | None, ...]
    rows: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...] = ()
    left_out: int = 0


def read_paste(text: str) -> Pasted:
    """The block in a text with tabs (or a list of names, one a line); never fails."""
    rows = _rows(text)
    fields, headings = None, []
    for number, row in enumerate(rows[:5]):
        fields = headings_in(row)
        if fields is not None:
            headings, rows = row, rows[number + 1 :]
            break
    left_out = max(0, len(rows) - MOST_ROWS)
    rows = rows[:MOST_ROWS]
    if fields is None:
        fields = fields_by_content(rows)
    rows = [row + [""] * (len(fields) - len(row)) for row in rows]
    rows = [row[: len(fields)] for row in rows]
    fields, rows = _split_surnames(fields, rows)
    _write_out_sexes(fields, rows)
    return Pasted(tuple(fields), tuple(map(tuple, rows)), tuple(headings), left_out)


def _rows(text: str) -> list[list[str]]:
    """The cells, without rows that are all blank; a quoted cell may hold line ends."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    try:
        read = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    except csv.Error:  # a lone quote in a huge cell: take the lines as they are
        read = [line.split("\t") for line in text.split("\n")]
    rows = [[" ".join(cell.split()) for cell in row] for row in read]
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _split_surnames(
    fields: list[str | None], rows: list[list[str]]
) -> tuple[list[str | None], list[list[str]]]:
    """A column with both surnames becomes two."""
    if SURNAMES not in fields:
        return fields, rows
    at = fields.index(SURNAMES)
    fields = [*fields[:at], "primer_apellido", "segundo_apellido", *fields[at + 1 :]]
    return fields, [[*row[:at], *split_surnames(row[at]), *row[at + 1 :]] for row in rows]


def _write_out_sexes(fields: list[str | None], rows: list[list[str]]) -> None:
    if "sexo" in fields:
        at = fields.index("sexo")
        for row, word in zip(rows, plain_sexes([row[at] for row in rows]), strict=True):
            row[at] = word
