"""Who starts Captura sees a window before anything else is loaded, and the login in it."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from captura.ui.first_window import FirstWindow

GROUND, INK = "#F6F4F7", "#6B6173"


def test_it_is_painted_in_its_colours_before_it_is_furnished(qtbot: QtBot) -> None:
    seen: list[tuple[str, set[str]]] = []

    def furnish(window: QMainWindow) -> None:
        image = window.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 2)
            for y in range(image.height() // 2 - 16, image.height() // 2 + 4)
        }
        seen.append((image.pixelColor(2, 2).name().upper(), colours))
        window.setCentralWidget(QLabel("la entrada"))

    window = FirstWindow(GROUND, INK, furnish)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: window.centralWidget() is not None)
    ((corner, middle),) = seen
    assert corner == GROUND
    assert len(middle) > 2  # a sentence stands there
    qtbot.wait(450)
    assert len(seen) == 1  # furnished once


def test_one_that_is_never_painted_is_furnished_all_the_same(qtbot: QtBot) -> None:
    filled: list[QMainWindow] = []
    window = FirstWindow(GROUND, INK, filled.append)
    qtbot.addWidget(window)
    qtbot.waitUntil(lambda: filled == [window])


def test_one_that_is_closed_at_once_is_not_furnished(qtbot: QtBot) -> None:
    filled: list[QMainWindow] = []
    window = FirstWindow(GROUND, INK, filled.append)
    qtbot.addWidget(window)
    window.close()
    qtbot.wait(450)
    assert filled == []
