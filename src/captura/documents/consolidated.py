"""The consolidated workbook: figures that say what they count, and the rows behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from captura.excel.write import Column, Plain, Progress, Sheet, write_workbook

FIGURES = (
    "Actividades",
    "Personas únicas",
    "Personas anónimas",
    "Asistencias",
    "Contadas sin lista",
)
NOTE = (
    "Personas únicas: quien asistió al menos una vez en el periodo; se cuenta, nunca se suma. "
    "Los trimestres no suman el año, ni los municipios el estado. Las asistencias y las "
    "actividades sí se suman. Las personas anónimas van aparte; lo que se "
    "contó sin lista también, y es de asistencias: no se sabe si son las mismas personas."
)
REACHED = (
    "«Indicadores» cuenta otra cosa: mujeres que asistieron, sin las anónimas, en el municipio "
    "donde viven (de quien no lo dijo, el de su instituto). «Por municipio» cuenta aquí a todas "
    "las personas, en el del instituto que las atendió. Quien tiene dos registros unidos cuenta "
    "una vez, con los datos del primero; la hoja «Misma persona» del libro con nombres dice cuáles."
)
PIVOT = (
    "La hoja «Cifras» es para tablas dinámicas: una cifra por renglón, «Valor» en los valores. "
    "Elija una sola «Medida». Las que dicen «Sí» en «Se suma» se pueden sumar. Las personas no: "
    "cada total tiene ya su renglón, con «(en total)» en lo que no divide."
)


@dataclass(frozen=True)
class FigureTable:
    """A sheet of figures: keys are its first headings, rows end in the FIGURES."""

    title: str
    keys: Sequence[str]
    rows: Sequence[Sequence[Plain]]


@dataclass(frozen=True)
class RowTable:
    """A sheet of records: headings, formats of `captura.excel.write.FORMATS`, rows.

    table: the name by which a pivot table finds it; "" for a plain sheet.
    """

    title: str
    headings: Sequence[str]
    formats: Sequence[str]
    rows: Iterable[Sequence[Plain]]
    table: str = ""


def write_consolidated(
    path: Path,
    tables: Sequence[FigureTable],
    rows: Sequence[RowTable],
    *,
    subtitle: str,
    mark: str = "",
    temporary: Path,
    progress: Progress | None = None,
) -> int:
    """Write the workbook, whole or not at all; how many rows. Raises OSError as the system does.

    mark: stands on the cover where the data is made up.
    """
    sheets = [_cover(subtitle, mark), *map(_figures, tables), *map(_records, rows)]
    return write_workbook(path, sheets, temporary, title="Consolidado", progress=progress)


def _cover(subtitle: str, mark: str) -> Sheet:
    marked = ((mark,),) if mark else ()
    lines = (*marked, ("Consolidado estatal",), (subtitle,), ("",), (NOTE,), (REACHED,), (PIVOT,))
    return Sheet("Portada", [Column("Captura", width=110)], lines)


def _figures(table: FigureTable) -> Sheet:
    keys = [Column(key, width=28 if key == "Municipio" else 18) for key in table.keys]
    return Sheet(table.title, [*keys, *(Column(name, "whole", 16) for name in FIGURES)], table.rows)


def _records(table: RowTable) -> Sheet:
    columns = [
        Column(heading, kind, 24 if kind == "text" else 14)
        for heading, kind in zip(table.headings, table.formats, strict=True)
    ]
    return Sheet(table.title, columns, table.rows, table=table.table)
