"""The catalogues by keys: added, closed, refused beside the field, sent and read as a file."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from captura.actions.office import STATE, Office
from captura.actions.state_lists import NewEntry, add_entry
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import fresh_folder
from captura.ui.screens.ajustes.samples import sample_office
from captura.ui.screens.catalogos.screen import CataloguesScreen
from captura.ui.screens.recepcion.samples import JEREZ, Hand, new_institute
from tests.ui.keys import press, shown, type_text

TYPES = "tipo_actividad"


def opened(qtbot: QtBot, office: Office) -> CataloguesScreen:
    screen = CataloguesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.entered()
    return screen


@pytest.fixture
def office() -> Office:
    return sample_office(STATE)


@pytest.fixture
def screen(qtbot: QtBot, office: Office) -> CataloguesScreen:
    return opened(qtbot, office)


def words(screen: CataloguesScreen) -> str:
    shown_ones = (label for label in screen.findChildren(QLabel) if label.isVisible())
    return " ".join(label.text() for label in shown_ones)


def go_to(screen: CataloguesScreen, code: str) -> None:
    screen.table.select([line.entry.code for line in screen.model.rows].index(code))


def test_an_entry_is_added_by_keys(screen: CataloguesScreen, office: Office) -> None:
    screen.add.click()
    card = screen.card
    type_text(card.label, "Caminata segura")
    type_text(card.basis, "Acuerdo 7/2026")
    type_text(card.date, "01/07/2026")
    card.like.set_code("AC19")
    press(card.basis, "Ctrl+Return")
    line = screen.model.row(screen.table.current_row())
    assert (line.entry.label, line.entry.edition, line.open) == ("Caminata segura", 1, True)
    assert line.entry.since == dt.date(2026, 7, 1)
    assert "Edición 1" in screen.subtitle.text()
    assert "Acuerdo 7/2026" in screen.basis.text()
    assert card.label.text() == card.basis.text() == ""
    assert line.entry.code in office.catalogues[TYPES]


def test_what_can_t_be_stays_in_the_card_with_its_reason(screen: CataloguesScreen) -> None:
    card = screen.card
    type_text(card.label, "Taller")
    type_text(card.basis, "Acuerdo")
    card.like.set_code("AC01")
    press(card.basis, "Ctrl+Return")
    assert card.label.text() == "Taller"
    assert "ya es de un valor" in words(screen)
    type_text(card.date, "31/06/2026")
    press(card.basis, "Ctrl+Return")
    assert "no tiene día 31" in words(screen)
    assert "ya es de un valor" not in words(screen)


def test_enter_asks_for_the_last_day(screen: CataloguesScreen, office: Office) -> None:
    go_to(screen, "AC24")
    press(screen.table, "Return")
    card = screen.card
    assert "Club de lectura" in words(screen)
    type_text(card.date, "01/01/2019")
    type_text(card.basis, "Acuerdo 8/2026")
    press(card.date, "Ctrl+Return")
    assert "se usa desde el 01/01/2020" in words(screen)
    card.date.clear()
    type_text(card.date, "30/06/2026")
    press(card.date, "Ctrl+Return")
    line = screen.model.row(screen.table.current_row())
    assert (line.entry.code, line.span, line.open) == ("AC24", "Hasta el 30/06/2026", False)
    assert office.catalogues[TYPES].by_code["AC24"].until == dt.date(2026, 6, 30)


def test_only_lists_with_columns_ask_what_it_is_like(screen: CataloguesScreen) -> None:
    assert screen.card.like_row.isVisible()
    screen.lists.set_code("fuente_apoyo")
    screen.lists.edited.emit()
    assert not screen.card.like_row.isVisible()
    assert screen.model.row(0).entry.code == "MUN"


def test_a_file_goes_out_and_an_institute_reads_it(
    qtbot: QtBot,
    screen: CataloguesScreen,
    office: Office,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = str(tmp_path / "x.catalogos")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *a: (path, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *a: (path, ""))
    screen.presenter.write()
    assert not Path(path).exists()  # nothing was set
    code = add_entry(office, TYPES, NewEntry("Caminata", None, "Acuerdo", like="AC19")).code
    screen.presenter.write()
    below = opened(qtbot, new_institute(fresh_folder(), JEREZ, office, Hand()))
    assert not below.card.isVisible()
    assert "no ha fijado nada" in below.subtitle.text()
    press(below.table, "Ctrl+I")
    assert code in below._desk.office.catalogues[TYPES]
    assert "Edición 1" in below.subtitle.text()
    go_to(below, code)
    press(below.table, "Return")
    assert not below.card.isVisible()
