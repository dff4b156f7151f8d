"""A field to search in: lens at the left, the key that leads to it at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QWidget

from captura.ui.components.key import Key
from captura.ui.components.label import Picture
from captura.ui.look.measure import dp


class FindField(QLineEdit):
    """`icon` is search or funnel; `key`, if given, is only shown: its owner hears it.

    `down`: the arrow was pressed, towards what was found.
    """

    down = Signal()

    def __init__(
        self,
        placeholder: str,
        *,
        icon: str = "search",
        key: str = "",
        big: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setFixedHeight(dp(36 if big else 32))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        # Widgets and not addAction: its icons ignore the text scale.
        self._lens = Picture(icon, "muted", parent=self)
        self._key = Key(key, self) if key else None
        right = self._key.sizeHint().width() + dp(6) if self._key else 0
        self.setTextMargins(dp(24), 0, right, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lens.move(dp(10), (self.height() - self._lens.height()) // 2)
        if self._key is not None:
            self._key.adjustSize()
            left = self.width() - self._key.width() - dp(8)
            self._key.move(left, (self.height() - self._key.height()) // 2)
