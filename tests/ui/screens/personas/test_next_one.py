"""«Guardar y otra» typed from a paper list: the next one is typed before the answer of the last."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.doubles import decided
from captura.actions.drafts import kept_drafts
from captura.actions.office import Office
from captura.errors import CapturaError
from captura.settings import Settings
from captura.store.queries.people import count_people, people, person_ids
from captura.ui.desk import Desk
from captura.ui.screens.personas.samples import CURP, marina
from captura.ui.screens.personas.screen import PersonasScreen
from tests.ui.held import Held
from tests.ui.keys import focus, press, shown, type_text
from tests.ui.screens.offices import fresh_office

OTHER = "EALA900412MZSSNN06"


@dataclass
class Seat:
    """Who sits before the form of a new person."""

    office: Office
    tasks: Held
    screen: PersonasScreen
    said: list[tuple[str, str]] = field(default_factory=list)

    @property
    def curp(self) -> str:
        return self.screen.form.form.editor("curp").text()

    def fill(self, curp: str, *names: str) -> None:
        for text in (curp, *names):
            type_text(focus(), text)
            press(focus(), "Return")
        type_text(focus(), "Jerez")
        press(focus(), "Return")
        type_text(focus(), "Ermita de Guadalupe")

    def registered(self) -> set[str]:
        return {row.curp for row in people(self.office.store, person_ids(self.office.store))}


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Seat:
    office = fresh_office(tmp_path)
    tasks = Held()
    desk = Desk(office, tasks, Settings())
    screen = PersonasScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    seat = Seat(office, tasks, screen)
    desk.connect_window(
        lambda *_, **__: None, lambda title, text="", **_: seat.said.append((title, text))
    )
    screen.open(new=True)
    return seat


def no_room(*_: object) -> None:
    raise CapturaError("No se guardó", "El disco está lleno.", "Haga lugar.", "CAP-X-01")


def refused_while_typing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    """One is sent and can't be kept; the CURP of the next was typed before that was known."""
    seat.fill(CURP, "García", "López", "Marina")
    seat.tasks.held = []
    with monkeypatch.context() as broken:
        broken.setattr("captura.ui.screens.personas.form_presenter.register_person", no_room)
        press(focus(), "Ctrl+Shift+Return")
    type_text(focus(), OTHER)
    seat.tasks.answer()


def test_what_is_typed_before_the_answer_stands_in_the_new_form(seat: Seat) -> None:
    seat.fill(CURP, "García", "López", "Marina")
    seat.tasks.held = []
    press(focus(), "Ctrl+Shift+Return")
    type_text(focus(), OTHER)
    seat.tasks.answer()
    assert seat.curp == OTHER
    assert seat.registered() == {CURP}
    press(focus(), "Return")
    for name in ("Estrada", "Luna", "Ana"):
        type_text(focus(), name)
        press(focus(), "Return")
    type_text(focus(), "Jerez")
    press(focus(), "Return")
    type_text(focus(), "Ermita")
    press(focus(), "Ctrl+Shift+Return")
    assert seat.registered() == {CURP, OTHER}
    assert seat.curp == ""


def test_a_key_held_down_asks_nothing_of_the_empty_form(seat: Seat) -> None:
    seat.fill(CURP, "García", "López", "Marina")
    seat.tasks.held = []
    press(focus(), "Ctrl+Shift+Return")
    press(focus(), "Ctrl+Shift+Return")
    assert not seat.screen.form._missing.isVisible()
    seat.tasks.answer()
    assert seat.registered() == {CURP}


def test_who_was_refused_comes_back_and_then_what_was_typed_meanwhile(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused_while_typing(seat, monkeypatch)
    assert "El disco está lleno" in str(seat.said[-1])
    assert seat.curp == CURP
    assert seat.screen.form.form.editor("nombres").text() == "Marina"
    assert count_people(seat.office.store) == 0
    press(focus(), "Ctrl+Shift+Return")
    assert seat.registered() == {CURP}
    assert seat.curp == OTHER  # typed while the first was on its way


def test_what_was_typed_meanwhile_is_offered_where_no_other_form_follows(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused_while_typing(seat, monkeypatch)
    press(focus(), "Ctrl+Return")
    assert seat.registered() == {CURP}
    assert [row.texts["curp"] for row in kept_drafts(seat.office)] == [OTHER]


def test_that_she_is_another_is_kept_though_the_next_form_shows(seat: Seat) -> None:
    marina(seat.office)
    seat.fill(CURP, "García", "López", "Marina")
    press(focus(), "Ctrl+2")
    seat.tasks.held = []
    press(focus(), "Ctrl+Shift+Return")
    seat.tasks.answer()
    assert [one.same for one in decided(seat.office)] == [False]


def test_what_was_refused_waits_while_another_is_corrected(
    seat: Seat, monkeypatch: pytest.MonkeyPatch
) -> None:
    seat.fill(CURP, "García", "López", "Marina")
    seat.tasks.held = []
    with monkeypatch.context() as broken:
        broken.setattr("captura.ui.screens.personas.form_presenter.register_person", no_room)
        press(focus(), "Ctrl+Shift+Return")
    refused = seat.tasks.held
    seat.tasks.held = None
    known = marina(seat.office)
    seat.screen.form.presenter.open_person(known.id)
    seat.tasks.held = refused
    seat.tasks.answer()
    assert seat.screen.form.presenter.draft.start.id == known.id
    assert [row.texts["curp"] for row in kept_drafts(seat.office)] == [CURP]
