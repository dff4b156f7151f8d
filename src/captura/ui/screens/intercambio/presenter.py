"""Decides what the laptops of an institute exchange: files out and in, and values decided."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from captura.actions.make_exchange import Exchange, copy_exchange, make_exchange
from captura.actions.office import Office
from captura.actions.receive_exchange import Received, receive_exchange
from captura.actions.save_record import Saved
from captura.actions.settle import Clash, open_clashes, settle
from captura.actions.sisters import Sister, forget_sister, sisters_of
from captura.errors import CapturaError
from captura.records.roles import allows
from captura.ui.lane import Failed, Lane, Progress, Stop, Teller
from captura.ui.screens.alta import files
from captura.ui.screens.intercambio import wording

LARGEST = 64 * 2**20
Told = Callable[[int], None]


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_sisters(self, sisters: Sequence[Sister], problem: str) -> None:
        """The other laptops; problem: why no file can be made here, or ""."""

    def show_clashes(self, clashes: Sequence[Clash]) -> None:
        """What waits to be decided."""

    def show_brought(self, lines: Sequence[tuple[str, str]]) -> None:
        """(kind, sentence) of what the last files brought; none: the room of the list is free."""

    def show_working(self, title: str) -> None:
        """A file is being made or read; "": no longer."""

    def show_progress(self, done: int, total: int, step: str) -> None: ...
    def show_error(self, error: CapturaError) -> None: ...
    def show_done(self, title: str, text: str) -> None: ...


class ExchangePresenter:
    """`tell`: the foot of the window, which also tells the other screens what changed."""

    def __init__(self, view: View, office: Office, lane: Lane, tell: Teller) -> None:
        self._view, self._office, self._lane, self._tell = view, office, lane, tell
        self._running: Stop | None = None
        self.busy = False

    @property
    def may_add(self) -> bool:
        """Whether whoever is here may let in another laptop."""
        return allows(self._office.role, "agregar_equipo")

    def read(self) -> None:
        """Who is there, how far each exchange is, and what waits to be decided."""
        self._lane.run(lambda: _state(self._office), self._have, self._failed)

    def make(self, sister: Sister, folder: str, *, everything: bool = False) -> None:
        """The file for a laptop, saved into a folder; without one nothing happens."""
        if not folder or self.busy:
            return

        def work(told: Told) -> tuple[Exchange, Path]:
            made = make_exchange(self._office, sister.device, everything=everything, progress=told)
            return made, copy_exchange(self._office, made, Path(folder))

        self._long("Haciendo el archivo de cambios", "Escribiendo los registros", work, self._made)

    def receive(self, paths: Sequence[str]) -> None:
        """Read files of other laptops, each merged whole or not at all."""
        if paths and not self.busy:
            work = partial(_received, self._office, list(paths))
            self._long("Leyendo los cambios", "Juntando los registros", work, self._came)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._running is not None:
            self._running.cancel()

    def settle(self, clash: Clash, value: str) -> None:
        """One of the values stands."""

        def done(saved: Saved) -> None:
            self._tell.did(saved, "Dato decidido", f"{clash.label} · {clash.name}")
            self.read()

        self._lane.run(lambda: settle(self._office, clash, value), done, self._failed)

    def forget(self, sister: Sister) -> None:
        """A laptop no longer used leaves the list."""

        def done(_: None) -> None:
            self._tell.say("Ya no está en la lista", sister.nickname)
            self.read()

        self._lane.run(lambda: forget_sister(self._office, sister.device), done, self._failed)

    def _long(
        self,
        title: str,
        step: str,
        work: Callable[[Told], Any],
        done: Callable[[Any], None],
    ) -> None:
        self.busy = True
        self._view.show_working(title)

        def job(running: Progress) -> Any:
            def told(count: int) -> None:
                if running.cancelled():
                    raise _Stopped
                running.progress(count, 0, f"{step}: {count:,}")

            return work(told)

        def ended(value: Any) -> None:
            self._ended()
            done(value)

        failed: Failed = self._broken
        self._running = self._lane.run_long(job, ended, self._view.show_progress, failed)

    def _ended(self) -> None:
        self.busy, self._running = False, None
        self._view.show_working("")

    def _broken(self, error: Exception) -> None:
        self._ended()
        if isinstance(error, _Stopped):
            self._view.show_done("Cancelado", "No quedó nada a medias.")
            return
        self._failed(error)

    def _made(self, done: tuple[Exchange, Path]) -> None:
        made, path = done
        self._view.show_done(
            f"Se guardó {path.name}",
            f"Lleva {wording.records(made.records)}. Llévelo a la otra computadora y ahí oprima "
            "«Leer cambios…».",
        )
        self.read()

    def _came(self, found: tuple[list[Received], list[CapturaError]]) -> None:
        brought, errors = found
        self._view.show_brought([line for one in brought for line in wording.brought(one)])
        for one in brought:
            self._tell.did(Saved(None, one.touched), "Cambios leídos", wording.summary(brought))
        if errors:
            self._view.show_error(errors[0])
        self.read()

    def _have(self, state: tuple[Sequence[Sister], str, Sequence[Clash]]) -> None:
        sisters, problem, clashes = state
        self._view.show_sisters(sisters, problem)
        self._view.show_clashes(clashes)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


class _Stopped(Exception):
    """Raised inside an action once the person has cancelled."""


def _state(office: Office) -> tuple[Sequence[Sister], str, Sequence[Clash]]:
    problem = "" if office.certificate else wording.NO_CERTIFICATE
    return sisters_of(office), problem, open_clashes(office)


def _received(
    office: Office, paths: list[str], told: Told
) -> tuple[list[Received], list[CapturaError]]:
    """What each file brought, and why the others were refused."""
    brought: list[Received] = []
    errors: list[CapturaError] = []
    for path in paths:
        try:
            data = files.read(path, LARGEST)
            brought.append(receive_exchange(office, data, told))
        except CapturaError as error:
            errors.append(error)
    return brought, errors
