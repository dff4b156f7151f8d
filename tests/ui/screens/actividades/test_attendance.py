"""The line of a list without widgets: names, CURP, a scanner's readings, on a real office."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from captura.actions.attend import register_person
from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.actions.save_record import undo
from captura.documents.attendance_sheet import sheet_code
from captura.records.curp_names import build, complete
from captura.records.sesion import Sesion
from captura.ui.screens.actividades.attendance_presenter import Attendance, counted
from captura.ui.screens.personas.samples import (
    BORN,
    CURP,
    INSTITUTE,
    marina,
    workshop,
)
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Later, Recorder, Told, at_once

UNKNOWN = complete(build("Elvia", "Juárez", "Ledesma", BORN, "M", "ZS"), BORN)
QR = f"{CURP}||GARCIA|LOPEZ|MARINA|MUJER|12/03/1985|ZACATECAS|32|"


class Line(Recorder):
    """A view whose line is a plain text."""

    text = ""

    def line(self) -> str:
        return self.text

    def set_line(self, text: str) -> None:
        self.text = text


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


class Desk:
    """A list of a real session, and what was seen and told."""

    def __init__(self, office: Office) -> None:
        self.office, self.view, self.told = office, Line(), Told()
        self.session = workshop(office)
        self.presenter = Attendance(office, self.view, at_once, self.told, self._ensure)
        self.presenter.show(self.session)

    def _ensure(self, then: Callable[[Sesion], None]) -> None:
        then(self.session)

    def type(self, text: str) -> None:
        self.view.text = text
        self.presenter.typed(text)

    def enter(self, text: str) -> None:
        self.type(text)
        self.presenter.enter(text)

    def scan(self, text: str) -> None:
        """A keyboard scanner: Enter comes before any answer to what was typed."""
        self.presenter.hits, self.presenter.hits_of = [], ""
        self.view.text = text
        self.presenter.enter(text)

    @property
    def names(self) -> list[str]:
        return [row.name for row in self.presenter.rows]

    def said(self) -> Any:
        return self.view.last["show_said"][0]


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def test_a_name_offers_her_and_enter_adds_her(desk: Desk) -> None:
    marina(desk.office)
    desk.type("garcia mar")
    assert [hit.listed for hit in desk.view.last["show_found"][0]] == ["García López, Marina"]
    desk.enter("garcia mar")
    assert desk.names == ["Marina García López"]
    assert desk.view.text == ""
    assert desk.view.last["show_found"] == ([], 0)
    assert desk.view.last["show_list"][1] == {"M": 1}


@pytest.mark.parametrize("read", [CURP, QR, CURP.lower(), f" {CURP} "])
def test_a_scanners_reading_adds_her_at_once(desk: Desk, read: str) -> None:
    marina(desk.office)
    desk.scan(read)
    assert desk.names == ["Marina García López"]


def test_an_answer_never_wipes_the_next_reading(office: Office) -> None:
    marina(office)
    later, line, session = Later(), Line(), workshop(office)
    presenter = Attendance(office, line, later, Told(), lambda then: then(session))
    presenter.session = session
    line.text = CURP
    presenter.enter(CURP)
    line.text = "ROHE83"  # the next one, half read
    while later.waiting:
        later.waiting.pop(0)()
    assert line.text == "ROHE83"
    assert [row.name for row in presenter.rows] == ["Marina García López"]


def test_readings_that_nobody_has_wait_their_turn(desk: Desk) -> None:
    marina(desk.office)
    desk.scan(UNKNOWN)
    assert desk.said().title == "Una CURP no está en el padrón"
    assert desk.view.text == ""
    desk.scan(CURP)
    assert desk.names == ["Marina García López"]
    assert desk.presenter.newcomer() == {"curp": UNKNOWN}
    desk.presenter.registered(UNKNOWN)
    assert desk.said() is None


def test_the_arrows_choose_among_those_offered(desk: Desk) -> None:
    for person in make_people(3, INSTITUTE, 60, 2026):
        register_person(desk.office, person)
    desk.type("mar")
    offered = desk.view.last["show_found"][0]
    assert len(offered) == 5
    desk.presenter.move(1)
    assert desk.view.last["show_found"][1] == 1
    desk.presenter.move(-2)
    assert desk.view.last["show_found"][1] == 4
    desk.presenter.enter("mar")
    assert [row.persona for row in desk.presenter.rows] == [offered[4].id]


def test_a_doubtful_reading_offers_instead_of_adding(desk: Desk) -> None:
    for person in make_people(3, INSTITUTE, 60, 2026):
        register_person(desk.office, person)
    desk.scan("mar")
    assert desk.names == []
    assert desk.view.text == "mar"
    assert len(desk.view.last["show_found"][0]) == 5


def test_twice_the_same_person_stays_once(desk: Desk) -> None:
    marina(desk.office)
    desk.scan(CURP)
    desk.scan(CURP)
    assert len(desk.names) == 1
    assert desk.said().title == "Ya está en la lista"


def test_half_a_curp_says_what_is_missing(desk: Desk) -> None:
    desk.enter(CURP[:17])
    assert desk.said().title == "Falta un carácter en la CURP"
    assert desk.view.text == CURP[:17]
    desk.enter(CURP[:14])
    assert desk.said().title == "Faltan 4 caracteres en la CURP"


def test_a_whole_curp_with_a_fault_is_told_while_typing(desk: Desk) -> None:
    desk.type(CURP[:17] + str((int(CURP[17]) + 1) % 10))
    assert (desk.said().kind, desk.said().title) == ("bad", "Revise la CURP")
    desk.type(CURP[:15])
    assert desk.said() is None


def test_a_name_that_nobody_has_stays_for_f2(desk: Desk) -> None:
    desk.enter("Petronila Inventada Ruiz")
    assert desk.said().title == "No está en el padrón"
    assert desk.presenter.newcomer() == {
        "nombres": "Petronila", "primer_apellido": "Inventada", "segundo_apellido": "Ruiz",
    }  # fmt: skip
    assert desk.presenter.newcomer(without_curp=True)["tipo_identificacion"] == "SIN"


def test_removing_is_undone(desk: Desk) -> None:
    marina(desk.office)
    desk.scan(CURP)
    desk.presenter.remove(0)
    assert desk.names == []
    number = desk.told.saved[-1].number
    assert number is not None
    undo(desk.office, number)
    desk.presenter.read()
    assert desk.names == ["Marina García López"]
    desk.presenter.remove(7)
    assert len(desk.names) == 1


def test_counters_leave_out_who_did_not_come() -> None:
    class Row:
        def __init__(self, sexo: str | None, asistio: bool | None) -> None:
            self.sexo, self.asistio = sexo, asistio

    rows = [Row("M", True), Row("M", None), Row("H", True), Row("M", False), Row(None, True)]
    assert counted(rows) == {"M": 2, "H": 1, "": 1}


def test_an_activity_not_kept_yet_has_nobody(desk: Desk) -> None:
    desk.presenter.show(None)
    assert desk.view.last["show_list"] == ([], {})


def test_a_printed_list_read_here_opens_and_its_own_says_so(desk: Desk) -> None:
    desk.scan(sheet_code(desk.session.id))
    assert desk.said().title == "Es esta lista"
    other = workshop(desk.office)
    desk.scan(sheet_code(other.id).lower())
    assert desk.view.last["open_sheet"] == (other.actividad, other.id)
    desk.scan(sheet_code("32020-00000000-0000-7000-8000-000000000000"))
    assert desk.said().title == "Esa lista no está en esta computadora"
    assert desk.names == []
    assert desk.view.text == ""


@pytest.mark.parametrize("sign", ["|", "°", "¬", "]", "Ç"])
def test_a_scanner_of_another_keyboard_still_adds_her(desk: Desk, sign: str) -> None:
    marina(desk.office)
    desk.scan(QR.replace("|", sign))
    assert desk.names == ["Marina García López"]
