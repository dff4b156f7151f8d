"""Files dragged onto a widget and let go, as Qt hands them on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

_BOTH = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction


def drop(
    place: QWidget, *paths: Path, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> bool:
    """Whether it took them; held: a key, as Shift, by which Qt proposes to move them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    left = Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(9, 9), _BOTH, mime, left, held)
    enter.setAccepted(False)
    QApplication.sendEvent(place, enter)
    if enter.isAccepted():
        event = QDropEvent(QPointF(9, 9), _BOTH, mime, left, held)
        QApplication.sendEvent(place, event)
        assert event.dropAction() == Qt.DropAction.CopyAction, "the originals would be deleted"
    return enter.isAccepted()
