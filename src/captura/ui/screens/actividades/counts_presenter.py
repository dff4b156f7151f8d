"""Decides the count of a session without a list: cells by sex and age group, sums, the total."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from captura.actions.count_people import Cell, counted, save_counts
from captura.actions.office import Office
from captura.actions.save_record import Saved
from captura.records.conteo import MOST
from captura.records.sesion import Sesion
from captura.ui.lane import Run, Teller

_UNREADABLE = f"Escriba un número entero, de 0 a {MOST:,}."


class CountsView(Protocol):
    def show_counts(self, cells: Mapping[Cell, int], total: int | None) -> None: ...


class CountsOf:
    """The count of one session at a time. `ensure` keeps a new activity first; `kept`: the session
    as it is kept now."""

    def __init__(
        self,
        office: Office,
        view: CountsView,
        run: Run,
        tell: Teller,
        ensure: Callable[[Callable[[Sesion], None]], None],
        kept: Callable[[Sesion], object],
    ) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.ensure, self.kept = ensure, kept
        self.session: Sesion | None = None
        self.cells: dict[Cell, int] = {}
        self.total: int | None = None

    @property
    def sum(self) -> int:
        """How many all groups add up to."""
        return sum(self.cells.values())

    def show(self, session: Sesion | None) -> None:
        """The count of another session; before an activity is kept there is none."""
        self.session = session
        self.read()

    def read(self) -> None:
        """Read again what is kept."""
        session = self.session
        if session is None:
            self._show({}, None)
            return

        def show(found: dict[Cell, int]) -> None:
            if session is self.session:
                self._show(found, session.total_contado)

        self.run(lambda: counted(self.office, session), show)

    def _show(self, cells: dict[Cell, int], total: int | None) -> None:
        self.cells, self.total = cells, total
        self.view.show_counts(cells, total)

    def change(self, cell: Cell, text: str) -> str | None:
        """Say how many of a group; the sentence of what is wrong, or None."""
        number = _number(text)
        if number is None:
            return _UNREADABLE
        if number != self.cells.get(cell, 0):
            self.cells[cell] = number
            self._save()
        return None

    def change_total(self, text: str) -> str | None:
        """What the sheet says; empty says nothing."""
        number = _number(text)
        if number is None:
            return _UNREADABLE
        total = number if text.strip() else None
        if total != self.total:
            self.total = total
            self._save()
        return None

    def _save(self) -> None:
        cells, total = dict(self.cells), self.total

        def done(answer: tuple[Sesion, Saved]) -> None:
            self.session, saved = answer
            self.kept(self.session)
            self.tell.did(saved, "Conteo guardado", f"{sum(cells.values()):,} en esta sesión.")
            self._show(cells, total)

        self.ensure(
            lambda session: self.run(lambda: save_counts(self.office, session, cells, total), done)
        )


def _number(text: str) -> int | None:
    """A whole number that may be counted, 0 for nothing typed, None for what is none."""
    plain = text.strip().replace(",", "")
    if not plain:
        return 0
    return int(plain) if plain.isdecimal() and int(plain) <= MOST else None
