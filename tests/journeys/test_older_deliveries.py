"""What an institute of an earlier release delivered is kept whole by this one."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from captura.packages.sealed import open_sealed
from captura.packages.verify import check_workbook
from captura.records.actividad import Actividad
from captura.records.fields import field_of
from captura.records.record import Record
from captura.records.version import line_of, read_line
from captura.store.database import Store
from captura.store.rows import version
from tests.golden.remake import FOLDER
from tests.store.conftest import KEY, Clock

OLD = FOLDER / "0.1.0"
# fields that the release of these files did not know, by sheet
SINCE: list[tuple[type[Record], str]] = [(Actividad, "instituciones_otras"), (Actividad, "meta")]


def lines_of(name: str) -> list[str]:
    """The lines of its records, as the package or its workbook alone brings them."""
    data = (OLD / name).read_bytes()
    if name.endswith(".xlsx"):
        return list(check_workbook(data, keep_rows=True).arrived.every_line())
    secret = json.loads((OLD / "esperado.json").read_text("utf-8"))["llave_de_prueba"]
    return list(open_sealed(data, [secret]).lines())


@pytest.mark.parametrize(("record", "name"), SINCE)
def test_its_workbook_has_no_column_for_what_came_later(record: type[Record], name: str) -> None:
    book = CalamineWorkbook.from_path(str(OLD / "entrega.xlsx"))
    headings = book.get_sheet_by_name(record.SHEET).to_python()[0]
    assert field_of(record, name).label not in headings


@pytest.mark.parametrize("name", ["entrega.captura", "entrega.xlsx"])
def test_its_records_are_kept_to_the_letter_and_take_the_new_field(
    name: str, tmp_path: Path
) -> None:
    arrived: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines_of(name):
        arrived[read_line(line).type].append(line)
    assert arrived["actividad"]
    with Store.open(
        tmp_path / "estado.db", KEY, clock=Clock(), random=os.urandom, create=True
    ) as store:
        with store.work("primer inicio") as work:
            work.set_meta("instituto", "32020")
        with store.work("estado") as work:
            work.apply(arrived, "paquete de antes")
        for kind, lines in arrived.items():
            for line in lines:
                kept = version(store, kind, read_line(line).id)
                assert kept is not None
                assert line_of(kept) == line
        ids = [read_line(line).id for line in arrived["actividad"]]
        known = [one for one in (store.get(Actividad, each) for each in ids) if one]
        assert known
        assert {one.instituciones_otras for one in known} == {None}
        with store.work("instituto") as work:
            work.save(replace(known[0], instituciones_otras="Ejido La Luz"))
        again = store.get(Actividad, known[0].id)
        assert again is not None
        assert again.instituciones_otras == "Ejido La Luz"
