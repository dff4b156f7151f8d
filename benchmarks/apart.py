"""A measurement in a process of its own, so that nothing of the one before is still warm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parents[1]


def apart(module: str, *said: object) -> Any:
    """What a benchmark's own module prints last, as JSON, when run with these arguments."""
    command = [sys.executable, "-m", f"benchmarks.{module}", *map(str, said)]
    done = subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, check=True)
    return json.loads(done.stdout.splitlines()[-1])
