"""The acuse on paper: a short signed text that fits a QR code and survives a keyboard scanner."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from captura.keys.signing import verify
from captura.packages.receipt import Receipt, SheetCount
from captura.packages.refusals import QR, refused
from captura.packages.workbook import Sign

_MARK = "CAPTURA1"
_TEXT = re.compile(
    rf"({_MARK}/([0-9A-F]{{64}})/((?:[A-Z]+\.\d+\.\d+\.\d+-?)*)/(\d{{8}}))/([A-Z2-7]{{103}})"
)
_SIGNED = b"captura/acuse/1\n"


@dataclass(frozen=True)
class PaperReceipt:
    """What the QR of an acuse says: the package id, counts by type, the day it arrived."""

    package: str
    sheets: Mapping[str, SheetCount]
    date: dt.date


def qr_text(receipt: Receipt, sign: Sign) -> str:
    """The text of the QR: only signs of its alphanumeric mode. Types have letters only."""
    counts = "-".join(
        f"{name.upper()}.{count.accepted}.{count.observed}.{count.returned}"
        for name, count in sorted(receipt.sheets.items())
    )
    date = receipt.arrived[:10].replace("-", "")
    said = f"{_MARK}/{receipt.package.upper()}/{counts}/{date}"
    signature = base64.b32encode(sign(_SIGNED + said.encode())).decode().rstrip("=")
    return f"{said}/{signature}"


def read_qr(text: str, state_public: str) -> PaperReceipt:
    """What a scanned text says. Raises PackageError unless the state signed just that."""
    match = _TEXT.fullmatch(re.sub(r"\s", "", text).upper())
    if match is None:
        raise refused(QR)
    said, package, counts, date, signature = match.groups()
    try:
        signed = base64.b32decode(signature + "=")
        day = dt.date.fromisoformat(f"{date[:4]}-{date[4:6]}-{date[6:]}")
    except (ValueError, binascii.Error):
        raise refused(QR) from None
    if not verify(bytes.fromhex(state_public), _SIGNED + said.encode(), signed):
        raise refused(QR)
    sheets = {}
    for each in filter(None, counts.split("-")):
        name, *numbers = each.split(".")
        sheets[name.lower()] = SheetCount(*map(int, numbers))
    return PaperReceipt(package.lower(), sheets, day)
