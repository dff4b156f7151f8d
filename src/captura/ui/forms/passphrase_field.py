"""A passphrase: hidden, shown while one wants, and a warning when capitals are locked."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from captura.ui.forms.text_fields import TextField
from captura.ui.look import icons, style
from captura.ui.look.measure import dp


class PassphraseField(TextField):
    """`capitals_locked(bool)` tells what the typed letters show about Bloq Mayús."""

    capitals_locked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editingFinished.disconnect()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._eye = QToolButton(self)
        self._eye.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._eye.setStyleSheet("border: none; background: transparent;")
        self._eye.setIconSize(QSize(dp(16), dp(16)))
        self._eye.setFixedSize(dp(28), dp(28))
        self._eye.clicked.connect(self._turn)
        self.setTextMargins(0, 0, dp(22), 0)
        self._show_eye()

    def _turn(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if hidden else mode.Password)
        self._show_eye()

    def _show_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(icons.icon("eye" if hidden else "eye-off", style.colour("text2")))
        words = "Mostrar la frase" if hidden else "Ocultar la frase"
        self._eye.setAccessibleName(words)
        self._eye.setToolTip(words)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        typed = event.text()
        if len(typed) == 1 and typed.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.capitals_locked.emit(typed.isupper() != shift)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        top = (self.height() - self._eye.height()) // 2
        self._eye.move(self.width() - self._eye.width() - dp(2), top)
