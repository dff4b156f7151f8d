"""The queue of duplicates by keys: 1, 2, 3, all the sure ones, and back again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.attend import register_person
from captura.actions.doubles import decided
from captura.actions.office import Office
from captura.records.roles import REVISION
from captura.settings import Settings
from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.duplicados import build
from captura.ui.screens.duplicados.presenter import DECIDED, OPEN, SURE
from captura.ui.screens.duplicados.samples import doubled
from captura.ui.screens.duplicados.view import DoublesScreen
from captura.ui.tasks import Tasks
from tests.actions.world import woman
from tests.ui.keys import press, shown


@pytest.fixture
def office() -> Iterator[Office]:
    made = doubled()
    yield made
    made.close()


def opened(qtbot: QtBot, office: Office) -> tuple[DoublesScreen, Desk]:
    desk = desk_of(office)
    screen = build(desk)
    desk.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    return screen, desk


def counts(screen: DoublesScreen) -> dict[str, int]:
    return {name: int(chip.words().split()[-1]) for name, chip in screen.chips.items()}


def current(screen: DoublesScreen) -> Any:
    return screen.pairs.row(screen.tables[screen.pairs].current_row())


def test_the_keys_decide_one_pair_after_another(
    qtbot: QtBot, office: Office, qtmodeltester: ModelTester
) -> None:
    screen, _ = opened(qtbot, office)
    qtmodeltester.check(screen.pairs)
    before = counts(screen)
    assert before == {OPEN: 3, SURE: 2, DECIDED: 0}
    first = current(screen)
    press(screen.card, "1")
    assert current(screen) != first
    second = current(screen)
    press(screen.card, "2")
    assert counts(screen) == {OPEN: 1, SURE: 2, DECIDED: 2}
    kept = {(one.one, one.other): one.same for one in decided(office)}
    assert kept == {(first.one, first.other): True, (second.one, second.other): False}


def test_who_was_registered_meanwhile_is_looked_for_on_coming_back(
    qtbot: QtBot, office: Office
) -> None:
    """«Nadie parece estar dos veces» of this morning is no answer in the afternoon."""
    screen, _ = opened(qtbot, office)
    before = counts(screen)[OPEN]
    for _ in range(2):
        register_person(office, replace(woman("Eduviges", "Zamarripa"), municipio="32020"))
    screen.entered()
    assert counts(screen)[OPEN] == before + 1
    searched = screen.presenter.seen
    screen.entered()
    assert screen.presenter.seen.doubles.doubtful == searched.doubles.doubtful


def test_the_arrows_walk_the_queue_at_once(qtbot: QtBot, office: Office) -> None:
    screen, _ = opened(qtbot, office)
    assert screen.tables[screen.pairs].hasFocus()
    first = current(screen)
    press(screen.tables[screen.pairs], "Down")
    assert current(screen) != first


def test_what_is_left_for_later_comes_last(qtbot: QtBot, office: Office) -> None:
    screen, _ = opened(qtbot, office)
    first = current(screen)
    press(screen.card, "3")
    assert current(screen) != first
    assert screen.pairs.rows[-1] == first
    assert counts(screen)[OPEN] == 3


def test_all_the_sure_ones_at_once_and_undone_at_once(qtbot: QtBot, office: Office) -> None:
    screen, desk = opened(qtbot, office)
    press(screen, "Ctrl+Return")
    assert counts(screen) == {OPEN: 3, SURE: 0, DECIDED: 2}
    assert screen.join.isHidden()
    desk.undo_last()
    assert counts(screen) == {OPEN: 3, SURE: 2, DECIDED: 0}
    assert screen.join.words() == "Unir las 2 seguras"


def test_a_decision_is_taken_back_from_its_list(qtbot: QtBot, office: Office) -> None:
    screen, _ = opened(qtbot, office)
    press(screen.card, "2")
    screen.chips[DECIDED].setFocus()
    screen.chips[DECIDED].click()
    assert screen.tables[screen.decisions].hasFocus()
    assert screen.card.title.text() == "Son dos personas"
    press(screen.card, "Del")
    assert counts(screen) == {OPEN: 3, SURE: 2, DECIDED: 0}


def test_a_pair_decided_before_this_search_comes_back_too(qtbot: QtBot, office: Office) -> None:
    screen, _ = opened(qtbot, office)
    press(screen.card, "2")
    later, _ = opened(qtbot, office)
    assert counts(later) == {OPEN: 2, SURE: 2, DECIDED: 1}
    later.chips[DECIDED].click()
    press(later.card, "Del")
    assert counts(later) == {OPEN: 3, SURE: 2, DECIDED: 0}


def test_the_card_says_what_speaks_for_and_against(qtbot: QtBot, office: Office) -> None:
    screen, _ = opened(qtbot, office)
    said = {screen.card.favour.label.text(), screen.card.against.label.text()}
    assert any(words.startswith("A favor: ") for words in said)
    assert any(words.startswith("En contra: ") for words in said)


def test_who_may_not_decide_only_looks(qtbot: QtBot, office: Office) -> None:
    screen, _ = opened(qtbot, replace(office, role=REVISION))
    assert counts(screen)[OPEN] == 3
    assert screen.join.isHidden()
    assert screen.card.same.isHidden()
    assert "Decide quien responde" in screen.card.said.text()


def test_a_key_before_a_pair_can_be_read_decides_nothing(qtbot: QtBot, office: Office) -> None:
    """With the arrow and «1» in one go, the card still shows the pair before."""
    tasks = Tasks(pytest.fail)
    screen = build(Desk(office, tasks, Settings()))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)
    screen.tables[screen.pairs].select(1)
    press(screen.card, "1")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)
    assert decided(office) == []
    press(screen.card, "1")
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)
    assert len(decided(office)) == 1
    tasks.close()
