"""The calendar of deliveries: set at the state, told by acuses in any order."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from captura.actions.agenda import agenda
from captura.actions.deadlines import set_deadline
from captura.actions.issue_receipt import issue_receipt, receipt_of
from captura.actions.office import Office
from captura.actions.receive_receipt import receive_receipt
from captura.errors import CapturaError
from captura.records.deadlines import CALENDAR, deadline, edition, set_day
from captura.records.editions import LONGEST, latest, read_told, write_told
from captura.records.periods import Period
from captura.store.queries.packages import package
from captura.ui.screens.entregas.wording import due_period
from captura.ui.screens.recepcion.board import read_standings
from tests.actions.world import JEREZ, T2, deliver, dump, talk, woman

T3 = Period(2026, 3)
RELEASED, FIRST, SECOND = dt.date(2026, 7, 15), dt.date(2026, 7, 20), dt.date(2026, 7, 31)


def due(office: Office, period: Period = T2) -> dt.date | None:
    return deadline(office.catalogues, period)


def test_an_institute_learns_of_the_days_with_its_acuse(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, before = deliver(jerez, state)
    without = before.path.read_bytes()
    assert due(jerez) == due(state) == RELEASED
    assert set_deadline(state, T2, FIRST) == 1
    assert due(state) == FIRST
    receive_receipt(jerez, without)
    assert due(jerez) == RELEASED
    receive_receipt(jerez, issue_receipt(state, arrived.package).path.read_bytes())
    assert due(jerez) == FIRST
    assert edition(jerez.catalogues, T2) == 1
    assert edition(jerez.catalogues, T3) == 0
    assert due(jerez, T3) == dt.date(2026, 10, 15)


def test_an_older_acuse_read_later_brings_no_older_day(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)
    acuses = []
    for day in (FIRST, SECOND):
        set_deadline(state, T2, day)
        acuses.append(issue_receipt(state, arrived.package).path.read_bytes())
    for data in reversed(acuses):
        receive_receipt(jerez, data)
    assert due(jerez) == SECOND
    seen = dump(jerez)
    receive_receipt(jerez, acuses[0])
    assert dump(jerez) == seen


def test_each_change_is_an_edition_and_is_in_the_history(state: Office) -> None:
    assert set_deadline(state, T2, FIRST) == 1
    assert set_deadline(state, T3, dt.date(2026, 10, 30)) == 2
    before = dump(state)
    assert set_deadline(state, T2, FIRST) == 2  # nothing changed
    assert dump(state) == before
    assert set_deadline(state, T2, SECOND) == 3
    assert edition(state.catalogues, T3) == 2
    reasons = [row[0] for row in state.store.rows("SELECT reason FROM history ORDER BY n DESC")]
    assert reasons[0] == "calendario de entregas, edición 3: 2026-T2, 2026-07-31"


def test_a_day_before_the_quarter_ends_is_refused(state: Office) -> None:
    before = dump(state)
    with pytest.raises(CapturaError) as refused:
        set_deadline(state, T2, T2.last)
    assert refused.value.code == "CAP-ACT-87"
    assert dump(state) == before


def test_late_and_due_go_by_the_day_that_was_set(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)
    kept = package(state.store, arrived.package)
    assert kept is not None
    came = dt.datetime.fromisoformat(kept.at).date()
    late = {one.key: one.late for one in read_standings(state, T2).places}
    assert late[JEREZ] is (came > RELEASED)
    for day in (T2.last + dt.timedelta(days=1), came + dt.timedelta(days=40)):
        set_deadline(state, T2, day)
        standings = read_standings(state, T2)
        assert standings.term == day
        assert {one.key: one.late for one in standings.places}[JEREZ] is (came > day)
    assert due_period(state.catalogues, dt.date(2026, 7, 25)) == T2


def test_the_days_of_an_institute_show_the_one_that_was_set(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)
    set_deadline(state, T2, FIRST)
    receive_receipt(jerez, issue_receipt(state, arrived.package).path.read_bytes())
    days = agenda(jerez, RELEASED, FIRST)
    assert RELEASED not in days
    assert days[FIRST].due == (T2,)


def test_an_acuse_says_no_calendar_while_none_was_set(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrived, _, _ = deliver(jerez, state)
    kept = package(state.store, arrived.package)
    assert kept is not None
    assert receipt_of(state, kept).catalogues == {}


def test_calendars_join_to_the_same_in_any_order() -> None:
    told = [
        [set_day(T2, FIRST, 1)],
        [set_day(T2, SECOND, 2), set_day(T3, FIRST, 1)],
        [set_day(T2, RELEASED, 2)],  # of a state restored from a backup: same edition, another day
    ]
    joined = {
        tuple((e.code, e.extra["fecha_limite"]) for e in latest(*o)) for o in permutations(told)
    }
    assert joined == {(("2026-T2", "2026-07-31"), ("2026-T3", "2026-07-20"))}


def test_a_calendar_reads_as_it_was_written_and_bears_more_columns() -> None:
    rows = [set_day(T2, FIRST, 1), set_day(T3, SECOND, 12)]
    text = write_told(rows)
    assert read_told(CALENDAR, text) == tuple(rows)
    head, *lines = text.splitlines()
    grown = "\n".join([f"{head},otra", *(f"{line},x" for line in lines)])
    assert read_told(CALENDAR, grown) == tuple(rows)


@pytest.mark.parametrize(
    "text",
    [
        "codigo,etiqueta,fecha_limite,edicion\n2026-T9,x,2026-07-20,1\n",
        "codigo,etiqueta,fecha_limite,edicion\n2026-T2,x,ayer,1\n",
        "codigo,etiqueta,fecha_limite,edicion\n2026-T2,x,2026-07-20,\n",
        "codigo,etiqueta\n2026-T2,x\n",
        "x" * (LONGEST + 1),
    ],
)
def test_what_is_no_calendar_is_refused(text: str) -> None:
    with pytest.raises((CapturaError, ValueError)):
        read_told(CALENDAR, text)
