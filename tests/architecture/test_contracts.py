"""The import contracts hold, and each of them bites when it is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.tree import ROOT

BROKEN = [
    ("records/x.py", "import captura.store"),
    ("store/x.py", "import captura.packages"),
    ("logs.py", "import captura.paths"),
    ("actions/x.py", "import PySide6.QtCore"),
    ("actions/x.py", "import captura.ui"),
    ("ui/x.py", "import captura.packages"),
    ("ui/x.py", "import captura.store"),
    ("actions/x.py", "import sqlalchemy"),
    ("packages/x.py", "import openpyxl"),
    ("store/x.py", "import cryptography"),
    ("packages/x.py", "import socket"),
    ("publishing/x.py", "import socket"),
    ("publishing/x.py", "import pg8000.native"),
    ("actions/x.py", "import pg8000"),
    ("publishing/postgres.py", "import duckdb"),
    ("ui/x.py", "import captura.publishing"),
    ("loose_module.py", "import os"),
]


def lint(tree: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [program, "--no-cache", "--config", tree / "pyproject.toml"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The empty rooms of the tree: enough for a contract to be broken in."""
    tree = tmp_path_factory.mktemp("tree")
    shutil.copy(ROOT / "pyproject.toml", tree)
    source = ROOT / "src" / "captura"
    for file in [*source.glob("*.py"), *source.glob("*/__init__.py")]:
        place = tree / file.relative_to(ROOT)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text('"""A room."""\n')
    return tree


def test_the_empty_rooms_keep_every_contract(copy: Path) -> None:
    result = lint(copy)
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(("file", "line"), BROKEN)
def test_a_broken_rule_is_found(copy: Path, file: str, line: str) -> None:
    place = copy / "src" / "captura" / file
    before = place.read_text() if place.exists() else None
    place.write_text(f'"""A room."""\n\n{line}\n')
    try:
        result = lint(copy)
    finally:
        place.unlink() if before is None else place.write_text(before)
    assert result.returncode != 0, result.stdout


def test_the_real_tree_keeps_every_contract() -> None:
    result = lint(ROOT)
    assert result.returncode == 0, result.stdout
