"""The starter: what it refuses, what it finds missing, and what its environment holds."""

from __future__ import annotations

import subprocess
import sys

import pytest

import dev
from tests.architecture.tree import ROOT


@pytest.mark.parametrize("arguments", [[], ["fly"], ["--semilla"]])
def test_an_unknown_order_explains_the_known_ones(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(arguments) == 2
    said = capsys.readouterr().out
    for order in ("setup", "run", "test", "bench", "screens", "manual", "build", "captura"):
        assert f"  {order}" in said


def test_the_starter_needs_nothing_installed() -> None:
    """A bare interpreter, without the environment's libraries, imports it."""
    result = subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import runpy; runpy.run_path('dev.py')"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr


@pytest.mark.skipif(not dev.shutil.which("dpkg-query"), reason="no Debian")
def test_missing_system_packages_are_told_from_present_ones() -> None:
    assert dev.installed("dpkg")
    assert not dev.installed("captura-that-nobody-packaged")


def test_commands_do_not_inherit_a_search_path() -> None:
    found = dev.environment({"PATH": "here"})
    assert "PYTHONPATH" not in found
    assert found["PATH"] == "here"
    assert found["PYTHONUTF8"] == "1"
