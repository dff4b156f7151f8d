"""Keeps what a sister tells of the institute's deliveries and of the state's observations.

A delivery of this laptop moves only by the state's own acuse; of a sister's, her word is kept, so
that what she handed in goes on in the next delivery, deletions too.
"""

from __future__ import annotations

from captura.actions.receive_receipt import UNKNOWN
from captura.packages.exchange import HandedIn, Row, Told
from captura.packages.header import header_plain
from captura.packages.refusals import ALTERED, refused
from captura.records.registry import RECORDS
from captura.store import ledger, observations
from captura.store.ledger import KeptPackage
from captura.store.queries.packages import PackageRow, package, package_rows
from captura.store.work import Work

_ORDER = ("packed", "delivered", "acknowledged")


def keep_told(work: Work, told: Told) -> None:
    """Deliveries, their rows and the observations. Raises PackageError on what is of no record."""
    rows = [row for own in told.rows.values() for row in own]
    kinds = {remark.type for remark in told.remarks} | {row[0] for row in rows}
    if kinds - RECORDS.keys():
        raise refused(ALTERED, "Habla de una hoja que no es de ninguna clase de registro.")
    for one in told.handed:
        _keep_delivery(work, one, told.rows.get(one.id, []))
    for remark in told.remarks:
        observations.keep_observation(
            work,
            id=remark.id,
            package=remark.package,
            record_type=remark.type,
            record=remark.record,
            field=remark.field,
            text=remark.text,
            state=remark.state,
            who=remark.who,
            at=remark.at,
        )


def _keep_delivery(work: Work, one: HandedIn, rows: list[Row]) -> None:
    known = package(work, one.id)
    if known is None or known.note.get(UNKNOWN):
        ledger.keep_package(work, _sisters(one, known))
    elif known.direction == ledger.SISTER and _ORDER.index(one.state) > _ORDER.index(known.state):
        ledger.set_state(work, one.id, one.state, {"acuse": one.acuse} if one.acuse else None)
    if rows and not package_rows(work, one.id):
        ledger.keep_rows(
            work,
            one.id,
            ((kind, own, code, state, "") for kind, own, code, state, _ in rows),
        )
        ledger.give_reasons(work, one.id, {row[1]: row[4] for row in rows if row[4]})
        if known is not None:  # its acuse was read here before
            gone = known.note.get("devueltos", ())
            ledger.settle_rows(work, one.id, {row[1]: (ledger.RETURNED, row[3]) for row in gone})


def _sisters(one: HandedIn, known: PackageRow | None) -> KeptPackage:
    header, acuse = one.header, known.note.get("acuse") if known else one.acuse
    return KeptPackage(
        id=one.id,
        direction=ledger.SISTER,
        kind=header.kind,
        institute=header.sender,
        device=header.device,
        sequence=header.sequence,
        previous=header.previous,
        period=header.period,
        state=known.state if known else one.state,
        counts=header.counts,
        header=header_plain(header),
        note={"acuse": acuse} if acuse else {},
        at=one.at,
    )
