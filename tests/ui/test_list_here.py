"""The list that shows goes on paper from any screen, for who may, and never out of the vault."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.attend import register_person
from captura.actions.office import Office
from captura.actions.save_record import delete_record
from captura.documents.page import Table as PaperTable
from captura.records.persona import Persona
from captura.records.roles import CAPTURA
from captura.ui.desk import Desk
from captura.ui.list_here import hear_list_key
from captura.ui.list_paper import ListPaper
from captura.ui.pictures.at_once import desk_of
from captura.ui.places import VAULT, screens_of
from captura.ui.shell import Shell
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = fresh_office(tmp_path)
    kept, _ = register_person(office, Persona(nombres="Ana", primer_apellido="Ruiz"))
    delete_record(office, kept)
    return office


class Window:
    """The bin in a real window, and what was said."""

    def __init__(self, qtbot: QtBot, office: Office) -> None:
        self.desk: Desk = desk_of(office)
        self.said: list[str] = []
        self.desk.connect_window(
            lambda screen, **where: None, lambda title, text="", **how: self.said.append(title)
        )
        screens = screens_of(False, office.role)
        self.shell = Shell(
            [place for _, place in screens], where=("", ""), user="", find="",
            may_close=lambda: True,
        )  # fmt: skip
        qtbot.addWidget(self.shell)
        for screen, _ in screens:
            if screen.NAME in ("papelera", "plan"):
                self.shell.add_page(screen.NAME, partial(screen.build, self.desk))
        hear_list_key(self.desk, self.shell)
        self.shell.go("papelera")
        shown(self.shell)


def test_the_bin_on_paper_and_back(qtbot: QtBot, office: Office) -> None:
    window = Window(qtbot, office)
    under = window.shell.page()
    press(window.shell, "Ctrl+Shift+P")
    paper = window.shell.page()
    assert isinstance(paper, ListPaper)
    assert paper.card.paper is not None
    (table,) = (one for one in paper.card.paper.blocks if isinstance(one, PaperTable))
    assert any("Ruiz" in str(cell) for row in table.rows for cell in row)
    press(paper.card.print, "Esc")
    assert window.shell.page() is under


def test_who_may_not_take_names_out_has_no_such_key(qtbot: QtBot, office: Office) -> None:
    window = Window(qtbot, replace(office, role=CAPTURA))
    under = window.shell.page()
    press(window.shell, "Ctrl+Shift+P")
    assert window.shell.page() is under
    assert window.said == []


def test_nothing_leaves_the_vault_nor_a_place_without_a_list(qtbot: QtBot, office: Office) -> None:
    window = Window(qtbot, office)
    window.shell.place = VAULT
    press(window.shell, "Ctrl+Shift+P")
    assert window.said == ["Aquí no hay una lista que imprimir"]
    window.shell.place = "papelera"
    press(window.shell, "Ctrl+Shift+P")
    press(window.shell, "Ctrl+Shift+P")  # the paper itself holds no list
    assert len(window.said) == 2
