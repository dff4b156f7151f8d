"""The same screens with the database in its own thread, as in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.attend import register_person
from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.store.queries.sessions import attendance
from captura.ui.desk import Desk
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import CURP, INSTITUTE, marina, workshop
from captura.ui.screens.personas.screen import PersonasScreen
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.offices import fresh_office
from tests.ui.threaded import threaded_desk


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


@pytest.fixture
def desk(qtbot: QtBot, office: Office) -> Iterator[Desk]:
    with threaded_desk(qtbot, office) as desk:
        yield desk


def test_a_scanner_is_never_ahead_of_the_list(qtbot: QtBot, desk: Desk, office: Office) -> None:
    known = [person for person in make_people(9, INSTITUTE, 12, 2026)[4:] if person.curp]
    for person in known:
        register_person(office, person)
    session = workshop(office)
    screen = ActividadesScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(id=session.actividad)
    qtbot.waitUntil(lambda: screen.page.presenter.sessions.chosen is not None)
    line = screen.page.attendance.field
    line.setFocus()
    for person in known:  # all of it before a single answer comes back
        type_text(line, person.curp or "")
        press(line, "Return")
    qtbot.waitUntil(lambda: len(screen.page.attendance.model.rows) == len(known), timeout=10000)
    assert len(attendance(office.store, session.id)) == len(known)
    assert line.text() == ""


def test_pages_of_the_register_arrive(qtbot: QtBot, desk: Desk, office: Office) -> None:
    marina(office)
    screen = PersonasScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    qtbot.waitUntil(lambda: screen.list.model.rowCount() == 1)
    qtbot.waitUntil(lambda: screen.list.model.row(0) is not None)
    assert screen.list.model.row(0).curp == CURP
    screen.open(id=screen.list.model.row(0).id)
    qtbot.waitUntil(lambda: screen.ficha.title.text() == "García López, Marina")
