"""Rows that the state sets: read as written, bounded, joined in any order, never in the way."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

import pytest

from captura.errors import CapturaError
from captura.records.catalogues import Catalogues, Entry
from captura.records.editions import OPEN, joined, latest, numbered, read_told, write_told

NAME = "fuente_apoyo"


def row(code: str, label: str, number: int, **extra: str) -> Entry:
    return numbered(Entry(code, label, basis="Acuerdo", extra=MappingProxyType(extra)), number)


@pytest.mark.parametrize("label", ["=1+1", "Uno, «dos»", "@SUM(A1)", "-5", 'con "comillas"', "ñ"])
def test_rows_read_as_they_were_written(label: str) -> None:
    rows = [
        row("E1", label, 1),
        numbered(Entry("E2", "Otra", dt.date(2026, 1, 1), dt.date(2026, 12, 31), "Ley"), 12),
        row("E3", "Con columnas", 3, clase="monetario", clave_externa="7"),
    ]
    assert read_told(NAME, write_told(rows)) == tuple(rows)
    assert read_told(NAME, "") == ()
    assert write_told([]) == ""


@pytest.mark.parametrize(
    "text",
    [
        "codigo,etiqueta\nE1,Uno\n",
        "codigo,etiqueta,edicion\nE1,Uno,0\n",
        "codigo,etiqueta,edicion\nE1,Uno,-1\n",
        "codigo,etiqueta,edicion\nE1,Uno,9999999\n",
        "codigo,etiqueta,edicion\nE1,Uno,uno\n",
        "codigo,etiqueta,edicion\nE 1,Uno,1\n",
        f"codigo,etiqueta,edicion\nE1,{'x' * 121},1\n",
        'codigo,etiqueta,edicion\nE1,"Uno\nDos",1\n',
        "codigo,etiqueta,edicion\nE1,Uno · Dos,1\n",
        "codigo,etiqueta,edicion\nE1,Uno,1\ne1,Dos,1\n",
        f"codigo,etiqueta,fundamento,edicion\nE1,Uno,{'x' * 201},1\n",
        "codigo,etiqueta,vigente_desde,vigente_hasta,edicion\nE1,Uno,2026-02-01,2026-01-01,1\n",
        "codigo,etiqueta,vigente_desde,edicion\nE1,Uno,ayer,1\n",
        "x" * 20_001,
    ],
)
def test_what_is_no_row_of_an_edition_is_refused(text: str) -> None:
    with pytest.raises((CapturaError, ValueError)):
        read_told(NAME, text)


def test_the_later_edition_stands_whatever_the_order() -> None:
    older, later = row("E1", "Antes", 1), row("E1", "Después", 2)
    assert latest([later], [older]) == latest([older], [later]) == [later]
    one, other = row("E1", "A", 2), row("E1", "B", 2)  # of a state restored from a backup
    assert latest([one], [other]) == latest([other], [one])


def test_what_was_set_never_keeps_an_office_from_opening(catalogues: Catalogues) -> None:
    """Its label is a code of this release: read alone it was sound."""
    rows = [row("E1", "MUN", 1), row("E2", "Colecta", 2)]
    grown = joined(catalogues[NAME], rows)
    assert "E1" not in grown
    assert grown.label("E2") == "Colecta"
    assert len(grown) == len(catalogues[NAME]) + 1


def test_the_open_lists_are_there_and_their_columns_too(catalogues: Catalogues) -> None:
    for name, one in OPEN.items():
        for column in one.copied:
            assert any(entry.extra.get(column) for entry in catalogues[name].entries), (
                name,
                column,
            )
