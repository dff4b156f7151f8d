"""Decides what the localities not reached show, their order, and when INEGI's file is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from captura.actions.localities import LARGEST, Imported, import_localities
from captura.actions.office import Office
from captura.actions.unreached import Locality, Unreached, read_unreached
from captura.records.names import fold
from captura.records.roles import allows
from captura.ui.lane import Run, Teller
from captura.ui.listing.order import in_order
from captura.ui.screens.alta import files

_COMPARED: dict[str, Callable[[Locality], Any]] = {
    "localidad": lambda one: fold(one.label),
    "municipio": lambda one: fold(one.town),
    "ambito": lambda one: one.ambit,
    "poblacion": lambda one: one.people,
    "mujeres": lambda one: one.women,
    "actividades": lambda one: one.activities,
}


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_localities(self, found: Unreached, lines: Sequence[Locality]) -> None: ...


class LocalitiesPresenter:
    """Municipality and order last as long as the screen; most people first until asked else."""

    def __init__(self, office: Office, view: View, run: Run, tell: Teller) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.may_import = allows(office.role, "catalogos")
        self.town, self.order, self.down = "", "poblacion", True
        self.found: Unreached | None = None

    def towns(self) -> list[tuple[str, str]]:
        """What may be chosen at the state; an institute has its own municipality alone."""
        entries = self.office.catalogues["municipios"].entries
        return [("", "Todo el estado"), *((one.code, one.label) for one in entries)]

    def choose_town(self, town: str) -> None:
        """Show those of a municipality, or (town "") of all."""
        self.town = town
        self.read()

    def sort(self, order: str, down: bool) -> None:
        """Show them in another order."""
        self.order, self.down = order, down
        if self.found is not None:
            self._show(self.found, self.town)

    def read(self) -> None:
        """Ask again; an answer to an earlier question is dropped."""
        office, town = self.office, self.town
        self.run(lambda: read_unreached(office, town), lambda found: self._show(found, town))

    def take(self, path: str) -> None:
        """Read INEGI's file into this office, and the list again."""
        self.run(lambda: import_localities(self.office, files.read(path, LARGEST)), self._taken)

    def _taken(self, done: Imported) -> None:
        self.tell.say(f"Localidades leídas: {done.found:,}", f"Nuevas: {done.new:,}.")
        self.read()

    def _show(self, found: Unreached, town: str) -> None:
        if town == self.town:
            self.found = found
            rows = in_order(found.lines, _COMPARED[self.order], self.down)
            self.view.show_localities(found, rows)
