"""The command line as an unattended caller meets it: exit codes, JSON, Spanish, no secrets."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from captura.actions.demonstration.cast import PHRASE
from captura.excel.read import OpenBook
from tests.app.command import captura
from tests.app.conftest import Demo


def test_the_demonstration_balances_and_finds_every_fault(demo: Demo) -> None:
    assert demo.code == 0, demo.said
    assert "✗" not in demo.said
    assert demo.said.count("✓") >= 7 + 12  # a line a sheet, a line a fault


def test_the_demonstration_leaves_whole_files_only(demo: Demo) -> None:
    packages = sorted((demo.folder / "paquetes").iterdir())
    assert len(packages) == 2 * 2 * 4
    assert {path.suffix for path in packages} == {".captura", ".xlsx"}
    assert len(list((demo.folder / "acuses").iterdir())) == 2 * 4
    assert zipfile.is_zipfile(demo.folder / "consolidado.xlsx")


def test_every_fault_ends_verificar_as_expected(demo: Demo) -> None:
    expected = json.loads((demo.folder / "fallas" / "esperado.json").read_text())["codigos"]
    assert len(expected) == 10
    state = demo.folder / "datos" / "estado"
    for name, code in expected.items():
        path = str(demo.folder / "fallas" / name)
        done = captura("verificar", path, "--datos", str(state), "--clave-stdin", said=PHRASE)
        assert done.returncode == code, (name, done.stdout, done.stderr)
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize("kind", ["xlsx", "captura"])
def test_without_datos_a_workbook_is_whole_and_a_package_stays_closed(
    demo: Demo, kind: str
) -> None:
    path = sorted((demo.folder / "paquetes").glob(f"*.{kind}"))[0]
    done = captura("verificar", str(path), "--json")
    found = json.loads(done.stdout)
    if kind == "xlsx":
        assert (done.returncode, found["titulo"]) == (0, "Íntegro · certificado no comprobado")
    else:
        assert done.returncode == found["codigo"] == 2


def test_consolidar_takes_a_folder_in(demo: Demo, tmp_path: Path) -> None:
    target = tmp_path / "x.xlsx"
    done = captura(
        "consolidar",
        str(demo.folder / "paquetes"),
        "--datos",
        str(demo.folder / "datos" / "estado"),
        "--clave-stdin",
        "--json",
        "--salida",
        str(target),
        said=PHRASE + "\n",
    )
    report = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert report["recibidos"] == 8
    assert not report["rechazados"]
    sheets = OpenBook(target.read_bytes()).titles
    assert "Personas" not in sheets  # names only where asked, and then with a password
    assert "Detalle" in sheets


def test_a_wrong_phrase_is_a_sentence(demo: Demo) -> None:
    path = sorted((demo.folder / "paquetes").glob("*.captura"))[0]
    state = str(demo.folder / "datos" / "estado")
    done = captura("verificar", str(path), "--datos", state, "--clave-stdin", said="otra\n")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr + done.stdout
    assert "CAP-" in done.stderr + done.stdout or "frase" in done.stdout


def test_a_full_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "algo.txt").write_text("mío")
    done = captura("demo", "--salida", str(tmp_path))
    assert done.returncode == 2
    assert (tmp_path / "algo.txt").read_text() == "mío"
    assert "no está vacía" in done.stderr


def test_the_program_checks_itself() -> None:
    done = captura("autoprueba", "--json")
    report = json.loads(done.stdout)
    assert done.returncode == 0, report
    assert len(report) == 8
    assert all(line["bien"] for line in report.values())


@pytest.mark.parametrize("verb", ["", "demo", "verificar", "consolidar", "autoprueba"])
def test_help_is_spanish(verb: str) -> None:
    done = captura(*([verb] if verb else []), "--help")
    assert done.returncode == 0
    assert "uso:" in done.stdout
    for english in ("usage", "options:", "show this", "positional"):
        assert english not in done.stdout


def test_a_wrong_line_is_answered_in_spanish() -> None:
    done = captura("verificar")
    assert done.returncode == 2
    assert "falta: ARCHIVO" in done.stderr


def test_passphrases_are_no_option() -> None:
    for verb in ("verificar", "consolidar"):
        said = captura(verb, "--help").stdout
        assert "--clave " not in said
        assert "--frase" not in said
