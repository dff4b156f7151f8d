"""The first sheet of a workbook: whose it is, of when, how much, and its control sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from captura.packages.codes import control_sum
from captura.packages.header import Header
from captura.packages.layout import SheetLayout
from captura.records.periods import read_period
from captura.records.practice import MARK

WIDTHS = (34, 46, 26)
TITLES = {
    "entrega": "Entrega trimestral",
    "cambios": "Cambios entre equipos",
    "acuse": "Acuse de recibo",
    "alta": "Alta",
}


def cover_rows(
    header: Header, layouts: Sequence[SheetLayout], lines: Mapping[str, Sequence[str]]
) -> list[list[str | float | None]]:
    """The cells of the cover, row by row; `lines` holds the code lines by type."""
    rows: list[list[str | float | None]] = [[f"Captura · {TITLES[header.kind]}"]]
    if header.practice:
        rows.append([MARK])
    label = read_period(header.period).label if header.period else ""
    rows += [
        [],
        ["Instituto", header.sender_name],
        ["Clave del municipio", header.sender],
        ["Periodo", label],
        ["Número de entrega", header.sequence],
        ["Preparada (hora universal)", header.created],
        [],
        ["Hoja", "Registros", "Suma de control"],
    ]
    for layout in layouts:
        own = lines.get(layout.type, ())
        rows.append([layout.title, len(own), control_sum(own)])
    every = [line for own in lines.values() for line in own]
    rows += [
        ["Total", len(every), control_sum(every)],
        [],
        ["Aviso de privacidad", header.notice],
        ["Fundamento", header.legal_basis],
        [],
        ["Este libro se puede ordenar y filtrar. No cambie celdas: Captura nombra cada cambio."],
    ]
    return rows
