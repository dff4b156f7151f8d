"""Who has the vault's key: given and taken back by who has it open."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.vault import VaultUser
from captura.ui.components import Button, Card, Label, Page, Pill, Rule, column, row
from captura.ui.components.layouts import clear

_TELLS = (
    "Con la llave se lee todo lo que hay en la bóveda. Al quitársela a alguien la bóveda cambia de "
    "llave y todo se sella otra vez."
)


class KeysView(Page):
    """`give(name)` and `take(name)`; `back` leads to the list."""

    def __init__(
        self,
        give: Callable[[str], object],
        take: Callable[[str], object],
        back: Callable[[], object],
    ) -> None:
        leave = Button("Volver", icon="chevron-left", key="Esc", slot=back)
        super().__init__("Quién tiene la llave", "Bóveda abierta", actions=[leave])
        self._give, self._take = give, take
        self._lines = column(gap=8)
        card = Card("", Label(_TELLS, "sub", wrap=True))
        card.body.addLayout(self._lines)
        card.body.addStretch(1)
        self.body.addWidget(card, 1)

    def show_users(self, users: Sequence[VaultUser]) -> None:
        """Everyone whose role may have it."""
        clear(self._lines)
        for user in users:
            pill = Pill("Tiene la llave", "ok") if user.inside else Pill("Sin llave", "info")
            words = column(Label(user.name, "strong"), Label(user.role, "sub"), gap=2)
            self._lines.addLayout(row(words, pill, None, self._act(user)))
            self._lines.addWidget(Rule())

    def _act(self, user: VaultUser) -> Button | None:
        if user.own:
            return None
        name = user.name
        if user.inside:
            act = Button("Quitar la llave", "danger", slot=lambda: self._take(name))
        else:
            act = Button("Dar la llave", icon="key-round", slot=lambda: self._give(name))
        act.setAccessibleName(f"{act.words()}: {name}")
        return act
