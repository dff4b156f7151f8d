"""The palette on a real office: what each role finds, how it is ranked, what Enter follows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.documents.attendance_sheet import sheet_code
from captura.records.roles import CAPTURA, CONSULTA, COORDINACION, TITULAR
from captura.ui.desk import Desk
from captura.ui.palette import furnish, prompt
from captura.ui.palette.commands import commands_of
from captura.ui.palette.deeper import deeper_of
from captura.ui.palette.entry import (
    ACTIVITIES,
    BEGINS,
    COMMANDS,
    HOLDS,
    PEOPLE,
    WORDS,
    Entry,
    fits,
    ordered,
)
from captura.ui.palette.presenter import MOST_COMMANDS, Palette
from captura.ui.pictures.at_once import desk_of
from captura.ui.places import screens_of
from captura.ui.screens.personas.samples import marina, talk
from captura.ui.shell import Shell
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Later, at_once


class View:
    """Remembers what it was shown."""

    def __init__(self) -> None:
        self.shown: Sequence[Entry] = ()
        self.forgotten = 0

    def show_entries(self, entries: Sequence[Entry]) -> None:
        self.shown = entries

    def forget(self) -> None:
        self.forgotten += 1


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = fresh_office(Path(tmp_path_factory.mktemp("paleta")))
    marina(office)
    save_activity(office, replace(talk(), nombre="Taller de cerámica en el jardín García"))
    return office


def made(
    office: Office, run: Any = at_once, *, reads: bool = True
) -> tuple[Palette, View, list[Any]]:
    view, went = View(), []
    commands = [Entry(COMMANDS, "Nueva actividad", "plus", lambda: went.append("new"), key="F9")]

    def go(screen: str, **where: str) -> None:
        went.append((screen, where))

    return Palette(office, view, run, commands, go, reads=reads), view, went


def typed(palette: Palette, text: str) -> None:
    palette.expect()
    palette.ask(text)


def test_better_fits_stand_first() -> None:
    assert fits("Taller de cerámica", "TALLER de cera") == BEGINS
    assert fits("Taller de cerámica", "cera tall") == WORDS
    assert fits("Taller de cerámica", "amica") == HOLDS
    assert fits("Taller de cerámica", "taller x") is None
    entries = [
        Entry("a", "1", "", print, rank=HOLDS),
        Entry("b", "2", "", print, rank=WORDS),
        Entry("a", "3", "", print, rank=WORDS),
        Entry("c", "4", "", print, rank=BEGINS),
    ]
    assert [one.title for one in ordered(entries)] == ["4", "3", "1", "2"]


def test_people_and_activities_are_found_with_where_they_lead(office: Office) -> None:
    palette, view, went = made(office)
    typed(palette, "garcia")
    groups = {one.group: one for one in reversed(view.shown)}
    assert groups[PEOPLE].title == "García López, Marina"
    assert "Ermita de Guadalupe" in groups[PEOPLE].detail
    assert "jardín" in groups[ACTIVITIES].title
    palette.enter("garcia", groups[ACTIVITIES])
    (screen, where), *rest = went
    assert (screen, rest) == ("actividades", [])
    assert office.store.value("SELECT nombre FROM actividad WHERE id=?", (where["id"],)).startswith(
        "Taller"
    )
    assert view.forgotten == 1


def test_what_begins_as_typed_comes_before_a_person(office: Office) -> None:
    palette, view, _ = made(office)
    typed(palette, "nueva a")
    assert view.shown[0].title == "Nueva actividad"
    typed(palette, "mar")
    assert view.shown[0].group == PEOPLE


def test_who_is_not_there_is_looked_for_in_the_list(office: Office) -> None:
    palette, view, went = made(office)
    typed(palette, "xyzzy")
    palette.enter("xyzzy", view.shown[0])
    assert went == [("personas", {"find": "xyzzy"})]


def test_enter_before_the_answer_waits_for_it(office: Office) -> None:
    later = Later()
    palette, view, went = made(office, later)
    palette.expect()
    palette.enter("marina garcia", None)
    assert went == []
    later.waiting.pop(0)()
    assert went[0][0] == "personas"
    assert "id" in went[0][1]
    assert not view.shown


def test_a_late_answer_is_dropped(office: Office) -> None:
    later = Later()
    palette, view, _ = made(office, later)
    typed(palette, "marina")
    typed(palette, "")
    later.waiting.pop()()
    later.waiting.pop()()
    assert [one.title for one in view.shown] == ["Nueva actividad"]


def test_a_printed_code_leads_to_its_session_alone(office: Office) -> None:
    activity, session, _ = save_activity(office, talk())
    palette, _, went = made(office)
    palette.expect()
    palette.enter(sheet_code(session.id), None)
    assert went == [("actividades", {"id": activity.id, "session": session.id})]


@pytest.mark.parametrize("role", [CAPTURA, CONSULTA])
def test_who_may_not_read_an_acuse_is_told_who_does(office: Office, role: str) -> None:
    """She scanned a sheet of paper: that nothing is found would be no answer."""
    palette, view, went = made(replace(office, role=role))
    typed(palette, "CAPTURA1/0123ABCD")
    (told,) = view.shown
    assert told.title == "Es un acuse: lo lee quien es titular"
    palette.open(told)
    assert went == []


def test_who_reads_no_names_finds_commands_only(office: Office) -> None:
    palette, view, _ = made(replace(office, role=CONSULTA), reads=False)
    typed(palette, "a")
    assert {one.group for one in view.shown} == {COMMANDS}
    typed(palette, "marina")
    assert view.shown == []


def test_four_activities_are_offered_of_a_thousand(office: Office) -> None:
    from captura.ui.screens.personas.samples import take_in

    days = [dt.date(2026, 1, 5) + dt.timedelta(days=n % 250) for n in range(1_000)]
    take_in(office, [replace(talk(), nombre=f"Feria {n}a", fecha_inicio=day)
                     for n, day in enumerate(days)])  # fmt: skip
    palette, view, _ = made(office)
    typed(palette, "feria")
    assert sum(one.group == ACTIVITIES for one in view.shown) == 4
    typed(palette, "salón feria 777a")
    assert [one.title for one in view.shown if one.group == ACTIVITIES] == ["Feria 777a"]


def found_by(desk: Desk, is_state: bool, text: str) -> list[Entry]:
    """What the palette offers for a text beside people, activities and commands."""
    rail = [place for _, place in screens_of(is_state, desk.office.role)]
    view = View()
    more = deeper_of(desk, rail)
    typed(Palette(desk.office, view, at_once, [], print, reads=False, more=more), text)
    return list(view.shown)


def test_the_state_finds_municipalities_and_what_lies_under_its_places(office: Office) -> None:
    desk, went = desk_of(replace(office, role=COORDINACION)), []
    desk.connect_window(lambda screen, **where: went.append((screen, where)), lambda *a, **k: None)
    for text, title in (
        ("jerez", "Jerez"), ("por llamar", "Por llamar"), ("observ", "Observaciones"),
        ("tablero", "Tablero del año"), ("calend", "Calendario"), ("cierre", "Cierre"),
        ("informe", "Informe estatal"), ("no atendidas", "Localidades no atendidas"),
    ):  # fmt: skip
        (one,) = [each for each in found_by(desk, True, text) if each.title == title]
        one.go()
    assert went == [
        ("recepcion", {"institute": "32020"}),
        *[
            ("recepcion", {"part": part})
            for part in ("llamar", "observaciones", "ano", "calendario")
        ],
        ("consolidado", {"closing": True}),
        ("consolidado", {"report": True}),
        ("indicadores", {"localities": True}),
    ]
    assert found_by(desk, True, "") == []
    assert len(found_by(desk, True, "a")) == MOST_COMMANDS


def test_the_institute_finds_its_report_and_nobody_finds_what_she_may_not(office: Office) -> None:
    own = desk_of(office)
    assert [one.title for one in found_by(own, False, "informe")] == ["Informe trimestral"]
    assert found_by(own, False, "jerez") == []
    figures = desk_of(replace(office, role=CONSULTA))
    assert found_by(figures, True, "por llamar") == []


# in a window -------------------------------------------------------------------------------


def window(qtbot: QtBot, office: Office, is_state: bool = False) -> Shell:
    places = [place for _, place in screens_of(is_state, office.role)]
    shell = Shell(places, where=("Instituto", "Jerez"), user="María L.", find=prompt(places))
    for place in places:
        shell.add_page(place.name, QWidget)
    shell.go(places[0].name)
    qtbot.addWidget(shell)
    shown(shell)
    return shell


@pytest.mark.parametrize(
    ("role", "new", "places"),
    [(TITULAR, True, {"Entregas", "Personas"}), (CAPTURA, True, {"Personas"}),
     (CONSULTA, False, {"Cifras"}), (COORDINACION, False, {"Recepción", "Consolidado"})],
)  # fmt: skip
def test_each_role_is_offered_what_it_may(
    qtbot: QtBot, office: Office, role: str, new: bool, places: set[str]
) -> None:
    dressed = replace(office, role=role)
    shell = window(qtbot, dressed, role == COORDINACION)
    rail = [place for _, place in screens_of(role == COORDINACION, role)]
    titles = {one.title for one in commands_of(desk_of(dressed), shell, rail, print)}
    assert ("Nueva persona" in titles) is new
    assert ("Calendario" in titles) is new
    assert places <= titles
    assert ("Entregas" in titles) is (role == TITULAR)
    assert "Atención" not in titles


def test_the_keyboard_stays_in_the_field_and_enter_goes_there(qtbot: QtBot, office: Office) -> None:
    shell, desk = window(qtbot, office), desk_of(office)
    went: list[Any] = []
    desk.connect_window(lambda screen, **where: went.append((screen, where)), lambda *a, **k: None)
    box = furnish(desk, shell, [place for _, place in screens_of(False, office.role)], print)
    field = shell.top.search
    assert box is not None
    assert field is not None
    press(shell, "Ctrl+K")
    assert box.isVisible()
    assert box.results.chosen().title == "Nueva actividad"  # type: ignore[union-attr]
    type_text(field, "marina")
    qtbot.waitUntil(lambda: box.results.chosen().group == PEOPLE)  # type: ignore[union-attr]
    press(field, "Down")
    press(field, "Up")
    assert field.hasFocus()
    press(field, "Return")
    assert went[0][0] == "personas"
    assert not box.isVisible()
    assert field.text() == ""
    assert box.results.entries == []


def test_esc_closes_the_palette_and_not_what_lies_under_it(qtbot: QtBot, office: Office) -> None:
    shell, desk = window(qtbot, office), desk_of(office)
    from captura.ui import keys

    back: list[str] = []
    keys.shortcut(shell.page() or shell, "Esc", lambda: back.append("back"))
    box = furnish(desk, shell, [], print)
    field = shell.top.search
    assert box is not None
    assert field is not None
    press(shell, "Ctrl+K")
    assert box.isVisible()
    press(field, "Esc")
    assert not box.isVisible()
    assert back == []
    press(field, "Esc")
    assert back == ["back"]


def test_a_lock_leaves_no_name_in_it(qtbot: QtBot, office: Office) -> None:
    shell, desk = window(qtbot, office), desk_of(office)
    places = [place for _, place in screens_of(False, office.role)]
    box = furnish(desk, shell, places, print)
    field = shell.top.search
    assert box is not None
    assert field is not None
    press(shell, "Ctrl+K")
    type_text(field, "marina")
    qtbot.waitUntil(lambda: bool(box.results.entries) and box.results.entries[0].group == PEOPLE)
    desk.locked.emit()
    assert field.text() == ""
    assert box.results.entries == []
