"""What the delivery screen reads at once: the review, the packages, what the state answered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from captura.actions.closed_told import closed_on
from captura.actions.office import Office
from captura.actions.review_delivery import Found, Review, review_delivery
from captura.actions.threads import ANSWERED, MENDED, OPEN, Thread, threads
from captura.actions.undelivered import undelivered
from captura.records.apoyo import Apoyo
from captura.records.fields import fields_of
from captura.records.people import full_name
from captura.records.periods import Period, read_period
from captura.records.persona import Persona
from captura.records.problem import ERROR, WARNING
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.respuesta import Respuesta
from captura.store.queries.observations import ObservationRow, observations
from captura.store.queries.packages import PackageRow, PackedRow, package_rows, packages, row_counts
from captura.ui import story

BAD, WARN, INFO, OK = "bad", "warn", "info", "ok"
_KINDS = {ERROR: BAD, WARNING: WARN}
_OBSERVED = {OPEN: WARN, ANSWERED: INFO, MENDED: OK}  # what is closed is not listed


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at. about: what an answer speaks of; answer: None where none is asked.

    story: what became of an observation, in one line.
    """

    kind: str
    where: str
    what: str
    fix: str
    type: str
    id: str
    field: str
    about: str = ""
    answer: str | None = None
    story: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What an answer is about: a rule may warn at two fields, and one reason holds for both."""
        return self.type, self.id, self.about


@dataclass(frozen=True)
class Gathered:
    """All that the screen shows of a period. returned: {package: records given back}.

    closed: the day on which the coordination closed it · changed: records that its last package
    doesn't hold as they stand.
    """

    review: Review
    packages: tuple[PackageRow, ...]
    items: tuple[Item, ...]
    observed: tuple[Item, ...]
    returned: Mapping[str, int] = field(default_factory=dict)
    closed: dt.date | None = None
    changed: int = 0

    @property
    def outdated(self) -> bool:
        """Whether the last package lacks something, and another one can be made."""
        return self.changed > 0 and self.review.ready


def gather(office: Office, period: Period) -> Gathered:
    """Read everything of a period; slow, in the database's lane."""
    review = review_delivery(office, period)
    done = packages(office.store, direction="out", kind="entrega")
    remarks = observations(office.store, state="open")
    return Gathered(
        review,
        tuple(done),
        tuple(_item(office, found) for found in review.found),
        (*_returned(office, done), *_remarks(office, remarks)),
        {row.id: _given_back(office, row) for row in done},
        closed_on(office, period),
        changed(office, period, done),
    )


def changed(office: Office, period: Period, done: Sequence[PackageRow]) -> int:
    """How many records no delivery of a period brings as they stand; 0 before there is one."""
    last = latest(done, period)
    return undelivered(office, period, last) if last else 0


def _given_back(office: Office, package: PackageRow) -> int:
    return sum(
        states.get("returned", 0) for states in row_counts(office.store, package.id).values()
    )


def latest(found: Sequence[PackageRow], period: Period) -> PackageRow | None:
    """The last package of a period: the one that stands."""
    of_period = [row for row in found if row.period == str(period)]
    return max(of_period, key=lambda row: row.sequence or 0, default=None)


# types that have a screen; the others stand in the one of what they belong to
_OWN_SCREEN = {"persona": "personas", "institucion": "alta", "meta_anual": "plan"}


# what stands in the page of its activity, and where there
_OF_ACTIVITY: Mapping[str, Callable[[Any], dict[str, str]]] = {
    "sesion": lambda one: {"id": _at(one, "actividad"), "session": _at(one, "id")},
    "participacion": lambda one: {"id": _at(one, "actividad"), "session": _at(one, "sesion")},
    "conteo": lambda one: {"id": _at(one, "actividad"), "session": _at(one, "sesion")},
    "evidencia": lambda one: {"id": _at(one, "actividad"), "evidence": _at(one, "id")},
}


def _at(record: Record | None, name: str) -> str:
    """A value of a record that may be gone; "" then."""
    return getattr(record, name, None) or ""


def place_of(office: Office, item: Item) -> tuple[str, dict[str, str]]:
    """(screen, where) that leads to the field of an item; slow, in the database's lane."""
    where = {"id": item.id, "field": item.field}
    if item.type in _OWN_SCREEN:
        return _OWN_SCREEN[item.type], where
    if item.type == "apoyo":
        support = office.store.get(Apoyo, item.id)
        return "personas", {"id": (support.persona or "") if support else "", "apoyo": item.id}
    if item.type in _OF_ACTIVITY:
        return "actividades", _OF_ACTIVITY[item.type](office.store.get(RECORDS[item.type], item.id))
    if item.type == "misma_persona":
        return "duplicados", {}
    if item.type == "atencion_estadistica":
        return "entregas", {}
    if item.type == "respuesta":
        spoken = office.store.get(Respuesta, item.id)
        if spoken is None or not spoken.registro or spoken.tipo_registro == "respuesta":
            return "entregas", {}
        about = replace(item, type=spoken.tipo_registro or "", id=spoken.registro)
        return place_of(office, replace(about, field=spoken.campo or ""))
    return "actividades", where


def _item(office: Office, found: Found) -> Item:
    problem = found.problem
    return Item(
        _KINDS.get(problem.level, INFO),
        _short(office, found.where),
        problem.what,
        problem.fix,
        problem.type,
        problem.id,
        problem.field,
        problem.code,
        (found.answer or "") if problem.level == WARNING else None,
    )


def _returned(office: Office, done: Sequence[PackageRow]) -> list[Item]:
    """The rows that came back with the last package of each period."""
    standing = {row.period: latest(done, read_period(row.period)) for row in done if row.period}
    return [
        _returned_item(office, row)
        for package in standing.values()
        if package is not None
        for row in package_rows(office.store, package.id, state="returned")
    ]


def _returned_item(office: Office, row: PackedRow) -> Item:
    return Item(
        BAD,
        _where(office, row.type, row.id),
        f"Devuelto: {row.reason}" if row.reason else "La coordinación devolvió este registro.",
        "Corríjalo y genere otra vez la entrega de su trimestre.",
        row.type,
        row.id,
        "",
    )


def _remarks(office: Office, rows: Sequence[ObservationRow]) -> list[Item]:
    stories = threads(office, {(row.record, row.field or "") for row in rows})
    return [_remark(office, row, stories[row.record, row.field or ""]) for row in rows]


def _remark(office: Office, row: ObservationRow, thread: Thread) -> Item:
    labels = {field.name: field.label for field in fields_of(RECORDS[row.type])}
    label = labels.get(row.field or "")
    return Item(
        _OBSERVED[thread.state],
        _where(office, row.type, row.record),
        f"{label}: {row.text}" if label else row.text,  # one record may be observed on several
        "Corrija el registro o responda; las dos cosas viajan con la próxima entrega.",
        row.type,
        row.record,
        row.field or "",
        row.id,
        row.answer or "",
        story.in_one_line(thread, office.today()),
    )


def _where(office: Office, record_type: str, record_id: str) -> str:
    record: Record | None = office.store.get(RECORDS[record_type], record_id)
    return _short(office, in_words(record, RECORDS[record_type].TITLE))


def _short(office: Office, where: str) -> str:
    """Folios without the institute's own key: all here bear it."""
    return where.replace(f"{office.institute}-", "", 1)


def in_words(record: Record | None, title: str) -> str:
    """A record as its own office calls it: kind, folio, and its name if it has one."""
    if record is None:
        return title
    name = full_name(record) if isinstance(record, Persona) else getattr(record, "nombre", None)
    return " · ".join(part for part in (title, record.folio, name) if part)
