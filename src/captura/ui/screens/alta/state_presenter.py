"""The state's side of what institutes ask: read a request, compare digits, give the answer.

A laptop asks for its certificate; whoever lost the vault's key, for the state's half of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol

from captura.actions.enrol import certificate_file, certify, check_request, read_request
from captura.actions.office import Office
from captura.actions.vault_recovery import answer_recovery, read_recovery_request
from captura.errors import CapturaError
from captura.records.names import fold
from captura.store.queries.certificates import CertificateRow, certificates
from captura.ui.screens.alta import files
from captura.ui.screens.alta.device_presenter import Run

NEW = ""
VAULT = ".captura-boveda"
Give = Callable[[str, str], tuple[str, str]]  # (device it replaces, folder) to (title, text)


@dataclass(frozen=True)
class Place:
    """One municipality and its devices. kind: of its state (ok, warn, bad or "" for none yet)."""

    key: str
    name: str
    letters: str
    since: str
    until: str
    state: str
    kind: str


@dataclass(frozen=True)
class Asked:
    """A request as read, its digits not yet compared. known: (device, words) it may replace.

    vault: it asks for the state's half of a vault's key, and `nickname` is empty.
    """

    municipality: str
    name: str
    nickname: str
    date: str
    digits: str
    known: tuple[tuple[str, str], ...]
    vault: bool = False


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_places(self, places: Sequence[Place], summary: str) -> None:
        """The 58 and their devices."""

    def show_asked(self, asked: Asked | None, own_digits: str) -> None:
        """A request to compare; None: none is open."""

    def ask_folder(self) -> str:
        """Where to save the answer; empty when she changed her mind."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page: what was done, and what to do now."""


class StatePresenter:
    """One request at a time."""

    def __init__(self, view: View, office: Office, run: Run) -> None:
        self._view, self._office, self._run = view, office, run
        self._places: list[Place] = []
        self._give: Give | None = None
        self._filter = ""

    def read(self) -> None:
        """The 58 and their devices."""
        self._run(lambda: _places(self._office), self._have, self._failed)

    def filter(self, text: str) -> None:
        """Show the municipalities that hold every typed word."""
        self._filter = text
        self._show()

    def request_arrived(self, path: str) -> None:
        """Read a request's file; its digits are to compare."""
        if path:
            self._run(lambda: _read(self._office, path), self._have_request, self._failed)

    def certify(self, replaces: str) -> None:
        """The digits are the same: save the file that travels back."""
        give = self._give
        folder = self._view.ask_folder() if give else ""
        if give is not None and folder:
            self._run(partial(give, replaces, folder), self._done, self._failed)

    def drop(self) -> None:
        """The digits differ, or it was the wrong file: nothing is kept."""
        self._give = None
        self._view.show_asked(None, self._own())

    def _have(self, places: list[Place]) -> None:
        self._places = places
        self._show()
        if self._give is None:
            self._view.show_asked(None, self._own())

    def _show(self) -> None:
        words = fold(self._filter).split()
        shown = [one for one in self._places if all(word in fold(one.name) for word in words)]
        enrolled = sum(one.kind == "ok" for one in self._places)
        self._view.show_places(shown, f"{enrolled} de {len(self._places)} con certificado vigente")

    def _have_request(self, read: tuple[Give, Asked]) -> None:
        self._give, asked = read
        self._view.show_asked(asked, self._own())

    def _done(self, said: tuple[str, str]) -> None:
        self._give = None
        self._view.show_done(*said)
        self.read()

    def _own(self) -> str:
        state = self._office.state
        return state.digits if state else ""

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


def _places(office: Office) -> list[Place]:
    today = office.today().isoformat()
    known: dict[str, list[CertificateRow]] = {}
    for row in certificates(office.store):
        known.setdefault(row.institute, []).append(row)
    return [
        _place(entry.code, entry.label, known.get(entry.code, []), today)
        for entry in office.catalogues["municipios"].entries
    ]


def _place(key: str, name: str, rows: list[CertificateRow], today: str) -> Place:
    live = [row for row in rows if not row.revoked and (row.until or "") >= today]
    if not rows:
        return Place(key, name, "", "", "", "Sin alta", "")
    last = max(live or rows, key=lambda row: row.since or "")
    letters = ", ".join(sorted(row.letter or "?" for row in rows))
    state, kind = ("Con certificado", "ok") if live else ("Vencido", "warn")
    return Place(key, name, letters, _day(last.since), _day(last.until), state, kind)


def _day(text: str | None) -> str:
    return f"{dt.date.fromisoformat(text):%d/%m/%Y}" if text else ""


def _read(office: Office, path: str) -> tuple[Give, Asked]:
    data = files.read(path)
    if path.lower().endswith(VAULT):
        return partial(_answer, office, data), _vault_asked(office, data)
    request = read_request(data)
    check_request(office, request)
    municipality = office.catalogues["municipios"].label(request.institute)
    known = tuple(
        (row.device, f"Equipo {row.letter}, desde el {_day(row.since)}")
        for row in certificates(office.store, request.institute)
        if row.device != request.device_public
    )
    asked = Asked(
        municipality,
        request.institute_name,
        request.nickname,
        f"{request.date:%d/%m/%Y}",
        request.digits,
        known,
    )
    return partial(_certify, office, request), asked


def _certify(office: Office, request: Any, replaces: str, folder: str) -> tuple[str, str]:
    certificate = certify(office, request, replaces or None)
    name = f"certificado-{certificate.institute}-{certificate.letter}.captura-alta"
    data = certificate_file(office, certificate)
    files.save(str(office.folder.packages), name, data)
    saved = files.save(folder, name, data).name
    said = f"Mande {saved} al instituto y dígale que compare los dígitos del estado antes de "
    return "Certificado guardado", said + "aceptarlo."


def _vault_asked(office: Office, data: bytes) -> Asked:
    request = read_recovery_request(office, data)
    municipality = office.catalogues["municipios"].label(request.institute)
    date = f"{request.date:%d/%m/%Y}"
    return Asked(
        municipality, request.institute_name, "", date, request.digits, known=(), vault=True
    )


def _answer(office: Office, data: bytes, _replaces: str, folder: str) -> tuple[str, str]:
    request = read_recovery_request(office, data)
    name = f"respuesta-{request.institute}{VAULT}"
    saved = files.save(folder, name, answer_recovery(office, data)).name
    said = f"Mande {saved} al instituto: con su hoja impresa abre la bóveda; sola no abre nada."
    return "Respuesta guardada", said
