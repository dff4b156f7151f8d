"""The card where one brings a backup to a new computer, or to one that no longer opens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from captura.errors import CapturaError
from captura.ui.components import (
    Backdrop,
    Button,
    Card,
    Centred,
    Combo,
    FieldRow,
    IconLine,
    InlineMessage,
    Label,
    Rule,
)
from captura.ui.components.layouts import clear, column, fill, row
from captura.ui.drives import removable
from captura.ui.forms.passphrase_field import PassphraseField
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp
from captura.ui.screens.acceso.door import Door
from captura.ui.screens.acceso.restore_presenter import RestorePresenter

if TYPE_CHECKING:
    from captura.actions.restore import Backup

_SAYS = (
    "En una computadora nueva, o en una que ya no abre. Si aquí había datos, no se borran: quedan "
    "apartados."
)
_NEW = "Este equipo será nuevo para la coordinación: al entrar pida su alta otra vez."


class RestorePage(Backdrop):
    """`back` returns to where one came from."""

    back = Signal()

    def __init__(self, door: Door) -> None:
        super().__init__()
        tasks = door.tasks
        self.presenter = RestorePresenter(
            self, door, lambda work, done, failed: tasks.run(self, work, done, failed)
        )
        self.message = InlineMessage("bad", "", closable=True)
        self.message.hide()
        self.place = TextField()
        self.place.setReadOnly(True)
        self.place_row = FieldRow("Memoria o carpeta donde está", self.place, required=True)
        self.look = Button("Buscar carpeta…", icon="folder-open", slot=self._choose_folder)
        self._drives = column(gap=8)
        self.backup = Combo((), placeholder="Primero elija dónde está")
        self.backup.edited.connect(lambda: self.presenter.choose(int(self.backup.code() or -1)))
        self.user = Combo((), placeholder="Elija quién entra")
        self.phrase = PassphraseField()
        self.phrase_row = FieldRow("Su frase de cuando se hizo", self.phrase, required=True)
        self.phrase.returnPressed.connect(self._restore)
        self.go = Button("Restaurar", "primary", key="Ctrl+Return", slot=self._restore, big=True)
        leave = Button("Volver", icon="chevron-left", key="Esc", slot=self.back.emit)
        card = Card(padding=32)
        card.setFixedWidth(dp(640))
        card.body.addWidget(self.message)
        card.body.addLayout(
            column(Label("Traer un respaldo", "h1"), Label(_SAYS, "sub", wrap=True), gap=4)
        )
        card.body.addLayout(row(self.place_row, column(20, self.look, None, gap=0), gap=8))
        card.body.addLayout(self._drives)
        card.body.addWidget(FieldRow("Respaldo", self.backup))
        card.body.addLayout(row(FieldRow("Quién entra", self.user), self.phrase_row, gap=12))
        card.body.addWidget(IconLine("info", _NEW, "sub", wrap=True))
        card.body.addWidget(Rule())
        card.body.addLayout(row(leave, None, self.go))
        fill(QVBoxLayout(self), (Centred(card),), 0)
        self.show_drives(removable())

    def first_focus(self) -> None:
        """Choosing where comes first."""
        self.look.setFocus()

    def show_drives(self, drives: list[tuple[str, str]]) -> None:
        """Offer the drives found (folder, name), one press each."""
        clear(self._drives)
        for folder, name in drives:
            button = Button(name, "chip", slot=partial(self.presenter.look, folder))
            button.setCheckable(False)
            button.setAccessibleName(f"Buscar en {name}")
            self._drives.addLayout(row(button, None))

    def show_place(self, place: str, problem: str) -> None:
        """Where one looks, and what is wrong with it."""
        self.place.set_text(place)
        self.place_row.set_state("bad" if problem else "", problem)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """What was found there, the newest first and chosen."""
        self.message.hide()
        words = [f"{one.at:%d/%m/%Y %H:%M} · {one.bytes / (1 << 20):,.1f} MB" for one in backups]
        self.backup.set_entries([(str(at), said) for at, said in enumerate(words)])
        self.backup.set_code("0" if words else "")

    def show_people(self, names: Sequence[str]) -> None:
        """Whose passphrase opens it."""
        self.user.set_entries([(name, name) for name in names])
        self.user.set_code(names[0] if len(names) == 1 else "")
        if names:
            (self.phrase if len(names) == 1 else self.user).setFocus()

    def show_busy(self, busy: bool) -> None:
        """While every page of it is proved nothing can be pressed twice."""
        if busy:
            self.message.hide()
            self.phrase_row.set_state("")
        self.go.set_words("Comprobando…" if busy else "Restaurar")
        self.go.setEnabled(not busy)

    def show_wrong_phrase(self, sentence: str) -> None:
        """Beside the passphrase."""
        self.phrase_row.set_state("bad", sentence)
        self.phrase.setFocus()

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the card."""
        self.message.show_error(error)

    def forget(self) -> None:
        """Nothing typed here may stay in memory."""
        self.phrase.clear()

    def _choose_folder(self) -> None:
        if chosen := QFileDialog.getExistingDirectory(self, "Dónde está el respaldo"):
            self.presenter.look(chosen)

    def _restore(self) -> None:
        if self.go.isEnabled():
            self.presenter.restore(self.user.code(), self.phrase.text())
