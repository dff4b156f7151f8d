"""No socket is ever opened: the whole main job runs where each one is denied and written down.

The one exception is `captura publicar --postgres`, to the address it was given and to no other.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from captura.ui.screens.recepcion.samples import PASSPHRASE
from tests.publishing.crowd import YEAR, crowded_state
from tests.publishing.server import Server, running

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
for name in windows.shell.places():
    windows.shell.go(name)
    QTest.qWait(300)
windows.tasks.close()
"""


def _python(
    tmp_path: Path, *arguments: str, but: str = "", said: str = ""
) -> tuple[subprocess.CompletedProcess[str], Path]:
    record = tmp_path / "sockets.txt"
    surroundings = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join((str(Path(__file__).parent), str(SRC))),
        "QT_QPA_PLATFORM": "offscreen",
        "CAPTURA_SILENCE": str(record),
        "CAPTURA_SILENCE_BUT": but,
    }
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, env=surroundings, timeout=300, check=False,
        input=said,
    )  # fmt: skip
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


def test_publishing_speaks_to_the_address_it_was_given_and_to_no_other(tmp_path: Path) -> None:
    crowded_state(tmp_path / "estado").close()
    with running(tmp_path) as server:

        def publish(but: str) -> tuple[subprocess.CompletedProcess[str], Path]:
            return _python(
                tmp_path, "-m", "captura", "publicar", "--datos", str(tmp_path / "estado"),
                "--anio", str(YEAR), "--postgres", server.address(), "--clave-stdin",
                but=but, said=f"{PASSPHRASE}\n{server.password}\n",
            )  # fmt: skip

        for denied in ("", "127.0.0.1:1", f"127.0.0.2:{server.port}"):
            done, record = publish(denied)
            assert (done.returncode, "CAP-PUB-04" in done.stderr) == (2, True), done.stderr
            assert "socket." in record.read_text()
            record.unlink()
        assert _schemas(server) == []
        done, record = publish(f"127.0.0.1:{server.port}")
        assert done.returncode == 0, done.stderr
        assert not record.exists()
        assert len(_schemas(server)) == 1
        assert server.password not in done.stdout + done.stderr


def test_parquet_is_written_without_any_socket(tmp_path: Path) -> None:
    crowded_state(tmp_path / "estado").close()
    done, record = _python(
        tmp_path, "-m", "captura", "publicar", "--datos", str(tmp_path / "estado"), "--anio",
        str(YEAR), "--parquet", str(tmp_path), "--clave-stdin", said=f"{PASSPHRASE}\n",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert not record.exists()
    assert len(list(tmp_path.glob(f"captura_{YEAR}_*/*.parquet"))) == 8


def _schemas(server: Server) -> list[object]:
    return server.ask("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'captura_%'")
