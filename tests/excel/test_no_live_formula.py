"""No workbook that Captura writes carries a live formula, whatever people typed into it."""

from __future__ import annotations

import ast
import csv
import datetime as dt
import io
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from captura.documents.consolidated import FigureTable, RowTable, write_consolidated
from captura.excel.template import Template, write_template
from captura.excel.write import FORMATS, Column, Sheet, write_workbook
from captura.records.catalogues import Entry
from captura.records.deadlines import set_day
from captura.records.editions import numbered, read_told, write_told
from captura.records.fields import fields_of
from captura.records.merge import edit
from captura.records.periods import Period
from captura.records.record import new_id
from captura.records.registry import RECORDS
from captura.records.version import Version
from tests.packages.made import WRITER, deliver, desk

SOURCE = Path(__file__).resolve().parents[2] / "src" / "captura"
LIVE = tuple(
    f"{start}{rest}"
    for start in ("=", "+", "-", "@", "\t=", "\r=", "\n=", " =", "'=", "\ufeff=", "=", "|", "%")
    for rest in ("1+1", "cmd|'/c calc'!A0", 'HYPERLINK("http://x","y")', "SUM(A1:A9)")
)
TYPED = ("text", "long_text", "choice", "choices", "curp", "phone")
NOW = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
# where a workbook or a table of text is begun; a new place needs its own case below
EDITIONS = "records/editions.py"  # CSV inside what the state signs: read back as text alone
PUBLISHED = "publishing/table.py"  # CSV for a database or Parquet: no one opens it as a sheet
WRITERS = {"excel/write.py", "excel/fast_sheet.py", "excel/template.py", EDITIONS, PUBLISHED}


def by_the_book_writer(folder: Path) -> bytes:
    path = folder / "libro.xlsx"
    columns = [Column(text, kind) for text, kind in zip(LIVE, list(FORMATS) * 9, strict=False)]
    rows = [[text] * len(columns) for text in LIVE]
    write_workbook(path, [Sheet("Hoja", columns, rows)], folder, lists={"lista": LIVE}, title="=1")
    return path.read_bytes()


def by_the_consolidated(folder: Path) -> bytes:
    path = folder / "consolidado.xlsx"
    figures = FigureTable("Cifras", LIVE[:3], [[*LIVE[:3], 1, 2, 3, 4]])
    rows = RowTable("Personas", LIVE, ["text"] * len(LIVE), [LIVE])
    write_consolidated(path, [figures], [rows], subtitle="=1+1", temporary=folder)
    return path.read_bytes()


def by_the_list_to_fill(_folder: Path) -> bytes:
    lists = {"sexo": LIVE, "localidad_texto": LIVE}
    names = ("nombres", "sexo", "localidad_texto")
    return write_template(Template(names, "=1+1", "@SUM(A1)", "=2", lists))


def by_a_delivery(folder: Path) -> bytes:
    made: dict[str, list[Version]] = {}
    for name, record in RECORDS.items():
        texts = [field.name for field in fields_of(record) if field.kind.name in TYPED]
        made[name] = []
        for place, text in enumerate(LIVE, 1):
            version = Version(name, new_id("32020", NOW, random.Random(place).randbytes))
            made[name].append(edit(version, dict.fromkeys(texts, text), WRITER, place))
    return deliver(folder, desk(), made, sender_name="=1+1", legal_basis="=2+2", notice="=3")[1]


@pytest.mark.parametrize(
    "write", [by_the_book_writer, by_the_consolidated, by_the_list_to_fill, by_a_delivery]
)
def test_nothing_that_was_typed_is_alive(write: object, tmp_path: Path) -> None:
    data: bytes = write(tmp_path)  # type: ignore[operator]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for name in parts.namelist():
            sheet = parts.read(name)
            if name.startswith("xl/worksheets/sheet"):
                assert not re.search(rb"<(\w+:)?f[\s/>]", sheet), name
                assert b"<hyperlink" not in sheet
        assert not [name for name in parts.namelist() if "external" in name.casefold()]
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    typed = {str(cell.value) for cell in cells}
    assert "=1+1" in typed  # so it did stand there, as a text


def test_the_calendar_holds_periods_days_and_numbers_alone() -> None:
    days = [set_day(Period(2026, n), dt.date(2026, 3 * n, 28), n) for n in (1, 2, 3, 4)]
    cells = [cell for row in csv.reader(io.StringIO(write_told(days))) for cell in row]
    assert len(cells) == 25
    assert all(cell[0].isalnum() for cell in cells)


def test_what_the_state_types_in_a_catalogue_is_read_back_as_text() -> None:
    """It travels inside signed files, never as a sheet; a book writes it as any label."""
    rows = [
        numbered(Entry(f"E{n}", f"{n} {text.strip()}", basis=text.strip()), 1)
        for n, text in enumerate(LIVE)
        if text.strip().isprintable()
    ]
    assert len(rows) > 20
    assert read_told("fuente_apoyo", write_told(rows)) == tuple(rows)


def test_every_writer_has_its_case() -> None:
    """Whoever begins a workbook or a CSV elsewhere must come here first."""
    assert {str(path.relative_to(SOURCE)) for path in _writing()} == WRITERS


def _writing() -> Iterator[Path]:
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            named = (
                [f"{node.module}.{alias.name}" for alias in node.names]
                if isinstance(node, ast.ImportFrom)
                else [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [f"{node.value.id}.{node.attr}"]
                if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
                else []
            )
            if any(
                re.match(r"xlsxwriter|openpyxl\.Workbook|csv\.(writer|DictW)", n) for n in named
            ):
                yield path
                break
