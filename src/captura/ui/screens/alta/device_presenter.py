"""The institute's side of an enrolment: ask, wait, compare digits, accept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from captura.actions.enrol import Answer
from captura.actions.office import Office
from captura.errors import CapturaError
from captura.ui.screens.alta import files

ASK, WAIT, COMPARE, DONE = "pedir", "esperar", "comparar", "listo"
SOON = dt.timedelta(days=60)
KEPT = "solicitud.captura-alta"  # in the data folder, so that it can be saved again
Failed = Callable[[BaseException], None]
Run = Callable[[Callable[[], Any], Callable[[Any], None], Failed], None]


@dataclass(frozen=True)
class Stage:
    """name: one of the four; digits: to compare; facts: (label, value) of the certificate.

    sister: what is compared came from another laptop of the institute, or one is known already.
    """

    name: str
    digits: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    warning: str = ""
    sister: bool = False


class View(Protocol):
    """What the presenter asks of the card."""

    def show_stage(self, stage: Stage) -> None:
        """Show where the enrolment stands."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page: what was done, and what to do now."""

    def show_problem(self, sentence: str) -> None:
        """Beside the nickname."""


class DevicePresenter:
    """`run` takes slow work off the window's thread; `leave` closes the office: enter anew."""

    def __init__(
        self, view: View, office: Office, run: Run, leave: Callable[[Callable[[], None]], None]
    ) -> None:
        self._view, self._office, self._run, self._leave = view, office, run, leave
        self._answer: Answer | None = None
        self._welcome: Any = None  # what the first laptop of the institute gives this one

    def read(self) -> None:
        """Where the enrolment stands."""
        if self._answer is not None:
            self._view.show_stage(Stage(COMPARE, digits=self._answer.digits))
            return
        if self._welcome is not None:
            self._view.show_stage(Stage(COMPARE, digits=self._welcome.digits, sister=True))
            return
        self._run(lambda: _stage(self._office), self._view.show_stage, self._failed)

    def ask_again(self) -> None:
        """Another certificate: this one ends soon, or the laptop's keys are new."""
        self._forget()
        self._view.show_stage(Stage(ASK))

    def request(self, nickname: str, folder: str) -> None:
        """Make the request and save its file; without folder nothing happens."""
        nickname = " ".join(nickname.split())
        if not nickname:
            self._view.show_problem("Escriba cómo llaman a esta computadora: «Laptop azul».")
            return
        self._view.show_problem("")
        if not folder:
            return
        self._run(lambda: _request(self._office, nickname, folder), self._requested, self._failed)

    def save_again(self, folder: str) -> None:
        """The same request into another folder."""
        if folder:
            self._run(lambda: _copy(self._office, folder), self._requested, self._failed)

    def answer_arrived(self, path: str) -> None:
        """Read the certificate's file; it counts only once the digits were compared."""
        if path:
            self._run(lambda: _read(self._office, path), self._have_answer, self._failed)

    def accept(self) -> None:
        """The digits are the same on both sides."""
        answer, office, welcome = self._answer, self._office, self._welcome
        if welcome is not None:
            self._run(lambda: _join(office, welcome), self._joined, self._failed)
        if answer is None:
            return
        from captura.actions.enrol import accept_certificate

        self._run(lambda: accept_certificate(office, answer), self._accepted, self._failed)

    def refuse(self) -> None:
        """The digits differ: nothing of that file is kept."""
        self._forget()
        self._view.show_error(
            CapturaError(
                "No se aceptó el certificado",
                "Los dígitos no son los mismos de los dos lados: el archivo pudo cambiarse en el "
                "camino.",
                "Pida que lo manden otra vez, por otro medio, y vuelva a comparar.",
                "CAP-UI-23",
            )
        )
        self.read()

    def _requested(self, name: str) -> None:
        self._view.show_done(
            "Solicitud guardada",
            f"Mande el archivo {name} a la coordinación estatal y espere su llamada.",
        )
        self.read()

    def _have_answer(self, answer: Any) -> None:
        self._forget()
        if isinstance(answer, Answer):
            self._answer = answer
        else:
            self._welcome = answer
        self.read()

    def _forget(self) -> None:
        self._answer = self._welcome = None

    def _joined(self, _: object) -> None:
        """The office has other keys now: whoever is here enters again, and goes on from there."""
        self._forget()
        folder = self._office.folder.root
        self._leave(lambda: (folder / KEPT).unlink(missing_ok=True))

    def _accepted(self, _: None) -> None:
        self._forget()
        self._view.show_done("Equipo dado de alta", "Ya puede generar y entregar paquetes.")
        self.read()

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


def _stage(office: Office) -> Stage:
    from captura.actions.recovery import own_digits
    from captura.actions.sisters import sisters_of

    certificate = office.certificate
    asked = office.store.meta("solicitud") if (office.folder.root / KEPT).is_file() else None
    if asked and (certificate is None or certificate.request != asked):
        return Stage(WAIT, digits=own_digits(office))
    if certificate is None:
        return Stage(ASK, sister=bool(sisters_of(office)))
    left = certificate.valid_until - office.today()
    warning = ""
    if left < dt.timedelta():
        warning = "El certificado venció: pida otro para poder entregar."
    elif left <= SOON:
        warning = f"Vence en {left.days} días: pida otro desde ahora."
    state = office.state
    facts = (
        ("Letra de sus folios", certificate.letter),
        ("Vale desde", f"{certificate.valid_from:%d/%m/%Y}"),
        ("Vale hasta", f"{certificate.valid_until:%d/%m/%Y}"),
        ("Lo firmó", state.name if state else ""),
    )
    return Stage(DONE, digits=state.digits if state else "", facts=facts, warning=warning)


def _request(office: Office, nickname: str, folder: str) -> str:
    from captura.actions.enrol import request_bytes, write_request

    data = request_bytes(write_request(office, nickname))
    files.save(str(office.folder.root), KEPT, data)
    return files.save(folder, f"solicitud-{office.institute}.captura-alta", data).name


def _copy(office: Office, folder: str) -> str:
    data = files.read(str(office.folder.root / KEPT))
    return files.save(folder, f"solicitud-{office.institute}.captura-alta", data).name


def _join(office: Office, welcome: Any) -> None:
    from captura.actions.enrol_sister import accept_welcome
    from captura.actions.vault_sister import keep_vault_key

    keep_vault_key(office, welcome)
    accept_welcome(office, welcome)


def _read(office: Office, path: str) -> Any:
    """The state's certificate, or the alta file of another laptop of the institute."""
    from captura.actions.enrol import read_certificate_file
    from captura.actions.enrol_sister import is_welcome, read_welcome_file

    data = files.read(path)
    return (
        read_welcome_file(office, data) if is_welcome(data) else read_certificate_file(office, data)
    )
