"""The code under a printed figure, typed again: what it counted, or why it isn't known here."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.office import Office
from captura.actions.printed_figures import Found, find_figure
from captura.ui.lane import Run, Teller

_NOT_HERE = (
    "Revise sus letras y números; si el informe se imprimió en otra computadora (la primera letra "
    "dice en cuál), búsquela ahí."
)


def find_printed(
    office: Office, run: Run, tell: Teller, code: str, show: Callable[[Found], object]
) -> None:
    """Show the figure of a code; say so where there is none."""

    def answer(found: Found | None) -> None:
        if found is None:
            tell.say("Aquí no hay una cifra con ese código", _NOT_HERE, kind="warn")
        else:
            show(found)

    run(lambda: find_figure(office, code), answer)
