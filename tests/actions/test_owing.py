"""Whom to call: who owes a quarter, since when, whom one reaches there, and the letters."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.closings import close_quarter, open_again
from captura.actions.deadlines import set_deadline
from captura.actions.office import Office
from captura.actions.owing import letters, owing
from captura.documents.page import PageBreak, Table, Text
from captura.errors import RoleError
from captura.records.roles import CONSULTA, REVISION
from tests.actions.world import JEREZ, LORETO, T2, World, deliver, hand_in, talk, woman

APOZOL = "32001"  # was never given a certificate
T1, T3 = T2.shift(-1), T2.shift(1)


def test_who_delivered_is_not_called_and_who_did_not_is(state: Office, jerez: Office) -> None:
    assert {one.institute for one in owing(state, T2)} >= {JEREZ, APOZOL}
    assert len(owing(state, T2)) == 58
    talk(jerez, woman())
    deliver(jerez, state)
    found = {one.institute: one for one in owing(state, T2)}
    assert len(found) == 57
    assert JEREZ not in found
    assert not found[APOZOL].enrolled
    assert found[APOZOL].contact is None


def test_the_contact_is_what_the_institute_handed_in(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    deliver(jerez, state)
    (one,) = (one for one in owing(state, T3) if one.institute == JEREZ)
    assert one.enrolled
    assert one.periods == (T1, T3)
    own = one.contact
    assert own is not None
    assert own.municipio == JEREZ
    text = _text(letters(state, [one]).blocks)
    assert own.nombre in text
    assert (own.titular or "A quien está al frente") in text


def test_quarters_before_the_first_certificate_are_not_asked_for(
    world: World, state: Office, jerez: Office
) -> None:
    world.clock.now = dt.datetime(2027, 2, 1, 12, tzinfo=dt.UTC)
    last = T3.shift(1)
    found = {one.institute: one for one in owing(state, last)}
    assert found[JEREZ].periods == (T1, T2, T3, last)
    assert found[APOZOL].periods == (last,)
    with state.store.work(who="x", device="A") as work:
        work.execute("UPDATE certificate SET since='2026-04-01' WHERE institute=?", (JEREZ,))
    found = {one.institute: one for one in owing(state, last)}
    assert found[JEREZ].periods == (T2, T3, last)


def test_the_longest_overdue_comes_first_by_the_calendar(
    world: World, state: Office, jerez: Office
) -> None:
    world.clock.now = dt.datetime(2026, 10, 25, 12, tzinfo=dt.UTC)
    first, second, third, *_ = owing(state, T3)
    assert (first.institute, first.periods, first.days) == (JEREZ, (T1, T2, T3), 193)
    assert (second.days, third.institute, third.days) == (193, APOZOL, 10)
    set_deadline(state, T3, dt.date(2026, 10, 31))
    set_deadline(state, T1, dt.date(2026, 8, 15))
    set_deadline(state, T2, dt.date(2026, 8, 20))
    first, _, third, *_ = owing(state, T3)
    assert (first.institute, first.days, third.days) == (JEREZ, 71, 0)
    ((table,),) = [[b for b in letters(state, [first]).blocks if isinstance(b, Table)]]
    assert table.rows == (
        ("1.er trimestre 2026", "15 de agosto de 2026", "71 días"),
        ("2.º trimestre 2026", "20 de agosto de 2026", "66 días"),
        ("3.er trimestre 2026", "31 de octubre de 2026", "en plazo"),
    )


def test_a_closed_quarter_is_not_asked_for_until_it_is_opened_again(
    world: World, state: Office, jerez: Office
) -> None:
    world.clock.now = dt.datetime(2026, 10, 25, 12, tzinfo=dt.UTC)
    close_quarter(state, T1, [JEREZ, LORETO])
    close_quarter(state, T3, [JEREZ])
    assert JEREZ not in {one.institute for one in owing(state, T3)}
    (jerez_now,) = (one for one in owing(state, T2) if one.institute == JEREZ)
    assert jerez_now.periods == (T2,)
    (loreto,) = (one for one in owing(state, T3) if one.institute == LORETO)
    assert (loreto.periods, loreto.days) == ((T2, T3), 102)
    open_again(state, T3, JEREZ, "Faltaba una hoja")
    (jerez_now,) = (one for one in owing(state, T3) if one.institute == JEREZ)
    assert jerez_now.periods == (T2, T3)


def test_a_sheet_for_each(state: Office) -> None:
    found = owing(state, T2)
    page = letters(state, found)
    assert sum(isinstance(block, PageBreak) for block in page.blocks) == len(found) - 1
    for one in found:
        assert f"Instituto municipal de {one.name}" in _text(page.blocks)


def test_an_arrival_that_waits_for_a_decision_is_no_debt(state: Office, jerez: Office) -> None:
    from captura.actions.take_in import take_in

    talk(jerez, woman())
    take_in(state, hand_in(jerez)[1])
    assert JEREZ not in {one.institute for one in owing(state, T2)}


def test_who_only_sees_figures_is_refused(state: Office) -> None:
    assert owing(replace(state, role=REVISION), T2)
    for act in (lambda o: owing(o, T2), lambda o: letters(o, ())):
        with pytest.raises(RoleError):
            act(replace(state, role=CONSULTA))


def _text(blocks: object) -> str:
    assert isinstance(blocks, tuple)
    return "\n".join(block.text for block in blocks if isinstance(block, Text))
