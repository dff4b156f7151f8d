"""A figure on paper leads to the records it counted, whatever became of them since."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.attend import add_to_list
from captura.actions.count_people import save_counts
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.printed_figures import find_figure, keep_figures
from captura.actions.quarterly_report import quarterly_report, report_periods
from captura.actions.save_record import delete_record, save_record
from captura.documents.page import Coded, Page, Table, Text
from captura.documents.printed_figure import Figure, FigureCode, figure_code, read_code
from captura.records.evidencia import Evidencia
from captura.records.participacion import Participacion
from captura.records.periods import Period
from captura.records.roles import CONSULTA
from captura.store.queries.figure_rows import cell_attendances
from tests.actions.test_plan_year import carried_out, planned
from tests.actions.world import talk, woman

SPRING = Period(2026, 2)


def coded(page: Page) -> list[tuple[str, str, str]]:
    """(first cell of the row, figure, code) of every figure with a code."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return [
        (str(row[0]), cell.value, cell.code)
        for table in tables
        for row in table.rows
        for cell in row
        if isinstance(cell, Coded)
    ]


def of(page: Page, words: str) -> tuple[str, str]:
    """The figure and code of the first row that begins so."""
    return next((value, code) for says, value, code in coded(page) if says.startswith(words))


def test_a_code_shows_what_was_counted_and_what_changed_since(jerez: Office) -> None:
    activity, session = talk(jerez, woman("Ana"), woman("Eva"), woman("Luz"))
    value, code = of(quarterly_report(jerez, SPRING), "Asistencias")
    assert value == "3"
    first, second, third = (x.id for x in cell_attendances(jerez.store, "2026-04-01", "2026-06-30"))
    gone, kept = (jerez.store.get(Participacion, one) for one in (first, second))
    assert gone
    assert kept
    delete_record(jerez, gone)
    with jerez.store.work(who="Otra") as work:
        work.save(replace(kept, pre=7))
    add_to_list(jerez, session, woman("Zoila"))
    found = find_figure(jerez, f"  {code.lower().replace('-', ' ')} ")
    assert found
    assert (found.value, found.paper) == (3, "Informe trimestral 2026-T2")
    assert {one.id: (one.changed, one.gone) for one in found.rows} == {
        first: (True, True), second: (True, False), third: (False, False),
    }  # fmt: skip
    assert of(quarterly_report(jerez, SPRING), "Asistencias") != (value, code)
    assert activity.folio


def test_each_figure_of_the_report_is_as_many_records_as_it_says(jerez: Office) -> None:
    goal = planned(jerez, "Talleres de la meta")
    carried_out(jerez, goal, dt.date(2026, 4, 20))
    carried_out(jerez, goal, dt.date(2026, 2, 20))
    talk(jerez, woman("Ana"), woman("Eva"))
    found = coded(quarterly_report(jerez, SPRING))
    goals = [value for says, value, _ in found if says == "Talleres de la meta"]
    assert goals == ["1", "2"]  # of the quarter, and from January
    assert len({code for _, _, code in found}) == len(found)
    for _, value, code in found:
        figure = find_figure(jerez, code)
        assert figure
        assert len(figure.rows) == figure.value == int(value)


def test_the_evidence_of_the_quarter_is_listed_and_what_has_none_counted(jerez: Office) -> None:
    first, _ = talk(jerez, woman(), name="Plática uno")
    talk(jerez, woman("Eva"), name="Plática dos")
    for kind in ("FOT", "FOT", "LIS"):
        piece = Evidencia(
            actividad=first.id, tipo=kind, fecha=dt.date(2026, 5, 12), archivo=f"{kind}.jpg",
            sha256="a" * 64,
        )  # fmt: skip
        save_record(jerez, piece)
    page = quarterly_report(jerez, SPRING)
    assert "2 Fotografía, 1 Lista de asistencia firmada" in str(page)
    (line,) = (row for block in page.blocks if isinstance(block, Table)
               for row in block.rows if "Plática uno" in row)  # fmt: skip
    pieces = line[3]
    assert isinstance(pieces, Coded)
    assert pieces.value == "3"
    found = find_figure(jerez, pieces.code)
    assert found
    assert {one.type for one in found.rows} == {"evidencia"}
    assert all("Plática uno" in one.name for one in found.rows)
    bare = next(row[3] for block in page.blocks if isinstance(block, Table)
                for row in block.rows if "Actividades realizadas sin evidencia" in row)  # fmt: skip
    assert isinstance(bare, Coded)
    assert bare.value == "1"


