"""The acuse on paper: a short signed text that fits a QR code and survives a keyboard scanner."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from captura.keys.signing import verify
from captura.packages.receipt import Receipt, SheetCount
from captura.packages.refusals import QR, refused
from captura.packages.workbook import Sign
from captura.records.registry import RECORDS

_MARK = "CAPTURA1"
# any sign between the parts: a scanner may speak another keyboard than the computer's
_COUNT = r"([A-Z]+)\W(\d+)\W(\d+)\W(\d+)"
_EACH = re.compile(_COUNT)
_COUNTS = _COUNT.replace("(", "").replace(")", "")
_TEXT = re.compile(rf"{_MARK}\W([0-9A-F]{{64}})\W((?:{_COUNTS}\W)*)\W?(\d{{8}})\W([A-Z2-7]{{103}})")
_SIGNED = b"captura/acuse/1\n"


@dataclass(frozen=True)
class PaperReceipt:
    """What the QR of an acuse says: the package id, counts by type, the day it arrived."""

    package: str
    sheets: Mapping[str, SheetCount]
    date: dt.date


def qr_text(receipt: Receipt, sign: Sign) -> str:
    """The text of the QR: only signs of its alphanumeric mode, so types leave their _ out."""
    counts = [
        (_letters(name), str(count.accepted), str(count.observed), str(count.returned))
        for name, count in sorted(receipt.sheets.items())
    ]
    said = _said(receipt.package.upper(), counts, receipt.arrived[:10].replace("-", ""))
    signature = base64.b32encode(sign(_SIGNED + said.encode())).decode().rstrip("=")
    return f"{said}/{signature}"


def is_paper_receipt(text: str) -> bool:
    """Whether a scanned text begins as the code of an acuse does."""
    return re.match(rf"{_MARK}\W[0-9A-F]{{8}}", text.strip().upper()) is not None


def read_qr(text: str, state_public: str) -> PaperReceipt:
    """What a scanned text says. Raises PackageError unless the state signed just that."""
    match = _TEXT.fullmatch(re.sub(r"\s", "", text).upper())
    if match is None:
        raise refused(QR)
    package, told, date, signature = match.groups()
    counts = _EACH.findall(told)
    said = _said(package, counts, date)
    try:
        signed = base64.b32decode(signature + "=")
        day = dt.date.fromisoformat(f"{date[:4]}-{date[4:6]}-{date[6:]}")
    except (ValueError, binascii.Error):
        raise refused(QR) from None
    if not verify(bytes.fromhex(state_public), _SIGNED + said.encode(), signed):
        raise refused(QR)
    types = {_letters(name): name for name in RECORDS}
    sheets = {
        types.get(name, name.lower()): SheetCount(*map(int, numbers)) for name, *numbers in counts
    }
    return PaperReceipt(package.lower(), sheets, day)


def _said(package: str, counts: Sequence[tuple[str, ...]], date: str) -> str:
    """What is signed, whatever signs a keyboard made of those between the parts."""
    return f"{_MARK}/{package}/{'-'.join(map('.'.join, counts))}/{date}"


def _letters(name: str) -> str:
    return name.replace("_", "").upper()
