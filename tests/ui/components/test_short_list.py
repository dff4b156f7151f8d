"""A short list is chosen from by typing: the beginning of any of its words, accents or not."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.ui.components import Combo
from tests.ui.keys import press, shown, type_text

STRATEGIES = [
    ("1", "2.10.1 Empoderamiento de las mujeres"),
    ("3", "2.10.3 Protección y atención"),
    ("4", "2.10.4 Capacitación"),
    ("x", "Atención itinerante"),
]


@pytest.fixture
def combo(qtbot: QtBot) -> Combo:
    made = Combo(STRATEGIES, name="Estrategia")
    qtbot.addWidget(made)
    shown(made, 300, 40)
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("emp", "1"),
        ("prot", "3"),
        ("capacitacion", "4"),
        ("2.10.3", "3"),
        ("at", "x"),
        ("MUJ", "1"),
    ],
)
def test_any_of_its_words_finds_it(combo: Combo, typed: str, code: str) -> None:
    heard: list[str] = []
    combo.edited.connect(lambda: heard.append(combo.code()))
    type_text(combo, typed)
    assert combo.code() == code
    assert heard[-1] == code


def test_what_is_in_no_word_changes_nothing(combo: Combo) -> None:
    type_text(combo, "prot")
    type_text(combo, "zzz")
    assert combo.code() == "3"


def test_a_pause_begins_another_word_and_one_letter_goes_round(qtbot: QtBot, combo: Combo) -> None:
    type_text(combo, "emp")
    qtbot.wait(QApplication.keyboardInputInterval() + 50)
    type_text(combo, "a")
    assert combo.code() == "x"
    qtbot.wait(QApplication.keyboardInputInterval() + 50)
    type_text(combo, "a")  # the next that has a word with it
    assert combo.code() == "3"
    press(combo, "Delete")
    assert combo.code() == ""
