"""A table as it is published: named columns of few kinds, rows, and what each of them means."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

BLOCK = 1 << 16  # letters
Cell = str | int | dt.date | None
TEXT, WHOLE, MONEY, DATE, DECIMAL = "text", "whole", "money", "date", "decimal"


@dataclass(frozen=True)
class Column:
    """kind: one of the five above; whole centavos where it is money, decimal text where decimal.

    of: the catalogue whose codes a text is one of; "" where it is said to be something else.
    """

    name: str
    kind: str
    says: str
    of: str = ""


@dataclass(frozen=True)
class Table:
    """rows: in the order of the columns; None: there is no value."""

    name: str
    says: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Edition:
    """Tables that belong together. name: letters, digits and `_`; says: source, date and terms."""

    name: str
    says: str
    tables: Sequence[Table]


def text_of(table: Table) -> Iterator[str]:
    """The rows as CSV without headings, in blocks; what has no value is empty and unquoted."""
    block = io.StringIO()
    writer = csv.writer(block, lineterminator="\n")
    kinds = [column.kind for column in table.columns]
    for row in table.rows:
        writer.writerow(map(_text, row, kinds))
        if block.tell() > BLOCK:
            yield block.getvalue()
            block.seek(0)
            block.truncate()
    yield block.getvalue()


def _text(cell: Cell, kind: str) -> str | int | None:
    if kind == MONEY and isinstance(cell, int):
        return f"{Decimal(cell).scaleb(-2):.2f}"
    if isinstance(cell, dt.date):
        return cell.isoformat()
    return cell
