"""The acuse: what the state says of a package, signed by it, encrypted to the institute."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from captura.isolate import run
from captura.keys.shapes import HEX_KEY, INSTITUTE
from captura.packages import shape
from captura.packages.delivery import Made, make_plain
from captura.packages.header import ACUSE, STATE, Header
from captura.packages.manifest import Manifest
from captura.packages.refusals import ALTERED, OTHER_KIND, refused
from captura.packages.sealed import MEMORY_MIB, SECONDS, open_sealed
from captura.packages.workbook import Sign

MOST = 200_000  # rows named in one receipt


@dataclass(frozen=True)
class SheetCount:
    """Rows of one record type: accepted without a word, accepted and observed, returned."""

    accepted: int = 0
    observed: int = 0
    returned: int = 0


@dataclass(frozen=True)
class Returned:
    """A row given back: what must be mended, and the code of the version that was seen."""

    type: str
    id: str
    code: str
    reason: str


@dataclass(frozen=True)
class Observation:
    """What the state remarks on one field of a record (field "" for the whole); id is its own."""

    id: str
    type: str
    record: str
    field: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """package: the id it answers · recipient: institute key · arrived: ISO date-time, UTC.

    revoked: device keys no longer accepted. history: (length, head) seen. catalogues: name → CSV,
    of which `records/editions.py` names those that are read; others are passed over.
    """

    package: str
    recipient: str
    period: str = ""
    sequence: int = 0
    arrived: str
    sheets: Mapping[str, SheetCount] = field(default_factory=dict)
    returned: tuple[Returned, ...] = ()
    observations: tuple[Observation, ...] = ()
    history: tuple[int, str] = (0, "")
    revoked: tuple[str, ...] = ()
    catalogues: Mapping[str, str] = field(default_factory=dict)


def receipt_plain(receipt: Receipt) -> dict[str, Any]:
    """As plain JSON values."""
    return {
        "paquete": receipt.package,
        "destinatario": receipt.recipient,
        "periodo": receipt.period,
        "secuencia": receipt.sequence,
        "llegada": receipt.arrived,
        "hojas": {
            name: [count.accepted, count.observed, count.returned]
            for name, count in receipt.sheets.items()
        },
        "devueltos": [[r.type, r.id, r.code, r.reason] for r in receipt.returned],
        "observaciones": [[o.id, o.type, o.record, o.field, o.text] for o in receipt.observations],
        "historial": list(receipt.history),
        "bajas": list(receipt.revoked),
        "catalogos": dict(receipt.catalogues),
    }


def receipt_from(value: Mapping[str, Any]) -> Receipt:
    """The receipt of plain values. Raises PackageError on any other shape."""
    sheets = shape.mapped(value, "hojas")
    catalogues = shape.mapped(value, "catalogos")
    history = shape.numbered(value.get("historial"), 2)
    return Receipt(
        package=shape.text(value, "paquete", HEX_KEY),
        recipient=shape.text(value, "destinatario", INSTITUTE),
        period=shape.text(value, "periodo", r"(\d{4}-T[1-4])?"),
        sequence=shape.whole(value, "secuencia"),
        arrived=shape.text(value, "llegada", r"[0-9T:+.\-Z]{10,40}"),
        sheets={name: _count(shape.numbered(sheets[name], 3)) for name in sheets},
        returned=tuple(_returned(each) for each in shape.listed(value, "devueltos", MOST)),
        observations=tuple(_observed(each) for each in shape.listed(value, "observaciones", MOST)),
        history=(shape.whole(history, "0"), shape.text(history, "1", f"({HEX_KEY})?")),
        revoked=tuple(
            shape.text({"k": key}, "k", HEX_KEY) for key in shape.listed(value, "bajas", 10_000)
        ),
        catalogues={name: shape.text(catalogues, name, r"(?s).*") for name in catalogues},
    )


def _count(value: Mapping[str, Any]) -> SheetCount:
    return SheetCount(*(shape.whole(value, place) for place in "012"))


def _returned(value: Any) -> Returned:
    parts = shape.numbered(value, 4)
    texts = [shape.text(parts, place, r"(?s).{0,4000}") for place in "0123"]
    return Returned(*texts)


def _observed(value: Any) -> Observation:
    parts = shape.numbered(value, 5)
    texts = [shape.text(parts, place, r"(?s).{0,4000}") for place in "01234"]
    return Observation(*texts)


def receipt_id(package: str, recipient: str) -> str:
    """The id of a package's receipt: always the same, so a repeated receipt is no second one."""
    return (
        f"{recipient}-{package[:8]}-{package[8:12]}-{package[12:16]}-{package[16:20]}"
        f"-{package[20:32]}"
    )


def write_receipt(
    path: Path, header: Header, receipt: Receipt, *, sign: Sign, temporary: Path
) -> Made:
    """Write an acuse as a `.captura`; header: kind `acuse`, sender `estado`, its recipients."""
    record_id = receipt_id(receipt.package, receipt.recipient)
    content = [ACUSE, record_id, receipt_plain(receipt)]
    line = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return make_plain(path, header, [(ACUSE, record_id, line)], sign=sign, temporary=temporary)


def open_receipt(
    data: bytes, secrets: Collection[str], *, state_public: str, practice: bool | None = None
) -> tuple[Manifest, Receipt]:
    """Open an acuse. Raises PackageError: not for us, not signed by the state, of another kind."""
    opened = open_sealed(data, secrets, state_public=state_public, practice=practice)
    if opened.header.kind != ACUSE or opened.header.sender != STATE:
        raise refused(OTHER_KIND)
    lines = list(opened.lines())
    if len(lines) != 1:
        raise refused(ALTERED)
    inside = "captura.packages.receipt.plain_of_line"
    plain = run(inside, lines[0].encode(), memory_mib=MEMORY_MIB, seconds=SECONDS)
    return opened.manifest, receipt_from(plain)


def plain_of_line(line: bytes) -> dict[str, Any]:
    """The plain values of a receipt's line, each checked; for the child process."""
    content = shape.numbered(shape.read_any(line), 3)
    return receipt_plain(receipt_from(shape.mapped(content, "2")))
