"""Decides what the consolidated figures show, which rows lie behind one, and what is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from captura.actions.consolidate import consolidate
from captura.actions.office import Office
from captura.ui.listing.behind import Behind
from captura.ui.screens.consolidado.behind import Cell, read_behind
from captura.ui.screens.consolidado.crossing import ACTIVITIES, PLACES, Crossing, read_crossing
from captura.ui.screens.consolidado.spans import Span, offered, span_of

if TYPE_CHECKING:
    from captura.ui.lane import Lane, Progress, Stop

SHORTEST = 10
Asked = Callable[[str], Path | None]


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_crossing(self, crossing: Crossing, measure: str) -> None: ...
    def show_behind(self, crossing: Crossing, cell: Cell, behind: Behind) -> None: ...
    def show_saving(self, rows: int) -> None: ...
    def show_saved(self, path: Path | None) -> None: ...
    def fail(self, error: Exception) -> None: ...


class Consolidated:
    """The presenter of the figures; span, axis and measure last as long as the screen."""

    def __init__(self, office: Office, view: View, lane: Lane) -> None:
        self.office, self.view, self.lane = office, view, lane
        self.span: Span = offered(office)[0]
        self.axis, self.measure = PLACES, ACTIVITIES
        self.crossing: Crossing | None = None
        self._running: Stop | None = None
        self._busy = False

    def read(self) -> None:
        """Read the figures again; an answer to an earlier question is dropped."""
        span, axis = self.span, self.axis
        self.lane.run(lambda: read_crossing(self.office, span, axis), self._show)

    def _show(self, crossing: Crossing) -> None:
        if (crossing.span, crossing.axis) == (self.span, self.axis):
            self.crossing = crossing
            self.view.show_crossing(crossing, self.measure)

    def choose_span(self, code: str) -> None:
        """Show another quarter or year."""
        self.span = span_of(code)
        self.read()

    def choose_axis(self, axis: str) -> None:
        """Municipalities or quarters down."""
        self.axis = axis
        self.read()

    def choose_measure(self, measure: str) -> None:
        """Activities, people, attendances or anonymous people."""
        self.measure = measure
        if self.crossing is not None:
            self.view.show_crossing(self.crossing, measure)

    def open_cell(self, cell: Cell) -> None:
        """Show the rows that a figure counts."""
        crossing = self.crossing
        if crossing is not None:
            self.lane.run(
                lambda: read_behind(self.office, crossing, cell),
                lambda behind: self.view.show_behind(crossing, cell, behind),
            )

    # the workbook -------------------------------------------------------------------------------

    def file_name(self) -> str:
        """The name proposed for the workbook; it tells no more than the span."""
        return f"consolidado-{self.span.code}.xlsx"

    def save(self, path: Path, password: str | None) -> None:
        """Write the workbook; a password asks for the list of people too, and closes the file."""
        if self._busy:
            return
        self._busy = True
        span = self.span

        def work(running: Progress) -> int:
            def tell(rows: int) -> None:
                if running.cancelled():
                    raise InterruptedError
                running.progress(rows, 0)

            return consolidate(
                self.office, path, span.first, span.last, names_password=password, progress=tell
            )

        self.view.show_saving(0)
        self._running = self.lane.run_long(
            work, lambda _: self._saved(path), lambda rows, *_: self.view.show_saving(rows),
            self._not_saved,
        )  # fmt: skip

    def cancel(self) -> None:
        """Stop writing; no file is left."""
        if self._busy and self._running is not None:
            self._running.cancel()

    def _saved(self, path: Path | None) -> None:
        self._busy = False
        self.view.show_saved(path)

    def _not_saved(self, error: Exception) -> None:
        self._saved(None)
        if not isinstance(error, InterruptedError):
            self.view.fail(error)


def password_problem(first: str, again: str) -> tuple[str, str]:
    """What is wrong with a password typed twice, beside each field; "" where nothing is."""
    if len(first) < SHORTEST:
        return f"Lleva {SHORTEST} letras o más.", ""
    return "", "" if first == again else "No es igual a la de arriba."
