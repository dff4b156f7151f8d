"""Puts a password on a workbook and takes it off, as Excel itself does (ECMA-376 agile)."""

from __future__ import annotations

import io
import re

from captura.errors import ExcelError
from captura.excel.limits import MIB, TOO_BIG, unsafe

MOST_TURNS = 1_000_000  # of hashing the password; Excel asks for 100,000
_TURNS = re.compile(rb"""spinCount\s*=\s*["']?([0-9]{1,20})""")
MOST_BYTES = 64 * MIB
OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # how a file with a password (or an old .xls) begins


def is_protected(data: bytes) -> bool:
    """Whether the file is in the envelope that Excel puts around a workbook with a password."""
    return data[:8] == OLE and "EncryptedPackage".encode("utf-16-le") in data


def protect(data: bytes, password: str) -> bytes:
    """The workbook inside an envelope that only the password opens."""
    from msoffcrypto.format.ooxml import OOXMLFile

    closed = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt(password, closed)
    return closed.getvalue()


def unprotect(data: bytes, password: str) -> bytes:
    """The workbook without its password. Raises ExcelError if the password is another."""
    from msoffcrypto import OfficeFile
    from msoffcrypto.exceptions import InvalidKeyError

    if any(int(turns) > MOST_TURNS for turns in _TURNS.findall(data)):
        raise damaged_envelope()
    opened = io.BytesIO()
    try:
        file = OfficeFile(io.BytesIO(data))
        file.load_key(password=password, verify_password=True)
        file.decrypt(opened, verify_integrity=True)
    except InvalidKeyError:
        raise wrong_password() from None
    except Exception:  # noqa: BLE001 - a damaged envelope makes the library raise anything
        raise damaged_envelope() from None
    return opened.getvalue()


def framed(data: bytes, password: str) -> bytes:
    """Password and workbook as one payload for `unprotect_framed`."""
    word = password.encode("utf-8", "replace")
    return len(word).to_bytes(4, "big") + word + data


def unprotect_framed(payload: bytes) -> bytes:
    """As `unprotect`, for the child process: an envelope may ask for days of hashing."""
    end = 4 + int.from_bytes(payload[:4], "big")
    if len(payload) - end > MOST_BYTES:
        raise unsafe(TOO_BIG)
    return unprotect(payload[end:], payload[4:end].decode())


def needs_password() -> ExcelError:
    return ExcelError(
        "El libro está protegido",
        "Pide una contraseña para abrirse.",
        "Escriba la contraseña que le dio quien lo envió.",
        "CAP-XLS-02",
    )


def wrong_password() -> ExcelError:
    return ExcelError(
        "La contraseña no abre el libro",
        "Es otra, o el archivo llegó dañado.",
        "Revise mayúsculas y acentos, y pídala otra vez a quien lo envió.",
        "CAP-XLS-03",
    )


def damaged_envelope() -> ExcelError:
    return ExcelError(
        "El libro protegido no se puede leer",
        "El archivo está incompleto o dañado.",
        "Pida otra copia a quien lo envió.",
        "CAP-XLS-04",
    )
