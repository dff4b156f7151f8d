"""What is counted without a list: kept cell by cell, summed, and never among the people."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.consolidate import figure_tables
from captura.actions.count_people import Cell, counted, save_counts
from captura.actions.figures import year_figures
from captura.actions.office import Office
from captura.actions.plan_activity import add_session, save_activity
from captura.actions.review_delivery import review_delivery
from captura.actions.save_record import delete_record, undo
from captura.records.actividad import Actividad
from captura.records.conteo import Conteo
from captura.records.sesion import Sesion
from captura.store.queries.activities import activity
from captura.store.queries.counts import counted_activities, counts_of
from captura.store.queries.delivery import delivery_ids
from captura.store.queries.figures import figures
from tests.actions.world import T2, deliver, talk, woman

WOMEN, GIRLS, MEN = ("M", "GE5"), ("M", "GE3"), ("H", "GE8")
YEAR = ("2026-01-01", "2026-12-31")


@pytest.fixture
def fair(jerez: Office) -> tuple[Actividad, Sesion]:
    """A fair carried out, counted and not listed."""
    whole, _ = talk(jerez, woman())
    blank = replace(whole, id="", folio=None, nombre="Feria", modo_conteo="AGR")
    kept, session, _ = save_activity(jerez, blank)
    return kept, session


def test_cells_are_kept_changed_and_taken_back(
    jerez: Office, fair: tuple[Actividad, Sesion]
) -> None:
    session = fair[1]
    kept, first = save_counts(jerez, session, {WOMEN: 40, GIRLS: 7, MEN: 0}, 47)
    assert counted(jerez, session) == {WOMEN: 40, GIRLS: 7}
    assert kept.total_contado == 47
    again, second = save_counts(jerez, kept, {WOMEN: 41, MEN: 3}, None)
    assert counted(jerez, session) == {WOMEN: 41, MEN: 3}
    assert again.total_contado is None
    assert len(counts_of(jerez.store, session.id)) == 2
    undo(jerez, second.numbers)
    assert counted(jerez, session) == {WOMEN: 40, GIRLS: 7}
    undo(jerez, first.numbers)
    assert counted(jerez, session) == {}
    assert jerez.store.get(Sesion, session.id) == session


def test_what_stays_the_same_is_not_written_again(
    jerez: Office, fair: tuple[Actividad, Sesion]
) -> None:
    cells: dict[Cell, int] = {WOMEN: 40}
    kept, _ = save_counts(jerez, fair[1], cells, 40)
    before = jerez.store.value("SELECT count(*) FROM history")
    assert save_counts(jerez, kept, cells, 40)[1].numbers == ()
    assert jerez.store.value("SELECT count(*) FROM history") == before


def test_figures_say_lists_and_counts_apart(jerez: Office, fair: tuple[Actividad, Sesion]) -> None:
    act, session = fair
    save_counts(jerez, session, {WOMEN: 40, MEN: 3}, None)
    third, _ = add_session(jerez, act, dt.date(2026, 7, 3))
    save_counts(jerez, third, {WOMEN: 5}, None)
    (whole,) = figures(jerez.store, *YEAR)
    assert (whole.activities, whole.people, whole.attendances, whole.counted) == (2, 1, 1, 48)
    by_quarter = {row.period: row.counted for row in figures(jerez.store, *YEAR, period=True)}
    assert by_quarter == {"2026-T2": 43, "2026-T3": 5}
    year = year_figures(jerez, 2026)
    assert (year.whole.people, year.whole.counted) == (1, 48)
    assert [line.counted for line in year.quarters] == [0, 43, 5, 0]
    total = figure_tables(jerez, T2, T2)[0].rows
    assert [list(row) for row in total] == [[2, 1, 0, 1, 43]]
    line = activity(jerez.store, act.id)
    assert line is not None
    assert (line.people, line.attendances, line.counted) == (0, 0, 48)
    (behind,) = counted_activities(jerez.store, *YEAR, estrategia=act.estrategia or "")
    assert (behind.id, behind.counted) == (act.id, 48)
    assert counted_activities(jerez.store, *YEAR, institute="32024") == []


def test_counts_of_what_was_deleted_count_no_more(
    jerez: Office, fair: tuple[Actividad, Sesion]
) -> None:
    save_counts(jerez, fair[1], {WOMEN: 40}, None)
    gone = delete_record(jerez, fair[0])
    assert figures(jerez.store, *YEAR)[0].counted == 0
    assert jerez.store.value("SELECT count(*) FROM conteo WHERE deleted=0") == 0
    undo(jerez, gone.numbers)
    assert figures(jerez.store, *YEAR)[0].counted == 40


def test_the_review_finds_a_sum_that_does_not_agree_and_counts_travel(
    jerez: Office, state: Office, fair: tuple[Actividad, Sesion]
) -> None:
    def found() -> set[str]:
        return {one.problem.code for one in review_delivery(jerez, T2).found}

    assert "conteo.falta" in found()
    kept, _ = save_counts(jerez, fair[1], {WOMEN: 40}, 42)
    assert "conteo.total" in found()
    save_counts(jerez, kept, {WOMEN: 40, MEN: 2}, 42)
    assert not {code for code in found() if code.startswith("conteo")}
    ids = delivery_ids(jerez.store, T2)["conteo"]
    assert len(ids) == 2
    deliver(jerez, state)
    assert (
        sum((state.store.get(Conteo, one) or Conteo(cantidad=0)).cantidad or 0 for one in ids) == 42
    )
    assert figures(state.store, *YEAR)[0].counted == 42
