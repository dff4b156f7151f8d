"""The map at the largest letters: all of it in sight with its legend, nothing to scroll for it."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.ui.components.shaded_map import ShadedMap
from captura.ui.look import style
from captura.ui.pictures import PICTURES
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import render
from captura.ui.screens.indicadores.places_view import PlacesView

discover()


@pytest.mark.parametrize("scale", [1.25, 1.5])
@pytest.mark.parametrize("state", ["mapa", "mosaico"])
def test_the_map_and_its_legend_are_in_sight(
    qapp: QApplication, qtbot: QtBot, state: str, scale: float
) -> None:
    style.apply(qapp, "claro", scale)
    found = next(p for p in PICTURES.values() if (p.screen, p.state) == ("indicadores", state))
    window = render(found.make())
    qtbot.addWidget(window)
    places = window.findChild(PlacesView)
    assert isinstance(places, PlacesView)
    for part in (places.map, places.legend):
        foot = part.mapTo(window, QPoint(0, part.height())).y()
        assert foot <= window.height(), (type(part).__name__, foot)
    assert isinstance(places.map, ShadedMap)
    assert places.map.height() >= 240
