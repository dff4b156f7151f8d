"""The rows of a sheet as a table: who or what, whether it is new, its problems, its mark."""

from __future__ import annotations

from captura.ui.screens.recepcion import wording
from captura.ui.screens.recepcion.examine import ERROR, WARNING
from captura.ui.screens.recepcion.found_cell import found_cell
from captura.ui.screens.recepcion.rows_presenter import RowLine
from captura.ui.tables import Cell, Column

_TONES = {"se devuelve": "bad", "devuelto": "bad", "observado": "warn"}


def row_columns() -> list[Column]:
    """The columns of the rows."""
    return [
        Column("Renglón", _title, 180, stretch=True),
        Column("Folio", _folio, 72, low=True, whole=True),
        Column("Qué trae", _novelty, 84),
        Column("Problemas", _problems, 96),
        Column("Marca", _mark, 124),
    ]


def _title(line: RowLine) -> Cell:
    words = line.row.title
    return Cell(f"{words} (eliminado)" if line.row.deleted else words, bold=True)


def _folio(line: RowLine) -> Cell:
    """The institute's prefix is the same in every row: the number alone tells them apart."""
    return Cell(line.row.folio.rpartition("-")[2], muted=True, spoken=line.row.folio)


def _novelty(line: RowLine) -> Cell:
    words = wording.NOVELTY.get(line.row.novelty, line.row.novelty)
    return Cell(words, muted=line.row.novelty == "same")


def _problems(line: RowLine) -> Cell:
    errors = sum(one.level == ERROR for one in line.row.problems)
    warnings = sum(one.level == WARNING for one in line.row.problems)
    return found_cell(errors, warnings)


def _mark(line: RowLine) -> Cell:
    return Cell(line.mark, pill=bool(line.mark), tone=_TONES.get(line.mark, ""))
