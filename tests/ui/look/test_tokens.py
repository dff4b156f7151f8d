"""The colours can be read: every pair of the design is measured."""

from itertools import pairwise

import pytest

from captura.records.shades import HIDDEN, STEPS
from captura.ui.components.shade import ink_of, shade_token
from captura.ui.look import style
from captura.ui.look.tokens import THEMES, contrast

TEXT_PAIRS = [
    *[(t, s) for t in ("text", "text2", "muted") for s in ("bg", "surface", "sunken", "soft2")],
    ("muted", "soft"),
    ("text", "soft"),
    ("text2", "track"),
    *[("onaccent", fill) for fill in ("accent", "hover", "press")],
    *[("acctext", s) for s in ("bg", "surface", "soft", "soft2")],
    *[(state, f"{state}bg") for state in ("ok", "warn", "bad", "info")],
    *[(state, "surface") for state in ("ok", "warn", "bad", "info")],
    ("text2", "okbg"),
    ("text2", "badbg"),
    ("text2", "warnbg"),
    ("text2", "infobg"),
    ("onbadge", "badge"),
    ("text", "badbg"),
    ("muted", "badbg"),
]
SHADES = (HIDDEN, *range(STEPS + 1))
EDGE_PAIRS = [
    *[(edge, s) for edge in ("edge", "ring") for s in ("bg", "surface", "sunken")],
    *[(bar, "track") for bar in ("barok", "barwarn", "barbad", "chart1")],
    ("distext", "disabled"),
]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "paper"), TEXT_PAIRS)
def test_text_is_readable(theme: str, ink: str, paper: str) -> None:
    assert contrast(THEMES[theme][ink], THEMES[theme][paper]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "paper"), EDGE_PAIRS)
def test_edges_can_be_seen(theme: str, ink: str, paper: str) -> None:
    assert contrast(THEMES[theme][ink], THEMES[theme][paper]) >= 3.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("shade", SHADES)
def test_letters_on_every_shade_are_readable(
    theme: str, shade: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(style._Worn, "look", style.Look(theme))
    assert contrast(ink_of(shade).name(), THEMES[theme][shade_token(shade)]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_shades_go_one_way_in_grey(theme: str) -> None:
    paper = THEMES[theme]["surface"]
    steps = [contrast(THEMES[theme][f"shade{n}"], paper) for n in range(1, STEPS + 1)]
    assert all(more / less >= 1.3 for less, more in pairwise([1.0, *steps])), steps


def test_the_ratio_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
