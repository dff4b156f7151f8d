"""Lets another laptop in: its request, its digits, the file that makes it a sister."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from captura.actions.enrol import read_request
from captura.actions.enrol_sister import own_welcome_digits, welcome
from captura.actions.office import Office
from captura.actions.vault import vault_access
from captura.actions.vault_sister import secret_by
from captura.errors import CapturaError
from captura.ui.lane import Lane
from captura.ui.screens.alta import files


@dataclass(frozen=True)
class Asked:
    """A request as read, its digits not yet compared."""

    nickname: str
    date: str
    digits: str
    vault: bool = False  # who works here can give the vault, and the request can take it


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_none(self) -> None: ...
    def show_asked(self, asked: Asked) -> None: ...
    def show_given(self, digits: str) -> None: ...
    def show_added(self) -> None:
        """The list has one more."""

    def show_error(self, error: CapturaError) -> None: ...
    def show_done(self, title: str, text: str) -> None: ...


class AddPresenter:
    """One request at a time."""

    def __init__(self, view: View, office: Office, lane: Lane) -> None:
        self._view, self._office, self._lane = view, office, lane
        self._request: Any = None

    def request_arrived(self, path: str) -> None:
        """Read a request; nothing is given before its digits were compared."""
        if path:
            self._lane.run(lambda: _asked(self._office, path), self._have, self._failed)

    def accept(self, folder: str, passphrase: str | None = None) -> None:
        """The digits are the same: save its file; without folder nothing happens.

        passphrase: of who works here, where that laptop is to open the vault too.
        """
        request = self._request
        if request is None or not folder:
            return
        name = f"alta-{self._office.institute}-{request.device_public[:6]}.captura-alta"

        def work() -> tuple[str, str]:
            vault = None if passphrase is None else secret_by(self._office, passphrase)
            data = welcome(self._office, request, vault)
            return files.save(folder, name, data).name, own_welcome_digits(self._office)

        self._lane.run(work, self._given, self._failed)

    def refuse(self) -> None:
        """The digits differ: nothing of that file is kept."""
        self._request = None
        self._view.show_none()
        self._view.show_error(
            CapturaError(
                "No se dio de alta",
                "Los dígitos no son los de la otra computadora: el archivo pudo cambiarse en el "
                "camino.",
                "Haga ahí otra solicitud, tráigala usted misma y compare otra vez.",
                "CAP-UI-24",
            )
        )

    def close(self) -> None:
        """Begin anew."""
        self._request = None
        self._view.show_none()

    def _have(self, read: tuple[Any, Asked]) -> None:
        self._request, asked = read
        self._view.show_asked(asked)

    def _given(self, done: tuple[str, str]) -> None:
        name, digits = done
        self._request = None
        self._view.show_done(f"Se guardó {name}", "Llévelo a la computadora nueva.")
        self._view.show_given(digits)
        self._view.show_added()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


def _asked(office: Office, path: str) -> tuple[Any, Asked]:
    request = read_request(files.read(path))
    vault = bool(request.user_public) and vault_access(office).mine
    return request, Asked(request.nickname, f"{request.date:%d/%m/%Y}", request.digits, vault)
