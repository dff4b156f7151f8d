"""The style sheet is whole in every theme and grows with the text."""

import re

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication

from captura.paths import resources
from captura.ui import keys
from captura.ui.look import icons, style
from captura.ui.look.measure import dp
from captura.ui.look.tokens import SCALES, THEMES


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", SCALES)
def test_every_name_and_measure_is_filled(qapp: QApplication, theme: str, scale: float) -> None:
    style.apply(qapp, theme, scale)
    sheet = qapp.styleSheet()
    assert "${" not in sheet
    assert not re.search(r"\d+dp", sheet)
    assert f"border-radius: {round(10 * scale)}px" in sheet


def test_text_grows_and_hairlines_do_not(qapp: QApplication) -> None:
    style.apply(qapp, "claro", 1.5)
    assert (dp(14), dp(1), dp(0)) == (21, 2, 0)
    assert qapp.font().pixelSize() == 21
    assert "border: 1px solid" in qapp.styleSheet()


def test_the_shipped_font_is_the_one_in_use(qapp: QApplication) -> None:
    assert QFontInfo(style.text_font()).family() == "Inter"
    assert {"Regular", "Medium", "SemiBold", "Bold"} <= {
        name.replace(" ", "") for name in QFontDatabase.styles("Inter")
    }


def test_digits_of_a_column_have_one_width() -> None:
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(style.text_font(13, tabular=True))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("0000")


@pytest.mark.parametrize("action", keys.ACTIONS, ids=lambda a: a.name)
def test_every_action_has_its_icon(action: keys.Action) -> None:
    assert not icons.pixmap(action.icon, QColor("#000000")).isNull()


def test_icons_are_tinted_and_small() -> None:
    folder = resources() / "look" / "icons"
    files = sorted(folder.glob("*.svg"))
    assert sum(file.stat().st_size for file in files) < 40_000
    assert (folder / "LICENSE").is_file()
    for file in files:
        assert "currentColor" in file.read_text(encoding="utf-8")
        assert "#123456" in icons.svg(file.stem, "#123456", 16)


@pytest.mark.parametrize("scale", SCALES)
def test_a_radio_is_round_at_every_scale(qapp: QApplication, scale: float) -> None:
    style.apply(qapp, "claro", scale)
    found = re.search(r"QRadioButton::indicator { border-radius: (\d+)px", qapp.styleSheet())
    assert found is not None
    half = (dp(16) + 2) / 2
    assert half - 1 < int(found[1]) <= half  # Qt draws a larger one as a square
