"""Leads from the real data into practice, and out again; the real data stays closed meanwhile."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from captura.app.surroundings import catalogues, now
from captura.errors import CapturaError
from captura.paths import DataFolder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from captura.actions.office import Office
    from captura.ui.desk import Desk
    from captura.ui.shell import Shell
    from captura.ui.tasks import Running, Tasks


ROOMY = 1200  # design pixels: narrower, the exercises wait to be asked for


class Practising:
    """`show` puts a page into the window before the office; `enter` takes the opened practice.

    `leave(then, after)`: closes the office, does `then`, and goes on with `after`.
    """

    def __init__(
        self,
        home: DataFolder,
        tasks: Tasks,
        show: Callable[[QWidget], None],
        enter: Callable[[Office], None],
        leave: Callable[[Callable[[], None], Callable[[], None]], None],
        entrance: Callable[[], None],
    ) -> None:
        self._home, self._tasks = home, tasks
        self._show, self._enter, self._leave, self._entrance = show, enter, leave, entrance
        self.page: Any = None

    def begin(self) -> None:
        """Open the practice, made first where there is none, with its progress."""
        from captura.ui.screens.practica.opening import Opening
        from captura.ui.tasks import Cancelled

        self.page = page = Opening(self._entrance)
        self._show(page)

        def failed(error: Exception) -> None:
            if isinstance(error, Cancelled):
                self._entrance()
            elif isinstance(error, OSError):
                page.show_error(_no_room())
            elif isinstance(error, CapturaError):
                page.show_error(error)
            else:
                raise error

        running = self._tasks.run_long(
            page, self._open, self._enter, failed, progress=page.card.set_progress
        )
        page.card.cancelled.connect(running.cancel)

    def dress(self, shell: Shell, desk: Desk) -> None:
        """Put the strip over the screens, and the exercises beside them where there is room."""
        from captura.ui.look.measure import scale
        from captura.ui.screens.practica.panel import ExercisesPanel
        from captura.ui.screens.practica.strip import PracticeStrip

        panel = ExercisesPanel(desk, self.again)
        shell.set_side(panel)
        shell.show_side(shell.width() / scale() >= ROOMY)
        shell.set_strip(PracticeStrip(lambda: shell.show_side(panel.isHidden()), self.end))

    def end(self) -> None:
        """Back to the entrance of the real data."""
        self._out(lambda: None, self._entrance)

    def again(self) -> None:
        """Wipe the practice, and make it anew."""
        from captura.actions.practice.offices import wipe

        self._out(lambda: wipe(self._home), self.begin)

    def _out(self, then: Callable[[], None], after: Callable[[], None]) -> None:
        """Once what is being saved was saved: the lane of the database comes to it in its turn."""
        self._tasks.run(self._tasks, lambda: None, lambda _: self._leave(then, after))

    def _open(self, running: Running) -> Office:
        from captura.actions.practice.offices import is_made, make, open_practice

        def tell(done: int, total: int, step: str) -> None:
            running.check()
            running.progress(done, total, step)

        known = catalogues()
        if not is_made(self._home):
            make(self._home, known, clock=now, random=os.urandom, tell=tell)
        return open_practice(self._home, known, clock=now, random=os.urandom)


def _no_room() -> CapturaError:
    return CapturaError(
        "No se pudo preparar la práctica",
        "El disco está lleno, o no se puede escribir en la carpeta de datos.",
        "Libere espacio e intente otra vez. Sus datos reales no se tocaron.",
        "CAP-APP-06",
    )
