"""A field with its words: label over it, *, hint at the right, message below."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from captura.ui.components import signs
from captura.ui.components.announce import announce
from captura.ui.components.elided import Elided
from captura.ui.components.label import IconLine, Label
from captura.ui.components.layouts import show_if
from captura.ui.look.measure import dp


def mark(widget: QWidget, state: str) -> None:
    """Give `widget` the frame of a state: ok, warn, bad, or "" for none."""
    if (widget.property("state") or "") == state:
        return
    widget.setProperty("state", state)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class FieldRow(QWidget):
    """Lays out one editor and makes it known to assistive programs."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        *,
        required: bool = False,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.editor, self._label, self._required = editor, label, required
        self._hint_text, self._said = hint, ("", "")
        # In a narrow place the hint gives way first, then the label; both keep a tooltip.
        self.label = Elided(label, "field", least=48)
        self.label.setBuddy(editor)
        self.star = Label("*", "required")
        show_if(self.star, required)
        self.hint = Elided("", "hint", least=0)
        self.hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._show_hint(hint)
        top = QHBoxLayout()
        top.setSpacing(dp(4))
        top.addWidget(self.label)
        top.addWidget(self.star)
        top.addStretch(1)
        top.addWidget(self.hint, 1000)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(dp(4))
        self._box.addLayout(top)
        self._box.addWidget(editor)
        self._message: IconLine | None = None
        self._box.addStretch(1)
        editor.installEventFilter(self)
        self._describe()

    def hold_to(self, width: int) -> None:
        """Let the editor be no wider than what it holds needs (`dp`), at the left."""
        self.editor.setFixedWidth(dp(width))
        self._box.setAlignment(self.editor, Qt.AlignmentFlag.AlignLeft)

    def set_hint(self, hint: str) -> None:
        """Change the words at the right of the label."""
        self._hint_text = hint
        self._show_hint(hint)
        self._describe()

    def _show_hint(self, hint: str) -> None:
        self.hint.setText(hint)
        self.hint.ensurePolished()
        self.hint.setMaximumWidth(self.hint.sizeHint().width() + dp(2))
        show_if(self.hint, bool(hint))

    def set_state(self, state: str, message: str = "") -> None:
        """Show ok, info, warn, bad or "" with its message; the screen reader hears a new one."""
        if self._said == (state, message):
            return
        self._said = (state, message)
        mark(self.editor, state if state in ("warn", "bad") else "")
        shown = bool(state and message)
        if shown and self._message is None:
            self._message = IconLine("info", "", "said-info", wrap=True, size=14)
            self._box.insertWidget(2, self._message)
        if self._message is not None:
            if shown:
                self._message.show_state(state, message)
                self._message.label.set_rol(f"said-{state}")
            self._message.setVisible(shown)
        self._describe()
        if shown and self.editor.hasFocus():
            announce(self.editor, message)

    def state(self) -> tuple[str, str]:
        """The state and message shown."""
        return self._said

    def _describe(self) -> None:
        name = f"{self._label}, obligatorio" if self._required else self._label
        self.editor.setAccessibleName(name)
        state, message = self._said
        said = f"{signs.WORDS.get(state, '')}: {message}" if state and message else ""
        self.editor.setAccessibleDescription(". ".join(p for p in (self._hint_text, said) if p))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.EnabledChange:
            self.label.setEnabled(self.editor.isEnabled())
        return False
