"""Decides what the bin does: reads it, brings back, undoes a change of any day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from captura.actions.bin import Binned, binned, bring_back, revert
from captura.actions.office import Office
from captura.actions.recent import Recent, recent_changes
from captura.actions.save_record import Saved, undo
from captura.ui.lane import Run, Teller


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_bin(self, found: Sequence[Binned]) -> None: ...
    def show_changes(self, found: Sequence[Recent]) -> None: ...


class BinPresenter:
    """Two lists, and one thing to do in each."""

    def __init__(self, view: View, office: Office, run: Run, tell: Teller) -> None:
        self.view, self.office, self.run, self.tell = view, office, run, tell

    def read(self) -> None:
        """Show what is in the bin and what was changed last."""

        def show(found: tuple[list[Binned], list[Recent]]) -> None:
            self.view.show_bin(found[0])
            self.view.show_changes(found[1])

        self.run(lambda: (binned(self.office), recent_changes(self.office)), show)

    def bring_back(self, one: Binned) -> None:
        """Out of the bin, with what went along."""
        self._do(lambda: bring_back(self.office, one.deletion), "Está de vuelta", one.title)

    def undo(self, one: Recent) -> None:
        """The values from before; what was changed again since is refused in a sentence."""
        self._do(lambda: undo(self.office, one.number), "Deshecho", f"{one.title}: {one.what}")

    def revert(self, one: Recent) -> None:
        """The whole record as that change left it."""
        work = partial(revert, self.office, one.type, one.id, one.number)
        self._do(work, "El registro volvió a como estaba", f"{one.title}, {one.at:%d/%m/%Y %H:%M}")

    def _do(self, work: Callable[[], Saved], title: str, text: str) -> None:
        self.run(work, lambda saved: self._done(saved, title, text))

    def _done(self, saved: Saved, title: str, text: str) -> None:
        self.tell.did(saved, title, text)
        self.read()
