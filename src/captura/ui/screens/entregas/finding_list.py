"""Problems or observations, a row each: where, what, how to mend, the way there, the answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from captura.ui.components import Button, Elided, Label, Picture, Pill, Rule, column, row
from captura.ui.components.layouts import clear
from captura.ui.components.signs import ICONS
from captura.ui.look.measure import dp
from captura.ui.screens.entregas.gathered import Item
from captura.ui.wording import counted

_NAMES = {"bad": "Error", "warn": "Aviso", "info": "Nota"}
BATCH = 40
W = TypeVar("W", bound=QWidget)


class FindingList(QWidget):
    """Shows BATCH rows and offers the next ones; F8 and Mayús+F8 walk through them.

    `names`: the word of each state. `placeholder`: of the answer's field.
    """

    go = Signal(object)
    answered = Signal(object, str)

    def __init__(self, placeholder: str, names: dict[str, str] | None = None) -> None:
        super().__init__()
        self._placeholder, self._names = placeholder, names or _NAMES
        self._items: Sequence[Item] = ()
        self._shown = self._beyond = 0
        self._targets: list[QWidget] = []
        self.before: QWidget = self  # what the Tab key comes from
        self._last: QWidget = self.before
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, dp(8), 0)
        self._box.setSpacing(dp(8))

    def set_items(self, items: Sequence[Item], beyond: int = 0) -> None:
        """Show these and no others; as many rows as before, if there are so many.

        beyond: how many more there are that are not listed, which the foot of the list says.
        """
        if items and beyond == self._beyond and tuple(items) == tuple(self._items):
            return
        before, self._beyond = self._shown, beyond
        self._items, self._shown, self._targets, self._last = items, 0, [], self.before
        clear(self._box)
        self._more()
        while self._shown < min(before, len(items)):
            self._more()

    def walk(self, step: int) -> None:
        """Put the cursor on the next (1) or previous (-1) row's way or answer.

        After the last one shown come those that were not shown yet, and then the first again.
        """
        if not self._targets:
            return
        here = next((i for i, one in enumerate(self._targets) if one.hasFocus()), None)
        if step == 1 and here == len(self._targets) - 1 and self._shown < len(self._items):
            self._more()
        at = 0 if here is None else (here + step) % len(self._targets)
        self._targets[at].show()  # one just made would show only after this, and take no focus
        self._targets[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _more(self) -> None:
        self._drop_tail()
        for item in self._items[self._shown : self._shown + BATCH]:
            same = self._shown > 0 and _record(self._items[self._shown - 1]) == _record(item)
            if self._shown and not same:
                self._box.addWidget(Rule())
            self._box.addLayout(self._row(item, headed=not same))
            self._shown += 1
        left = len(self._items) - self._shown
        if left:
            text = f"Ver {min(BATCH, left)} más (quedan {left + self._beyond:,})"
            more = Button(text, slot=self._more)
            self._box.addLayout(row(None, more, None))
            QWidget.setTabOrder(self._last, more)
        elif self._beyond:
            self._box.addLayout(row(None, Label(_not_listed(self._beyond), "sub"), None))
        self._box.addStretch(1)

    def _drop_tail(self) -> None:
        """The button for more and the stretch give way to the next rows."""
        for _ in range(2 if self._shown else 1):
            item = self._box.takeAt(self._box.count() - 1) if self._box.count() else None
            if item is not None and (inner := item.layout()) is not None:
                clear(inner)

    def _row(self, item: Item, *, headed: bool) -> QHBoxLayout:
        """`headed`: the first of its record says which one it is."""
        words = column(gap=2)
        if headed:
            pill = Pill(self._names.get(item.kind, "Nota"), item.kind, sign=False)
            words.addLayout(row(Elided(item.where, "strong"), pill, None))
        words.addWidget(Label(item.what, wrap=True))
        if item.story:
            words.addWidget(Label(item.story, "sub", wrap=True))
        if item.fix:
            words.addWidget(Label(item.fix, "sub", wrap=True))
        words.addStretch(1)
        acts = QVBoxLayout()
        acts.setSpacing(dp(4))
        if item.answer is not None:
            acts.addWidget(self._next(self._answer(item)))
        if item.id:  # a note on the whole quarter has no field to go to
            acts.addWidget(self._next(self._way(item)), 0, Qt.AlignmentFlag.AlignRight)
        acts.addStretch(1)
        line = QHBoxLayout()
        line.setSpacing(dp(12))
        line.addWidget(Picture(ICONS[item.kind], item.kind, 18), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        line.addLayout(acts)
        return line

    def _next(self, widget: W) -> W:
        """The Tab key comes to it after the row before: it was made after all the window had."""
        widget.setParent(self)
        QWidget.setTabOrder(self._last, widget)
        self._last = widget
        return widget

    def _way(self, item: Item) -> Button:
        kind = "secondary" if item.answer is None else "link"
        button = Button("Ir al campo", kind, icon="arrow-right", slot=lambda: self.go.emit(item))
        button.setAccessibleName(f"Ir al campo: {item.where}. {item.what}")
        if item.answer is None:
            self._targets.append(button)
        return button

    def _answered(self, item: Item, text: str) -> None:
        """What shows is what was typed: an undo must be seen as another thing."""
        self._items = tuple(
            replace(one, answer=text) if one.key == item.key else one for one in self._items
        )
        self.answered.emit(item, text)

    def _answer(self, item: Item) -> QLineEdit:
        field = QLineEdit(item.answer or "")
        field.setPlaceholderText(self._placeholder)
        field.setAccessibleName(f"{self._placeholder}: {item.where}. {item.what}")
        field.setMaxLength(500)
        field.setFixedSize(dp(232), dp(32))
        field.editingFinished.connect(lambda: self._answered(item, field.text()))
        field.returnPressed.connect(lambda: self.walk(1))
        field.editingFinished.connect(lambda: field.setCursorPosition(0))  # its beginning in sight
        self._targets.append(field)
        return field


def _not_listed(beyond: int) -> str:
    them = counted(beyond, "más que aparecerá", "más que aparecerán")
    return f"Hay {them} aquí conforme atienda los de arriba."


def _record(item: Item) -> tuple[str, str, str]:
    return item.kind, item.type, item.id
