"""A closed quarter: what was published stays, what comes later is an adjustment with its rows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.attend import add_to_list
from captura.actions.closings import (
    MEASURES,
    Quarter,
    adjustments,
    close_quarter,
    open_again,
    read_quarters,
)
from captura.actions.count_people import save_counts
from captura.actions.decide import decide
from captura.actions.doubles import decide_double
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.save_record import delete_record, save_record
from captura.actions.take_in import take_in
from captura.errors import CapturaError, RoleError
from captura.records.adjustment import CHANGED, GONE, NEW, SAME_PERSON, total
from captura.records.periods import Period
from captura.records.roles import CONSULTA, REVISION
from captura.store.queries.closings import ALL, closings, published_at
from captura.store.queries.counted import COUNTING, counted_rows
from captura.store.queries.figures import figures
from tests.actions.world import JEREZ, LORETO, T2, World, deliver, dump, hand_in, talk, woman

DAYS = T2.first.isoformat(), T2.last.isoformat()


def accept(institute: Office, state: Office) -> None:
    decide(state, take_in(state, hand_in(institute)[1]).package)


def of(state: Office, institute: str = JEREZ) -> Quarter:
    return read_quarters(state, T2)[institute]


def causes(state: Office, measure: str) -> list[tuple[str, int]]:
    closing = of(state).closing
    assert closing
    return [(one.cause, one.effect) for one in adjustments(state, closing, T2, measure)]


def test_a_published_figure_stays_and_what_comes_later_stands_beside_it(
    state: Office, jerez: Office, world: World
) -> None:
    activity, session = talk(jerez, woman("Ana"), woman("Eva"))
    accept(jerez, state)
    assert close_quarter(state, T2, [JEREZ]) == 1
    assert of(state).closed
    assert not of(state).adjusted
    world.clock.now += dt.timedelta(days=9)
    talk(jerez, woman("Luz"), woman("Sol"), name="Otra plática")
    add_to_list(jerez, session, woman("Zoila"))
    save_record(jerez, replace(activity, nombre="Plática corregida"))
    accept(jerez, state)
    quarter = of(state)
    assert quarter.closing
    assert (quarter.closing.published["people"], quarter.current["people"]) == (2, 5)
    assert (quarter.closing.published["activities"], quarter.current["activities"]) == (1, 2)
    assert quarter.adjusted
    assert causes(state, "people") == [(NEW, 1)] * 3
    assert causes(state, "activities") == [(NEW, 1), (CHANGED, 0)]
    rows = adjustments(state, quarter.closing, T2, "people")
    assert {one.at[:10] for one in rows} == {world.clock.now.date().isoformat()}
    assert {one.name.split()[-1] for one in rows} == {"Luz", "Sol", "Zoila"}


def test_what_no_longer_counts_is_told(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman("Ana"), woman("Eva"))
    accept(jerez, state)
    close_quarter(state, T2, [JEREZ])
    delete_record(jerez, activity)
    accept(jerez, state)
    assert of(state).current["people"] == 0
    assert causes(state, "people") == [(GONE, -1), (GONE, -1)]
    assert causes(state, "attendances") == [(GONE, -1), (GONE, -1)]
    assert causes(state, "activities") == [(GONE, -1)]


def test_a_pair_recognised_later_has_its_own_cause(state: Office, jerez: Office) -> None:
    talk(jerez, woman("Ana"), woman("Anna"))
    accept(jerez, state)
    one, other = (row[0] for row in state.store.rows("SELECT id FROM persona ORDER BY id"))
    close_quarter(state, T2, [JEREZ])
    decide_double(state, one, other, same=True)
    assert of(state).difference("people") == -1
    assert causes(state, "people") == [(SAME_PERSON, -1)]
    assert causes(state, "attendances") == []


def test_the_rows_kept_are_those_of_the_figures(state: Office, jerez: Office) -> None:
    """By each strategy, and in all: what the entry keeps sums to what «Consolidado» showed."""
    whole, _ = talk(jerez, woman("Ana"), woman("Sin nombre", tipo_identificacion="ANO"))
    other = jerez.catalogues["estrategias"].entries[1].code
    blank = replace(whole, id="", folio=None, nombre="Feria", modo_conteo="AGR", estrategia=other)
    _, counted, _ = save_activity(jerez, blank)
    save_counts(jerez, counted, {("M", "GE5"): 40, ("H", "GE8"): 3}, None)
    talk(jerez, woman("Ida"), day=dt.date(2026, 3, 1), name="De otro trimestre")
    accept(jerez, state)
    for row in figures(state.store, *DAYS, institute=True, estrategia=True):
        found = counted_rows(state.store, *DAYS, row.institute)
        for measure in MEASURES:
            own = found[measure].get(row.estrategia, [])
            assert total(own) == getattr(row, measure), measure
    close_quarter(state, T2, [JEREZ])
    closing = of(state).closing
    assert closing
    kept = published_at(state.store, closing.n)
    assert kept.rows == counted_rows(state.store, *DAYS, JEREZ)
    assert kept.values[ALL] == of(state).current
    assert kept.values[ALL] == {
        "activities": 2, "people": 1, "attendances": 2, "anonymous": 1, "counted": 43,
    }  # fmt: skip
    assert set(kept.values) == {ALL, whole.estrategia, other}


def test_all_are_closed_in_one_piece_of_work_and_those_closed_stay(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman("Ana"))
    accept(jerez, state)
    close_quarter(state, T2, [JEREZ])
    seen = of(state).closing
    quarters = read_quarters(state, T2)
    assert [one for one, found in quarters.items() if found.handed_in] == [JEREZ]
    assert close_quarter(state, T2, quarters) == len(quarters) - 1
    assert of(state).closing == seen
    assert of(state, LORETO).closed
    assert all(one.closed for one in read_quarters(state, T2).values())
    assert not any(one.closed for one in read_quarters(state, Period(2026, 1)).values())


def test_it_is_lifted_for_a_reason_only_and_closed_again_is_another_edition(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman("Ana"))
    accept(jerez, state)
    close_quarter(state, T2, [JEREZ])
    before = dump(state)
    for institute, reason in ((JEREZ, "  "), (LORETO, "No está cerrado")):
        with pytest.raises(CapturaError) as refused:
            open_again(state, T2, institute, reason)
        assert refused.value.code == "CAP-ACT-89"
    assert dump(state) == before
    open_again(state, T2, JEREZ, "Faltaba una plática")
    assert not of(state).closed
    assert not of(state).adjusted
    reason = state.store.value("SELECT reason FROM history ORDER BY n DESC LIMIT 1")
    assert reason == "se abrió otra vez el 2026-T2, 32020, edición 2: Faltaba una plática"
    talk(jerez, woman("Luz"), name="La que faltaba")
    accept(jerez, state)
    close_quarter(state, T2, [JEREZ])
    closing = closings(state.store, "2026-T2", "2026-T2")[JEREZ, "2026-T2"]
    assert (closing.edition, closing.published["people"]) == (3, 2)


def test_a_quarter_that_has_not_ended_is_not_closed(state: Office) -> None:
    before = dump(state)
    with pytest.raises(CapturaError) as refused:
        close_quarter(state, Period(2026, 3), [JEREZ])
    assert refused.value.code == "CAP-ACT-88"
    assert dump(state) == before


def test_only_the_coordination_closes_and_who_sees_figures_only_gets_no_rows(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman("Ana"))
    deliver(jerez, state)
    close_quarter(state, T2, [JEREZ])
    closing = of(state).closing
    assert closing
    for role in (REVISION, CONSULTA):
        other = replace(state, role=role)
        with pytest.raises(RoleError):
            close_quarter(other, T2, [LORETO])
        with pytest.raises(RoleError):
            open_again(other, T2, JEREZ, "motivo")
        assert of(other).closed
    with pytest.raises(RoleError):
        adjustments(replace(state, role=CONSULTA), closing, T2, "people")


def test_every_measure_names_the_type_of_its_rows() -> None:
    assert set(COUNTING) == {"activities", "people", "attendances", "anonymous", "counted"}
