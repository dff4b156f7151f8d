"""The signs of the states: colour is never alone."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from captura.ui.look import icons, style
from captura.ui.look.measure import dp

# State -> icon of a message, and word for those who don't see it.
ICONS = {
    "ok": "circle-check",
    "info": "info",
    "warn": "triangle-alert",
    "bad": "circle-x",
}
WORDS = {"ok": "Correcto", "info": "Aviso", "warn": "Atención", "bad": "Error"}
_DRAWN = {"ok": "check", "bad": "x"}
_WRITTEN = {"warn": "!", "info": "•"}


def colour_of(kind: str) -> QColor:
    """The text colour of a state; plain text when there is none."""
    return style.colour(kind if kind in ICONS else "text2")


def paint_sign(painter: QPainter, box: QRectF, kind: str, colour: QColor) -> None:
    """Draw the small sign of a state (tick, cross, exclamation, dot) centred in `box`."""
    if kind in _DRAWN:
        size = 12
        side = dp(size)
        left, top = box.center().x() - side / 2, box.center().y() - side / 2
        painter.drawPixmap(
            round(left), round(top), icons.pixmap(_DRAWN[kind], colour, size, bold=True)
        )
    elif kind in _WRITTEN:
        painter.setPen(colour)
        painter.setFont(style.text_font(12, 700))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _WRITTEN[kind])
