"""Makes the golden files of this release anew, by `python -m tests.golden.remake`."""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

from captura.records.registry import RECORDS
from tests.golden.alter import alterations
from tests.golden.office import rework
from tests.golden.sample import Sample, make_sample

FOLDER = Path(__file__).parent


def steps_of(book: Path) -> dict[str, list[Sequence[object]]]:
    """What is done to the workbook for each of the files that LibreOffice saves."""
    titles = CalamineWorkbook.from_path(str(book)).sheet_names
    sheets = [titles.index(record.SHEET) for record in RECORDS.values()]
    return {
        "guardada": [],
        "ordenada": [step for n in sheets for step in (("sort", n, 2), ("filter", n, 1))],
        "movida": [step for n in sheets for step in (("move", n, 1), ("move", n, 0))],
        "alterada": [alteration.step for alteration in alterations(titles)],
    }


def make_files(folder: Path) -> Sample:
    """The delivery as made, and as LibreOffice leaves it, in `folder`."""
    with tempfile.TemporaryDirectory() as temporary:
        sample = make_sample(folder, Path(temporary))
    for name, steps in steps_of(sample.book).items():
        rework(sample.book, folder / f"{name}.xlsx", steps)
    titles = CalamineWorkbook.from_path(str(sample.book)).sheet_names
    note = {
        "estado": sample.state_public,
        "llave_de_prueba": sample.state.secret,
        "registros": len(sample.made.code_lines),
        "alteradas": [
            [a.kind, a.sheet, a.cell, a.type, a.id, a.field] for a in alterations(titles)
        ],
    }
    (folder / "esperado.json").write_text(json.dumps(note, ensure_ascii=False) + "\n", "utf-8")
    return sample


if __name__ == "__main__":
    project = tomllib.loads(Path("pyproject.toml").read_text("utf-8"))
    target = FOLDER / project["project"]["version"]
    target.mkdir(exist_ok=True)
    make_files(target)
