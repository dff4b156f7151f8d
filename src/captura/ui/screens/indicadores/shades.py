"""The municipalities of the indicators as a map or as tiles: which shade, which words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

from captura.actions.indicators import Reached
from captura.records.catalogues import Catalogue
from captura.records.outlines import Outline, outlines
from captura.records.shades import class_of, classes
from captura.settings import WAYS
from captura.ui.components.shade import HIDDEN, STEPS
from captura.ui.components.shaded_map import Shaded

MAP, TILES, TABLE = WAYS
_TILE = QRectF(0, 0, 1.5, 1)  # wider than high: a code stands in it, and a card is low
_PLACES = 1  # decimals of a rate in the table: what it shows alike is shaded alike


def shades_of(lines: Sequence[Reached]) -> tuple[Mapping[str, int], list[tuple[int, str]]]:
    """({key of a line: its shade}, the legend as (shade, words)); nobody is a class of its own."""
    rates = {one.key: round(one.coverage, _PLACES) for one in lines if one.reached and one.coverage}
    limits = classes(rates.values(), STEPS)
    steps = [(2 * place + 1) * STEPS // (2 * len(limits)) + 1 for place in range(len(limits))]
    shades = {one.key: HIDDEN if one.coverage is None else 0 for one in lines}
    shades |= {key: steps[class_of(rate, limits)] for key, rate in rates.items()}
    words = {HIDDEN: "Oculta", 0: "Ninguna"}
    words |= {step: _span(*limit) for step, limit in zip(steps, limits, strict=True)}
    there = sorted(set(shades.values()), key=lambda shade: (shade == HIDDEN, shade))
    return shades, [(shade, words[shade]) for shade in there]


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
        shape, letters = QPainterPath(), ""
        shape.addPolygon([QPointF(*corner) for corner in outline.border])
        shape.closeSubpath()
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
    return f"{one.coverage:,.{_PLACES}f} por cada 1,000 · {one.reached:,} {women}"


def _span(low: float, high: float) -> str:
    if low == high:
        return f"{low:,.{_PLACES}f}"
    return f"{low:,.{_PLACES}f} a {high:,.{_PLACES}f}"
