"""The screen of backups: the list, a copy now, a restore, and how the data are doing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from captura.actions.backup import BackedUp
from captura.actions.health import Finding
from captura.actions.restore import Backup
from captura.actions.save_record import Saved
from captura.errors import CapturaError
from captura.ui.components import (
    Button,
    Card,
    EmptyState,
    InlineMessage,
    KeyHints,
    row,
)
from captura.ui.desk import Desk
from captura.ui.fresh_page import FreshPage
from captura.ui.look.measure import dp
from captura.ui.screens.respaldos.health_card import HealthCard
from captura.ui.screens.respaldos.presenter import PLACES, BackupsPresenter
from captura.ui.screens.respaldos.restore_bar import RestoreBar
from captura.ui.screens.respaldos.security_papers import SecurityButton
from captura.ui.tables import Cell, Column, RowsModel, Table

_SUBTITLE = "Copias cifradas de todo lo que hay en esta computadora; una cada día."


class BackupsScreen(FreshPage):
    """Lists on the left, health on the right."""

    def __init__(self, desk: Desk) -> None:
        self.now = Button("Hacer un respaldo ahora", "primary", icon="save")
        self.papers = SecurityButton(desk, self, self.show_error)
        super().__init__("Respaldos", _SUBTITLE, actions=[self.papers, self.now])
        self._desk = desk
        self._log: Finding | None = None  # of the vault, as it was when all was last looked at

        def run(
            work: Callable[[], Any],
            done: Callable[[Any], None],
            failed: Callable[[Exception], None],
        ) -> None:
            desk.tasks.run(self, work, done, failed)

        self.presenter = BackupsPresenter(
            self, desk.office, desk.settings, run, desk.leave, desk.remember
        )
        self.message = InlineMessage("info", "")
        self.message.hide()
        self.model = RowsModel(_COLUMNS, [])
        self.table = Table(self.model, "Respaldos que se pueden restaurar")
        self.table.opened.connect(self._open)
        self.other = Button("Restaurar otro…", icon="folder-open", slot=self._other)
        self.bar = RestoreBar()
        self.empty = EmptyState(
            "hard-drive", "Todavía no hay respaldos", "Haga uno ahora; después se hacen solos."
        )
        self.health = HealthCard()
        self.hints = KeyHints([("Return", "Restaurar")])
        hints = row(None, self.hints, 8, self.other)
        self.list = Card("Se pueden restaurar", self.bar, self.table, self.empty, hints)
        self.list.body.setStretch(1, 1)
        self.list.body.setStretch(2, 1)
        self.health.setMinimumWidth(dp(300))
        sides = row(self.list, self.health, gap=16)
        sides.setStretch(0, 3)
        sides.setStretch(1, 2)
        self.body.addWidget(self.message)
        self.body.addLayout(self.flips(sides), 1)
        self._connect()

    def _connect(self) -> None:
        presenter = self.presenter
        self.now.clicked.connect(presenter.make)
        self.bar.confirmed.connect(presenter.restore)
        self.bar.left.connect(presenter.forget)
        self.health.placed.connect(presenter.take_place)

    def read(self) -> None:
        """Look again."""
        self.presenter.read()

    def entered(self) -> None:
        """The screen shows: it looks the first time, and again once the vault was opened."""
        log = self._desk.office.held.sealed_log
        if log is not self._log:
            self._log, self._fresh = log, False
        super().entered()

    def refresh(self, saved: Saved) -> None:
        """A save changes no backup."""

    # what the presenter asks --------------------------------------------------------------------

    def show_state(self, findings: Sequence[Finding], backups: Sequence[Backup]) -> None:
        """The health and the list."""
        self.health.show_findings(findings)
        self.model = RowsModel(_COLUMNS, list(backups))
        self.table.setModel(self.model)
        self.table.select(0)
        self.table.setVisible(bool(backups))
        self.empty.setVisible(not backups)
        self.hints.setVisible(bool(backups))

    def show_place(self, place: str) -> None:
        """Where the second copy goes."""
        self.health.show_place(place)

    def show_asking(self, backup: Backup | Path | None) -> None:
        """The bar over the list, or none."""
        if backup is None:
            self.bar.hide()
            self.table.setFocus()
        elif isinstance(backup, Path):
            self.bar.ask(f"¿Restaurar {backup.name}?")
        else:
            at = f"{backup.at:%d/%m/%Y} a las {backup.at:%H:%M}"
            self.bar.ask(f"¿Volver a como estaba el {at}? · {PLACES[backup.kind]}")

    def show_busy(self, says: str) -> None:
        """What is under way; nothing else can be begun."""
        for widget in (self.now, self.bar, self.other, self.health.choose):
            widget.setEnabled(not says)
        if says:
            self.message.show_message("info", says)
        else:
            self.message.hide()

    def show_wrong_phrase(self, sentence: str) -> None:
        """Beside the passphrase."""
        self.bar.show_wrong(sentence)

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""
        self.message.show_error(error)
        self.message.show()

    def show_made(self, made: BackedUp) -> None:
        """What was made; a second place that failed says why."""
        if made.problem is not None:
            self.show_error(made.problem)
        where = "aquí y en la memoria" if made.second else "en esta computadora"
        self._desk.say("Respaldo hecho", f"Se abrió y se comprobó; está {where}.")

    # what the person does -----------------------------------------------------------------------

    def _open(self, place: int) -> None:
        self.presenter.ask(self.model.row(place))

    def _other(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Carpeta del respaldo")
        if folder:
            self.presenter.ask(Path(folder))


def _when(backup: Backup) -> Cell:
    return Cell(f"{backup.at:%d/%m/%Y %H:%M}", bold=True)


def _size(backup: Backup) -> Cell:
    return Cell(f"{backup.bytes / (1 << 20):,.1f} MB", muted=True)


_COLUMNS = [
    Column("Cuándo", _when, 150),
    Column("Dónde", lambda backup: PLACES[backup.kind], 200, stretch=True),
    Column("Tamaño", _size, 90, right=True),
]
