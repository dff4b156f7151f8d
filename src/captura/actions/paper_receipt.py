"""The institute reads the code of a printed acuse: the delivery arrived, and how many rows stand.

The code names no rows: which came back, and what was observed, is told by the acuse's file alone.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from captura.actions.office import Office
from captura.actions.receive_receipt import known_state
from captura.errors import PackageError
from captura.packages.qr import is_paper_receipt, read_qr
from captura.store import ledger
from captura.store.queries.packages import package

__all__ = ["PaperRead", "is_paper_receipt", "receive_paper_receipt"]


@dataclass(frozen=True)
class PaperRead:
    """What a code said of a delivery made here. period: `2026-T3`; accepted: observed or not."""

    period: str
    accepted: int
    observed: int
    returned: int


def receive_paper_receipt(office: Office, text: str) -> PaperRead:
    """Take in what a scanner read from an acuse; again, or after its file, it changes nothing.

    Raises PackageError where the state didn't sign it, or its package isn't of this office.
    """
    office.allow("leer_acuse")
    paper = read_qr(text, known_state(office).signing_public)
    known = package(office.store, paper.package)
    if known is None or known.direction not in (ledger.OUT, ledger.SISTER):
        raise PackageError(
            "El acuse impreso es de otra entrega",
            "Ninguna entrega de este equipo es la que dice su código.",
            "Mire de qué instituto y de qué computadora es la hoja, o lea el archivo del acuse.",
            "CAP-ACT-59",
        )
    sheets = paper.sheets.values()
    returned = sum(one.returned for one in sheets)
    if known.state != "acknowledged":
        with office.store.work(who=office.user, device=office.letter) as work:
            if not returned:  # else nobody knows which ones
                ledger.settle_rows(work, known.id, {})
            ledger.set_state(work, known.id, "acknowledged", {"acuse": _noon(paper.date)})
    return PaperRead(
        period=known.period or "",
        accepted=sum(one.accepted + one.observed for one in sheets),
        observed=sum(one.observed for one in sheets),
        returned=returned,
    )


def _noon(day: dt.date) -> str:
    """The file says the moment too; noon is the same day wherever it is read."""
    return dt.datetime.combine(day, dt.time(18), dt.UTC).isoformat()
