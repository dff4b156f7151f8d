"""Every state of every screen, on the smallest laptop: nothing cut, everything named."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.ui.look import style
from captura.ui.pictures import PICTURES, Picture
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import render
from tests.conftest import Tally, let_go
from tests.ui.walk import (
    ShownAlone,
    assert_named,
    assert_nothing_clipped,
    assert_nothing_overlaps,
)

discover()
SCREENS = [p for p in PICTURES.values() if p.make.__module__.startswith("captura.ui.screens")]


def _look_at(qtbot: QtBot, picture: Picture) -> None:
    with ShownAlone() as alone:
        made = picture.make()
    widget = render(made)
    qtbot.addWidget(widget)
    assert alone == []
    assert_nothing_clipped(widget)
    assert_nothing_overlaps(widget)
    assert_named(widget)


@pytest.mark.parametrize("picture", SCREENS, ids=lambda p: f"{p.screen}-{p.state}")
def test_nothing_is_cut(qtbot: QtBot, picture: Picture) -> None:
    _look_at(qtbot, picture)


@pytest.mark.largo
@pytest.mark.parametrize("scale", [1.25, 1.5])
@pytest.mark.parametrize("screen", sorted({one.screen for one in SCREENS}))
def test_nothing_is_cut_in_large_text(
    qapp: QApplication, screen: str, scale: float, tally: Tally
) -> None:
    """All states of a screen in one dress: to put it on costs more than to look."""
    style.apply(qapp, "claro", scale)
    own = [one for one in SCREENS if one.screen == screen]
    for picture in own:
        widget = render(picture.make())
        try:
            assert_nothing_clipped(widget)
            assert_nothing_overlaps(widget)
            assert_named(widget)
        except AssertionError as error:
            error.add_note(f"in {screen}-{picture.state}")
            raise
        finally:
            widget.close()
            widget.deleteLater()
            let_go()
    tally("imágenes en letra grande", len(own))
