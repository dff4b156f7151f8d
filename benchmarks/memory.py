"""What the application holds in memory after a tour of its screens, against an empty window.

An institute with 100,000 people: opened by its passphrase, the day's backup made, every screen of
the rail shown until nothing is under way, every list scrolled to its end, then the list of people
again. Bare is the same window of Qt with nothing in it. Resident memory as Linux counts it, each in
a process of its own; both offscreen, which holds the picture of the window too.
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
from captura.actions.demonstration.cast import PHRASE

GOAL, PEOPLE, ATTENDANCES = 80.0, 100_000, 100_000
_TOLD = """
def told():
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    found = {line.split()[0]: int(line.split()[1]) for line in lines[1:]}
    print(found["Rss:"] / 1024, found["Pss:"] / 1024, flush=True)
"""
_BARE = """
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 697)
window.show()
app.processEvents()
window.grab()
told()
os._exit(0)
"""
_OURS = """
import captura.ui
import time
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication
from captura.actions.open_office import open_office, users_of
from captura.app.surroundings import catalogues, now
from captura.app.window import Windows
from captura.paths import DataFolder
app = QApplication([])
windows = Windows(app, DataFolder(Path(sys.argv[1])))

def calm():
    # a loop as the program's own: in processEvents what is to be deleted later never is
    loop, timer, quiet = QEventLoop(), QTimer(), [time.monotonic() + 0.3]
    def look():
        if windows.tasks.busy():
            quiet[0] = time.monotonic() + 0.3
        elif time.monotonic() > quiet[0]:
            loop.quit()
    timer.timeout.connect(look)
    timer.start(5)
    loop.exec()

def look(name):
    windows._go(name)
    calm()
    for view in windows.shell.findChildren(QAbstractItemView):
        if view.isVisible():
            view.scrollToBottom()
    calm()
    windows.shell.grab()

folder = windows.folder
office = open_office(
    folder, users_of(folder)[0], sys.stdin.readline().strip(), catalogues(), clock=now,
    random=os.urandom,
)
windows.enter(office)
calm()
for name in [*windows.shell.places(), "personas"]:
    look(name)
told()
os._exit(0)
"""


def run(people: int = PEOPLE) -> list[dict[str, Any]]:
    """MiB that the application holds beyond the bare window."""
    with tempfile.TemporaryDirectory() as name:
        folder = _office(Path(name), people)
        bare, bare_share = _measured(_BARE)
        ours, our_share = _measured(_OURS, str(folder))
    grown = ours - bare
    note = (
        f"MiB of growth; {people:,} people, every screen: {ours:.0f} MiB resident against "
        f"{bare:.0f}; by proportional share {our_share:.0f} against {bare_share:.0f}"
    )
    return [entry("memory", grown, GOAL, note, digits=1)]


def _office(folder: Path, people: int) -> Path:
    from benchmarks.sample_office import sample_office

    office = sample_office(folder, people=people, attendances=ATTENDANCES)
    office.close()
    return office.folder.root


def _measured(code: str, *arguments: str) -> tuple[float, float]:
    """(resident MiB, MiB of it by proportional share) when the code told."""
    done = subprocess.run(
        [sys.executable, "-c", f"import os, sys\n{_TOLD}\n{code}", *arguments],
        input=PHRASE + "\n",
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).resolve().parents[1] / "src",
    )
    resident, share = done.stdout.split()
    return float(resident), float(share)


if __name__ == "__main__":
    print(json.dumps(run(), ensure_ascii=False, indent=1))
