"""An empty screen that says what belongs here and what to do first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from captura.ui.components.label import Label
from captura.ui.look import icons, style
from captura.ui.look.measure import dp


class _Sentence(Label):
    """Of one width always: asking its height for others made whole pages higher than need be."""

    def hasHeightForWidth(self) -> bool:
        return False


class EmptyState(QWidget):
    """Icon in a circle, title, one sentence, the first actions (at most two)."""

    def __init__(
        self,
        icon: str,
        title: str,
        text: str,
        *,
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        circle = self.circle = Label("", "circle")
        circle.setFixedSize(dp(72), dp(72))
        circle.setAlignment(Qt.AlignmentFlag.AlignCenter)
        circle.setPixmap(icons.pixmap(icon, style.colour("acctext"), 32))
        self.title = Label(title, "h2")
        self.text = _Sentence(text, "sub", wrap=True)
        self.text.setAlignment(centre)
        self.text.setFixedWidth(dp(440))
        buttons = QHBoxLayout()
        buttons.setSpacing(dp(8))
        buttons.addStretch(1)
        for action in actions:
            buttons.addWidget(action)
        buttons.addStretch(1)
        box = QVBoxLayout(self)
        box.setSpacing(dp(4))
        box.addStretch(3)
        box.addWidget(circle, 0, centre)
        box.addSpacing(dp(12))
        box.addWidget(self.title, 0, centre)
        box.addWidget(self.text, 0, centre)
        box.addSpacing(dp(12))
        box.addLayout(buttons)
        box.addStretch(4)
        self._whole = box.minimumSize().height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # where it takes what height there is, the words need it more than the icon
        if self.sizePolicy().verticalPolicy() == QSizePolicy.Policy.Ignored:
            self.circle.setVisible(self.height() >= self._whole)
