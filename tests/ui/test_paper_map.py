"""The map on paper: told apart without colour, hidden places hatched, whole on one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage

from captura.documents.page import Heading, Map, Page, ShadedPlace, Text
from captura.records.outlines import outlines
from captura.records.shades import HIDDEN, STEPS
from captura.ui.look.tokens import contrast
from captura.ui.paper_map import GREYS, ink_on, spread
from captura.ui.paper_preview import sheets_of
from tests.ui.papers import state_map
from tests.ui.test_every_paper import documents_of

pytestmark = pytest.mark.usefixtures("qapp")
DOTS = 100
SHADES = (0, 1, 2, 3, 4, 5, HIDDEN)


def plain(shade: int) -> Map:
    """Every municipality in one shade, without letters."""
    return Map(tuple(ShadedPlace(key, "", "", shade) for key in outlines()), "", (), "")


def greys(sheet: QImage) -> list[int]:
    """What a printer without colour makes of a sheet, a number a dot."""
    grey = sheet.convertToFormat(QImage.Format.Format_Grayscale8)
    return [
        bytes(grey.constScanLine(y))[x]
        for y in range(0, grey.height(), 3)
        for x in range(0, grey.width(), 3)
    ]


def darkness(sheets: Sequence[QImage]) -> float:
    found = greys(sheets[0])
    return sum(255 - one for one in found) / len(found)


def sheets_inked(page: Page) -> list[int]:
    """The sheets on which the darkest grey stands on more than its legend."""
    dark = GREYS[STEPS].value()
    many = [sum(one == dark for one in greys(sheet)) for sheet in sheets_of(page, DOTS)]
    return [turn for turn, count in enumerate(many) if count > 20]


def test_each_shade_is_a_step_darker_than_the_one_below() -> None:
    inked = [darkness(sheets_of(Page("x", (plain(shade),)), DOTS)) for shade in range(STEPS + 1)]
    steps = [above - below for below, above in pairwise(inked)]
    assert min(steps) > max(steps) / 2 > 0
    for shade in SHADES:
        assert contrast(ink_on(shade).name(), GREYS[max(shade, 0)].name()) >= 4


def test_hidden_is_hatched_and_no_grey() -> None:
    (hidden,) = sheets_of(Page("x", (plain(HIDDEN),)), 300)
    (nobody,) = sheets_of(Page("x", (plain(0),)), 300)
    lines = [sum(one < 128 for one in greys(sheet)) for sheet in (hidden, nobody)]
    assert lines[0] > 2 * lines[1]
    whites = [sum(one == 255 for one in greys(sheet)) for sheet in (hidden, nobody)]
    assert whites[0] > whites[1] / 2


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("above", [0, 3, 20, 40])
def test_a_map_is_never_cut_and_takes_its_heading_along(above: int, wide: bool) -> None:
    words = tuple(Text(f"Renglón {turn}") for turn in range(above))
    page = Page("x", (*words, Heading("Cobertura"), plain(STEPS)), wide=wide)
    document = documents_of(page)
    assert len(sheets_inked(page)) == 1
    block, high = document.begin(), document.pageSize().height()
    while block.text() != "Cobertura":
        block = block.next()
    top = document.documentLayout().blockBoundingRect(block).top()
    assert int(top // high) == sheets_inked(page)[0]


def test_legend_names_and_source_are_text() -> None:
    painted = state_map()
    written = documents_of(Page("x", (painted,))).toPlainText()
    for words in (painted.measure, painted.source, *(one for _, one in painted.legend)):
        assert words in written
    for one in painted.places:
        assert f"{one.letters} {one.name}" in written


def test_a_map_of_no_place_is_an_empty_one() -> None:
    assert sheets_inked(Page("x", (Map((), "Mujeres", (), "INEGI"),))) == []


def test_a_place_without_an_outline_is_named_and_not_painted() -> None:
    lone = Map((ShadedPlace("99999", "Nvo", "Municipio nuevo", STEPS),), "", (), "")
    page = Page("x", (lone,))
    assert sheets_inked(page) == []
    assert "Nvo Municipio nuevo" in documents_of(page).toPlainText()


def test_letters_that_would_touch_are_moved_apart_and_stay_with_their_place() -> None:
    """On the smallest map, a portrait letter: letters of 3 mm by 1.5 mm."""
    middles = [QPointF(*one.middle) for one in outlines().values()]
    whole = QRectF(middles[0], middles[0])
    for one in middles:
        whole |= QRectF(one, one).adjusted(-1e-9, -1e-9, 1e-9, 1e-9)
    scale = 140 / whole.height()  # millimetres
    boxes = [QRectF(one.x() * scale - 1.5, one.y() * scale - 0.75, 3, 1.5) for one in middles]
    apart = spread(boxes, 0.5)
    for one, other in combinations(apart, 2):
        assert not one.adjusted(-0.2, -0.2, 0.2, 0.2).intersects(other)
    moved = [
        (QPointF(after.center() - before.center())).manhattanLength()
        for before, after in zip(boxes, apart, strict=True)
    ]
    assert max(moved) < 2
    assert sum(one == 0 for one in moved) > 40  # the others stand where they did
