"""Two laptops of one institute with real windows: joined, one vault, and both show the same."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.open_office import open_office
from captura.actions.users import add_user
from captura.actions.vault import create_vault, let_in
from captura.records.roles import ATENCION
from captura.ui import keys
from captura.ui.screens.acceso.view import AccessScreen
from tests.journeys.seat import Dialogs, Seat
from tests.journeys.test_main_job import PHRASE, enrol
from tests.ui.keys import press, type_text

TITULAR, PSI = "Íñiga Muñoz", "Psicóloga Inventada"


@pytest.fixture
def seats(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Seat]]:
    """The first laptop, the second, the state's."""
    dialogs = Dialogs(monkeypatch)
    made = [Seat(qtbot, tmp_path / name, dialogs) for name in ("primera", "segunda", "estado")]
    yield made
    for seat in made:
        seat.leave()


@pytest.fixture
def usb(tmp_path: Path, seats: list[Seat]) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    seats[0].dialogs.folder = str(folder)
    return folder


# a list that opens under a field takes the keyboard; there is none to take without a screen
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
@pytest.mark.parametrize(
    "with_vault",
    [
        pytest.param(True, id="con-boveda"),
        pytest.param(False, id="sin-boveda", marks=pytest.mark.largo),
    ],
)
def test_both_show_the_same(seats: list[Seat], usb: Path, with_vault: bool) -> None:
    first, second, state = seats
    first.start("jerez", TITULAR, PHRASE)
    state.start("", "Ángela Peña", PHRASE)
    enrol(first, state, usb)
    make_vault(first)
    attend(first, "Ramona")
    second.start("jerez", TITULAR, PHRASE)
    join(first, second, usb, with_vault)
    enrol(second, state, usb)
    for seat, name in ((first, "Amparo"), (second, "Beatriz")):
        register(seat, name)
    if with_vault:
        open_vault(second)
        attend(second, "Eulalia")
    carry(first, second, usb)
    carry(second, first, usb)
    for seat in (first, second):
        assert registered(seat) == ["Amparo", "Beatriz"]
    assert attended(first) == (["Eulalia", "Ramona"] if with_vault else ["Ramona"])
    if with_vault:
        assert attended(second) == ["Eulalia", "Ramona"]
    else:
        assert second.windows.office is not None
        assert second.windows.shell is not None
        assert "atencion" not in second.windows.shell.places()
        sealed = second.windows.office.store.value("SELECT count(*) FROM boveda")
        assert sealed == 2  # they arrived, and nobody reads them here


# what each of them does ----------------------------------------------------------------------


def enter(seat: Seat, phrase: str = PHRASE) -> None:
    """Write the passphrase at the door."""
    seat.wait(lambda: seat.window.findChild(AccessScreen))
    seat.rest()
    seat.sit()
    door = seat.window.findChild(AccessScreen)
    assert door is not None
    type_text(door.lock.passphrase, phrase)
    assert (door.lock.user.code(), door.lock.passphrase.text()) == (TITULAR, phrase)
    press(door.lock.passphrase, "Return")
    seat.wait(lambda: seat.windows.shell is not None)
    seat.rest()


def make_vault(seat: Seat) -> None:
    """Who attends made it elsewhere in the day; the titular was let in, and enters again."""
    office = seat.windows.office
    assert office is not None
    add_user(office, PHRASE, PSI, ATENCION, PHRASE)
    psi = open_office(
        office.folder, PSI, PHRASE, office.catalogues, clock=office.clock, random=office.random
    )
    vault = create_vault(psi, PHRASE)
    let_in(psi, vault, TITULAR)
    vault.close()
    psi.close()
    seat.windows._leave_for(lambda: None)
    enter(seat)
    open_vault(seat)


def open_vault(seat: Seat) -> None:
    page = seat.place("atencion")
    type_text(page.gate.passphrase, PHRASE)
    press(page.gate.passphrase, "Return")
    seat.wait(lambda: page.currentWidget() is page.list)
    seat.rest()


def attend(seat: Seat, name: str) -> None:
    """Type a service to someone new, in the open vault."""
    page = seat.place("atencion")
    seat.key("Ctrl+N")
    seat.fill(page.form.person, nombres=name, primer_apellido="Inventada")
    seat.fill(page.form.form, servicio="Psic", modalidad="Pres", motivo="Motivo inventado")
    seat.key("Ctrl+Return")
    assert page.currentWidget() is page.list, page.form.form.row("servicio").state()


def join(first: Seat, second: Seat, usb: Path, with_vault: bool) -> None:
    """The second asks, the digits are compared on both screens, the second enters again."""
    asking = second.place("alta")
    asking.device.nickname.setFocus()
    second.type("Laptop nueva", "Return")
    (request,) = usb.iterdir()
    giving = first.place("intercambio")
    first.dialogs.file = str(request)
    giving.add.read.click()
    first.rest()
    assert giving.add.digits.label.text() == asking.device.own.label.text() != ""
    if with_vault:
        press(giving.add.vault, "Space")
        type_text(giving.add.passphrase, PHRASE)
        press(giving.add.passphrase, "Return")
    else:
        giving.add.accept.click()
    first.rest()
    (file,) = set(usb.iterdir()) - {request}
    second.place("alta")
    second.dialogs.file = str(file)
    asking.device.read.click()
    second.rest()
    assert asking.device.theirs.label.text() == giving.add.own.label.text() != ""
    asking.device.accept.click()
    enter(second)
    for one in usb.iterdir():
        one.unlink()


def register(seat: Seat, name: str) -> None:
    """A woman in the open register."""
    page = seat.place("personas")
    page.list.filter.setFocus()
    seat.key(keys.action("nueva_persona").key)
    seat.key("F3")  # without a CURP
    seat.fill(page.form.form, primer_apellido="Inventada", nombres=name)
    seat.fill(page.form.form, sexo="Mujer", edad_declarada="34", localidad="Jerez")
    seat.key("Ctrl+Return")
    assert page.currentWidget() is not page.form, page.form._missing.accessibleName()


def carry(sender: Seat, receiver: Seat, usb: Path) -> None:
    """A file of changes out of one laptop and into the other."""
    page = sender.place("intercambio")
    page.table.select(0)
    page.make.click()
    sender.rest()
    (file,) = usb.iterdir()
    there = receiver.place("intercambio")
    receiver.dialogs.file = str(file)
    press(there, "Ctrl+O")
    receiver.rest()
    assert there.message.isHidden() or "CAP-" not in there.message.accessibleName()
    file.unlink()


def registered(seat: Seat) -> list[str]:
    page = seat.place("personas")
    page.open()
    seat.rest()
    rows = page.list.model
    places = range(rows.rowCount())
    seat.wait(lambda: all([rows.row(at) is not None for at in places]))  # each asks for its page
    return sorted(rows.row(at).name.split()[0] for at in places)


def attended(seat: Seat) -> list[str]:
    """Who the vault's list shows, opened anew."""
    page = seat.place("atencion")
    page.close_vault()
    seat.rest()
    open_vault(seat)
    return sorted(one.name.split()[0] for one in page.list.model.rows)
