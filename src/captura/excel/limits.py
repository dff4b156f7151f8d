"""How large a workbook from outside may be, and the refusals of one that is not safe to open."""

from __future__ import annotations

from dataclasses import dataclass

from captura.errors import ExcelError

MIB = 1024 * 1024


@dataclass(frozen=True)
class Limits:
    """file and unpacked in bytes; ratio: unpacked to packed, judged beyond `small` bytes."""

    file: int = 64 * MIB
    unpacked: int = 200 * MIB
    ratio: int = 100
    parts: int = 60
    small: int = MIB


ASK_AGAIN = "No se abrió y nada cambió. Pida otra copia a quien lo envió."
NOT_A_WORKBOOK = "CAP-XLS-10"
DAMAGED = "CAP-XLS-11"
TOO_BIG = "CAP-XLS-12"
BOMB = "CAP-XLS-13"
TOO_MANY_PARTS = "CAP-XLS-14"
BAD_DIRECTORY = "CAP-XLS-15"
ENTITY = "CAP-XLS-16"
MACRO = "CAP-XLS-17"
EXTERNAL = "CAP-XLS-18"
ENCODING = "CAP-XLS-19"


_WORDS = {
    NOT_A_WORKBOOK: (
        "El archivo no es un libro de Excel",
        "No tiene la forma de un libro .xlsx.",
        "Elija el archivo correcto o, en Excel, guárdelo como «Libro de Excel (.xlsx)».",
    ),
    DAMAGED: ("El libro está dañado", "Está incompleto o fue alterado al copiarlo.", ASK_AGAIN),
    TOO_BIG: ("El libro es demasiado grande", "Pasa del tamaño que se admite.", ASK_AGAIN),
    BOMB: (
        "El libro no es seguro",
        "Al abrirlo ocuparía muchísimo más de lo que aparenta.",
        ASK_AGAIN,
    ),
    TOO_MANY_PARTS: ("El libro no es seguro", "Tiene demasiadas partes dentro.", ASK_AGAIN),
    BAD_DIRECTORY: (
        "El libro no es seguro",
        "Su índice interno se contradice o apunta fuera del libro.",
        ASK_AGAIN,
    ),
    ENTITY: (
        "El libro no es seguro",
        "Lleva dentro instrucciones (DOCTYPE o entidades) que un libro no necesita.",
        ASK_AGAIN,
    ),
    MACRO: (
        "El libro tiene macros",
        "Lleva programas dentro, y eso no se admite.",
        "En Excel guárdelo como «Libro de Excel (.xlsx)», sin macros, y envíelo otra vez.",
    ),
    EXTERNAL: (
        "El libro depende de otros archivos",
        "Tiene vínculos, conexiones u objetos de fuera.",
        "En Excel quite los vínculos (Datos, Editar vínculos) y guárdelo otra vez.",
    ),
    ENCODING: (
        "El libro no es seguro",
        "Alguna de sus partes no está escrita en UTF-8.",
        ASK_AGAIN,
    ),
}


def unsafe(code: str) -> ExcelError:
    """The error of one of the codes above."""
    return ExcelError(*_WORDS[code], code)
