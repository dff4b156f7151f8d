"""The reception with real widgets and slow work in its thread; the mouse is never needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.answer import answer
from captura.actions.decide import Remark, decide
from captura.actions.take_in import take_in
from captura.excel.passwords import protect
from captura.records.roles import COORDINACION, REVISION
from captura.store.queries.observations import observations
from captura.store.queries.packages import package, package_rows
from captura.ui.components import Button
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.palette.entry import PEOPLE, Entry
from captura.ui.palette.presenter import Palette
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.recepcion.board import read_standings
from captura.ui.screens.recepcion.delivery_panel import ONLY_LOOKS
from captura.ui.screens.recepcion.samples import (
    altered_workbook,
    correct_people,
    hand_in,
    whole_workbook,
)
from captura.ui.screens.recepcion.screen import ReceptionScreen
from tests.ui.dropping import drop
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.recepcion.story import Story
from tests.ui.threaded import WAIT, threaded_desk


@pytest.fixture
def screen(qtbot: QtBot, story: Story) -> Iterator[ReceptionScreen]:
    with threaded_desk(qtbot, story.state) as desk:
        screen = ReceptionScreen(desk)
        qtbot.addWidget(screen)
        shown(screen)
        yield screen


def test_files_dropped_are_taken_in_and_accepted_by_keys(
    qtbot: QtBot, story: Story, screen: ReceptionScreen
) -> None:
    assert screen.page.empty.isVisible()
    assert drop(screen.page, story.file(hand_in(story.jerez), "a.captura"))
    qtbot.waitUntil(lambda: screen.page.intake.results.isVisible(), timeout=WAIT)
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    press(screen.page.intake.shut, "Return")
    assert screen.page.list.table.hasFocus()  # the arrows walk what arrived
    assert screen.page.panel.accept.isVisible()
    assert not screen.page.empty.isVisible()
    package_id = screen.page.presenter.chosen
    press(screen, "Ctrl+Return")
    qtbot.waitUntil(
        lambda: package(story.state.store, package_id).state == "accepted", timeout=WAIT
    )
    qtbot.waitUntil(lambda: screen.page.presenter.waiting() == 0, timeout=WAIT)
    screen.page.presenter.chosen = ""  # as on another day
    screen.page.presenter.filter(True)
    qtbot.waitUntil(lambda: screen.page.list.height() < 60)
    assert screen.page.decided.isVisible()
    assert not screen.page.list.table.isVisible()
    assert screen.page.list.geometry().bottom() < screen.page.decided.y()


def test_returning_all_asks_why_first(qtbot: QtBot, story: Story, screen: ReceptionScreen) -> None:
    assert drop(screen.page, story.file(hand_in(story.jerez), "a.captura"))
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    screen.page.intake._shut()
    package_id = screen.page.presenter.chosen
    press(screen, "Ctrl+D")
    bar = screen.page.panel.bar
    press(bar.text, "Return")
    assert bar.field.state()[0] == "bad"
    type_text(bar.text, "Faltó la sesión de agosto; añádanla.")
    press(bar.text, "Return")
    qtbot.waitUntil(
        lambda: package(story.state.store, package_id).state == "returned", timeout=WAIT
    )


def test_a_protected_workbook_asks_for_its_password_in_place(
    qtbot: QtBot, story: Story, screen: ReceptionScreen
) -> None:
    closed = protect(whole_workbook(story.jerez), "ñandú candil 58")
    assert drop(screen.page, story.file(closed, "libro.xlsx"))
    qtbot.waitUntil(lambda: screen.page.intake.results.isVisible(), timeout=WAIT)
    (field,) = screen.page.intake.findChildren(PassphraseField)
    type_text(field, "ñandú candil 58")
    press(field, "Return")
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    assert screen.page.presenter.delivery.state == "pending"


def test_an_altered_workbook_shows_its_cells_and_no_way_to_accept(
    qtbot: QtBot, story: Story, screen: ReceptionScreen
) -> None:
    assert drop(screen.page, story.file(altered_workbook(story.jerez), "libro.xlsx"))
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    screen.page.intake._shut()
    panel = screen.page.panel
    assert panel.tables.currentWidget() is panel.altered_table
    assert panel.altered.rows
    assert not panel.accept.isVisible()
    assert not panel.back.isVisible()
    assert not panel.rows.isVisible()


def test_rows_are_walked_and_marked_by_keys(
    qtbot: QtBot, story: Story, screen: ReceptionScreen
) -> None:
    assert drop(screen.page, story.file(hand_in(story.jerez), "a.captura"))
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    screen.page.intake._shut()
    press(screen, "Ctrl+R")
    rows = screen.rows
    chip = next(one for one in rows.findChildren(Button) if one.words().startswith("Personas"))
    chip.setFocus()
    press(chip, "Space")
    qtbot.waitUntil(
        lambda: bool(rows.model.rows) and rows.model.rows[0].row.type == "persona", timeout=WAIT
    )
    assert rows.table.hasFocus()
    shown(screen, 1300, 697)
    assert rows.model.rows[0].row.novelty == "new"
    assert "Aquí dice" not in rows.card.table.columns_shown()  # nothing did before
    press(rows.table, "Space")
    type_text(rows.card.bar.text, "Está dos veces.")
    press(rows.card.bar.text, "Return")
    assert list(rows.presenter.marks.returned.values()) == ["Está dos veces."]
    qtbot.waitUntil(lambda: rows.companions.isVisible(), timeout=WAIT)
    press(rows.table, "Del")  # once more: it stays
    assert rows.presenter.marks.returned == {}
    press(screen, "Ctrl+B")
    assert rows.card.bar.isVisible()
    press(screen, "Esc")  # of the line one was writing, not of the page
    assert not rows.card.bar.isVisible()
    assert screen.currentWidget() is rows
    press(screen, "Esc")
    assert screen.currentWidget() is screen.page


def test_a_row_observed_before_says_on_what_and_what_is_answered_to_it(
    qtbot: QtBot, story: Story, screen: ReceptionScreen
) -> None:
    first = take_in(story.state, hand_in(story.jerez)).package
    person = package_rows(story.state.store, first, record_type="persona")[0].id
    decide(story.state, first, {}, [Remark("persona", person, "telefono", "¿Es el de ella?")])
    (remark,) = observations(story.state.store)
    answer(story.jerez, "persona", person, "telefono", remark.id, "Es el de su hermana.")
    correct_people(story.jerez, 1)
    take_in(story.state, hand_in(story.jerez))
    screen.open(period="2026-T3", institute="32020")
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    qtbot.waitUntil(lambda: bool(screen.page.presenter.examined), timeout=WAIT)
    screen._open_rows("persona")
    rows = screen.rows
    qtbot.waitUntil(lambda: bool(rows.model.rows), timeout=WAIT)
    rows.table.select([one.row.id for one in rows.model.rows].index(person))
    said = "Teléfono: ¿Es el de ella? Responde: «Es el de su hermana.»."
    qtbot.waitUntil(lambda: said in [one.text() for one in visible(rows.card)], timeout=WAIT)


def test_after_a_field_is_observed_the_cursor_is_still_on_it(
    qtbot: QtBot, story: Story, screen: ReceptionScreen
) -> None:
    assert drop(screen.page, story.file(hand_in(story.jerez), "a.captura"))
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    screen._open_rows("persona")
    card = screen.rows.card
    qtbot.waitUntil(card.isVisible, timeout=WAIT)
    qtbot.waitUntil(lambda: len(card.model.rows) > 4, timeout=WAIT)
    card.table.select(3)
    name = card.model.rows[3].name
    press(screen, "Ctrl+B")
    type_text(card.bar.text, "Revísela.")
    press(card.bar.text, "Return")
    qtbot.waitUntil(lambda: any(one.observed for one in card.model.rows), timeout=WAIT)
    assert card.model.rows[card.table.current_row()].name == name


def visible(widget: QWidget) -> list[QLabel]:
    return [one for one in widget.findChildren(QLabel) if one.isVisible()]


def test_the_year_leads_to_a_delivery(qtbot: QtBot, story: Story, screen: ReceptionScreen) -> None:
    assert drop(screen.page, story.file(hand_in(story.jerez), "a.captura"))
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    screen.page.intake._shut()
    screen.page.period.set_code("2026-T1")
    screen.page.period.edited.emit()
    press(screen, "Ctrl+T")
    table = screen.year.table
    qtbot.waitUntil(lambda: bool(screen.year.model.rows), timeout=WAIT)
    assert [one.state for one in screen.year.model.rows[19].quarters] == ["bad", "bad", "info", ""]
    table.select(19)
    press(table, "Return")
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    assert str(screen.page.presenter.period) == "2026-T3"
    assert screen.page.presenter.delivery.name == "Jerez"


def test_the_acuse_is_saved_where_she_says(
    qtbot: QtBot, story: Story, screen: ReceptionScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drop(screen.page, story.file(hand_in(story.jerez), "a.captura"))
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    screen.page.intake._shut()
    press(screen, "Ctrl+Return")
    qtbot.waitUntil(lambda: screen.page.presenter.waiting() == 0, timeout=WAIT)
    screen.open(period="2026-T3", institute="32020")
    qtbot.waitUntil(screen.page.panel.save.isVisible, timeout=WAIT)
    path = story.root / "acuse.captura"
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    press(screen, "Ctrl+S")
    qtbot.waitUntil(path.exists, timeout=WAIT)
    assert path.read_bytes().startswith(b"age-encryption.org/")


def test_all_acuses_of_a_quarter_are_saved_into_one_folder(
    qtbot: QtBot, story: Story, screen: ReceptionScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """58 a quarter, and all of them again once it is closed: one by one it would be a morning."""
    page = screen.page
    assert page.list.acuses.isHidden()
    for office in (story.jerez, story.pinos):
        decide(story.state, take_in(story.state, hand_in(office)).package, {}, [])
    screen.open(period="2026-T3")
    qtbot.waitUntil(page.list.acuses.isVisible, timeout=WAIT)
    folder = story.root / "acuses"
    folder.mkdir()
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    page.list.acuses.click()
    qtbot.waitUntil(lambda: len(list(folder.iterdir())) == 2, timeout=WAIT)
    assert all(one.read_bytes().startswith(b"age-") for one in folder.iterdir())


def test_the_models_hold_what_qt_expects(
    qtbot: QtBot, story: Story, screen: ReceptionScreen, qtmodeltester: ModelTester
) -> None:
    assert drop(screen.page, story.file(hand_in(story.jerez), "a.captura"))
    qtbot.waitUntil(lambda: screen.page.presenter.delivery is not None, timeout=WAIT)
    screen.page.intake._shut()
    press(screen, "Ctrl+R")
    qtbot.waitUntil(lambda: bool(screen.rows.card.model.rows), timeout=WAIT)
    page, rows = screen.page, screen.rows
    for model in (page.list.model, page.panel.sheets, rows.model, rows.card.model):
        assert model.rowCount()
        qtmodeltester.check(model)


def looking(story: Story, role: str) -> ReceptionScreen:
    """The reception as that role has it, everything done at once."""
    screen = ReceptionScreen(desk_of(replace(story.state, role=role)))
    screen.open(period="2026-T3", institute=story.jerez.institute)
    return screen


@pytest.mark.parametrize("role", [COORDINACION, REVISION])
def test_a_role_is_offered_only_what_it_may_do(qtbot: QtBot, story: Story, role: str) -> None:
    story.arrive(story.jerez)
    screen = looking(story, role)
    qtbot.addWidget(screen)
    shown(screen)
    panel, may = screen.page.panel, role == COORDINACION
    assert [one.isVisible() for one in (panel.rows, panel.accept, panel.back)] == [True, may, may]
    assert (panel.marked.text() == ONLY_LOOKS) is not may
    screen._open_rows("persona")
    rows = screen.rows
    assert rows.accept.isVisible() is may
    assert [rows.card.observe.isVisible(), rows.card.back.isVisible()] == [may, may]
    rows.card.ask_return()  # a key must not open what no button offers
    assert rows.card.bar.isVisible() is may
    decide(story.state, screen.page.presenter.chosen)
    screen._back()
    screen.page.presenter.read()
    assert [panel.print.isVisible(), panel.save.isVisible()] == [may, may]


def test_an_altered_workbook_is_neither_handed_in_nor_missing(qtbot: QtBot, story: Story) -> None:
    story.arrive(story.jerez)
    story.reception.take([story.file(altered_workbook(story.pinos), "libro.xlsx")])
    standings = read_standings(story.state, story.reception.period)
    assert standings.summary.startswith("1 de 58 municipios entregaron · 1 alterada · faltan 56")
    screen = looking(story, COORDINACION)
    screen.open(period="2026-T3", institute=story.pinos.institute)
    qtbot.addWidget(screen)
    shown(screen)
    assert screen.page.panel.decision.isHidden()  # nothing to press: no gap either


def test_a_part_of_it_is_opened_by_its_name(qtbot: QtBot, screen: ReceptionScreen) -> None:
    for part, page in (
        ("ano", "year"), ("llamar", "calls"), ("observaciones", "inbox"),
        ("calendario", "calendar"),
    ):  # fmt: skip
        screen.open(part=part)
        assert screen.currentWidget() is getattr(screen, page)
    screen.open()
    grid = screen.page.tiles.grid
    qtbot.waitUntil(lambda: grid.tile() is not None, timeout=WAIT)
    screen.open(institute="32020")
    assert screen.currentWidget() is screen.page
    assert grid.tile().key == "32020"


def test_a_record_is_looked_at_in_the_delivery_that_brought_it(qtbot: QtBot, story: Story) -> None:
    story.arrive(story.jerez)
    made = story.reception.arrivals[0].package
    desk = desk_of(story.state)
    went: list[Any] = []
    desk.connect_window(lambda screen, **where: went.append((screen, where)), lambda *a, **k: None)
    screen = ReceptionScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    decide(story.state, made, {})
    record = story.state.store.value("SELECT min(id) FROM persona")
    name = story.state.store.value("SELECT nombres FROM persona WHERE id=?", (record,))
    found: list[Entry] = []
    view = SimpleNamespace(show_entries=found.extend, forget=lambda: None)
    run = lambda work, done: done(work())  # noqa: E731 - at once
    palette = Palette(story.state, view, run, [], desk.go, reads=True)
    palette.expect()
    palette.ask(name)
    assert {one.group for one in found} == {PEOPLE}
    assert all(one.detail.startswith("Jerez") for one in found)
    palette.open(found[0])
    (place, where), *_ = went
    assert (place, where["type"]) == ("recepcion", "persona")
    screen.open(type="persona", row=record)
    assert screen.currentWidget() is screen.rows
    line = screen.rows.model.rows[screen.rows.table.current_row()]
    assert line.row.id == record
    assert screen.page.presenter.delivery.package == made
    screen.open(type="persona", row="32020-nada")
    assert screen.currentWidget() is screen.rows
