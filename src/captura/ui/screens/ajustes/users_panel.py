"""Who can enter: the list at the left, and at the right the card where someone is changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from captura.ui.components import Button, Card
from captura.ui.components.layouts import fill, row
from captura.ui.screens.ajustes.presenter import UserLine
from captura.ui.screens.ajustes.user_card import ADD, PHRASE, REMOVE, UserCard
from captura.ui.tables import Cell, Column, RowsModel, Table

COLUMNS = (
    Column("Nombre", lambda one: Cell(one.name, bold=True), 220, stretch=True),
    Column("Rol", lambda one: one.role, 180),
    Column("", lambda one: Cell("usted", pill=True, tone="info") if one.own else "", 104),
)


class UsersPanel(QWidget):
    """`adding(name, role, passphrase, own)`, `renewing(name, passphrase, own)`,
    `removing(name, own)`."""

    adding = Signal(str, str, str, str)
    renewing = Signal(str, str, str)
    removing = Signal(str, str)

    def __init__(self, roles: Sequence[tuple[str, str]], random: Callable[[int], bytes]) -> None:
        super().__init__()
        self.model = RowsModel(COLUMNS)
        self.table = Table(self.model, "Quiénes pueden entrar")
        self.table.marked.connect(lambda _: self._told())
        self.table.moved.connect(lambda _: self._told())
        self.add = Button("Agregar…", icon="user-plus", slot=lambda: self.ask(ADD))
        self.renew = Button("Frase nueva…", icon="key-round", slot=lambda: self.ask(PHRASE))
        self.remove = Button("Quitar…", "danger", icon="x", slot=lambda: self.ask(REMOVE))
        people = Card("Quiénes pueden entrar")
        people.body.addWidget(self.table, 1)
        people.body.addLayout(row(self.renew, self.remove, None, self.add))
        self.card = UserCard(roles, random)
        self.card.adding.connect(self.adding)
        self.card.renewing.connect(self.renewing)
        self.card.removing.connect(self.removing)
        self.sides = QHBoxLayout(self)
        fill(self.sides, (people, self.card), 16)
        self.sides.setStretch(0, 1)

    def show_users(self, users: list[UserLine]) -> None:
        """Everyone who can enter."""
        self.model.set_rows(users)
        self._told()

    def chosen(self) -> UserLine | None:
        """The line that is marked."""
        place = self.table.current_row()
        return self.model.row(place) if 0 <= place < len(self.model.rows) else None

    def ask(self, what: str) -> None:
        """Show the card for this; those of a person need one marked."""
        one = self.chosen()
        if what == ADD:
            self.card.ask(ADD, "")
        elif one is not None and not one.own:
            self.card.ask(what, one.name)

    def _told(self) -> None:
        one = self.chosen()
        for button in (self.renew, self.remove):
            button.setEnabled(one is not None and not one.own)
