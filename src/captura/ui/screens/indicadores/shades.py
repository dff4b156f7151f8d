"""The municipalities of the indicators as a map or as tiles: shapes and words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from captura.actions.indicators import Reached
from captura.records.catalogues import Catalogue
from captura.records.outlines import Outline, outlines
from captura.records.shades import PLACES
from captura.settings import WAYS
from captura.ui.components.outline_shape import outline_shape
from captura.ui.components.shaded_map import Shaded

MAP, TILES, TABLE = WAYS
_TILE = QRectF(0, 0, 1.5, 1)  # wider than high: a code stands in it, and a card is low


def shaded(
    lines: Sequence[Reached], shades: Mapping[str, int], towns: Catalogue, way: str
) -> list[Shaded]:
    """Each line that has a place in the state, as MAP or as TILES."""
    return [
        _shaded(one, outlines()[one.key], shades[one.key], towns, way)
        for one in lines
        if one.key in outlines()
    ]


def _shaded(one: Reached, outline: Outline, shade: int, towns: Catalogue, way: str) -> Shaded:
    if way == MAP:
        shape, letters = outline_shape(outline), ""
        middle = QPointF(*outline.middle)
    else:
        column, line = outline.tile
        box = _TILE.translated(column * _TILE.width(), line * _TILE.height())
        shape, middle = QPainterPath(), box.center()
        shape.addRect(box.adjusted(0.03, 0.03, -0.03, -0.03))
        letters = towns.by_code[one.key].extra["tesela"]
    return Shaded(one.key, one.label, shape, middle, shade, _told(one), letters)


def _told(one: Reached) -> str:
    """A line in words, as its row of the table shows it."""
    if one.reached is None or one.coverage is None:
        return "cifra oculta"
    if not one.reached:
        return "ninguna mujer alcanzada"
    women = "mujer alcanzada" if one.reached == 1 else "mujeres alcanzadas"
    return f"{one.coverage:,.{PLACES}f} por cada 1,000 · {one.reached:,} {women}"
