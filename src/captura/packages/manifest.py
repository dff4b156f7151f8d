"""The manifest: header, signature, and how the workbook shows the records; who may have signed."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field

from captura.errors import KeysError
from captura.keys.certificate import Certificate, certificate_from, check
from captura.keys.shapes import HEX_KEY, HEX_SIGNATURE
from captura.keys.signing import verify
from captura.packages import shape
from captura.packages.codes import signed_bytes
from captura.packages.header import STATE, Header, header_from, header_plain
from captura.packages.layout import SheetLayout, layouts_from, layouts_plain
from captura.packages.refusals import BAD_SIGNATURE, CERTIFICATE, NEWER, TOO_BIG, refused

MOST_BYTES = 64 * 1024
VERSION = 1  # of the container


@dataclass(frozen=True)
class Manifest:
    """header, the package id (64 hex digits), the Ed25519 signature over it (128), the sheets."""

    header: Header
    id: str
    signature: str
    sheets: tuple[SheetLayout, ...] = field(default=(), repr=False)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as UTF-8 JSON of at most 64 KiB."""
    plain = {
        "captura": VERSION,
        "id": manifest.id,
        "firma": manifest.signature,
        "encabezado": header_plain(manifest.header),
        "hojas": layouts_plain(manifest.sheets),
    }
    data = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    if len(data) > MOST_BYTES:
        raise refused(TOO_BIG)
    return data


def read_manifest(data: bytes) -> Manifest:
    """The manifest in `data`; nothing of it is believed yet. Raises PackageError."""
    if len(data) > MOST_BYTES:
        raise refused(TOO_BIG)
    value = shape.read_json(data)
    if shape.whole(value, "captura") > VERSION:
        raise refused(NEWER)
    return Manifest(
        header_from(shape.mapped(value, "encabezado")),
        shape.text(value, "id", HEX_KEY),
        shape.text(value, "firma", HEX_SIGNATURE),
        layouts_from(shape.listed(value, "hojas", 40)),
    )


def certificate_of(header: Header) -> Certificate | None:
    """The certificate a header carries; None where the state itself sends. Raises PackageError."""
    if header.sender == STATE:
        return None
    try:
        return certificate_from(dict(header.certificate))
    except KeysError:
        raise refused(CERTIFICATE) from None


def check_certificate(header: Header, state_public: str | None) -> Certificate | None:
    """Whether the state's certificate covers this sender, device and day. Raises PackageError.

    state_public: the state's Ed25519 key in hex; without it the certificate is held against the
    key that it names itself, which proves only that it is whole.
    """
    certificate = certificate_of(header)
    if certificate is None:
        if state_public is not None and header.device != state_public:
            raise refused(CERTIFICATE)
        return None
    try:
        check(certificate, state_public or certificate.state_public)
        made = dt.date.fromisoformat(header.created[:10])
    except (KeysError, ValueError):
        raise refused(CERTIFICATE) from None
    fits = certificate.institute == header.sender and certificate.device_public == header.device
    # a day of slack on both sides: the header's date is UTC, the certificate's is Zacatecas'
    near = any(certificate.valid_on(made + dt.timedelta(days=days)) for days in (-1, 0, 1))
    if not fits or not near or certificate.practice != header.practice:
        raise refused(CERTIFICATE)
    return certificate


def check_signature(manifest: Manifest, package: str) -> None:
    """Whether the device signed the package of this id (as computed). Raises PackageError."""
    signature = bytes.fromhex(manifest.signature)
    device = bytes.fromhex(manifest.header.device)
    if manifest.id != package or not verify(device, signed_bytes(package), signature):
        raise refused(BAD_SIGNATURE)
