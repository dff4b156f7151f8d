"""The state's report against the consolidated figures, and its codes against the records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.printed_figures import find_figure
from captura.actions.state_report import state_report
from captura.documents.page import Coded, Page, Table, Text
from captura.records.actividad import Actividad
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.roles import CONSULTA
from captura.ui.pictures.at_once import desk_of
from captura.ui.places import place_of_code
from captura.ui.screens.consolidado.behind import Cell, read_behind
from captura.ui.screens.consolidado.crossing import (
    ACTIVITIES,
    ATTENDANCES,
    PEOPLE,
    PLACES,
    Line,
    read_crossing,
)
from captura.ui.screens.consolidado.screen import ConsolidatedScreen
from captura.ui.screens.consolidado.spans import span_of
from captura.ui.screens.recepcion.samples import PERIOD, Hand, new_state
from tests.ui.keys import shown

MEASURES = (ACTIVITIES, PEOPLE, ATTENDANCES)


def rows_of(page: Page) -> dict[str, list[str]]:
    """{first cell: the others, without their codes} of every table."""
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return {
        str(row[0]): [one.value if isinstance(one, Coded) else str(one) for one in row[1:]]
        for table in tables
        for row in table.rows
    }


def codes_of(page: Page) -> list[Coded]:
    tables = [block for block in page.blocks if isinstance(block, Table)]
    return [one for table in tables for row in table.rows for one in row if isinstance(one, Coded)]


@pytest.mark.parametrize("period", [PERIOD, PERIOD.shift(-1)])
def test_it_says_what_the_consolidated_figures_say(state: Office, period: Period) -> None:
    crossing = read_crossing(state, span_of(str(period)), PLACES)
    rows = rows_of(state_report(state, period))
    assert rows["Personas distintas que asistieron"] == [f"{crossing.whole.count(PEOPLE):,}"]
    for line in crossing.lines:
        wanted = [f"{line.count(measure):,}" for measure in MEASURES]
        assert rows.get(line.label, ["0", "0", "0"]) == wanted
    for entry in crossing.strategies:
        found = next((row for says, row in rows.items() if says.startswith(entry.code)), None)
        counts = [crossing.whole.count(measure, entry.code) for measure in MEASURES]
        assert found is None if not any(counts) else found
        if found:
            assert [found[0], found[2]] == [f"{counts[0]:,}", f"{counts[2]:,}"]
            assert found[1] == "oculta" or found[1] == f"{counts[1]:,}"


def test_who_handed_nothing_in_is_named(state: Office) -> None:
    words = [one.text for one in state_report(state, PERIOD).blocks if isinstance(one, Text)]
    assert "Entregaron 1 de 58 municipios." in words
    (missing,) = (one for one in words if one.startswith("Sin entrega: "))
    assert "Pinos" in missing
    assert "Jerez" not in missing


def test_each_figure_is_as_many_records_as_it_says(state: Office) -> None:
    coded = codes_of(state_report(state, PERIOD.shift(-1)))
    assert len(coded) > 8
    for one in coded:
        found = find_figure(state, one.code)
        assert found
        assert one.value == f"{found.value:,}"
        assert len(found.rows) == found.value
    plain = find_figure(replace(state, role=CONSULTA), coded[1].code)
    assert plain
    assert plain.rows == ()  # who sees figures only sees no one's name


def test_a_count_that_names_someone_is_hidden_and_whoever_came_twice_is_one(tmp_path: Path) -> None:
    office = new_state(tmp_path / "estado", Hand())
    with office.store.work("Ana") as work:
        sizes = {"32020": 9, "32038": 8, "32024": 3}
        for town, size in sizes.items():
            act = work.save(
                Actividad(
                    id=f"{town}-ACT-1", estrategia="2.10.1", fecha_inicio=PERIOD.first,
                    estatus="REA",
                )
            )  # fmt: skip
            for number in range(size):
                who = work.save(Persona(id=f"{town}-P{number}", sexo="M", nombres="Luz"))
                come = f"{town}-X{number}"
                work.save(Participacion(id=come, actividad=act.id, persona=who.id, asistio=True))
        twins = "32020-P0", "32020-P1"
        work.save(MismaPersona(id="32000-M1", una=twins[0], otra=twins[1], es_la_misma=True))
    page = state_report(office, PERIOD)
    rows = rows_of(page)
    towns = office.catalogues["municipios"].label
    people = {key: rows[towns(key)][1] for key in sizes}
    assert people["32024"] == "oculta"
    assert sorted(people.values()) in (["8", "oculta", "oculta"], ["oculta", "oculta", "8"])
    assert rows["Personas distintas que asistieron"] == ["19"]
    assert rows[towns("32020")][2] == "9"
    crossing = read_crossing(office, span_of(str(PERIOD)), PLACES)
    behind = read_behind(office, crossing, Cell(crossing.whole, None, PEOPLE))
    assert len(behind.rows) == behind.total == 19  # on the screen too she is one line, of two
    assert sorted(row[-1] for row in behind.rows)[-1] == "2"
    says = [found.says for one in codes_of(page) if (found := find_figure(office, one.code))]
    assert not [one for one in says if one.startswith(f"Personas de {towns('32024')}")]
    office.close()


def test_from_the_screen_to_paper_and_from_a_code_to_its_records(
    qtbot: QtBot, state: Office
) -> None:
    screen = ConsolidatedScreen(desk_of(state))
    qtbot.addWidget(screen)
    shown(screen)
    screen.page.report.click()
    assert screen.currentWidget() is screen.report
    screen.report.period.set_code(str(PERIOD))
    screen.report.period.edited.emit()
    paper = screen.report.card.paper
    assert paper is not None
    one = codes_of(paper)[0]
    qtbot.keyClick(screen.report, Qt.Key.Key_Escape)
    assert screen.currentWidget() is screen.page
    assert place_of_code(state, one.code.lower()) == ("consolidado", {"code": one.code.lower()})
    screen.open(code=one.code)
    assert screen.currentWidget() is screen.printed
    assert len(screen.printed.model.rows) == int(one.value)
    qtbot.keyClick(screen.printed, Qt.Key.Key_Escape)
    assert screen.currentWidget() is screen.page


def test_a_line_of_the_crossing_is_what_the_report_is_held_against(state: Office) -> None:
    """Guards the first test: with nothing counted it would hold nothing against nothing."""
    crossing = read_crossing(state, span_of(str(PERIOD.shift(-1))), PLACES)
    busy: list[Line] = [line for line in crossing.lines if line.count(PEOPLE)]
    assert len(busy) == 2
