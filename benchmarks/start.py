"""From the start of the program to its first painted window, and to the login one types into.

Against a bare Qt window. All with their modules compiled, as an installed program has them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.entry import entry

GOAL = 1.5
ROUNDS = 9
HEAVY = ("sqlalchemy", "openpyxl", "xlsxwriter", "python_calamine", "rapidfuzz", "cryptography")
_BARE = """
import sys, time, os
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 697)
window.show()
app.processEvents()
window.grab()
print(time.process_time(), flush=True)
os._exit(0)
"""
_OURS = """
import sys, time, os
import captura.ui
from pathlib import Path
from PySide6.QtWidgets import QApplication
from captura.app.window import Windows
from captura.paths import DataFolder
app = QApplication([])
windows = Windows(app, DataFolder(Path(sys.argv[1])))
furnish, first = windows._furnish, []
def painted(window):
    window.grab()
    first.append(time.process_time())
    furnish(window)
windows._furnish = painted
windows.show_entrance()
while windows.window.centralWidget() is None:
    app.processEvents()
app.processEvents()
windows.window.grab()
login = time.process_time()
early = [name for name in sys.argv[2].split(",") if name in sys.modules]
print(*first, login, *early, flush=True)
os._exit(0)
"""


def run() -> list[dict[str, Any]]:
    """The ratios of the best CPU times of nine rounds, taken in turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = _office(Path(name))
        compiled = str(Path(name) / "compiled")
        bare, first, login, early = [], [], [], set()
        for _ in range(ROUNDS + 1):
            bare.append(float(_run(compiled, _BARE)[0]))
            one, other, *names = _run(compiled, _OURS, str(folder), ",".join(HEAVY))
            first.append(float(one))
            login.append(float(other))
            early.update(names)
    note = "; already imported then: " + ", ".join(sorted(early)) if early else ""
    return [
        _entry("start", min(first), min(bare), "first window painted"),
        _entry("start.login", min(login), min(bare), "login painted" + note),
    ]


def _entry(name: str, ours: float, bare: float, what: str) -> dict[str, Any]:
    note = f"{what} in {ours:.3f} CPU s against {bare:.3f}"
    return entry(name, ours / bare, GOAL, note)


def _office(root: Path) -> Path:
    """A made-up office, so that the first window is the login."""
    from captura.actions.demonstration.cast import PHRASE
    from captura.actions.first_start import FirstStart, first_start
    from captura.app.surroundings import catalogues, now
    from captura.paths import DataFolder

    folder = DataFolder(root / "32020")
    answers = FirstStart("32020", "Instituto de muestra", "Usuaria Inventada", PHRASE)
    first_start(folder, answers, catalogues(), clock=now, random=os.urandom).office.close()
    return folder.root


def _run(compiled: str, code: str, *arguments: str) -> list[str]:
    surroundings = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": compiled,
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=surroundings,
        cwd=Path(__file__).resolve().parents[1] / "src",
    )
    return done.stdout.split()


if __name__ == "__main__":
    print(json.dumps(run()))
