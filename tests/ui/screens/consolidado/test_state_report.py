"""The state's report against the consolidated figures, and its codes against the records."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from captura.actions.closings import close_quarter, open_again, read_quarters
from captura.actions.coverage_map import coverage_map
from captura.actions.indicators import read_indicators
from captura.actions.office import Office
from captura.actions.printed_figures import find_figure
from captura.actions.state_report import state_report
from captura.documents.page import Coded, Map, Page, Table, Text
from captura.records.actividad import Actividad
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.roles import CONSULTA
from captura.store.queries.women import PLACE
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
from captura.ui.screens.consolidado.samples import closed_state
from captura.ui.screens.consolidado.screen import ConsolidatedScreen
from captura.ui.screens.consolidado.spans import span_of
from captura.ui.screens.recepcion.samples import PERIOD, PINOS, Hand, new_state
from tests.ui.keys import shown

MEASURES = (ACTIVITIES, PEOPLE, ATTENDANCES)
WHOLE = "Todo el estado"


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


def published_of(page: Page) -> dict[str, list[str]]:
    """{municipality: what it published, beside today's} of the closed ones."""
    found = [one for one in page.blocks if isinstance(one, Table) and "Cerrado el" in one.headings]
    return {str(row[0]): [str(one) for one in row[1:]] for table in found for row in table.rows}


def test_a_closed_quarter_says_what_was_published_beside_today() -> None:
    office = closed_state()
    page = state_report(office, PERIOD)
    published, quarters = published_of(page), read_quarters(office, PERIOD)
    assert set(published) == {"Jerez", "Pinos"}
    pinos = quarters[PINOS]
    assert pinos.closing
    wanted = []
    for measure in ("activities", "people", "attendances"):
        before, now = pinos.closing.published[measure], pinos.current[measure]
        wanted.append(f"{before} → {now} (+{now - before})")
    assert published["Pinos"] == ["07/10/2026", *wanted]
    assert published["Jerez"][1:] == rows_of(page)["Jerez"][1:] == ["2", "12", "32"]
    words = [one.text for one in page.blocks if isinstance(one, Text)]
    assert "Trimestre cerrado en 2 de 58 municipios." in words
    assert all(find_figure(office, one.code) for one in codes_of(page))


def test_an_open_quarter_publishes_nothing(state: Office) -> None:
    page = state_report(state, PERIOD)
    assert published_of(page) == {}
    words = [one.text for one in page.blocks if isinstance(one, Text)]
    assert not [one for one in words if "cerrad" in one or "Cierre" in one]


def test_the_whole_state_is_published_once_all_are_closed(tmp_path: Path) -> None:
    office = new_state(tmp_path / "estado", Hand())
    towns = list(read_quarters(office, PERIOD))
    come(office, "32020", 0, 9)
    come(office, "32038", 0, 8)
    with office.store.work("Ana") as work:
        pair = "32020-P0", "32038-P0"
        work.save(MismaPersona(id="32000-M1", una=pair[0], otra=pair[1], es_la_misma=True))
    close_quarter(office, PERIOD, towns[1:])
    assert WHOLE not in published_of(state_report(office, PERIOD))
    close_quarter(office, PERIOD, towns)
    page = state_report(office, PERIOD)
    assert published_of(page)[WHOLE][1:] == ["2", "16", "17"]  # one woman came in both
    words = [one.text for one in page.blocks if isinstance(one, Text)]
    assert "Trimestre cerrado en 58 de 58 municipios." in words
    come(office, "32038", 8, 9)
    page = state_report(office, PERIOD)
    assert published_of(page)[WHOLE][1:] == ["2", "16 → 17 (+1)", "17 → 18 (+1)"]
    assert rows_of(page)["Personas distintas que asistieron"] == ["17"]
    office.close()


def test_the_published_people_of_the_state_tell_no_municipality(tmp_path: Path) -> None:
    """Three in Loreto: hidden with another, until Loreto has nine, and shows today's."""
    office = new_state(tmp_path / "estado", Hand())
    for town, size in {"32020": 9, "32038": 8, "32024": 3}.items():
        come(office, town, 0, size)
    close_quarter(office, PERIOD, read_quarters(office, PERIOD))
    page = state_report(office, PERIOD)
    assert published_of(page)[WHOLE][2] == "20"
    assert [row[2] for row in published_of(page).values()].count("oculta") == 2
    come(office, "32024", 3, 9)
    page = state_report(office, PERIOD)
    assert rows_of(page)["Personas distintas que asistieron"] == ["26"]
    assert published_of(page)[WHOLE][2] == "oculta"
    assert published_of(page)[WHOLE][3] == "20 → 26 (+6)"
    office.close()


def come(office: Office, town: str, first: int, last: int) -> None:
    """Women from one number to another come to the one activity of a town."""
    with office.store.work("Ana") as work:
        act = f"{town}-ACT-1"
        if not first:
            work.save(
                Actividad(id=act, estrategia="2.10.1", fecha_inicio=PERIOD.first, estatus="REA")
            )
        for turn in range(first, last):
            who = work.save(Persona(id=f"{town}-P{turn}", sexo="M", nombres="Luz"))
            come_id = f"{town}-X{turn}"
            work.save(Participacion(id=come_id, actividad=act, persona=who.id, asistio=True))


def test_published_people_are_hidden_where_either_figure_is(tmp_path: Path) -> None:
    office = new_state(tmp_path / "estado", Hand())

    sizes = {"32020": 9, "32038": 8, "32024": 3, "32017": 12}
    for town, size in sizes.items():
        come(office, town, 0, size)
    close_quarter(office, PERIOD, sizes)
    label = office.catalogues["municipios"].label
    page = state_report(office, PERIOD)
    before = published_of(page)
    hidden = {town for town in sizes if before[label(town)][2] == "oculta"}
    people = {town for town in sizes if _divided(page)[label(town)][1] == "oculta"}
    assert "32024" in hidden
    assert hidden == people  # the one hidden to protect it too
    assert len(hidden) == 2
    come(office, "32024", 3, 9)
    page = state_report(office, PERIOD)
    assert _divided(page)[label("32024")][1] == "9"
    assert published_of(page)[label("32024")][2] == "oculta"  # three were published
    assert published_of(page)[label("32017")][2] == "12"
    assert published_of(page)[label("32024")][3] == "3 → 9 (+6)"
    open_again(office, PERIOD, "32017", "Se capturó dos veces.")
    assert label("32017") not in published_of(state_report(office, PERIOD))
    office.close()


def _divided(page: Page) -> dict[str, list[str]]:
    """The rows of «Por municipio»."""
    (table,) = (
        one for one in page.blocks if isinstance(one, Table) and one.headings[:2] == (
            "Municipio", "Actividades")
    )  # fmt: skip
    return rows_of(Page("", (table,)))


def test_the_map_is_that_of_the_whole_year(state: Office) -> None:
    for period in (PERIOD, PERIOD.shift(-1)):
        (painted,) = (one for one in state_report(state, period).blocks if isinstance(one, Map))
        towns = state.catalogues["municipios"]
        assert painted == coverage_map(read_indicators(state, period.year, PLACE), towns)
        assert {one.shade for one in painted.places} > {0}
    blocks = state_report(state, PERIOD.shift(-4)).blocks  # a year in which nobody came
    assert not [one for one in blocks if isinstance(one, Map)]
