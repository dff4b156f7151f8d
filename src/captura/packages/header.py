"""What is signed of a package besides its records: who, what kind, for whom, which, how many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from captura.keys.shapes import HEX_KEY, INSTITUTE
from captura.packages import shape
from captura.packages.refusals import ALTERED, NEWER, refused

ALTA, ENTREGA, CAMBIOS, ACUSE = KINDS = ("alta", "entrega", "cambios", "acuse")
SCHEMA = 1  # of the records; grows when a field or a type is added
STATE = "estado"


@dataclass(frozen=True)
class Recipient:
    """Who may open a package: the institute's key (or `estado`), its name, its age public key."""

    institute: str
    name: str
    age_public: str


@dataclass(frozen=True, kw_only=True)
class Header:
    """The signed header.

    sender: institute key of five digits, or `estado` · device: its Ed25519 public key, 64 hex
    digits · certificate: its plain values (empty for the state, whose word needs none) · period:
    `2026-T3` or "" · previous: id of the device's package before this one, or "" · counts: records
    by type · notice: version of the privacy notice · created: ISO date-time, UTC · presentation:
    digest of headings and catalogues shown in the workbook, or "" without one · history: length
    and head of the sender's chain (0 and "" before its first entry).
    """

    kind: str
    sender: str
    sender_name: str
    device: str
    certificate: Mapping[str, Any] = field(default_factory=dict)
    recipients: tuple[Recipient, ...] = ()
    period: str = ""
    sequence: int = 0
    previous: str = ""
    schema: int = SCHEMA
    counts: Mapping[str, int] = field(default_factory=dict)
    notice: str = ""
    legal_basis: str = ""
    history_length: int = 0
    history_head: str = ""
    practice: bool = False
    created: str = ""
    presentation: str = ""

    @property
    def history(self) -> tuple[int, str]:
        """(length, head) of the sender's history when this was made."""
        return self.history_length, self.history_head

    def with_counts(self, counts: Mapping[str, int], presentation: str = "") -> Header:
        """The header completed with what is known once all records have been written."""
        return replace(self, counts=dict(counts), presentation=presentation)


def header_plain(header: Header) -> dict[str, Any]:
    """The header as plain JSON values."""
    return {
        "clase": header.kind,
        "remitente": header.sender,
        "nombre": header.sender_name,
        "equipo": header.device,
        "certificado": dict(header.certificate),
        "destinatarios": [[r.institute, r.name, r.age_public] for r in header.recipients],
        "periodo": header.period,
        "secuencia": header.sequence,
        "anterior": header.previous,
        "esquema": header.schema,
        "cuentas": dict(header.counts),
        "aviso": header.notice,
        "fundamento": header.legal_basis,
        "historial": [header.history_length, header.history_head],
        "practica": header.practice,
        "creado": header.created,
        "presentacion": header.presentation,
    }


def header_from(value: Mapping[str, Any]) -> Header:
    """The header of plain values. Raises PackageError (NEWER if of a newer schema)."""
    if shape.whole(value, "esquema") > SCHEMA:
        raise refused(NEWER)
    counts = shape.mapped(value, "cuentas")
    history = shape.numbered(value.get("historial"), 2)
    return Header(
        kind=shape.text(value, "clase", "|".join(KINDS)),
        sender=shape.text(value, "remitente", INSTITUTE),
        sender_name=shape.text(value, "nombre"),
        device=shape.text(value, "equipo", HEX_KEY),
        certificate=shape.mapped(value, "certificado"),
        recipients=tuple(_recipient(each) for each in shape.listed(value, "destinatarios", 100)),
        period=shape.text(value, "periodo", r"(\d{4}-T[1-4])?"),
        sequence=shape.whole(value, "secuencia"),
        previous=shape.text(value, "anterior", f"({HEX_KEY})?"),
        schema=shape.whole(value, "esquema"),
        counts={name: shape.whole(counts, name) for name in counts},
        notice=shape.text(value, "aviso"),
        legal_basis=shape.text(value, "fundamento", r"(?s).{0,2000}"),
        history_length=shape.whole(history, "0"),
        history_head=shape.text(history, "1", f"({HEX_KEY})?"),
        practice=shape.flag(value, "practica"),
        created=shape.text(value, "creado", r"[0-9T:+.\-Z]{0,40}"),
        presentation=shape.text(value, "presentacion", f"({HEX_KEY})?"),
    )


def _recipient(value: Any) -> Recipient:
    known = shape.numbered(value, 3)
    return Recipient(
        shape.text(known, "0", INSTITUTE), shape.text(known, "1"), shape.text(known, "2")
    )


def canonical(value: Any) -> bytes:
    """Plain JSON values in the one way of RFC 8785. Raises PackageError on what has no such way."""
    import rfc8785

    try:
        return rfc8785.dumps(value)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        raise refused(ALTERED) from None
