"""Decides what the state shows of lost laptops, and how an institute erases its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.ui.screens.ajustes.presenter import Run

if TYPE_CHECKING:
    from captura.actions.lost_device import HandedIn


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """(key, words) of the laptops that still may hand in."""

    def show_handed_in(self, handed: Sequence[HandedIn]) -> None:
        """What the chosen one handed in."""

    def set_busy(self, busy: bool) -> None:
        """Something is being done."""

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""


class Devices:
    """`leave(then)` closes the office, does `then`, and shows the entrance."""

    def __init__(
        self, view: View, office: Office, run: Run, leave: Callable[[Callable[[], None]], None]
    ) -> None:
        self._view, self._office, self._run, self._leave = view, office, run, leave

    def read(self) -> None:
        """The laptops that still may hand in."""
        self._run(lambda: _devices(self._office), self._view.show_devices, self._failed)

    def choose(self, device: str) -> None:
        """What this one handed in."""
        from captura.actions.lost_device import handed_in

        office = self._office
        self._run(lambda: handed_in(office, device), self._view.show_handed_in, self._failed)

    def report(self, device: str, reason: str) -> None:
        """Take in nothing more of it."""
        from captura.actions.lost_device import report_lost

        office = self._office

        def done(_: object) -> None:
            self._view.set_busy(False)
            self._view.show_done(
                "El equipo está dado de baja",
                "No se recibirá nada más de él, y el próximo acuse se lo dice a su instituto.",
            )
            self.read()

        self._view.set_busy(True)
        self._run(lambda: report_lost(office, device, reason), done, self._failed)

    def erase(self, own: str, typed: str) -> None:
        """Erase this laptop; what follows is the first start."""
        from captura.actions.lost_device import check_erase, erase

        office = self._office

        def done(_: object) -> None:
            self._view.set_busy(False)
            self._leave(lambda: _said(erase(office.folder)))

        self._view.set_busy(True)
        self._run(lambda: check_erase(office, own, typed), done, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._view.set_busy(False)
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


def _said(left: tuple[str, ...]) -> None:
    """What another program still holds open is named, never passed over."""
    kept = [name for name in left if not name.endswith((".lock", ".json"))]
    if kept:
        raise CapturaError(
            "Las llaves se borraron, pero quedaron archivos",
            f"Otro programa los tiene abiertos: {len(kept)} archivos que ya nada abre.",
            "Reinicie la computadora y borre la carpeta de datos de Captura.",
            "CAP-UI-60",
        )


def _devices(office: Office) -> list[tuple[str, str]]:
    from captura.actions.lost_device import devices_of

    town = office.catalogues["municipios"].label
    return [
        (one.key, f"{town(one.institute)} · equipo {one.letter} · desde el {_day(one.since)}")
        for one in devices_of(office)
        if not one.revoked
    ]


def _day(text: str) -> str:
    return f"{dt.date.fromisoformat(text):%d/%m/%Y}" if text else "?"
