"""Reads what arrived for a period, and one delivery with all that a reviewer asks of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.periods import Period, read_period
from captura.records.registry import RECORDS
from captura.store.queries.certificates import certificate
from captura.store.queries.observations import observations
from captura.store.queries.packages import PackageRow, novelty_counts, package, packages, row_counts
from captura.ui.screens.recepcion import wording

UNDECIDED = ("pending", "altered")


@dataclass(frozen=True)
class ArrivalLine:
    """A delivery in the list. altered: cells that aren't as signed. notes: gap, clone, older."""

    package: str
    institute: str
    name: str
    at: str
    rows: int
    state: str
    altered: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class SheetLine:
    """One sheet of a delivery: rows by novelty, and how many went back."""

    type: str
    title: str
    new: int
    changed: int
    same: int
    returned: int


@dataclass(frozen=True)
class Delivery:
    """One delivery as the reviewer sees it. remarks: observations that are still open."""

    package: str
    institute: str
    name: str
    period: str
    sender: str
    device: str
    sequence: int
    at: str
    state: str
    notes: Mapping[str, str]
    altered: tuple[str, ...]
    sheets: tuple[SheetLine, ...]
    pending: int
    accepted: int
    returned: int
    remarks: int

    @property
    def decided(self) -> bool:
        return self.state in wording.DECIDED


def municipality(office: Office, key: str) -> str:
    """The name of a municipality."""
    return office.catalogues["municipios"].label(key)


def read_arrivals(office: Office, period: Period) -> list[ArrivalLine]:
    """Every delivery of a period, newest first; those that a later one stands for come after."""
    found = packages(office.store, direction="in", kind="entrega", period=str(period))
    lines = [_line(office, one) for one in found]
    return sorted(lines, key=lambda line: (line.state == "replaced", line.state not in UNDECIDED))


def _line(office: Office, kept: PackageRow) -> ArrivalLine:
    return ArrivalLine(
        kept.id,
        kept.institute or "",
        municipality(office, kept.institute or ""),
        kept.at,
        sum(kept.counts.values()),
        kept.state,
        len(kept.note.get("altered", ())),
        tuple(kept.note.get("notes", {})),
    )


def read_delivery(office: Office, package_id: str) -> Delivery | None:
    """One delivery; None if it isn't here."""
    kept = package(office.store, package_id)
    if kept is None:
        return None
    states = row_counts(office.store, package_id)
    issued = certificate(office.store, kept.device or "")
    open_ones = observations(office.store, package=package_id)
    return Delivery(
        package=kept.id,
        institute=kept.institute or "",
        name=municipality(office, kept.institute or ""),
        period=read_period(kept.period or "").label,
        sender=str(kept.header.get("nombre", "")),
        device=(issued.letter or "") if issued else "",
        sequence=kept.sequence or 0,
        at=kept.at,
        state=kept.state,
        notes=dict(kept.note.get("notes", {})),
        altered=tuple(kept.note.get("altered", ())),
        sheets=tuple(_sheets(office, kept, states)),
        pending=_total(states, "pending"),
        accepted=_total(states, "accepted"),
        returned=_total(states, "returned"),
        remarks=sum(one.state != "closed" for one in open_ones),
    )


def _sheets(
    office: Office, kept: PackageRow, states: Mapping[str, Mapping[str, int]]
) -> list[SheetLine]:
    counts = novelty_counts(office.store, kept.id)
    return [
        SheetLine(
            name,
            wording.sheet(name),
            counts[name].get("new", 0),
            counts[name].get("changed", 0),
            counts[name].get("same", 0),
            states.get(name, {}).get("returned", 0),
        )
        for name in RECORDS
        if name in counts
    ]


def _total(states: Mapping[str, Mapping[str, int]], state: str) -> int:
    return sum(own.get(state, 0) for own in states.values())
