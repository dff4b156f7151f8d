"""`captura verificar` in its three answers, for packages, workbooks and protected workbooks."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from captura.errors import ExcelError
from captura.excel.passwords import is_protected, protect, unprotect
from captura.keys.sealing import new_identity
from captura.packages import refusals
from captura.packages.verify import CHANGED, INTACT, UNREADABLE, check_workbook, verify_file
from captura.records.version import line_of
from tests.packages.made import Desk, deliver, desk, versions


@pytest.fixture(scope="module")
def office() -> Desk:
    return desk()


@pytest.fixture(scope="module")
def files(office: Desk, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """(`.captura`, workbook)."""
    return deliver(tmp_path_factory.mktemp("entrega"), office, versions(4))[:2]


def edited(book: bytes) -> bytes:
    opened = openpyxl.load_workbook(io.BytesIO(book))
    opened["Personas"]["E3"] = "Otro nombre"
    made = io.BytesIO()
    opened.save(made)
    return made.getvalue()


def test_intact_with_and_without_the_states_key(office: Desk, files: tuple[bytes, bytes]) -> None:
    sealed, book = files
    unproved = verify_file(book)
    assert (unproved.code, unproved.title) == (INTACT, "Íntegro · certificado no comprobado")
    proved = verify_file(book, state_public=office.state.public_hex)
    assert (proved.code, proved.title) == (INTACT, "Íntegro")
    inside = verify_file(
        sealed, secrets=[office.institute_age.secret], state_public=office.state.public_hex
    )
    assert (inside.code, inside.title) == (INTACT, "Íntegro")


def test_altered_is_one(office: Desk, files: tuple[bytes, bytes]) -> None:
    verdict = verify_file(edited(files[1]))
    assert verdict.code == CHANGED
    assert [finding.cell for finding in verdict.findings] == ["E3"]
    other = verify_file(files[1], state_public=desk(seed=9).state.public_hex)
    assert other.code == CHANGED


def test_what_cannot_be_read_is_two(office: Desk, files: tuple[bytes, bytes]) -> None:
    sealed, book = files
    for data in (b"", b"hola", sealed, sealed[:-3], book[:-30], b"PK\3\4"):
        verdict = verify_file(data)
        assert verdict.code == UNREADABLE, verdict
        assert verdict.text
    stranger = verify_file(sealed, secrets=[new_identity().secret])
    assert (stranger.code, stranger.error) == (UNREADABLE, refusals.NOT_FOR_US)


def test_a_protected_workbook_asks_for_its_password(files: tuple[bytes, bytes]) -> None:
    closed = protect(files[1], "una contraseña con ñ")
    assert is_protected(closed)
    assert b"Personas" not in closed
    asked = verify_file(closed)
    assert (asked.code, asked.error) == (UNREADABLE, "CAP-XLS-02")
    wrong = verify_file(closed, password="otra")
    assert (wrong.code, wrong.error) == (UNREADABLE, "CAP-XLS-03")
    assert verify_file(closed, password="una contraseña con ñ").code == INTACT
    with pytest.raises(ExcelError):
        unprotect(closed[: len(closed) // 2], "una contraseña con ñ")


def test_intake_gets_the_lines_that_are_as_signed(office: Desk, tmp_path: Path) -> None:
    made = versions(3)
    book = deliver(tmp_path, office, made)[1]
    checked = check_workbook(book, state_public=office.state.public_hex, keep_rows=True)
    expected = sorted(line_of(version) for own in made.values() for version in own)
    assert sorted(checked.arrived.every_line()) == expected
    altered = check_workbook(edited(book), keep_rows=True)
    assert len(altered.arrived) == len(expected) - 1
    assert altered.findings[0].field == "nombres"
    assert altered.findings[0].value == "Otro nombre"


def test_foreign_rows_in_a_workbook_are_named(office: Desk, tmp_path: Path) -> None:
    made = {**versions(1), "apoyo": versions(1, institute="32017")["apoyo"]}
    verdict = verify_file(deliver(tmp_path, office, made)[1])
    assert verdict.code == CHANGED
    assert [finding.kind for finding in verdict.findings] == ["ajeno"]
