"""The consolidated workbook: figures as counted, with what they count said, and their rows."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from captura.documents.consolidated import FIGURES, FigureTable, RowTable, write_consolidated


def test_figures_rows_and_explanation(tmp_path: Path) -> None:
    path = tmp_path / "consolidado.xlsx"
    tables = [FigureTable("Municipios", ["Municipio"], [["Jerez", 4, 30, 1, 95, 12]])]
    rows = [RowTable("Actividades", ["Nombre", "Fecha"], ["text", "date"], [["=Taller", 46204]])]
    write_consolidated(path, tables, rows, subtitle="2026-T3", temporary=tmp_path)
    book = openpyxl.load_workbook(path)
    said = " ".join(str(cell.value) for cell in book["Portada"]["A"])
    assert "no suman el año" in said
    assert "contó sin lista" in said
    figures = book["Municipios"]
    assert [cell.value for cell in figures[1]] == ["Municipio", *FIGURES]
    assert [cell.value for cell in figures[2]] == ["Jerez", 4, 30, 1, 95, 12]
    behind = book["Actividades"]
    assert (behind["A2"].value, behind["A2"].data_type) == ("=Taller", "s")
    assert f"{behind['B2'].value:%d/%m/%Y}" == "01/07/2026"
    assert [left.name for left in tmp_path.iterdir()] == ["consolidado.xlsx"]
