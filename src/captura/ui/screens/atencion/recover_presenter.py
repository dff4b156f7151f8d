"""A vault that nobody opens any more: asks the state for its half, and opens it with the sheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from captura.actions.office import Office
from captura.actions.recovery import secret_from
from captura.actions.vault import Vault
from captura.actions.vault_recovery import recover_vault, recovery_digits, recovery_request
from captura.errors import CapturaError
from captura.ui.lane import Failed, Lane
from captura.ui.screens.alta import files

Enter = Callable[[Callable[[], Vault], Failed], None]


class View(Protocol):
    """What the presenter asks of the page."""

    def show_request(self, digits: str) -> None:
        """The digits of the last request; "": none was made."""

    def show_answer(self, name: str) -> None:
        """The answer's file that was read; "": none."""

    def show_error(self, error: CapturaError) -> None: ...
    def show_done(self, title: str, text: str) -> None: ...


class RecoverPresenter:
    """`enter(work, failed)` shows the vault that the work opens, unless a lock came first."""

    def __init__(self, view: View, office: Office, lane: Lane, enter: Enter) -> None:
        self._view, self._office, self._lane, self._enter = view, office, lane, enter
        self._answer = b""

    @property
    def answered(self) -> bool:
        """Whether the state's answer was read."""
        return bool(self._answer)

    def read(self) -> None:
        """How far it is: a request may have been made on another day."""
        self._lane.run(lambda: recovery_digits(self._office), self._view.show_request)

    def ask(self, folder: str) -> None:
        """Make a request and save its file; without folder nothing happens."""
        if not folder:
            return
        office, name = self._office, f"solicitud-{self._office.institute}.captura-boveda"
        self._lane.run(
            lambda: files.save(folder, name, recovery_request(office)).name,
            self._asked,
            self._failed,
        )

    def answer_arrived(self, path: str) -> None:
        """The file that the state sent; it is judged when the vault is opened with it."""
        if not path:
            return

        def have(data: bytes) -> None:
            self._answer = data
            self._view.show_answer(Path(path).name)

        self._lane.run(lambda: files.read(path), have, self._failed)

    def recover(self, sheet: str, passphrase: str) -> None:
        """Open it with the sheet as typed or scanned, the answer and her own passphrase."""
        office, answer = self._office, self._answer
        self._enter(
            lambda: recover_vault(office, answer, secret_from([sheet]), passphrase), self._failed
        )

    def forget(self) -> None:
        """The answer is read again when it is needed."""
        self._answer = b""
        self._view.show_answer("")

    def _asked(self, name: str) -> None:
        self.read()
        said = "Mándelo a la coordinación, llámela y léale los dígitos."
        self._view.show_done(f"Se guardó {name}", said)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)
        self.read()  # a request whose file could not be saved still took the place of the last
