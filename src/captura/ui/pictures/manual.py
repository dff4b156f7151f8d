"""The pictures of the manual: those its pages name, drawn anew from the same made-up states."""

import re
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from captura.ui.look import style
from captura.ui.look.tokens import CLARO, THEMES
from captura.ui.pictures.registry import PICTURES, discover
from captura.ui.pictures.render import drawn

FOLDER = "imagenes"
_NAMED = re.compile(rf"!\[[^\]]+\]\({FOLDER}/([^)]+)\.png\)")


def named(manual: Path) -> list[str]:
    """`screen-state` of each picture that some page shows, each once, sorted."""
    pages = (page.read_text(encoding="utf-8") for page in manual.glob("*.md"))
    return sorted({name for page in pages for name in _NAMED.findall(page)})


def unknown(manual: Path) -> list[str]:
    """The pictures named by a page that no screen offers."""
    discover()
    return sorted(set(named(manual)) - {f"{screen}-{state}" for screen, state in PICTURES})


def as_drawn(name: str) -> QImage:
    """A picture as the manual keeps it: light, text at 100 %, 256 colours, so a third as large."""
    found = next(one for key, one in PICTURES.items() if "-".join(key) == name)
    image = drawn(found).toImage().convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setPen(style.colour("line"))  # a white rail on a white page would have no edge
    painter.drawRect(image.rect().adjusted(0, 0, -1, -1))
    painter.end()
    plain = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return image.convertToFormat(QImage.Format.Format_Indexed8, _colours(image), plain)


def _colours(image: QImage) -> list[int]:
    """Those of the look that it has, then its commonest.

    Qt's fixed ones turn pale greys white and hairlines pink.
    """
    dots = Counter(memoryview(image.constBits()).cast("I"))
    look = {QColor(one).rgb() for one in THEMES[CLARO].values()} & dots.keys()
    common = (colour for colour, _ in dots.most_common(256) if colour not in look)
    return [*sorted(look), *islice(common, 256 - len(look))]


def draw(manual: Path) -> tuple[int, int]:
    """Write each picture of the manual and remove what no page shows; (written, failed)."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one here
    missing, folder = unknown(manual), manual / FOLDER
    for name in missing:
        sys.stderr.write(f"{name}: ninguna pantalla tiene ese estado\n")
    style.apply(app, "claro", 1.0)
    folder.mkdir(exist_ok=True)
    wanted = [name for name in named(manual) if name not in missing]
    for path in folder.glob("*.png"):
        if path.stem not in wanted:
            path.unlink()
    written = sum(as_drawn(name).save(str(folder / f"{name}.png")) for name in wanted)
    return written, len(missing) + len(wanted) - written
