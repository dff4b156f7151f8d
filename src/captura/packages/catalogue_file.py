"""The file in which the state tells its catalogues without an acuse: open to read, signed.

It names nobody, so it is encrypted to nobody. The same editions give the same file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from captura.errors import PackageError
from captura.isolate import run
from captura.keys.plain import write_object
from captura.keys.signing import verify
from captura.packages import shape
from captura.packages.header import canonical
from captura.packages.workbook import Sign

KIND, FORMAT = "catalogos", 1
MOST_BYTES = 1 << 20
MEMORY_MIB = 128
SECONDS = 20.0
_MOST_LISTS, _SIGNED_AS = 100, b"captura/catalogos/1\n"
NOT_ONE, FOREIGN, NEWER, PRACTICE = "CAP-CAT-15", "CAP-CAT-16", "CAP-CAT-17", "CAP-CAT-18"
_AGAIN = "Nada cambió. Pida el archivo otra vez a la coordinación estatal."
_WORDS = {
    NOT_ONE: (
        "No es un archivo de catálogos",
        "No tiene la forma de los que hace la coordinación, o llegó dañado.",
        _AGAIN,
    ),
    FOREIGN: (
        "La firma no es de su coordinación",
        "Lo hizo otra coordinación, o alguien lo cambió después de firmado.",
        _AGAIN,
    ),
    NEWER: (
        "Actualice para leer los catálogos",
        "El archivo se hizo con una versión más nueva de Captura.",
        "Nada cambió. Instale la versión nueva y léalo otra vez.",
    ),
    PRACTICE: (
        "Los catálogos son de otra clase de oficina",
        "Unos son de práctica y otros de verdad, y nunca se mezclan.",
        _AGAIN,
    ),
}


@dataclass(frozen=True)
class CatalogueFile:
    """state: the name of who tells · edition: the last one it holds · lists: {catalogue: CSV}."""

    state: str
    edition: int
    practice: bool
    lists: Mapping[str, str]


def catalogue_bytes(content: CatalogueFile, sign: Sign) -> bytes:
    """The file, signed by the state."""
    plain = _plain(content)
    return write_object({**plain, "firma": sign(_signed(plain)).hex()})


def read_catalogue_file(data: bytes, *, state_public: str, practice: bool) -> CatalogueFile:
    """What a file tells. Raises PackageError unless the state of this key (hex) signed it so."""
    if len(data) > MOST_BYTES:
        raise _refused(NOT_ONE)
    function = "captura.packages.catalogue_file.clean"
    plain = run(function, data, memory_mib=MEMORY_MIB, seconds=SECONDS)
    content = _content(plain)
    if content.practice != practice:
        raise _refused(PRACTICE)
    signature = bytes.fromhex(plain["firma"])
    if not verify(bytes.fromhex(state_public), _signed(_plain(content)), signature):
        raise _refused(FOREIGN)
    return content


def clean(data: bytes) -> dict[str, Any]:
    """The plain values of a file and its signature, each checked; for the child process."""
    try:
        value = shape.read_json(data)
        shape.text(value, "captura", KIND)
        form = shape.whole(value, "formato")
        if form <= FORMAT:
            return {**_plain(_content(value)), "firma": shape.text(value, "firma", "[0-9a-f]{128}")}
    except PackageError:
        raise _refused(NOT_ONE) from None
    raise _refused(NEWER)


def _content(value: Mapping[str, Any]) -> CatalogueFile:
    lists = shape.mapped(value, "catalogos")
    if len(lists) > _MOST_LISTS:
        raise _refused(NOT_ONE)
    return CatalogueFile(
        shape.text(value, "estado", r"[^\x00-\x1f]{1,400}"),
        shape.whole(value, "edicion"),
        shape.flag(value, "practica"),
        {name: shape.text(lists, name, r"(?s).*") for name in lists},
    )


def _plain(content: CatalogueFile) -> dict[str, Any]:
    return {
        "captura": KIND,
        "formato": FORMAT,
        "estado": content.state,
        "edicion": content.edition,
        "practica": content.practice,
        "catalogos": dict(content.lists),
    }


def _signed(plain: Mapping[str, Any]) -> bytes:
    return _SIGNED_AS + canonical(plain)


def _refused(code: str) -> PackageError:
    return PackageError(*_WORDS[code], code)
