"""Renders the registered pictures into PNG files at the canvas of the smallest laptop."""

import sys
import traceback
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from captura.ui.look import style
from captura.ui.pictures.registry import PICTURES, Picture, discover

# 1366 x 768 less the task bar and the title bar.
CANVAS = (1366, 697)
BASE = (("claro", 1.0),)
# The first state of each screen is also seen so.
MORE = (("claro", 1.5), ("oscuro", 1.0), ("contraste", 1.0))


def render(widget: QWidget, size: tuple[int, int] = CANVAS) -> QWidget:
    """Lay out `widget` at `size` as if shown, and return it."""
    widget.resize(*size)
    widget.show()
    settle()
    return widget


def settle(rounds: int = 3) -> None:
    """Let layouts, timers and queued answers come to rest."""
    for _ in range(rounds):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        QApplication.sendPostedEvents()


def looks(screen_pictures: Iterable[Picture]) -> Iterable[tuple[Picture, str, float]]:
    """Every picture with the themes and scales it is wanted in."""
    seen: set[str] = set()
    for picture in screen_pictures:
        wanted = BASE if picture.screen in seen else BASE + MORE
        seen.add(picture.screen)
        for theme, scale in wanted:
            yield picture, theme, scale


def save_all(folder: Path, only: str = "") -> tuple[int, int]:
    """Write every picture into `folder`; how many were written, how many failed."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)  # noqa: S101 - nothing else makes one here
    discover()
    folder.mkdir(parents=True, exist_ok=True)
    chosen = [p for p in PICTURES.values() if only in ("", p.screen)]
    written = failed = 0
    # Sorted by look: dressing the application anew is what takes time.
    for picture, theme, scale in sorted(looks(chosen), key=lambda one: (one[1], one[2])):
        name = f"{picture.screen}-{picture.state}-{theme}-{round(scale * 100)}.png"
        try:
            if style.current() != style.Look(theme, scale) or not written:
                style.apply(app, theme, scale)
            save(picture, folder / name)
            written += 1
        except Exception:  # noqa: BLE001 - told, counted, and the others still rendered
            failed += 1
            sys.stderr.write(f"{name}: no se pudo dibujar\n{traceback.format_exc()}")
    return written, failed


def save(picture: Picture, path: Path) -> None:
    """Draw one picture; raises OSError when the file can't be written."""
    if not drawn(picture).save(str(path)):
        raise OSError(f"not written: {path.name}")


def drawn(picture: Picture) -> QPixmap:
    """One picture in the look that is on."""
    widget = render(picture.make())
    found = widget.grab()
    widget.close()
    widget.deleteLater()
    settle(1)
    return found
