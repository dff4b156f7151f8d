"""The rail at the left: where one can go, what waits there, who is here, the last backup."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from captura.ui.components.card import Rule
from captura.ui.components.elided import Elided
from captura.ui.components.label import IconLine, Label, Picture
from captura.ui.components.nav_item import NavItem
from captura.ui.components.scroll_box import ScrollBox
from captura.ui.look.measure import dp

WIDE, NARROW = 208, 60


@dataclass(frozen=True)
class Place:
    """One thing the rail leads to; places of one `group` stand under its name.

    key: its own, instead of Alt and the next number.
    """

    name: str
    text: str
    icon: str
    group: str = ""
    key: str = ""


class Rail(QFrame):
    """Only what exists and what the role may see: the caller gives the places."""

    def __init__(
        self,
        places: Sequence[Place],
        where: tuple[str, str],
        user: str,
        go: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.items: dict[str, NavItem] = {}
        self.keys: dict[str, str] = {}
        self._words: list[QWidget] = []
        self._compact_only: list[QWidget] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(dp(8), dp(10), dp(8), dp(8))
        box.setSpacing(0)
        self._add_brand(box, where)
        inner = QWidget()
        listed = QVBoxLayout(inner)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        group = ""
        numbers = iter(range(1, 10))
        for place in places:
            if place.group != group:
                group = place.group
                listed.addSpacing(dp(8))
                self._add_group(listed, group)
            key = place.key
            if not key and (number := next(numbers, None)):
                key = f"Alt+{number}"
            self.keys[place.name] = key
            item = NavItem(place.text, place.icon, key)
            item.clicked.connect(lambda _=False, name=place.name: go(name))
            self.items[place.name] = item
            listed.addWidget(item)
        listed.addStretch(1)
        self.scrolls = ScrollBox(inner)  # the window need not be as high as the list is long
        box.addWidget(self.scrolls, 1)
        self._add_foot(box, user)

    def _add_brand(self, box: QVBoxLayout, where: tuple[str, str]) -> None:
        brand = QVBoxLayout()
        brand.setContentsMargins(dp(12), 0, 0, dp(10))
        brand.setSpacing(0)
        brand.addWidget(self._word(Label("Captura", "brand")))
        for line in where:
            brand.addWidget(self._word(Elided(line, "cap")))
        sign = Picture("shield-check", "acctext", 28)
        sign.hide()
        self._compact_only.append(sign)
        box.addLayout(brand)
        box.addWidget(sign, 0, Qt.AlignmentFlag.AlignHCenter)

    def _add_group(self, box: QVBoxLayout, group: str) -> None:
        title = Label(group, "group")
        title.setContentsMargins(dp(12), dp(4), 0, dp(4))
        rule = Rule()
        rule.hide()
        self._compact_only.append(rule)
        box.addWidget(self._word(title))
        box.addWidget(rule)

    def _add_foot(self, box: QVBoxLayout, user: str) -> None:
        self.user = Elided(user, "cap")
        self.user.setContentsMargins(dp(12), 0, 0, 0)
        self.backup = IconLine("warn", "Sin respaldo aún", "cap", size=14)
        self.backup.setContentsMargins(dp(12), dp(4), 0, 0)
        box.addWidget(self._word(Rule()))
        box.addSpacing(dp(8))
        box.addWidget(self._word(self.user))
        box.addWidget(self.backup)

    def _word(self, widget: QWidget) -> QWidget:
        self._words.append(widget)
        return widget

    def check(self, name: str) -> None:
        """Mark the place that shows, and bring it into sight."""
        self.items[name].setChecked(True)
        self.scrolls.ensureWidgetVisible(self.items[name])

    def set_compact(self, compact: bool) -> None:
        """Icons alone, or icons and words."""
        self.setFixedWidth(dp(NARROW if compact else WIDE))
        for word in self._words:
            word.setVisible(not compact)
        for sign in self._compact_only:
            sign.setVisible(compact)
        self.backup.label.setVisible(not compact)
        for item in self.items.values():
            item.set_compact(compact)

    def set_backup(self, kind: str, text: str) -> None:
        """Say when the last backup was made: ok, warn or bad."""
        self.backup.show_state(kind, text)
        self.backup.setToolTip(text)
        self.backup.setAccessibleName(text)
