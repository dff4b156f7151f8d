"""Why two totals differ, by keys: from the rows of a delivery to the letter and back."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from captura.actions.decide import decide
from captura.store.queries.packages import package_rows
from captura.ui.components import Button
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.recepcion.screen import ReceptionScreen
from tests.ui.keys import press, shown
from tests.ui.screens.recepcion.story import Story


def opened(qtbot: QtBot, story: Story) -> ReceptionScreen:
    screen = ReceptionScreen(desk_of(story.state))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(period="2026-T3", institute=story.jerez.institute)
    screen._open_rows("actividad")
    press(screen.rows, "Ctrl+Shift+D")
    assert screen.currentWidget() is screen.differences
    return screen


def test_from_the_rows_to_the_letter_and_back(qtbot: QtBot, story: Story) -> None:
    story.arrive(story.jerez)
    package = story.reception.chosen
    back = package_rows(story.state.store, package, record_type="actividad")[0].id
    decide(story.state, package, {back: "Falta la lista firmada."})
    screen = opened(qtbot, story)
    page = screen.differences
    (row,) = [one for one in page.model.rows if one.id == back]
    assert row.detail == "Falta la lista firmada."
    assert {one.type for one in page.model.rows} == {"actividad"}
    chip = next(one for one in page.findChildren(Button) if one.words().startswith("Asistencias"))
    chip.setFocus()
    press(chip, "Space")
    assert page.table.hasFocus()  # the arrows walk what was asked for
    assert {one.type for one in page.model.rows} == {"participacion"}
    press(page, "Ctrl+P")
    letter = screen.difference_letter
    assert screen.currentWidget() is letter
    assert letter.card.preview.sheets >= 1
    press(letter, "Esc")
    assert screen.currentWidget() is page
    press(page, "Esc")
    assert screen.currentWidget() is screen.rows


def test_equal_totals_say_so(qtbot: QtBot, story: Story) -> None:
    story.arrive(story.jerez)
    package = story.reception.chosen
    decide(story.state, package)
    page = opened(qtbot, story).differences
    assert page._found is not None
    assert page.blank.isVisible() == (page._found.rows == ())
