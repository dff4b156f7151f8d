"""The five exercises with the real window: done by hand, and seen by the panel beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.actions.practice.exercises import EXERCISES
from captura.actions.practice.offices import PHRASE
from captura.records.periods import period_of
from captura.records.persona import Persona
from captura.store.queries.people import people, person_ids
from captura.ui.components import Button
from captura.ui.screens.practica.panel import ExercisesPanel
from tests.journeys.seat import Dialogs, Seat
from tests.journeys.test_main_job import record_activity

SEED = 99


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Seat]:
    made = Seat(qtbot, tmp_path / "datos", Dialogs(monkeypatch))
    yield made
    made.leave()


def panel_of(seat: Seat) -> ExercisesPanel:
    assert seat.windows.shell is not None
    panel = seat.windows.shell.findChild(ExercisesPanel)
    assert isinstance(panel, ExercisesPanel)
    return panel


def sees(seat: Seat, *exercises: int) -> None:
    """The panel says by itself, a moment later, that these exercises are done."""
    names = {step.name for number in exercises for step in EXERCISES[number].steps}
    seat.wait(lambda: names <= (panel_of(seat).presenter.done or frozenset()))


def press_button(seat: Seat, words: str) -> None:
    """A button of the panel by its words."""
    seat.rest()
    (button,) = (
        one
        for one in panel_of(seat).findChildren(Button)
        if one.words() == words and one.isVisible()
    )
    button.click()
    seat.rest()


# a list that opens under a field takes the keyboard; there is none to take without a screen
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_the_five_exercises(seat: Seat, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    seat.dialogs.folder = str(usb)
    seat.windows.practising.begin()
    seat.wait(lambda: seat.windows.shell is not None)
    seat.rest()
    record_activity(seat, SEED)
    sees(seat, 0, 1)
    paste_the_list(seat)
    mend_the_flaw(seat)
    sees(seat, 2)
    deliver_and_mend(seat, usb)
    sees(seat, 3)
    lose_nothing(seat)
    sees(seat, 4)
    assert panel_of(seat).presenter.done == {s.name for one in EXERCISES for s in one.steps}


def paste_the_list(seat: Seat) -> None:
    press_button(seat, "Copiar la lista")
    assert "Practicante" in QApplication.clipboard().text()
    page = seat.windows.page("actividades").page
    page.attendance.field.setFocus()
    seat.key("Ctrl+Shift+V")
    page.preview.add.click()
    seat.rest()


def last_quarter(seat: Seat) -> str:
    assert seat.windows.office is not None
    return str(period_of(seat.windows.office.today()).shift(-1))


def mend_the_flaw(seat: Seat) -> None:
    page = seat.place("entregas")
    page.set_period(last_quarter(seat))
    seat.rest()
    (flaw,) = (one for one in page.presenter.found.items if "Responsable" in one.what)
    page.presenter.go_to(flaw)
    seat.rest()
    card = seat.windows.page("actividades").page.card
    seat.fill(card.form, responsable="Begoña Ibáñez")
    seat.key("Ctrl+S")


def deliver_and_mend(seat: Seat, usb: Path) -> None:
    page = seat.place("entregas")
    page.set_period(last_quarter(seat))
    seat.rest()
    seat.wait(page.panel.button.isEnabled)
    page.setFocus()
    seat.key("Ctrl+Return")
    seat.wait(lambda: list(usb.glob("*.captura")))
    seat.wait(lambda: "entrega" in panel_of(seat).presenter.done)
    press_button(seat, "Pedir el acuse…")
    (receipt,) = usb.glob("practica-acuse-*.captura")
    seat.dialogs.file = str(receipt)
    seat.sit()
    page.setFocus()
    seat.key("Ctrl+O")
    seat.wait(lambda: len(page.presenter.found.observed) == 1)
    page.presenter.go_to(page.presenter.found.observed[0])
    seat.rest()
    card = seat.windows.page("actividades").page.card
    seat.fill(card.form, resultado="Se acordó repetirla.")
    seat.key("Ctrl+S")
    page = seat.place("entregas")
    seat.wait(lambda: page.panel.button.words() == "Generar otra vez")
    page.panel.button.click()
    seat.rest()


def lose_nothing(seat: Seat) -> None:
    page = seat.place("personas")
    assert seat.windows.office is not None
    store = seat.windows.office.store
    person = store.get(Persona, people(store, person_ids(store)[:1])[0].id)
    assert person is not None
    page.open(id=person.id)
    seat.rest()
    page.ficha.presenter.remove(person)
    seat.rest()
    bin_ = seat.place("papelera")
    bin_.bin.select(0)
    bin_._bring_back(0)
    seat.rest()
    seat.wait(lambda: "papelera" in panel_of(seat).presenter.done)
    backups = seat.place("respaldos")
    backups.now.click()
    seat.rest()
    seat.wait(lambda: "respaldo" in panel_of(seat).presenter.done)
    before = seat.windows.office
    backups.table.select(0)
    backups.table.setFocus()
    seat.key("Return")
    backups.bar.phrase.setText(PHRASE)
    backups.bar.restore.click()
    seat.wait(lambda: seat.windows.office not in (None, before))
    seat.rest()
