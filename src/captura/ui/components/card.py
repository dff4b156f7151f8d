"""Surfaces: the white card, the inset panel, the page with its title, the hairline."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from captura.ui.components.elided import Elided
from captura.ui.components.label import Label
from captura.ui.components.layouts import Part, fill, let_widen, show_if, turn
from captura.ui.components.pill import Pill
from captura.ui.look.measure import dp


class Rule(QFrame):
    """A hairline."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)


class Backdrop(QFrame):
    """The warm grey behind everything."""


class Card(QFrame):
    """A white card: title at the left, `right` slot at its right, `body` below.

    End the body with a stretch unless something in it stretches by itself.
    """

    def __init__(
        self,
        title: str = "",
        *parts: Part,
        gap: int = 12,
        padding: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(dp(padding), dp(padding - 4), dp(padding), dp(padding - 4))
        outer.setSpacing(dp(8))
        self.title = Label(title, "h2")
        self.note = Label("", "sub")
        self.note.hide()
        self.right = QHBoxLayout()
        self.right.setSpacing(dp(8))
        self.head = QWidget()
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(dp(8))
        head.addWidget(self.title)
        head.addWidget(self.note)
        head.addStretch(1)
        head.addLayout(self.right)
        self.head.setMinimumHeight(dp(24))
        show_if(self.head, bool(title))
        outer.addWidget(self.head)
        self.body = QVBoxLayout()
        fill(self.body, parts, gap)
        outer.addLayout(self.body, 1)

    def set_title(self, title: str, note: str = "") -> None:
        """Change the title and the grey words after it."""
        self.title.setText(title)
        self.note.setText(note)
        show_if(self.note, bool(note))
        show_if(self.head, bool(title))


class Sunken(QFrame):
    """An inset panel inside a card."""

    def __init__(self, *parts: Part, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        fill(self.body, parts, gap)
        self.body.setContentsMargins(dp(12), dp(8), dp(12), dp(10))


class Page(QFrame):
    """A screen's page: crumbs, title, pill, subtitle, actions at the right, `body` below."""

    def __init__(
        self,
        title: str,
        subtitle: str = "",
        *,
        crumbs: Sequence[str] = (),
        actions: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._flipping: list[QBoxLayout] = []
        self.crumbs = Label(" › ".join(crumbs) + (" ›" if crumbs else ""), "sub")
        show_if(self.crumbs, bool(crumbs))
        # the longest name of an activity or an institute must not make the page wider
        self.title = Elided(title, "h1", least=160)
        self.pill = Pill("", "")
        self.pill.hide()
        self.subtitle = Elided(subtitle, "sub", least=160)
        show_if(self.subtitle, bool(subtitle))
        words = QVBoxLayout()
        words.setSpacing(dp(2))
        words.addWidget(self.crumbs)
        line = QHBoxLayout()
        line.setSpacing(dp(12))
        line.addWidget(self.title)
        line.addWidget(self.pill)
        line.addStretch(1)
        words.addLayout(line)
        words.addWidget(self.subtitle)
        self.buttons = QHBoxLayout()
        self.buttons.setSpacing(dp(8))
        self._head = QHBoxLayout()
        self._head.setSpacing(dp(8))
        self._head.addLayout(words, 1)
        self._actions = QHBoxLayout()
        self._actions.addLayout(self.buttons)
        self._actions.addStretch(1)  # under the title too, each keeps its own width
        self._head.addLayout(self._actions)
        self.body = QVBoxLayout()
        self.body.setSpacing(dp(16))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(dp(24), dp(16), dp(24), dp(20))
        outer.setSpacing(dp(12))
        outer.addLayout(self._head)
        outer.addLayout(self.body, 1)
        self.set_actions(actions)

    def set_actions(self, actions: Sequence[QWidget]) -> None:
        """Put the page's buttons at the right of the title."""
        for one in actions:
            self.buttons.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change title and subtitle."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        show_if(self.subtitle, bool(subtitle))

    def flips(self, box: QBoxLayout) -> QBoxLayout:
        """Have `box` stand side by side in wide windows, one under another in narrow ones."""
        self._flipping.append(box)
        return box

    def set_compact(self, compact: bool) -> None:
        """Actions go under the title when the window is narrow; screens extend this."""
        for box in (self._head, *self._flipping):
            turn(box, compact)
        for box in self._flipping:
            let_widen(box, compact)
        left = Qt.AlignmentFlag.AlignLeft
        self._head.setAlignment(self._actions, left if compact else Qt.AlignmentFlag(0))
