"""The open observations, by keys: read from the board, closed, gone."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from captura.actions.decide import Remark, decide
from captura.actions.threads import OPEN
from captura.store.queries.observations import observations
from captura.store.queries.packages import package_rows
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.recepcion.screen import ReceptionScreen
from tests.ui.keys import press, shown
from tests.ui.screens.recepcion.story import Story


def test_an_observation_is_read_and_closed(qtbot: QtBot, story: Story) -> None:
    story.arrive(story.jerez)
    package = story.reception.chosen
    people = package_rows(story.state.store, package, record_type="persona")[:2]
    decide(story.state, package, {}, [Remark("persona", one.id, "telefono", f"Falta {n}")
                                      for n, one in enumerate(people)])  # fmt: skip
    screen = ReceptionScreen(desk_of(story.state))
    qtbot.addWidget(screen)
    shown(screen)
    screen._open_year()
    press(screen.year, "Ctrl+U")
    page = screen.inbox
    assert screen.currentWidget() is page
    assert page.subtitle.text() == "2 abiertas · 0 con respuesta"
    # its story stands under the rows, not at the foot of an empty table
    assert page.now.y() - page.table.geometry().bottom() < 40
    assert page.story.parentWidget().height() > page.table.height()
    page.table.select(1)
    text = page.model.row(1).text
    assert text in words(page.story)
    assert page.model.row(1).state == OPEN
    press(page, "Ctrl+Return")
    assert page.subtitle.text() == "1 abierta · 0 con respuesta"
    (left,) = observations(story.state.store, state="open")
    assert left.text != text
    press(page, "Ctrl+Return")
    assert page.blank.isVisible()
    assert page.open_ones.hasFocus()  # and not whatever stands before the page
    assert not page.close_it.isEnabled()
    page.closed_ones.click()
    assert page.subtitle.text() == "2 cerradas"
    assert "Cerrada por" in words(page.story)
    assert not page.close_it.isEnabled()
    page.open_ones.click()
    assert page.blank.isVisible()
    press(page, "Esc")
    assert screen.currentWidget() is screen.year


def words(widget: QWidget) -> str:
    QApplication.processEvents()  # what was just put into a layout shows
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())
