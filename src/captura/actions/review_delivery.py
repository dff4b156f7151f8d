"""Reviews a period before it is handed in: every problem, with the way to its field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from captura.actions.office import Office
from captura.records.apoyo import Apoyo
from captura.records.atencion_estadistica import AtencionEstadistica
from captura.records.fields import field_of
from captura.records.merge import clashes
from captura.records.people import full_name
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.problem import ERROR, NOTE, WARNING, Problem
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.rules import check, check_together, read_together
from captura.store.queries.delivery import delivery_ids, supports_before
from captura.store.queries.known import answers
from captura.store.queries.statistics import behind
from captura.store.rows import each, each_partly, many, versions

MOST = 1_000  # listed one by one; the rest are only counted, and listed once these are seen to


@dataclass(frozen=True, slots=True)
class Found:
    """A problem of the review: where it is in words, and the reason given for a warning, if any."""

    problem: Problem
    where: str
    answer: str | None = None

    @property
    def open(self) -> bool:
        """Whether something is still to be done: an error, or a warning without reason."""
        level = self.problem.level
        return level == ERROR or (level == WARNING and not self.answer)


@dataclass(frozen=True)
class Review:
    """What hinders the delivery of a period, and what would go.

    found: errors first, then warnings, then notes; of more than MOST those that still ask for
    something. total: how many there are, listed or not. asked: {(type, rule): warnings that nobody
    gave a reason for yet}. counts: records that would go, by type.
    """

    period: Period
    found: list[Found]
    total: int
    errors: int
    asked: Mapping[tuple[str, str], int]
    counts: Mapping[str, int]
    missing_certificate: bool

    @property
    def unexplained(self) -> int:
        """Warnings that nobody gave a reason for yet."""
        return sum(self.asked.values())

    @property
    def ready(self) -> bool:
        """Whether the delivery can be made: warnings may stay unexplained, errors may not."""
        return self.errors == 0 and not self.missing_certificate and sum(self.counts.values()) > 0


# how urgent a problem is: what blocks, what asks for a reason, what has one, what only tells
_BLOCKS, _ASKS, _EXPLAINED, _TELLS = range(4)


def _urgency(found: Found) -> int:
    if found.open:
        return _BLOCKS if found.problem.level == ERROR else _ASKS
    return _EXPLAINED if found.problem.level == WARNING else _TELLS


class _Listed:
    """Problems as they come, each urgency up to `most`: a register read in shows thousands."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: list[list[Found]] = [[], [], [], []]
        self.counts = [0, 0, 0, 0]
        self.asked: Counter[tuple[str, str]] = Counter()

    def add(self, found: Found) -> None:
        urgency = _urgency(found)
        self.counts[urgency] += 1
        if urgency == _ASKS:
            self.asked[found.problem.type, found.problem.code] += 1
        if len(self._kept[urgency]) < self._most:
            self._kept[urgency].append(found)

    def in_order(self) -> list[Found]:
        """The most urgent, in the order of the screen."""
        level = {ERROR: 0, WARNING: 1}
        return sorted(
            list(chain(*self._kept))[: self._most],
            key=lambda one: (level.get(one.problem.level, 2), one.problem.type, one.problem.id),
        )


def review_delivery(office: Office, period: Period, most: int = MOST) -> Review:
    """Every problem of what the delivery of a period would hold."""
    office.allow("hacer_entrega")
    ids = delivery_ids(office.store, period)
    listed = _Listed(most)
    for found in _every(office, ids, period):
        listed.add(found)
    return Review(
        period,
        listed.in_order(),
        sum(listed.counts),
        listed.counts[_BLOCKS],
        listed.asked,
        {record_type: len(wanted) for record_type, wanted in ids.items()},
        office.certificate is None,
    )


def unexplained(office: Office, period: Period, record_type: str, rule: str) -> list[Problem]:
    """The warnings of one rule that nobody gave a reason for yet, listed in the review or not."""
    office.allow("hacer_entrega")
    every = _every(office, delivery_ids(office.store, period), period)
    return [
        found.problem
        for found in every
        if _urgency(found) == _ASKS
        and (found.problem.type, found.problem.code) == (record_type, rule)
    ]


def _every(office: Office, ids: Mapping[str, list[str]], period: Period) -> Iterator[Found]:
    given = answers(office.store)
    for problem, words in chain(_alone(office, ids), _together(office, ids, period)):
        yield Found(problem, words, given.get((problem.id, problem.code)))


# (a problem, where it is in words)
Placed = tuple[Problem, str]


def _alone(office: Office, ids: Mapping[str, list[str]]) -> Iterator[Placed]:
    """What each record shows by itself; a large register never lies in memory whole."""
    today = office.today()
    for record_type, wanted in ids.items():
        for record in each(office.store, RECORDS[record_type], wanted):
            for problem in check(record, office.catalogues, today):
                yield problem, where(record, problem)


def given_before(office: Office, institute: str, period: Period) -> Iterator[Apoyo]:
    """What an institute gave in the year before a period, whose delivery holds none of it."""
    office.allow("leer")
    return each(office.store, Apoyo, supports_before(office.store, institute, period))


def _together(office: Office, ids: Mapping[str, list[str]], period: Period) -> Iterator[Placed]:
    """What only shows in all of them."""
    given = given_before(office, office.institute, period)
    problems = [
        *check_together(_standing(office, ids), given),
        *_clashes(office, ids),
        *_statistics(office, period),
    ]
    named = {
        record_type: many(
            office.store,
            RECORDS[record_type],
            {one.id for one in problems if one.type == record_type},
        )
        for record_type in ids
    }
    for problem in problems:
        yield problem, where(named.get(problem.type, {}).get(problem.id), problem)


def _standing(office: Office, ids: Mapping[str, list[str]]) -> Iterator[Record]:
    """The records that were not deleted, with what is asked of them together."""
    for record_type, wanted in ids.items():
        record, names = RECORDS[record_type], read_together(RECORDS[record_type])
        if names is None:
            yield from each(office.store, record, wanted)
        else:
            yield from each_partly(office.store, record, wanted, names, deleted=False)


def _clashes(office: Office, ids: Mapping[str, list[str]]) -> Iterable[Problem]:
    for record_type, wanted in ids.items():
        for version in versions(office.store, record_type, wanted):
            for name in clashes(version):
                label = field_of(RECORDS[record_type], name).label
                yield Problem(
                    record_type,
                    version.id,
                    name,
                    ERROR,
                    "dos_valores",
                    f"«{label}» tiene dos valores que llegaron de dos equipos.",
                    "Abra el registro y elija el correcto.",
                )


def _statistics(office: Office, period: Period) -> Iterable[Problem]:
    """The vault changed since the quarter's statistics were made; which quarter's, none can say."""
    if behind(office.store, period):
        yield Problem(
            AtencionEstadistica.TYPE,
            "",
            "",
            NOTE,
            "estadistica_atrasada",
            "La bóveda cambió después de hacer la estadística de este trimestre.",
            "Pida a quien atiende que la haga otra vez en «Atención».",
        )


def where(record: Record | None, problem: Problem) -> str:
    """A record in words, as its own office sees it: its folio, and its name if it has one."""
    title = RECORDS[problem.type].TITLE
    if record is None:
        return title
    name = full_name(record) if isinstance(record, Persona) else getattr(record, "nombre", None)
    return " · ".join(part for part in (title, record.folio, name) if part)
