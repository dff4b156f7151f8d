"""The state's own figures of a closed quarter: there once all are closed, each woman once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.closed_state import state_adjustments, state_quarter
from captura.actions.closings import MEASURES, Quarter, close_quarter, open_again, read_quarters
from captura.actions.decide import decide
from captura.actions.doubles import decide_double, decided, take_back
from captura.actions.office import Office
from captura.actions.take_in import take_in
from captura.errors import RoleError
from captura.records.adjustment import APART, NEW, SAME_PERSON
from captura.records.record import institute_of
from captura.records.roles import CONSULTA
from captura.store.queries.figures import figures
from tests.actions.world import JEREZ, LORETO, T2, World, hand_in, talk, woman

DAYS = T2.first.isoformat(), T2.last.isoformat()


def accept(institute: Office, state: Office) -> None:
    decide(state, take_in(state, hand_in(institute)[1]).package)


@pytest.fixture
def met(state: Office, jerez: Office, loreto: Office) -> Office:
    """Two women came in Jerez and two in Loreto; Ana is one of each, which nobody said yet."""
    talk(jerez, woman("Ana"), woman("Eva"))
    talk(loreto, woman("Ana"), woman("Luz"))
    for office in (jerez, loreto):
        accept(office, state)
    return state


def whole(state: Office) -> Quarter:
    return state_quarter(state, T2, read_quarters(state, T2))


def close_all(state: Office) -> None:
    close_quarter(state, T2, read_quarters(state, T2))


def anas(state: Office) -> tuple[str, str]:
    one, other = (
        row[0] for row in state.store.rows("SELECT id FROM persona WHERE nombres='Ana' ORDER BY id")
    )
    assert [institute_of(one), institute_of(other)] == [JEREZ, LORETO]
    return one, other


def published(state: Office) -> int:
    closing = whole(state).closing
    assert closing
    return closing.published["people"]


def causes(state: Office, measure: str = "people") -> list[tuple[str, int]]:
    found = state_adjustments(state, T2, measure)
    assert sum(one.effect for one in found) == whole(state).difference(measure)
    return [(one.cause, one.effect) for one in found]


def test_a_woman_of_two_municipalities_was_published_once(met: Office) -> None:
    decide_double(met, *anas(met), same=True)
    assert not whole(met).closed
    close_all(met)
    found = whole(met)
    assert found.closing
    (row,) = figures(met.store, *DAYS)
    today = {one: getattr(row, one) for one in MEASURES}
    assert found.closing.published == found.current == today
    assert found.closing.published["people"] == 3
    parts = [one.closing.published for one in read_quarters(met, T2).values() if one.closing]
    assert sum(one["people"] for one in parts) == 4
    assert (found.closing.day, found.adjusted) == (met.today().isoformat(), False)


def test_what_comes_later_stands_beside_it_and_is_explained(
    met: Office, jerez: Office, world: World
) -> None:
    close_all(met)
    world.clock.now += dt.timedelta(days=9)
    decide_double(met, *anas(met), same=True)
    talk(jerez, woman("Sol"), name="Otra plática")
    accept(jerez, met)
    assert (published(met), whole(met).current["people"]) == (4, 4)
    assert causes(met) == [(NEW, 1), (SAME_PERSON, -1)]
    assert causes(met, "activities") == [(NEW, 1)]
    moments = {one.at[:10] for one in state_adjustments(met, T2, "people")}
    assert moments == {world.clock.now.date().isoformat()}


def test_it_is_there_only_while_all_are_closed(met: Office) -> None:
    close_quarter(met, T2, [JEREZ])
    assert whole(met).closing is None
    assert whole(met).current["people"] == 4
    close_all(met)
    assert published(met) == 4
    open_again(met, T2, LORETO, "Faltaba una plática")
    assert whole(met).closing is None
    assert state_adjustments(met, T2, "people") == []


@pytest.mark.parametrize("first", [JEREZ, LORETO])
def test_closed_on_two_days_each_counts_as_her_closing_knew_her(met: Office, first: str) -> None:
    """The decision fell between: whichever was closed first, the difference has its row."""
    close_quarter(met, T2, [first])
    decide_double(met, *anas(met), same=True)
    close_all(met)
    assert whole(met).current["people"] == 3
    assert causes(met) == ([] if published(met) == 3 else [(SAME_PERSON, -1)])


@pytest.mark.parametrize("first", [JEREZ, LORETO])
def test_told_apart_between_two_closings(met: Office, first: str) -> None:
    pair = anas(met)
    decide_double(met, *pair, same=True)
    close_quarter(met, T2, [first])
    (decision,) = decided(met)
    take_back(met, decision.id)
    close_all(met)
    assert whole(met).current["people"] == 4
    assert causes(met) == ([] if published(met) == 4 else [(APART, 1)])


def test_who_sees_figures_only_gets_no_rows(met: Office) -> None:
    close_all(met)
    other = replace(met, role=CONSULTA)
    assert whole(other).closed
    with pytest.raises(RoleError):
        state_adjustments(other, T2, "people")
