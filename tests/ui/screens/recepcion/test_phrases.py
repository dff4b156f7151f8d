"""Ready sentences where a row is observed or goes back: chosen, changed, offered first again."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.recepcion.row_card import RowCard
from captura.ui.screens.recepcion.screen import ReceptionScreen
from tests.ui.keys import press, shown
from tests.ui.screens.recepcion.story import Story


@pytest.fixture
def screen(qtbot: QtBot, story: Story) -> ReceptionScreen:
    story.arrive(story.jerez)
    screen = ReceptionScreen(desk_of(story.state))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(period="2026-T3")
    screen._open_rows("persona")
    return screen


def actions(menu: QMenu) -> dict[str, QAction]:
    """{words: action} of a menu and of those inside it."""
    found: dict[str, QAction] = {}
    for action in menu.actions():
        inner = action.menu()
        found |= actions(inner) if isinstance(inner, QMenu) else {action.text(): action}
    return found


def own(menu: QMenu) -> list[str]:
    return [one.text() for one in menu.actions() if one.text() and one.menu() is None]


def on_field(card: RowCard, name: str) -> str:
    """Begin to observe a field; its label."""
    names = [line.name for line in card.model.rows]
    card.table.select(names.index(name))
    press(card.table, "Return")
    return str(card.model.row(names.index(name)).label)


def test_a_sentence_is_chosen_changed_and_then_comes_first(screen: ReceptionScreen) -> None:
    card = screen.rows.card
    label = on_field(card, "nombres")
    menu = card.phrases.menu()
    offered = actions(menu)
    assert own(menu) == []
    assert {one.title() for one in menu.findChildren(QMenu)} == {"Personas", "De cualquier renglón"}
    wanted = f"«{label}» no coincide con la CURP. Revise cuál de los dos está bien."
    offered[wanted].trigger()
    assert card.bar.text.text() == wanted
    press(card.bar.text, "Return")
    assert screen.rows.presenter.marks.of(screen.rows.presenter.at) == {"nombres": wanted}
    other = on_field(card, "primer_apellido")
    assert own(card.phrases.menu()) == [wanted.replace(label, other)]


def test_her_own_words_are_offered_again_only_if_she_keeps_them(screen: ReceptionScreen) -> None:
    card = screen.rows.card
    for text, kept in (("Hable con nosotras.", False), ("Gracias, ya casi.", True)):
        card.ask_return()
        card.bar.write(text)
        card.phrases.keep.setChecked(kept)
        press(card.bar.text, "Return")
        assert screen.rows.presenter.marks.returned[screen.rows.presenter.at] == text
        screen.rows.presenter.keep([screen.rows.presenter.at])
    card.ask_return()
    assert own(card.phrases.menu()) == ["Gracias, ya casi."]
    assert not card.phrases.keep.isChecked()
    assert not [text for text in actions(card.phrases.menu()) if "«" in text and "campo" in text]


def test_a_row_is_offered_nothing_that_speaks_of_a_field(screen: ReceptionScreen) -> None:
    card = screen.rows.card
    card.ask_return()
    on_row = actions(card.phrases.menu())
    card.bar.cancel.click()
    on_field(card, "nombres")
    on_one = actions(card.phrases.menu())
    assert 0 < len(on_row) < len(on_one)
