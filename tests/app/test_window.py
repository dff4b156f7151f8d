"""The window around an office: it leaves for a restore, tells its health, starts only once."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from captura.actions.backup import make_backup
from captura.actions.demonstration.cast import PHRASE, Moment
from captura.actions.office import STATE
from captura.actions.open_office import open_office
from captura.actions.plan_activity import add_session
from captura.actions.plan_year import save_goal
from captura.actions.restore import place_backup, stage_backup
from captura.app.only_one import hold
from captura.app.refusal import refusal
from captura.app.surroundings import catalogues
from captura.app.window import Windows
from captura.documents.attendance_sheet import sheet_code
from captura.errors import CapturaError
from captura.paths import DataFolder
from captura.records.meta_anual import MetaAnual
from captura.store.restore import set_aside
from captura.ui.components import LinkRow
from captura.ui.help import HelpPage
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.primer_inicio.view import FirstStartScreen
from tests.actions.world import JEREZ, USER, start, talk, woman
from tests.app.desk import closed, rest
from tests.ui.keys import press, type_text
from tests.ui.walk import ShownAlone

CLOCK = Moment(dt.datetime(2026, 5, 5, 15, tzinfo=dt.UTC))


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path) -> Iterator[Windows]:
    start(tmp_path, JEREZ, CLOCK).close()
    made = Windows(qapp, DataFolder(tmp_path / JEREZ))
    office = open_office(made.folder, USER, PHRASE, catalogues(), clock=CLOCK, random=os.urandom)
    made.enter(office)
    yield made
    closed(made)


def test_a_page_is_made_when_someone_goes_there_and_stays(windows: Windows) -> None:
    shell = windows.shell
    assert shell is not None
    assert [type(page).__name__ for page in shell.pages_made()] == ["HomeScreen"]
    windows._go("personas")
    list_page = windows.page("personas")
    assert "form" not in vars(list_page)
    windows._go("personas", new=True)
    assert "form" in vars(list_page)
    windows._go("inicio")
    windows._go("personas")
    assert windows.page("personas") is list_page
    assert len(shell.pages_made()) == 2


def test_a_form_left_open_has_its_cursor_again_when_one_comes_back(
    qtbot: QtBot, windows: Windows
) -> None:
    shell = windows.shell
    assert shell is not None
    for place in ("personas", "actividades"):
        windows._go(place, new=True)
        rest(qtbot, windows)
        page = windows.page(place)
        form = page.form.form if place == "personas" else page.page.card.form
        editor = form.editor("nombres" if place == "personas" else "nombre")
        editor.setFocus()
        type_text(editor, "Mar")
        shell.rail.items["inicio"].setFocus()
        shell.rail.items["inicio"].click()
        rest(qtbot, windows)
        shell.rail.items[place].setFocus()
        shell.rail.items[place].click()
        rest(qtbot, windows)
        type_text(QApplication.focusWidget() or shell, "i")
        assert editor.text() == "Mari", place


@pytest.mark.parametrize(
    ("key", "place"),
    [("Ctrl+N", "actividades"), ("F2", "personas"), ("Ctrl+Shift+K", "actividades")],
)
def test_what_the_palette_offers_by_a_key_is_done_by_that_key_everywhere(
    windows: Windows, key: str, place: str
) -> None:
    shell = windows.shell
    assert shell is not None
    for name in shell.places():
        windows._go(name)
        QApplication.processEvents()
        press(QApplication.focusWidget() or shell.page() or shell, key)
        own = name in ("actividades", "personas") and shell.place in ("actividades", "personas")
        assert own or shell.place == place, name


def test_no_key_is_heard_behind_the_safe_screen(windows: Windows) -> None:
    shell = windows.shell
    assert shell is not None
    press(shell, "F12")
    press(shell.safe, "Ctrl+N")
    assert shell.place == "inicio"


def test_undoing_says_what_was_undone(qtbot: QtBot, windows: Windows) -> None:
    """By the key she may be far from where she did it."""
    office, shell = windows.office, windows.shell
    assert office is not None
    assert shell is not None
    windows._go("plan")
    page = windows.page("plan")
    rest(qtbot, windows)
    _, saved = save_goal(office, MetaAnual(ejercicio=2026, estrategia="2.10.6", nombre="Pláticas"))
    page._desk.did(saved, "Meta guardada", "Folio X00001")
    windows._go("respaldos")
    shell.toast.hide()
    shell.rail.items["respaldos"].setFocus()
    press(shell.rail.items["respaldos"], "Ctrl+Z")
    rest(qtbot, windows)
    said = " · ".join(label.text() for label in shell.toast.findChildren(QLabel))
    assert "Deshecho" in said
    assert "Meta guardada · Folio X00001" in said


def test_the_first_start_waits_with_the_cursor_in_its_first_field(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    made = Windows(qapp, DataFolder(tmp_path / "nueva"))
    made.show_entrance()
    qtbot.waitUntil(lambda: bool(made.window and made.window.findChild(FirstStartScreen)))
    window = made.window
    assert window is not None
    window.activateWindow()
    screen = window.findChild(FirstStartScreen)
    assert screen is not None
    line = screen.office.municipality.lineEdit()
    qtbot.waitUntil(line.hasFocus)
    closed(made)


def test_larger_letters_ask_nobody_to_wait(qtbot: QtBot, windows: Windows) -> None:
    """The window is built again; the old one goes although the new one reads already."""
    for step in (1, -1):
        windows._rescale(step)
        assert windows.shell is not None
        assert not windows.shell.toast.isVisible()
        rest(qtbot, windows)
    assert [type(one).__name__ for one in QApplication.topLevelWidgets() if one.isVisible()] == [
        "Shell"
    ]


def test_nothing_blinks_while_an_office_opens(qapp: QApplication, tmp_path: Path) -> None:
    """No part of any page is a window of its own for a moment, of the institute or of the state."""
    for key in (JEREZ, STATE):
        office = start(tmp_path / "otra", key, CLOCK)
        made = Windows(qapp, office.folder)
        with ShownAlone() as alone:
            made.enter(office)
            for name in made.shell.places():  # type: ignore[union-attr]
                made._go(name)
        closed(made)
        assert alone == ["Shell"]


def test_the_office_is_closed_while_a_backup_takes_its_place(
    qtbot: QtBot, windows: Windows
) -> None:
    office = windows.office
    assert office is not None
    qtbot.waitUntil(lambda: not windows.tasks.busy(), timeout=20_000)
    backup = make_backup(office).own
    talk(office, woman())
    stage_backup(office.folder, backup, USER, PHRASE)

    def place() -> None:
        place_backup(office.folder, CLOCK)

    windows._leave_for(place)
    assert windows.office is None
    assert windows.shell is None
    assert windows.window is not None
    assert windows.window.isVisible()  # the entrance: her passphrase opens what was restored
    assert len(set_aside(office.folder.root)) == 1
    qtbot.wait(500)  # what the entrance warms up
    qtbot.waitUntil(lambda: not windows.tasks.busy(), timeout=20_000)


def test_what_ails_is_counted_beside_its_place(qtbot: QtBot, windows: Windows) -> None:
    shell = windows.shell
    assert shell is not None
    item = shell.rail.items["respaldos"]
    # no second place was chosen yet, and that is said every day
    qtbot.waitUntil(lambda: "1" in item.accessibleName(), timeout=20_000)


def test_the_first_screen_forgets_an_old_backup_once_the_days_is_made(
    qtbot: QtBot, windows: Windows
) -> None:
    rest(qtbot, windows)
    office = windows.office
    assert office is not None
    before = CLOCK.now
    CLOCK.now += dt.timedelta(days=3)
    windows.enter(office)
    rest(qtbot, windows)
    links = windows.page("inicio").findChildren(LinkRow)
    said = [line.words for line in links if not line.isHidden()]
    CLOCK.now = before
    assert said
    assert not any("espaldo" in words for words in said)


def test_a_second_start_shows_a_sentence(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    held = hold(tmp_path)
    with pytest.raises(CapturaError) as caught:
        hold(tmp_path)
    window = refusal(qapp, caught.value)
    qtbot.addWidget(window)
    said = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "Captura ya está abierto" in said
    assert "CAP-APP-05" in said
    held.release()


def test_a_scanner_opens_the_list_whose_code_it_reads(qtbot: QtBot, windows: Windows) -> None:
    office, shell = windows.office, windows.shell
    assert office is not None
    assert shell is not None
    activity, _ = talk(office, woman())
    second, _ = add_session(office, activity, dt.date(2026, 5, 4))
    press(shell, "Ctrl+K")
    search = shell.top.search
    assert search is not None
    qtbot.waitUntil(search.hasFocus)
    type_text(search, sheet_code(second.id).lower())  # a scanner with capitals locked
    press(search, "Return")
    screen = windows.page("actividades")
    assert isinstance(screen, ActividadesScreen)
    qtbot.waitUntil(lambda: screen.page.presenter.sessions.chosen is not None, timeout=20_000)
    assert screen.isVisible()
    assert screen.page.presenter.sessions.chosen == second
    type_text(search, "Marina")
    press(search, "Return")
    qtbot.waitUntil(windows.page("personas").isVisible)


def test_f1_shows_the_page_of_what_one_is_at(qtbot: QtBot, windows: Windows) -> None:
    shell, office = windows.shell, windows.office
    assert shell is not None
    assert office is not None
    activity, _ = talk(office, woman())

    def helped() -> str:
        rest(qtbot, windows)
        press(shell, "F1")
        page = shell.page()
        assert isinstance(page, HelpPage)
        press(page.text, "Esc")
        return page.name

    windows._go("actividades", calendar=True)
    assert helped() == "calendario.md"
    windows._go("actividades", id=activity.id)
    assert helped() == "actividades-y-listas.md"
    windows.page("actividades").page.show_evidence()
    assert helped() == "evidencia.md"
    windows._go("plan", report=True)
    assert helped() == "informe-trimestral.md"


def test_f1_shows_the_manual_over_the_work_and_esc_leads_back(
    qtbot: QtBot, windows: Windows
) -> None:
    shell = windows.shell
    assert shell is not None
    qtbot.waitUntil(lambda: not windows.tasks.busy(), timeout=20_000)
    shell.go("personas")
    under = shell.page()
    press(shell, "F1")
    shown_page = shell.page()
    assert isinstance(shown_page, HelpPage)
    assert shown_page.name == "personas.md"
    press(shell, "F1")
    assert shell.page() is shown_page
    press(shown_page.text, "Esc")
    assert shell.page() is under
