"""The border of a municipality as a shape, for the screen and for paper."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from captura.records.outlines import Outline


def outline_shape(outline: Outline) -> QPainterPath:
    """Its corners, in units of the map."""
    shape = QPainterPath()
    shape.addPolygon([QPointF(*corner) for corner in outline.border])
    shape.closeSubpath()
    return shape
