"""The table of actions: no key twice where both could be heard, none that types a sign."""

from itertools import combinations

import pytest
from PySide6.QtGui import QKeySequence

from captura.ui import keys

# These places may show together; the others are pages of their own.
_TOGETHER = (
    {keys.GLOBAL, keys.FORM, keys.ATTENDANCE},
    {keys.GLOBAL, keys.TABLE},
    {keys.GLOBAL, keys.PERSON},
    {keys.GLOBAL, keys.INTAKE},
    {keys.GLOBAL, keys.TABLE, keys.PLAN},
    {keys.GLOBAL, keys.TABLE, keys.DOUBLES},
    {keys.GLOBAL, keys.TABLE, keys.FIGURES},
    {keys.GLOBAL, keys.TABLE, keys.CLOSING},
)


def _together(one: keys.Action, other: keys.Action) -> bool:
    return any({one.where, other.where} <= places for places in _TOGETHER)


def test_no_key_means_two_things_at_once() -> None:
    doubles = [
        (one.name, other.name)
        for one, other in combinations(keys.ACTIONS, 2)
        if one.key == other.key and _together(one, other)
    ]
    # Enter adds in the attendance line and moves on in the form: the focus decides.
    assert doubles == [("campo_siguiente", "agregar")]


@pytest.mark.parametrize("action", keys.ACTIONS, ids=lambda a: a.name)
def test_no_key_types_a_sign(action: keys.Action) -> None:
    assert "Ctrl+Alt" not in action.key  # AltGr on Windows
    assert QKeySequence(action.key)[0].key() != 0


def test_caps_read_as_on_the_keyboard() -> None:
    assert keys.cap("Ctrl+Shift+Return") == "Ctrl+Mayús+↵"
    assert keys.cap("Del") == "Supr"
    assert keys.cap("Ctrl++") == "Ctrl++"


def test_names_are_unique() -> None:
    assert len({action.name for action in keys.ACTIONS}) == len(keys.ACTIONS)
