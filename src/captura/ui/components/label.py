"""Words on the screen, by role; a wrapping one always gets the height it needs."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from captura.ui.components import signs
from captura.ui.look import icons, style
from captura.ui.look.measure import dp


class Label(QLabel):
    """Text in a role of the style sheet: brand h1 h2 big body strong sub cap group field hint …"""

    def __init__(
        self,
        text: str = "",
        rol: str = "body",
        *,
        wrap: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("rol", rol)
        if wrap:
            self.setWordWrap(True)
            self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def set_rol(self, rol: str) -> None:
        """Change the role, and be drawn anew."""
        if self.property("rol") != rol:
            self.setProperty("rol", rol)
            self.style().unpolish(self)
            self.style().polish(self)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Layouts inside holders lose height-for-width and cut the last line; this does not.
        if self.wordWrap() and self.width() > 0:
            # measured, not asked of the label: its own answer is never less than its minimum
            room = QRect(0, 0, self.contentsRect().width(), 1 << 15)
            wrap = Qt.TextFlag.TextWordWrap
            needed = self.fontMetrics().boundingRect(room, wrap, self.text()).height()
            if needed != self.minimumHeight():
                self.setMinimumHeight(needed)


class Picture(QLabel):
    """An icon that stands beside words and says nothing by itself."""

    def __init__(
        self, name: str, tint: str = "text2", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_icon(name, tint, size)

    def set_icon(self, name: str, tint: str = "text2", size: int = 16) -> None:
        """Show icon `name` in the colour `tint`."""
        self.setPixmap(icons.pixmap(name, style.colour(tint), size))
        self.setFixedSize(dp(size), dp(size))


class IconLine(QWidget):
    """One line: the icon of a state (or any icon) and its words."""

    def __init__(
        self,
        kind: str,
        text: str = "",
        rol: str = "body",
        *,
        icon: str = "",
        wrap: bool = False,
        size: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        from captura.ui.components.layouts import column, row

        super().__init__(parent)
        self._size = size
        self.picture = Picture(icon or signs.ICONS[kind], _token(kind), size)
        self.label = Label(text, rol, wrap=wrap)
        # one layout, built once: a second around the same widgets has crashed Qt
        if wrap:
            self.setLayout(row(column(1, self.picture, None, gap=0), self.label))
        else:
            self.setLayout(row(self.picture, self.label, None))

    def show_state(self, kind: str, text: str, *, icon: str = "") -> None:
        """Show another state and its words."""
        self.picture.set_icon(icon or signs.ICONS[kind], _token(kind), self._size)
        self.label.setText(text)


def _token(kind: str) -> str:
    return kind if kind in signs.ICONS else kind or "text2"
