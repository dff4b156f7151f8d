"""A phrase is forgotten, the laptop lost; its backup opens on another, and it is shut out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.take_in import take_in
from captura.errors import PackageError
from captura.packages.refusals import REVOKED
from captura.ui.screens.acceso.view import AccessScreen
from captura.ui.screens.ajustes.presenter import LOST
from captura.ui.screens.primer_inicio.view import FirstStartScreen
from tests.actions.world import T2
from tests.journeys.seat import Dialogs, Seat
from tests.journeys.test_main_job import PHRASE, complete_profile, enrol
from tests.journeys.test_two_laptops import enter, register, registered
from tests.ui.keys import press, type_text

TITULAR, ANOTHER = "Íñiga Muñoz", "tejado novela zurdo orilla"


@pytest.fixture
def seats(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Seat]]:
    """The laptop that is lost, the new one, the state's."""
    dialogs = Dialogs(monkeypatch)
    made = [Seat(qtbot, tmp_path / name, dialogs) for name in ("perdida", "nueva", "estado")]
    yield made
    for seat in made:
        seat.leave()


@pytest.fixture
def sheet(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words of the first sheet that is shown, as if it had been printed."""
    words: list[str] = []
    shown = FirstStartScreen.show_sheets

    def keep(self: FirstStartScreen, sheets: tuple, asked: tuple) -> None:  # type: ignore[type-arg]
        words.extend(() if words else sheets[0].words)
        shown(self, sheets, asked)

    monkeypatch.setattr(FirstStartScreen, "show_sheets", keep)
    return words


# a list that opens under a field takes the keyboard; there is none to take without a screen
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_forgotten_phrase_and_a_lost_laptop(
    seats: list[Seat], sheet: list[str], tmp_path: Path
) -> None:
    old, new, state = seats
    usb, memory = tmp_path / "usb", tmp_path / "memoria"
    for place in (usb, memory):
        place.mkdir()
    old.dialogs.folder = str(usb)
    old.start("jerez", TITULAR, PHRASE)
    state.start("", "Ángela Peña", PHRASE)
    enrol(old, state, usb)
    complete_profile(old)
    register(old, "Amparo")
    forget_the_phrase(old, sheet)
    back_up(old, memory)
    lose(state)
    old.dialogs.folder = str(memory)
    bring(new)
    assert registered(new) == ["Amparo"]
    old.dialogs.folder = str(usb)
    enrol(new, state, usb)
    assert old.windows.office is not None
    assert state.windows.office is not None
    made = prepare_delivery(old.windows.office, T2)
    found = (old.folder / "entregas" / str(made.path)).read_bytes()
    with pytest.raises(PackageError) as refused:
        take_in(state.windows.office, found)
    assert refused.value.code == REVOKED


def forget_the_phrase(seat: Seat, sheet: list[str]) -> None:
    """The printed sheet lets her in, and her new phrase does from then on."""
    seat.windows._leave_for(lambda: None)
    seat.wait(lambda: seat.window.findChild(AccessScreen))
    seat.rest()
    seat.sit()
    door = seat.window.findChild(AccessScreen)
    assert door is not None
    door._forgot()
    seat.sit()
    page = door.recover
    type_text(page.sheets[0].words, " ".join(sheet) + " ")
    for field in (page.passphrase.first, page.passphrase.again):
        type_text(field, ANOTHER)
    press(page.passphrase.again, "Ctrl+Return")
    seat.wait(lambda: seat.windows.shell is not None)
    seat.rest()


def back_up(seat: Seat, memory: Path) -> None:
    page = seat.place("respaldos")
    seat.dialogs.folder = str(memory)
    page.health.choose.click()
    seat.rest()
    assert list(memory.glob("captura-32020/respaldo-*"))


def lose(state: Seat) -> None:
    """The coordination takes the laptop out."""
    page = state.place("ajustes")
    page.show_part(LOST)
    state.rest()
    press(page.lost.device, "Down")
    state.rest()
    assert page.lost.device.code()
    type_text(page.lost.reason, "La robaron del coche")
    press(page.lost.reason, "Return")
    state.rest()
    assert not page.lost.device.count()  # none is left that may hand in


def bring(seat: Seat) -> None:
    """On a computer where nothing was started: the memory, her phrase, and in."""
    seat.windows.show_entrance()
    seat.sit()
    screen = seat.window.findChild(FirstStartScreen)
    assert screen is not None
    screen.bring.click()
    page = screen.restore
    press(page.look, "Space")
    seat.wait(lambda: page.user.code() == TITULAR)
    type_text(page.phrase, ANOTHER)
    press(page.phrase, "Return")
    enter(seat, ANOTHER)
