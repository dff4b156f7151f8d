"""A field whose words end in … where they don't fit, while nobody types in it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QStyle, QStyleOptionFrame, QWidget

from captura.ui.look import style

_QT_MARGIN = 2  # what a line edit keeps free at each side of its words


class ElidedLine(QLineEdit):
    """The line of a list that one types in; `ink()` names the colour of its words."""

    def __init__(self, ink: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._ink = ink

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        contents = QStyle.SubElement.SE_LineEditContents
        inner = self.style().subElementRect(contents, option, self)
        inner = inner.marginsRemoved(self.textMargins())
        room = inner.adjusted(_QT_MARGIN, 0, -_QT_MARGIN, 0)
        metrics = self.fontMetrics()
        if self.hasFocus() or metrics.horizontalAdvance(self.text()) <= room.width():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(style.colour(self._ink()))
        cut = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        room.setTop(room.top() + (room.height() - metrics.height() + 1) // 2)  # as Qt centres them
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, cut)
