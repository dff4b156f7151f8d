"""The state takes a package in: verified, staged, compared with what is here; no figure changes.

A package already taken in changes nothing. A gap, a clone, an older one are said, never guessed.
An altered workbook is staged as proposed corrections, never applied.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace

from captura.actions.arrival_notes import CLONE, GAP, KNOWN, OLDER, notes_of
from captura.actions.backup import backup_before
from captura.actions.decide import Decided, accept_at_once, decide
from captura.actions.in_bulk import in_bulk
from captura.actions.office import Office
from captura.actions.open_package import OpenedPackage, open_package
from captura.actions.staging import ALTERED, compare, enter, novelty_counts, parts_of, plan_of
from captura.packages.findings import CELL
from captura.packages.header import ENTREGA, header_plain
from captura.packages.refusals import PRACTICE, REVOKED, is_newer, refused
from captura.packages.sealed import AGE_MARK
from captura.paths import replace_file
from captura.records.version import code_of
from captura.store import ledger
from captura.store.ledger import KeptPackage
from captura.store.queries.certificates import certificate
from captura.store.queries.packages import PackageRow, package, packages

WAITING = "waiting"
__all__ = ["CLONE", "GAP", "KNOWN", "OLDER", "Arrival", "take_in", "waiting_packages"]


@dataclass(frozen=True)
class Arrival:
    """What arrived. notes: of KNOWN, GAP, CLONE, OLDER, each with its sentence.

    package: its place in the ledger; an altered workbook has one of its own, beside the package
    that it was. novelty: {type: {new | changed | same: rows}} · altered: sentences of what isn't
    as signed · decided: where it was accepted at once.
    """

    package: str
    institute: str
    name: str
    period: str
    sequence: int
    notes: Mapping[str, str]
    novelty: Mapping[str, Mapping[str, int]]
    altered: tuple[str, ...] = ()
    decided: Decided | None = None


@in_bulk()
def take_in(
    office: Office, data: bytes, password: str | None = None, *, accept: bool = False
) -> Arrival:
    """Verify and stage one file. Raises PackageError, ExcelError or KeysError; nothing changed.

    A package of a newer release is kept aside too, and stands in the ledger as waiting.
    accept: decide on it in the same piece of work, so that nothing of it ever waits.
    """
    office.allow("recibir")
    try:
        opened = open_package(office, data, password)
    except Exception as error:
        if is_newer(error):
            _keep_aside(office, data)
        raise
    _check(office, opened)
    if opened.findings:
        return _propose(office, opened, data)
    return _take(office, opened, data, accept=accept)


def waiting_packages(office: Office) -> list[PackageRow]:
    """What waits for a newer release of this program; `path` names its file in `entregas/`."""
    return [kept for kept in packages(office.store, direction="in") if kept.state == WAITING]


def _check(office: Office, opened: OpenedPackage) -> None:
    header = opened.header
    if header.practice != office.practice:
        raise refused(PRACTICE)
    issued = certificate(office.store, header.device)
    if issued is not None and issued.revoked:
        raise refused(REVOKED)


def _take(office: Office, opened: OpenedPackage, data: bytes, *, accept: bool) -> Arrival:
    known = package(office.store, opened.id)
    if known is not None:
        text = "Ya se había recibido; no cambió nada y su acuse es el mismo."
        arrival = _arrival(opened, opened.id, {KNOWN: text}, known.note.get("novelty", {}))
        waits = accept and known.state == ledger.PENDING
        return replace(arrival, decided=decide(office, known.id)) if waits else arrival
    backup_before(office)
    notes, known_here = notes_of(office.store, opened), compare(office, opened)
    novelty = novelty_counts(opened, known_here)
    note = {"notes": notes, "novelty": novelty, "altered": []}
    kept = _kept(opened, opened.id, ledger.PENDING, note)
    plan = plan_of(office, opened, known_here, ledger.ACCEPTED if accept else ledger.PENDING)
    with office.store.work(who=office.user, device="A") as work:
        enter(work, kept, plan)
        if accept:
            decided = accept_at_once(office, work, opened.id, opened.arrived, plan.settled)
        else:
            ledger.keep_waiting(work, opened.id, parts_of(opened.arrived, plan.settled))
            ledger.derive_state(work, opened.id)
    _forget_waiting(office, data)
    arrival = _arrival(opened, opened.id, notes, novelty)
    return replace(arrival, decided=decided) if accept else arrival


def _propose(office: Office, opened: OpenedPackage, data: bytes) -> Arrival:
    """Stage an altered workbook beside the package that it was: its cells are only proposals."""
    own, altered = code_of(data), [finding.text for finding in opened.findings]
    known = package(office.store, own)
    if known is None:
        cells = [asdict(one) for one in opened.findings if one.kind == CELL]
        note = {"notes": {}, "novelty": {}, "altered": altered, "proposed": cells, "of": opened.id}
        with office.store.work(who=office.user, device="A") as work:
            ledger.keep_package(work, _kept(opened, own, ALTERED, note))
    text = "Este libro ya se había recibido con estos cambios."
    return _arrival(opened, own, {KNOWN: text} if known else {}, {}, altered)


def _arrival(
    opened: OpenedPackage,
    own: str,
    notes: Mapping[str, str],
    novelty: Mapping[str, Mapping[str, int]],
    altered: Iterable[str] = (),
) -> Arrival:
    header = opened.header
    return Arrival(
        own,
        header.sender,
        header.sender_name,
        header.period,
        header.sequence,
        notes,
        novelty,
        tuple(altered),
    )


def _kept(opened: OpenedPackage, own: str, state: str, note: Mapping[str, object]) -> KeptPackage:
    header = opened.header
    return KeptPackage(
        id=own,
        direction=ledger.IN,
        kind=header.kind,
        institute=header.sender,
        device=header.device,
        sequence=header.sequence,
        previous=header.previous,
        period=header.period,
        state=state,
        counts=header.counts,
        header=header_plain(header),
        note=note,
    )


def _keep_aside(office: Office, data: bytes) -> None:
    """A package of a newer release waits, under a name that says nothing."""
    own = code_of(data)
    if package(office.store, own) is not None:
        return
    ending = "captura" if data.startswith(AGE_MARK) else "xlsx"
    name = f"espera-{own[:16]}.{ending}"
    replace_file(office.folder.packages / name, data)
    kept = KeptPackage(
        id=own,
        direction=ledger.IN,
        kind=ENTREGA,
        institute="",
        device="",
        sequence=0,
        previous="",
        period="",
        state=WAITING,
        counts={},
        path=name,
    )
    with office.store.work(who=office.user, device="A") as work:
        ledger.keep_package(work, kept)


def _forget_waiting(office: Office, data: bytes) -> None:
    """What waited for this release is here now."""
    kept = package(office.store, code_of(data))
    if kept is None or kept.state != WAITING:
        return
    with office.store.work(who=office.user, device="A") as work:
        ledger.forget_package(work, kept.id)
    (office.folder.packages / str(kept.path)).unlink(missing_ok=True)
