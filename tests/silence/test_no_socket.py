"""No socket is ever opened: the whole main job runs where each one is denied and written down."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src"
_TOUR = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from PySide6.QtTest import QTest
from captura.app.window import Windows
from captura.paths import DataFolder
app = QApplication([])
windows = Windows(app, DataFolder(Path(sys.argv[1])))
windows.open_demonstration()
for name in list(windows._pages):
    windows.shell.go(name)
    QTest.qWait(300)
windows.tasks.close()
"""


def _python(tmp_path: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], Path]:
    record = tmp_path / "sockets.txt"
    surroundings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), str(SRC))),
        "QT_QPA_PLATFORM": "offscreen",
        "CAPTURA_SILENCE": str(record),
    }
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env=surroundings, timeout=300, check=False
    )
    return done, record


def test_the_denial_bites(tmp_path: Path) -> None:
    done, record = _python(tmp_path, "-c", "import socket; socket.socket()")
    assert done.returncode != 0
    assert "socket.__new__" in record.read_text()


def test_the_main_job_opens_no_socket(tmp_path: Path) -> None:
    folder = str(tmp_path / "demo")
    arguments = ("demo", "--municipios", "1", "--personas", "12", "--salida", folder)
    done, record = _python(tmp_path, "-m", "captura", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    assert not record.exists()


def test_the_screens_open_no_socket(tmp_path: Path) -> None:
    done, record = _python(tmp_path, "-c", _TOUR, str(tmp_path / "oficina"))
    assert done.returncode == 0, done.stderr[-2000:]
    assert not record.exists()
