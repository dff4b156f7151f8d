"""Files dropped on a part of the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


class DroppedFiles(QObject):
    """Hands what is dropped on `place`, or on what stands in it, to `dropped(paths)`.

    folders: it takes whole folders too.
    """

    def __init__(
        self, place: QWidget, dropped: Callable[[Sequence[Path]], object], *, folders: bool = False
    ) -> None:
        super().__init__(place)
        self._dropped, self._folders = dropped, folders
        place.setAcceptDrops(True)
        place.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent) and event.type() == QEvent.Type.DragEnter:
            if self._files(event.mimeData()):
                event.acceptProposedAction()
            return True
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            # taken as moved, whoever they are dragged from would delete the originals
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            if files := self._files(event.mimeData()):
                self._dropped(files)
            return True
        return False

    def _files(self, mime: QMimeData) -> list[Path]:
        """What is being dragged; none where it is something else than files."""
        local = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
        return [path for path in local if path.is_file() or (self._folders and path.is_dir())]
