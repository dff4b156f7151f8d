"""The page of localities: a key away, by municipality at the state, its own at an institute."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from captura.actions.localities import with_localities
from captura.actions.office import Office
from captura.records.catalogues import LiveCatalogues
from captura.records.names import fold
from captura.records.roles import CONSULTA
from captura.ui.components import Button
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.indicadores.localities_view import LocalitiesPage
from captura.ui.screens.indicadores.screen import IndicatorsScreen
from captura.ui.screens.recepcion.samples import full_state
from captura.ui.tables import Column
from captura.ui.tables.cell import cell_of
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office

KEPT = """[["320010001", "Apozol", "32001", "U", "6260", "3219"],
["320010002", "El Rescoldo", "32001", "R", "120", "64"],
["320020003", "La Presa", "32002", "R", "1500", "770"],
["320020004", "Los Mezquites", "32002", "R", "", ""]]"""
FILE = (
    "cvegeo,nom_loc,ambito,pob_total,pob_femenina\n"
    "320200001,Jerez de García Salinas,Urbano,43732,22500\n"
    "320200012,Ermita de Guadalupe,Rural,900,480\n"
)


def with_list(office: Office) -> Office:
    return replace(office, catalogues=LiveCatalogues(with_localities(office.catalogues, KEPT)))


def opened(qtbot: QtBot, office: Office) -> IndicatorsScreen:
    screen = IndicatorsScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    press(screen, "Ctrl+U")
    assert screen.currentWidget() is screen.localities
    return screen


def labels(screen: IndicatorsScreen) -> list[str]:
    return [one.label for one in screen.localities.model.rows]


def test_a_key_leads_there_and_esc_back(qtbot: QtBot) -> None:
    screen = opened(qtbot, with_list(full_state()))
    assert labels(screen)[0] == "La Presa"
    assert labels(screen)[-1] != "La Presa"
    assert not screen.localities.seats.isVisible()
    press(screen, "Esc")
    assert screen.currentWidget() is screen.page


def test_the_state_chooses_a_municipality(qtbot: QtBot) -> None:
    page = opened(qtbot, with_list(full_state())).localities
    page.presenter.choose_town("32002")
    assert {one.town for one in page.model.rows} == {"Apulco"}
    assert page.model.rows[0].label == "La Presa"
    page.presenter.sort("localidad", True)
    assert [one.label for one in page.model.rows[:2]] == ["Los Mezquites", "La Presa"]


@pytest.mark.parametrize("column", range(6))
def test_every_heading_puts_them_in_order(qtbot: QtBot, column: int) -> None:
    page = opened(qtbot, with_list(full_state())).localities
    heading, before = page.model.columns[column], {one.code for one in page.model.rows}
    page.presenter.sort(heading.sort, False)
    up = _known(page, heading)
    page.presenter.sort(heading.sort, True)
    assert {one.code for one in page.model.rows} == before
    assert up == sorted(up)
    assert _known(page, heading) == sorted(up, reverse=True)


def _known(page: LocalitiesPage, heading: Column) -> list[Any]:
    """What a column says, as it is compared; what it doesn't say stands below all that it does."""
    texts = [cell_of(heading, one).text for one in page.model.rows]
    said = [text for text in texts if text != "—"]
    assert texts == [*said, *["—"] * (len(texts) - len(said))]
    return [int(text.replace(",", "")) if heading.right else fold(text) for text in said]


def test_where_only_seats_are_known_the_page_says_so_first(qtbot: QtBot) -> None:
    page = opened(qtbot, full_state()).localities
    assert page.seats.isVisible()
    assert "58 localidades conocidas" in page.subtitle.text()


def test_who_may_reads_the_file_there_and_others_are_told_whom_to_ask(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = fresh_office(tmp_path)
    told = opened(qtbot, replace(office, role=CONSULTA)).localities
    assert told.seats.findChildren(Button) == [told.seats._close]
    assert "la titular" in told.seats.accessibleName()
    page = opened(qtbot, office).localities
    file = tmp_path / "localidades.csv"
    file.write_text(FILE, encoding="utf-8")
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    take = next(one for one in page.seats.findChildren(Button) if one.words() == "Importar…")
    take.click()
    assert not page.seats.isVisible()
    assert [one.people for one in page.model.rows] == [43_732, 900]


def test_an_institute_has_its_own_and_no_municipality_to_choose(
    qtbot: QtBot, tmp_path: Path
) -> None:
    page = opened(qtbot, fresh_office(tmp_path)).localities
    assert [column.title for column in page.model.columns] == [
        "Localidad", "Ámbito", "Población", "Mujeres", "Actividades",
    ]  # fmt: skip
    assert "1 localidad conocida" in page.subtitle.text()


def test_the_list_leaves_with_what_it_counts(qtbot: QtBot, tmp_path: Path) -> None:
    from openpyxl import load_workbook

    page = opened(qtbot, with_list(full_state())).localities
    page.out.export(tmp_path / "l.xlsx", None, "")
    table, source = load_workbook(tmp_path / "l.xlsx").worksheets
    assert table.max_row == len(page.model.rows) + 1
    assert table["D2"].value == 1500
    assert "doce meses" in source["A2"].value


def test_who_sees_figures_only_sees_them_and_takes_none_out(qtbot: QtBot) -> None:
    page = opened(qtbot, replace(with_list(full_state()), role=CONSULTA)).localities
    assert page.model.rows
    assert page.out.buttons == []
