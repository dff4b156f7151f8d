"""The settings on real offices: what each role sees, and each part from typing to its end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.open_office import open_office, users_of
from captura.errors import KeysError
from captura.paths import DataFolder
from captura.records.roles import ATENCION, CAPTURA, CONSULTA, COORDINACION, REVISION, TITULAR
from captura.settings import Settings
from captura.ui.look import style
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import catalogues
from captura.ui.screens.acceso.samples import PASSPHRASE, clock, start
from captura.ui.screens.ajustes import presenter as parts
from captura.ui.screens.ajustes.presenter import said_of
from captura.ui.screens.ajustes.samples import desk_as
from captura.ui.screens.ajustes.screen import SettingsScreen
from captura.ui.screens.ajustes.user_card import ADD, PHRASE, REMOVE
from tests.ui.keys import press, shown, type_text

EVA, EVAS, OTHER = "Eva Ñáñez", "tren azul cobija limón", "pez torre nube café sillón"
EVERYONE = {parts.OWN, parts.LOOK}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    started = start(DataFolder(tmp_path / "datos"))
    yield started.office
    started.office.close()


@pytest.fixture
def screen(qtbot: QtBot, office: Office) -> SettingsScreen:
    made = SettingsScreen(desk_of(office))
    qtbot.addWidget(made)
    shown(made)
    made.entered()
    return made


def enters(office: Office, name: str, phrase: str, after: int = 0) -> bool:
    try:
        open_office(
            office.folder,
            name,
            phrase,
            catalogues(),
            clock=lambda: clock() + dt.timedelta(minutes=after),
            random=office.random,
        ).close()
    except KeysError:
        return False
    return True


def add_eva(screen: SettingsScreen) -> None:
    card = screen.users.card
    type_text(card.name, EVA)
    card.role.set_code(CAPTURA)
    type_text(card.phrase.first, EVAS)
    type_text(card.phrase.again, EVAS)
    type_text(card.own, PASSPHRASE)
    press(card.own, "Return")


@pytest.mark.parametrize(
    ("owner", "role", "seen"),
    [
        ("32020", TITULAR, {*EVERYONE, parts.USERS, parts.SHEET, parts.ERASE}),
        ("32020", CAPTURA, EVERYONE),
        ("32020", ATENCION, EVERYONE),
        ("32020", CONSULTA, EVERYONE),
        ("estado", COORDINACION, {*EVERYONE, parts.USERS, parts.SHEET, parts.LOST}),
        ("estado", REVISION, EVERYONE),
        ("estado", CONSULTA, EVERYONE),
    ],
)
def test_each_role_sees_its_parts_and_no_more(
    qtbot: QtBot, tmp_path: Path, owner: str, role: str, seen: set[str]
) -> None:
    office = start(DataFolder(tmp_path / "datos"), owner).office
    screen = SettingsScreen(desk_as(office, role))
    qtbot.addWidget(screen)
    shown(screen)
    screen.entered()
    assert set(screen.chips) == seen
    hidden = {key for key, panel in screen._panels.items() if screen.stack.indexOf(panel) < 0}
    assert hidden == set(screen._panels) - seen
    assert not any(screen._panels[key].isVisible() for key in hidden)
    assert screen.message.isHidden()
    office.close()


def test_typing_adds_someone_and_nothing_typed_stays(
    screen: SettingsScreen, office: Office
) -> None:
    add_eva(screen)
    assert [one.name for one in screen.users.model.rows] == ["María López", EVA]
    assert not screen.message.isHidden()
    card = screen.users.card
    assert {card.name.text(), card.phrase.text(), card.own.text()} == {""}
    assert enters(office, EVA, EVAS)


def test_what_is_missing_stands_beside_its_field(screen: SettingsScreen, office: Office) -> None:
    card = screen.users.card
    press(card.own, "Return")
    states = [one.state()[0] for one in (card.name_row, card.role_row, card.own_row)]
    assert states == ["bad", "bad", "bad"]
    assert card.phrase.first_row.state()[0] == "bad"
    assert users_of(office.folder) == ("María López",)


def test_a_wrong_own_passphrase_changes_nothing_and_keeps_what_was_typed(
    screen: SettingsScreen, office: Office
) -> None:
    card = screen.users.card
    type_text(card.name, EVA)
    card.role.set_code(CAPTURA)
    for field in (card.phrase.first, card.phrase.again):
        type_text(field, EVAS)
    type_text(card.own, "no es esta frase")
    press(card.own, "Return")
    assert not screen.message.isHidden()
    assert card.name.text() == EVA
    assert users_of(office.folder) == ("María López",)


def test_another_passphrase_and_then_out(screen: SettingsScreen, office: Office) -> None:
    add_eva(screen)
    assert not screen.users.remove.isEnabled()  # her own line is marked, or none
    screen.users.table.select(1)
    assert screen.users.remove.isEnabled()
    screen.users.ask(PHRASE)
    card = screen.users.card
    for field in (card.phrase.first, card.phrase.again):
        type_text(field, OTHER)
    type_text(card.own, PASSPHRASE)
    press(card.own, "Return")
    assert enters(office, EVA, OTHER)
    screen.users.table.select(1)
    screen.users.ask(REMOVE)
    type_text(card.own, PASSPHRASE)
    press(card.own, "Return")
    assert users_of(office.folder) == ("María López",)
    assert [one.name for one in screen.users.model.rows] == ["María López"]
    assert enters(office, "María López", PASSPHRASE)
    assert office.store.meta("instituto") == "32020"


def test_nobody_is_asked_about_herself(screen: SettingsScreen) -> None:
    screen.users.table.select(0)
    screen.users.ask(REMOVE)
    assert screen.users.card.title.text() == "Agregar a una persona"
    screen.users.ask(ADD)
    assert not screen.users.remove.isEnabled()


def test_her_own_passphrase(screen: SettingsScreen, office: Office) -> None:
    screen.show_part(parts.OWN)
    type_text(screen.own.old, PASSPHRASE)
    for field in (screen.own.new.first, screen.own.new.again):
        type_text(field, OTHER)
    press(screen.own.new.again, "Return")
    assert not screen.message.isHidden()
    assert screen.own.old.text() == ""
    assert enters(office, "María López", OTHER)
    assert not enters(office, "María López", PASSPHRASE, after=1)


def test_the_drill_measures_and_reminds(
    screen: SettingsScreen, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen.show_part(parts.SHEET)
    screen.sheet.own.setText(PASSPHRASE)
    screen.sheet.renew.click()
    (sheet,) = screen._sheets
    screen.presenter.sheets_on_paper()
    seconds = iter((100.0, 100.0 + 6 * 60 + 1))
    monkeypatch.setattr(screen.presenter, "_clock", lambda: next(seconds))
    screen.sheet.start.click()
    screen.sheet.boxes[0].words.setPlainText(" ".join(sheet.words))
    screen.sheet.prove.click()
    from captura.actions.drill import drills

    assert [one.minutes for one in drills(office)] == [7]
    assert screen.sheet.boxes[0].text() == ""


def test_a_theme_is_taken_at_once_and_kept(
    qtbot: QtBot, office: Office, screen: SettingsScreen
) -> None:
    kept: list[Settings] = []
    screen._desk.connect_office(lambda then: then(), kept.append)
    before = style.current()
    try:
        screen.look.theme_chosen.emit("oscuro")
        assert kept[-1].theme == "oscuro"
        assert style.current().theme == "oscuro"
    finally:
        screen.look.theme_chosen.emit(before.theme)


def test_erasing_closes_the_office_and_leaves_nothing(
    screen: SettingsScreen, office: Office
) -> None:
    closed: list[bool] = []

    def leave(then: object) -> None:
        office.close()
        closed.append(True)
        then()  # type: ignore[operator]

    screen.devices._leave = leave
    screen.devices.erase(PASSPHRASE, "borrar")
    assert not closed
    assert office.folder.keys.exists()
    screen.devices.erase(PASSPHRASE, "BORRAR ESTE EQUIPO")
    assert closed
    assert not office.folder.root.exists()


def test_what_became_of_the_copies_is_said_whole() -> None:
    from captura.actions.former_keys import Remade

    said = said_of(Remade(3, ("respaldo-x",), "E:/"))
    for word in ("3 respaldos", "E:/", "respaldo-x", "a mano"):
        assert word in said
