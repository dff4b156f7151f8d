"""Lucide icons, tinted and rendered to the exact pixels of the screen they are shown on."""

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from captura.paths import resources
from captura.ui.look.measure import dp

STROKE = "1.75"
BOLD_STROKE = "3"


@cache
def _source(name: str) -> str:
    path = resources() / "look" / "icons" / f"{name}.svg"
    text = path.read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


def svg(name: str, colour: str, px: int, *, bold: bool = False) -> str:
    """The SVG of icon `name` in `colour` (``#RRGGBB``), `px` pixels wide and high.

    `bold` draws the thick lines that a small sign needs. Raises FileNotFoundError for an icon
    that is not shipped.
    """
    text = _source(name).replace("currentColor", colour)
    if bold:
        text = text.replace(f'stroke-width="{STROKE}"', f'stroke-width="{BOLD_STROKE}"')
    return text.replace('width="24" height="24"', f'width="{px}" height="{px}"', 1)


@lru_cache(maxsize=512)
def _render(name: str, colour: str, px: int, dpr: float, bold: bool) -> QPixmap:
    pixmap = QPixmap(round(px * dpr), round(px * dpr))
    pixmap.setDevicePixelRatio(dpr)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer = QSvgRenderer(QByteArray(svg(name, colour, px, bold=bold).encode()))
    renderer.render(painter, QRectF(0, 0, px, px))
    painter.end()
    return pixmap


def pixmap(name: str, colour: QColor, size: int = 16, *, bold: bool = False) -> QPixmap:
    """Icon `name` tinted, `size` pixels at 100 % text."""
    app = QGuiApplication.instance()
    dpr = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _render(name, colour.name(), dp(size), dpr, bold)


def icon(name: str, colour: QColor, size: int = 16) -> QIcon:
    """The same as a QIcon, for the few Qt widgets that ask for one."""
    return QIcon(pixmap(name, colour, size))
