"""Runs the real command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"


def captura(*arguments: str, said: str = "") -> subprocess.CompletedProcess[str]:
    """`captura …` with this text on its standard input."""
    surroundings = {**os.environ, "PYTHONPATH": str(SRC), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-m", "captura", *arguments],
        input=said,
        capture_output=True,
        text=True,
        env=surroundings,
        timeout=300,
        check=False,
    )
