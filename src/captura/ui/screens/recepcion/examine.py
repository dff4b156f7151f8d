"""Looks at what an undecided delivery brings: its records, and the problems the rules find."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from captura.actions.office import Office
from captura.actions.review_delivery import given_before
from captura.actions.staging import record_of
from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.people import full_name
from captura.records.periods import read_period
from captura.records.persona import Persona
from captura.records.problem import ERROR, WARNING, Problem
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.respuesta import Respuesta
from captura.records.rules import check, check_together
from captura.records.sesion import Sesion
from captura.store.queries.known import answers
from captura.store.queries.observations import ObservationRow, observations
from captura.store.queries.packages import PackedRow, package, package_rows

Problems = Mapping[str, tuple[Problem, ...]]


@dataclass(frozen=True)
class Examined:
    """{id: problems} of a delivery's rows, and {(id, rule): reason} that the institute gave."""

    problems: Problems = field(default_factory=dict)
    reasons: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def count(self, level: str, record_type: str = "") -> int:
        return sum(
            problem.level == level and record_type in ("", problem.type)
            for found in self.problems.values()
            for problem in found
        )


@dataclass(frozen=True)
class ReviewRow:
    """One row of a delivery as the reviewer sees it. reason: why it went back, if it did.

    remarks: what was observed on it and is still open, with what the institute answered.
    """

    type: str
    id: str
    folio: str
    title: str
    novelty: str
    state: str
    reason: str
    deleted: bool
    record: Record | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[ObservationRow, ...] = ()

    @property
    def undecided(self) -> bool:
        return self.state == "pending"


def examine(office: Office, package_id: str) -> Examined:
    """Every problem of the undecided rows; what they refer to may stand here already."""
    rows = package_rows(office.store, package_id)
    arrived = [record_of(row.line) for row in rows if row.line]
    staged = {record.id: record for record, deleted in arrived if not deleted}
    around = [*staged.values(), *_around(office, rows, staged)]
    today = office.today()
    found: dict[str, list[Problem]] = {}
    for record in staged.values():
        found.setdefault(record.id, []).extend(check(record, office.catalogues, today))
    for problem in check_together(around, _given_before(office, package_id)):
        if problem.id in staged:
            found.setdefault(problem.id, []).append(problem)
    return Examined(
        {record: tuple(own) for record, own in found.items() if own},
        _reasons(office, staged.values()),
    )


def _given_before(office: Office, package_id: str) -> Iterable[Apoyo]:
    """What its institute gave earlier in the year of a delivery."""
    found = package(office.store, package_id)
    if found is None or not found.institute or not found.period:
        return ()
    return given_before(office, found.institute, read_period(found.period))


def _around(
    office: Office, rows: Iterable[PackedRow], staged: Mapping[str, Record]
) -> Iterator[Record]:
    """The unchanged rows of the delivery, as they stand here."""
    for row in rows:
        if row.id not in staged and row.type in RECORDS:
            kept = office.store.get(RECORDS[row.type], row.id)
            if kept is not None:
                yield kept


def _reasons(office: Office, staged: Iterable[Record]) -> dict[tuple[str, str], str]:
    given = dict(answers(office.store))
    for record in staged:
        if isinstance(record, Respuesta) and record.registro and record.sobre:
            given[record.registro, record.sobre] = record.texto or ""
    return given


def read_sheet(
    office: Office, package_id: str, record_type: str, examined: Examined
) -> list[ReviewRow]:
    """The rows of one sheet of a delivery, in the order of their words."""
    titles, remarks = Titles(office, package_id), _open_remarks(office)
    rows = []
    for row in package_rows(office.store, package_id, record_type=record_type):
        record, deleted = record_of(row.line) if row.line else (_kept(office, row), False)
        rows.append(
            ReviewRow(
                row.type,
                row.id,
                (record.folio or "") if record else "",
                titles.of(record),
                row.novelty or "same",
                row.state,
                row.reason or "",
                deleted,
                record,
                examined.problems.get(row.id, ()),
                tuple(remarks.get(row.id, ())),
            )
        )
    return sorted(rows, key=lambda one: (one.novelty == "same", one.title, one.id))


def _open_remarks(office: Office) -> dict[str, list[ObservationRow]]:
    found: dict[str, list[ObservationRow]] = {}
    for remark in observations(office.store):
        if remark.state != "closed":
            found.setdefault(remark.record, []).append(remark)
    return found


def _kept(office: Office, row: PackedRow) -> Record | None:
    return office.store.get(RECORDS[row.type], row.id)


class Titles:
    """Says records in words; what they refer to comes from the delivery, else from here."""

    def __init__(self, office: Office, package_id: str) -> None:
        self._office = office
        self._lines = {
            row.id: row.line
            for kind in ("persona", "actividad", "sesion")
            for row in package_rows(office.store, package_id, record_type=kind, state="pending")
            if row.line
        }
        self._said: dict[str, str] = {}

    def of(self, record: Record | None) -> str:
        """A record as a person would name it."""
        if record is None:
            return "Ya no está"
        if isinstance(record, Persona):
            return full_name(record) or "Sin nombre"
        if isinstance(record, Actividad):
            return record.nombre or "Sin nombre"
        if isinstance(record, Sesion):
            day = f" · {record.fecha:%d/%m/%Y}" if record.fecha else ""
            return f"{self.named('actividad', record.actividad)}{day}"
        return self._others(record)

    def _others(self, record: Record) -> str:
        if isinstance(record, Apoyo):
            said = record.concepto or "Apoyo"
            return f"{self.named('persona', record.persona)} · {said}"
        if isinstance(record, Respuesta):
            return record.texto or "Respuesta"
        person, activity = getattr(record, "persona", None), getattr(record, "actividad", None)
        if person or activity:
            named = self.named("persona", person)
            return f"{named} · {self.named('actividad', activity)}"
        return getattr(record, "nombre", None) or record.TITLE

    def named(self, record_type: str, record_id: str | None) -> str:
        """The record of an id, in words."""
        if not record_id:
            return "—"
        if record_id not in self._said:
            line = self._lines.get(record_id)
            known = (
                record_of(line)[0]
                if line
                else self._office.store.get(RECORDS[record_type], record_id)
            )
            self._said[record_id] = self.of(known)
        return self._said[record_id]


__all__ = [
    "ERROR",
    "WARNING",
    "Examined",
    "ReviewRow",
    "examine",
    "read_sheet",
    "record_of",
]
