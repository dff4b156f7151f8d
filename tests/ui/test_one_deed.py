"""One button alone is the deed of the moment, in the assistant and beside a list."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from captura.ui.components import Button
from captura.ui.pictures import PICTURES, Picture
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import render
from tests.ui.walk import visible

discover()
CHOSEN = ("ajustes", "catalogos", "primer_inicio")
ONE_DEED = [one for one in PICTURES.values() if one.screen in CHOSEN]


@pytest.mark.parametrize("picture", ONE_DEED, ids=lambda one: f"{one.screen}-{one.state}")
def test_one_button_alone_is_filled(qtbot: QtBot, picture: Picture) -> None:
    widget = render(picture.make())
    qtbot.addWidget(widget)
    filled = [one for one in visible(widget, Button) if one.property("kind") == "primary"]
    assert len(filled) <= 1, [one.accessibleName() for one in filled]
