"""Widgets in a line that goes on below when there is no more room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem

from captura.ui.components.layouts import clear
from captura.ui.look.measure import dp


class _FlowLayout(QLayout):
    """Left to right, then down."""

    def __init__(self, parent: QWidget, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = dp(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._flow(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        wide = sum(size.width() + self._gap for size in sizes) - self._gap
        return QSize(max(0, wide), max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items if not item.isEmpty()]
        wide = max((size.width() for size in sizes), default=0)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def _flow(self, rect: QRect, *, move: bool) -> int:
        left, top, high = rect.left(), rect.top(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if high and left + size.width() > rect.left() + rect.width():
                left, top, high = rect.left(), top + high + self._gap, 0
            if move:
                item.setGeometry(QRect(QPoint(left, top), size))
            left, high = left + size.width() + self._gap, max(high, size.height())
        return top + high - rect.top()


class Flow(QWidget):
    """Chips, pills or buttons; each keeps its own size."""

    def __init__(
        self, widgets: Sequence[QWidget] = (), gap: int = 8, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._layout = _FlowLayout(self, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self.add(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        heard = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return heard

    def _fit(self) -> None:
        # a page that scrolls asks for the least height alone, whatever the width
        needed = self._layout.heightForWidth(self.width())
        if needed != self.minimumHeight():
            self.setMinimumHeight(needed)

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        self._layout.addChildWidget(widget)
        self._layout.addItem(QWidgetItem(widget))
        self._layout.invalidate()

    def set_widgets(self, widgets: Sequence[QWidget]) -> None:
        """These and no others."""
        clear(self._layout)
        for widget in widgets:
            self.add(widget)
            widget.show()
        self.updateGeometry()
