"""Each door hands what is foreign to the child process, and reads none of it in the parent."""

from __future__ import annotations

import io
import json
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from captura import isolate
from captura.actions.list_template import list_bytes
from captura.errors import CapturaError, ExcelError, KeysError, PackageError
from captura.excel import archive, passwords
from captura.excel.passwords import framed, unprotect_framed
from captura.isolate.process import Child
from captura.packages.catalogue_file import read_catalogue_file
from captura.packages.enrolment import read_request
from captura.packages.localities import MOST_BYTES, read_places
from tests.fuzz.golden import PASSWORD, Golden, make_golden
from tests.fuzz.readers import READERS

INSIDE = {
    "paquete": {"packages.parts.front", "packages.parts.records", "packages.parts.book"},
    "verificar": {"packages.parts.front", "packages.parts.records", "packages.parts.book",
                  "packages.reading.check_book"},
    "acuse": {"packages.parts.front", "packages.parts.records", "packages.receipt.plain_of_line"},
    "libro": {"packages.reading.read_book"},
    "libro cerrado": {"excel.passwords.unprotect_framed", "packages.reading.check_book"},
    "lista": {"excel.list_reader.read_list"},
    "solicitud": {"packages.enrolment.clean_request"},
    "certificado": {"packages.enrolment.clean_answer"},
    "solicitud de bóveda": {"packages.enrolment.clean_vault_request"},
    "respuesta de bóveda": {"packages.enrolment.clean_vault_answer"},
    "localidades": {"packages.localities.places"},
    "catálogos": {"packages.catalogue_file.clean"},
}  # fmt: skip


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Golden:
    return make_golden(tmp_path_factory.mktemp("dorados"))


def never(*_: object, **__: object) -> Any:
    raise AssertionError("a foreign file was read in the parent")


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_foreign_is_read_in_the_child(
    golden: Golden, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    called: set[str] = set()
    true_call = Child.call

    def call(child: Child, function: str, payload: bytes, **limits: Any) -> Any:
        called.add(function.removeprefix("captura."))
        assert limits["memory_mib"] <= 768
        return true_call(child, function, payload, **limits)

    monkeypatch.setattr(Child, "call", call)
    # in this process only: the child has its own
    for module, attribute in (
        (zipfile, "ZipFile"), (zlib, "decompressobj"), (passwords, "unprotect"),
        (archive, "open_archive"),
    ):  # fmt: skip
        monkeypatch.setattr(module, attribute, never)
    data = {
        "acuse": golden.receipt, "libro": golden.book, "libro cerrado": golden.closed_book,
        "lista": golden.filled_list, "solicitud": golden.request, "certificado": golden.answer,
        "solicitud de bóveda": golden.vault_request, "respuesta de bóveda": golden.vault_answer,
        "localidades": golden.localities, "catálogos": golden.catalogues,
    }.get(name, golden.sealed)  # fmt: skip
    next(reader for reader in READERS if reader.name == name).read(golden, data)
    assert called == INSIDE[name]


def refused(act: Callable[[], object], kind: type[CapturaError], code: str) -> None:
    start = time.monotonic()
    with pytest.raises(kind) as caught:
        act()
    assert caught.value.code == code
    assert time.monotonic() - start < 5


def test_a_password_that_asks_for_days_of_hashing_is_refused(golden: Golden) -> None:
    days = golden.closed_book.replace(
        b'spinCount="100000" saltSize="16"', b'spinCount="9000000" saltSize="9"'
    )
    assert days != golden.closed_book  # the envelope says its turns where they are looked for
    refused(lambda: unprotect_framed(framed(days, PASSWORD)), ExcelError, "CAP-XLS-04")


def test_files_larger_than_their_limits_are_not_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Child, "call", never)
    large = tmp_path / "lista.xlsx"
    with large.open("wb") as file:
        file.truncate(3 << 30)  # takes no room on the disk
    refused(lambda: list_bytes(large), ExcelError, "CAP-XLS-12")
    refused(lambda: list_bytes(tmp_path / "no-hay.xlsx"), ExcelError, "CAP-ACT-99")
    refused(lambda: read_request(b" " * 70_000), PackageError, "CAP-PAQ-10")
    refused(lambda: read_places(bytes(MOST_BYTES + 1)), CapturaError, "CAP-ACT-94")
    much = bytes((1 << 20) + 1)
    refused(
        lambda: read_catalogue_file(much, state_public="", practice=False),
        PackageError,
        "CAP-CAT-15",
    )


@pytest.mark.parametrize(
    "text", ["[" * 60_000, '{"a":' * 10_000, "9" * 60_000, "{" + '"a":1,' * 9000]
)
def test_json_that_nests_or_swells_is_no_request(text: str) -> None:
    refused(lambda: read_request(text.encode()), KeysError, "CAP-KEYS-01")


def test_a_quote_that_never_closes_is_named() -> None:
    data = ("cvegeo,nom_loc\n320200001," + '"' + "x" * 200_000).encode()
    refused(lambda: read_places(data), CapturaError, "CAP-CAT-01")


def test_a_manifest_in_another_encoding_is_no_manifest(golden: Golden, tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        new.writestr("manifiesto", json.dumps({"captura": 1}).encode("utf-16"))
        new.writestr("codigos", "")
    act = partial(isolate.run, "captura.packages.parts.front", made.getvalue())
    refused(act, PackageError, "CAP-PAQ-02")