def test_what_was_only_counted_stands_apart(jerez: Office) -> None:
    _, session = talk(jerez, woman())
    before = of(quarterly_report(jerez, SPRING), "Asistencias")[0]
    assert "contadas sin lista" not in str(quarterly_report(jerez, SPRING))
    save_counts(jerez, session, {("M", "GE5"): 40, ("H", "GE8"): 3}, 43)
    page = quarterly_report(jerez, SPRING)
    assert of(page, "Actividades contadas sin lista, aparte; suman 43 asistencias")[0] == "1"
    assert of(page, "Asistencias")[0] == before


def test_what_was_counted_for_a_goal_is_said_below_it_and_does_not_advance_it(
    jerez: Office,
) -> None:
    goal = planned(jerez, "Ferias", cuenta="ASI", unidad="Asistencia")
    activity, session = talk(jerez, woman())
    save_record(jerez, replace(activity, meta=goal.id))
    assert "no hacen avanzar" not in str(quarterly_report(jerez, SPRING))
    save_counts(jerez, session, {("M", "GE5"): 40, ("H", "GE8"): 3}, 43)
    page = quarterly_report(jerez, SPRING)
    assert of(page, "Ferias")[0] == "1"
    (said,) = (
        one.text for one in page.blocks if isinstance(one, Text) and "no hacen avanzar" in one.text
    )
    assert said.endswith(": Ferias, 43.")
    assert "no hacen avanzar" not in str(quarterly_report(jerez, Period(2026, 1)))


def test_the_same_report_twice_is_one_until_something_was_done(jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    first = quarterly_report(jerez, SPRING)
    assert quarterly_report(jerez, SPRING) == first
    save_activity(jerez, replace(activity, tema="Otro tema"))
    later = quarterly_report(jerez, SPRING)
    assert [row[:2] for row in coded(later)] == [row[:2] for row in coded(first)]
    assert not {row[2] for row in coded(later)} & {row[2] for row in coded(first)}
    assert find_figure(jerez, coded(first)[0][2])


def test_a_code_of_another_laptop_or_mistyped_finds_nothing(jerez: Office) -> None:
    talk(jerez, woman())
    _, code = of(quarterly_report(jerez, SPRING), "Asistencias")
    right = read_code(code)
    assert right
    wrong = [
        right._replace(device="B" if right.device != "B" else "C"),
        right._replace(entry=right.entry - 1),
        right._replace(turn=right.turn + 1),
        right._replace(turn=900),
        right._replace(proof="22" if right.proof != "22" else "33"),
    ]
    assert [find_figure(jerez, str(one)) for one in wrong] == [None] * 5
    assert find_figure(jerez, "Ana Álvarez") is None
    assert find_figure(jerez, code)


def test_who_may_see_figures_only_sees_no_record(jerez: Office) -> None:
    talk(jerez, woman())
    code = of(quarterly_report(jerez, SPRING), "Asistencias")[1]
    found = find_figure(replace(jerez, role=CONSULTA), code)
    assert found
    assert (found.value, found.rows) == (1, ())


@pytest.mark.parametrize(
    "text", ["Ana", "4921234567", "32020-ACT-2026-A00001", "A12-1-O0", "A0-1-KT"]
)
def test_other_words_are_no_code(text: str) -> None:
    assert read_code(text) is None


def test_a_code_is_read_as_it_is_written() -> None:
    code = figure_code("A", 1042, 7, "f" * 64)
    assert read_code(str(code)) == code
    assert code == FigureCode("A", 1042, 7, code.proof)
    assert figure_code("A", 1042, 7, "e" * 64).proof != code.proof


def test_figures_of_nothing_are_kept_too(jerez: Office) -> None:
    cut = keep_figures(jerez, "Prueba", [Figure("Nada", "persona", ())])
    found = find_figure(jerez, str(cut.codes[0]))
    assert found
    assert (found.says, found.value, found.rows) == ("Nada", 0, ())


def test_quarters_offered_go_back_from_the_running_one(jerez: Office) -> None:
    offered = report_periods(jerez)
    assert offered[0].holds(jerez.today())
    assert offered[-1] == Period(jerez.today().year - 1, 1)
