"""Every state of every screen, on the smallest laptop: nothing cut, everything named."""

import pytest
from pytestqt.qtbot import QtBot

from captura.ui.look import style
from captura.ui.pictures import PICTURES, Picture
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import render
from tests.ui.walk import assert_named, assert_nothing_clipped

discover()
SCREENS = [p for p in PICTURES.values() if p.make.__module__.startswith("captura.ui.screens")]


def _look_at(qtbot: QtBot, picture: Picture) -> None:
    widget = render(picture.make())
    qtbot.addWidget(widget)
    assert_nothing_clipped(widget)
    assert_named(widget)


@pytest.mark.parametrize("picture", SCREENS, ids=lambda p: f"{p.screen}-{p.state}")
def test_nothing_is_cut(qtbot: QtBot, picture: Picture) -> None:
    _look_at(qtbot, picture)


@pytest.mark.largo
@pytest.mark.parametrize("scale", [1.25, 1.5])
@pytest.mark.parametrize("picture", SCREENS, ids=lambda p: f"{p.screen}-{p.state}")
def test_nothing_is_cut_in_large_text(qtbot: QtBot, qapp, picture: Picture, scale: float) -> None:
    style.apply(qapp, "claro", scale)
    _look_at(qtbot, picture)
