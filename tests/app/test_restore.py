"""`captura restaurar`, as someone types it on another laptop; and one window a data folder."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from captura.actions.backup import make_backup
from captura.actions.demonstration.cast import PHRASE, Moment
from captura.app import only_one
from captura.errors import CapturaError
from captura.store.restore import set_aside
from tests.actions.world import JEREZ, USER, start, talk, woman
from tests.app.command import captura


@pytest.fixture(scope="module")
def backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    clock = Moment(dt.datetime(2026, 5, 5, 15, tzinfo=dt.UTC))
    office = start(tmp_path_factory.mktemp("oficina"), JEREZ, clock)
    talk(office, woman())
    made = make_backup(office).own
    office.close()
    return made


def restore(backup: Path, folder: Path, phrase: str = PHRASE) -> subprocess.CompletedProcess[str]:
    return captura("restaurar", str(backup), "--datos", str(folder), "--clave-stdin", said=phrase)


def test_restaurar_says_how_long_it_took_and_where_the_rest_lies(
    backup: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "Datos de María, año 2026"
    for _ in range(2):
        done = restore(backup, folder)
        assert done.returncode == 0, done.stderr
        found = re.search(r"Restaurado en (\d+\.\d) segundos", done.stdout)
        assert found is not None
        print(f"captura restaurar: {found[1]} s")
        assert float(found[1]) < 60
    (aside,) = set_aside(folder)
    assert str(aside) in done.stdout
    assert PHRASE not in done.stdout + done.stderr


def test_restaurar_refuses_with_a_sentence(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "datos"
    assert "CAP-STORE-31" in restore(tmp_path, folder).stderr
    wrong = restore(backup, folder, "una frase que no es")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr
    nobody = captura(
        "restaurar", str(backup), "--datos", str(folder), "--usuaria", "Nadie", "--clave-stdin",
        said=PHRASE,
    )  # fmt: skip
    assert nobody.returncode == 2
    assert USER not in nobody.stderr
    assert not (folder / "captura.db").exists()


def test_a_folder_in_use_is_left_alone(backup: Path, tmp_path: Path) -> None:
    held = only_one.hold(tmp_path)
    done = restore(backup, tmp_path)
    assert done.returncode == 2
    assert "CAP-APP-05" in done.stderr
    held.release()
    assert restore(backup, tmp_path).returncode == 0


def test_a_second_start_is_refused_until_the_first_has_ended(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from captura.app.only_one import hold;"
        "held = hold(Path(sys.argv[1])); print('mine', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdin is not None
    with first.stdin, first.stdout:
        assert first.stdout.readline() == "mine\n"
        with pytest.raises(CapturaError) as caught:
            only_one.hold(tmp_path)
        assert caught.value.code == "CAP-APP-05"
        first.kill()  # no lock outlives its process, however it ends
        first.wait()
    only_one.hold(tmp_path).release()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(CapturaError) as caught:
        only_one.hold(tmp_path / "datos")
    tmp_path.chmod(0o700)
    assert caught.value.code == "CAP-APP-04"


def test_a_place_that_is_no_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "archivo").touch()
    with pytest.raises(CapturaError) as caught:
        only_one.hold(tmp_path / "archivo" / "datos")
    assert caught.value.code == "CAP-APP-04"
