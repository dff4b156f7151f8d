"""Whatever moment the power fails: what was acknowledged is there, and nothing is half done."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.architecture.tree import ROOT
from tests.conftest import Tally

SHORT, LONG, PARTS = 500, 10_000, 8
DEEDS = {
    "save", "list", "export", "import", "accept", "backup", "restore", "migration", "rekey",
    "seal", "reseal", "exchange", "evidence", "consolidate",
}  # fmt: skip

pytestmark = pytest.mark.skipif(os.name == "nt", reason="a fork is what makes it affordable")


def campaign(folder: Path, kills: int, seed: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kill.campaign", str(folder), str(kills), str(seed)],
        cwd=ROOT,
        env={**os.environ, "CAPTURA_FAILPOINTS": "pruebas", "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def named_in_the_source() -> set[str]:
    found: set[str] = set()
    for path in (ROOT / "src").rglob("*.py"):
        found |= set(re.findall(r'\bfailpoint\("([^"]+)"\)', path.read_text("utf-8")))
    return found


def check(told: dict[str, Any], kills: int, tally: Tally) -> None:
    tally("muertes", told["kills"])
    assert told["wrong"] == []
    assert told["kills"] >= kills
    assert set(told["hits"]) == DEEDS
    assert sorted(named_in_the_source() - set(told["killed"])) == []


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """In memory where there is such a folder: a kill loses nothing that the system has."""
    memory = Path("/dev/shm")
    place = Path(tempfile.mkdtemp(prefix="muertes-", dir=memory if memory.is_dir() else tmp_path))
    yield place
    shutil.rmtree(place)


def test_no_kill_loses_what_was_acknowledged(folder: Path, semilla: int, tally: Tally) -> None:
    check(campaign(folder, SHORT, semilla), SHORT, tally)


@pytest.mark.largo
@pytest.mark.parametrize("part", range(PARTS))
def test_ten_thousand_kills_lose_nothing(
    folder: Path, semilla: int, part: int, tally: Tally
) -> None:
    """Each part hits every failpoint, so that every core has its share of the kills."""
    check(campaign(folder, LONG // PARTS, semilla + 1 + part), LONG // PARTS, tally)


def test_failpoints_do_nothing_in_a_process_that_was_not_started_for_them() -> None:
    clean = {name: value for name, value in os.environ.items() if name != "CAPTURA_FAILPOINTS"}
    code = "from captura.failpoints import arm, failpoint; failpoint('x'); arm(print)"
    done = subprocess.run(
        [sys.executable, "-c", code], env=clean, capture_output=True, text=True, check=False
    )
    assert "RuntimeError" in done.stderr
    assert done.stdout == ""
