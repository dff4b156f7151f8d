"""The sheets of components in every look: named, high enough, nothing cut."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.ui.look import style
from captura.ui.pictures import PICTURES
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import CANVAS, looks, render
from tests.ui.walk import assert_named, assert_nothing_clipped

SRC = Path(__file__).resolve().parents[2] / "src"
discover()
OURS = [p for p in PICTURES.values() if p.make.__module__.startswith("captura.ui.pictures")]


LARGE = [pytest.param(scale, marks=pytest.mark.largo) for scale in (1.25, 1.5)]


@pytest.mark.parametrize("scale", [1.0, *LARGE])
@pytest.mark.parametrize("picture", OURS, ids=lambda p: f"{p.screen}-{p.state}")
def test_nothing_is_cut(qtbot: QtBot, qapp: QApplication, picture, scale: float) -> None:
    if scale != 1.0:
        style.apply(qapp, "claro", scale)
    widget = render(picture.make())
    qtbot.addWidget(widget)
    assert_nothing_clipped(widget)
    assert_named(widget)


@pytest.mark.parametrize("picture", OURS, ids=lambda p: f"{p.screen}-{p.state}")
def test_nothing_is_cut_in_a_wider_font(qtbot: QtBot, qapp: QApplication, picture) -> None:
    if "DejaVu Sans" not in QFontDatabase.families():
        pytest.skip("the stress font is not installed")
    font = style.text_font()
    font.setFamily("DejaVu Sans")
    before = qapp.font()
    qapp.setFont(font)
    try:
        widget = render(picture.make())
        qtbot.addWidget(widget)
        assert_nothing_clipped(widget)
    finally:
        qapp.setFont(before)


def test_the_first_state_of_a_screen_is_seen_in_every_look() -> None:
    wanted = [(p.state, theme, scale) for p, theme, scale in looks(OURS) if p.screen == "bloqueo"]
    assert wanted == [
        ("capitales", "claro", 1.0),
        ("capitales", "claro", 1.5),
        ("capitales", "oscuro", 1.0),
        ("capitales", "contraste", 1.0),
    ]


def test_the_files_are_written_at_the_canvas(tmp_path: Path) -> None:
    # in a process of its own: each change of the look dresses every window that still lives
    command = [
        sys.executable,
        "-m",
        "captura.ui.pictures",
        str(tmp_path),
        "--only",
        "salida-rapida",
    ]
    surroundings = {**os.environ, "PYTHONPATH": str(SRC), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, env=surroundings, check=True, capture_output=True, timeout=120)
    assert len(list(tmp_path.iterdir())) == 4
    image = QImage(str(tmp_path / "salida-rapida-inventario-claro-100.png"))
    assert (image.width(), image.height()) == CANVAS
