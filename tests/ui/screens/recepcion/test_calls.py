"""Whom to call and their letters, by keys."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from captura.actions.owing import owing
from captura.documents.page import PageBreak
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.recepcion.samples import JEREZ
from captura.ui.screens.recepcion.screen import ReceptionScreen
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.recepcion.story import Story
from tests.ui.threaded import rest, threaded_desk


def test_from_the_board_to_the_letter_of_one_and_of_all(qtbot: QtBot, story: Story) -> None:
    story.arrive(story.jerez)
    screen = ReceptionScreen(desk_of(story.state))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(period="2026-T3")
    screen._open_year()
    press(screen.year, "Ctrl+H")
    calls, page = screen.calls, screen.letters
    assert screen.currentWidget() is calls
    assert "57 institutos" in calls.subtitle.text()
    assert JEREZ not in {one.institute for one in calls.model.rows}
    calls.table.select(3)
    chosen = calls.model.row(3)
    press(calls.table, "Return")
    assert screen.currentWidget() is page
    assert page.whom.code() == chosen.institute
    assert page.card.preview.sheets == 1
    page.whom.set_code("todos")
    page._read()
    paper = page.card.paper
    assert paper is not None
    assert sum(isinstance(block, PageBreak) for block in paper.blocks) == 56
    press(page, "Esc")
    assert screen.currentWidget() is calls
    assert calls.table.current_row() == 3
    press(calls, "Esc")
    assert screen.currentWidget() is screen.year


def test_a_contact_is_noted_by_keys_and_shows_in_the_list(qtbot: QtBot, story: Story) -> None:
    screen = ReceptionScreen(desk_of(story.state))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(period="2026-T3")
    screen._open_year()
    press(screen.year, "Ctrl+H")
    calls, page = screen.calls, screen.contacts
    calls.table.select(2)
    name = calls.model.row(2).name
    press(calls, "Ctrl+M")
    assert screen.currentWidget() is page
    assert page.title.text() == name
    assert page.none.isVisible()
    press(page, "Ctrl+S")
    assert page.agreed_row.state()[0] == "bad"
    type_text(page.agreed, "Mandará la entrega el viernes.")
    page.again.set_text("31/02/2027")
    press(page, "Ctrl+S")
    assert page.again_row.state()[0] == "bad"
    page.again.set_text("12/10/2026")
    press(page.again, "Return")
    assert not page.none.isVisible()
    assert page.agreed.text() == ""
    (noted,) = page.model.rows
    assert (noted.channel, f"{noted.again:%d/%m}") == ("TEL", "12/10")
    press(page, "Esc")
    assert screen.currentWidget() is calls
    shows = [column.show(calls.model.row(2)) for column in calls.model.columns]
    assert "hoy: Mandará la entrega el viernes." in [getattr(one, "text", one) for one in shows]
    assert calls.table.current_row() == 2


def test_a_contact_confirmed_twice_before_the_answer_is_noted_once(
    qtbot: QtBot, story: Story
) -> None:
    with threaded_desk(qtbot, story.state) as desk:
        screen = ReceptionScreen(desk)
        qtbot.addWidget(screen)
        shown(screen)
        page = screen.contacts
        screen.show_page(page)
        page.show_institute(owing(story.state, story.reception.period)[0])
        type_text(page.agreed, "Mandará la entrega el viernes.")
        press(page.again, "Return")
        press(page.again, "Return")
        rest(qtbot, desk.tasks)
        assert len(page.model.rows) == 1
        type_text(page.agreed, "Ya la mandó.")
        press(page.again, "Return")
        rest(qtbot, desk.tasks)
        assert len(page.model.rows) == 2
