"""The certificates of devices that this store knows."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from captura.store.rows import Source


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate this store knows; `body` as it was signed."""

    device: str
    institute: str
    letter: str | None
    body: Mapping[str, Any]
    since: str | None
    until: str | None
    revoked: str | None


def certificates(source: Source, institute: str = "") -> list[CertificateRow]:
    """Certificates by institute and date."""
    found = source.rows(
        "SELECT device, institute, letter, body, since, until, revoked FROM certificate "
        "WHERE (:institute='' OR institute=:institute) ORDER BY institute, since",
        {"institute": institute},
    )
    return [CertificateRow(*(*row[:3], json.loads(row[3]), *row[4:])) for row in found]


def certificate(source: Source, device: str) -> CertificateRow | None:
    """The certificate of a device by its public key in hex."""
    return next((row for row in certificates(source) if row.device == device), None)
