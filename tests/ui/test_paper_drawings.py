"""Bars on paper: told apart by how they are filled, as long as what they stand for."""

import pytest
from PySide6.QtGui import QImage

from captura.documents.page import Bar, Coded, Page, Table
from captura.ui.paper_preview import sheets_of

pytestmark = pytest.mark.usefixtures("qapp")
DOTS = 300


def drawn(bar: Bar) -> QImage:
    """The bar of the only cell of a page, cut out with nothing around it."""
    (sheet,) = sheets_of(Page("Barra", (Table((), ((bar,),), (100,)),)), DOTS)
    left = round((18 + 1.5) / 25.4 * DOTS)
    return sheet.copy(left, round((18 + 1.6) / 25.4 * DOTS), sheet.width() - 2 * left, 40)


def ink(image: QImage, first: float, last: float) -> float:
    """How much is inked between two parts of the width."""
    across = range(int(image.width() * first), int(image.width() * last))
    spots = [image.pixelColor(x, y).lightness() < 128 for x in across for y in range(8, 32)]
    return sum(spots) / len(spots)


def test_three_parts_are_full_hatched_and_empty() -> None:
    image = drawn(Bar((1, 1, 1), 3))
    full, hatched, empty = (ink(image, at / 3 + 0.03, at / 3 + 0.3) for at in range(3))
    assert full == 1
    assert 0.15 < hatched < 0.6
    assert empty == 0


@pytest.mark.parametrize(("parts", "goal"), [((3,), 8), ((0,), 8), ((8,), 3)])
def test_a_bar_is_as_long_as_what_it_stands_for_and_its_goal_is_outlined(
    parts: tuple[int, ...], goal: int
) -> None:
    image = drawn(Bar(parts, 10, goal))
    done = parts[0] / 10
    if done:
        assert ink(image, 0.01, done - 0.01) > 0.9
    assert ink(image, done + 0.02, 0.99) < 0.05
    assert ink(image, goal / 10 - 0.01, goal / 10 + 0.01) > 0.05


def test_a_figure_stands_over_its_code_within_its_cell() -> None:
    lone = sheets_of(Page("x", (Table((), (("12",),), (100,)),)))[0]
    coded = sheets_of(Page("x", (Table((), ((Coded("12", "A7-1-KT"),),), (100,)),)))[0]

    def height(sheet: QImage) -> int:
        return max(y for y in range(900) if sheet.pixelColor(70, y).lightness() < 240)

    assert height(coded) > height(lone) + 8
