"""A place where files may be dropped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DropPlace(QWidget):
    """Hands the files that are dropped on it, or on what stands in it, to `dropped(paths)`."""

    def __init__(
        self, dropped: Callable[[Sequence[Path]], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._dropped = dropped
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._dropped(_files(event.mimeData()))


def _files(mime: QMimeData) -> list[Path]:
    """The files that are being dragged; none where something else is."""
    local = (url.toLocalFile() for url in mime.urls() if url.isLocalFile())
    return [path for path in map(Path, local) if path.is_file()]
