"""Decides what the indicators show: year, grouping, order, and the women behind a line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from captura.actions.figures import years_of
from captura.actions.indicators import (
    Indicators,
    Reached,
    groupings_of,
    read_indicators,
    read_women,
)
from captura.actions.office import Office
from captura.records.people import place_words
from captura.records.roles import allows
from captura.store.queries.women import Woman
from captura.ui.lane import Run, Teller
from captura.ui.listing.behind import Behind
from captura.ui.listing.order import in_order

_HEADINGS = ("Persona", "Localidad", "Municipio", "Asistencias")
# what a heading puts in order; a hidden count has nothing to compare
_MEASURES: dict[str, Callable[[Reached], float | None]] = {
    "alcanzadas": lambda one: one.reached,
    "antes": lambda one: one.before,
    "censo": lambda one: one.census,
    "cobertura": lambda one: one.coverage,
    "indice": lambda one: one.representation,
}


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_lines(self, found: Indicators, lines: Sequence[Reached]) -> None: ...
    def show_women(self, title: str, behind: Behind, ids: Sequence[str]) -> None: ...


class IndicatorsPresenter:
    """At the state and at an institute alike: the office knows whose women it counts."""

    def __init__(self, office: Office, view: View, run: Run, tell: Teller) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.years = years_of(office)
        self.groupings = groupings_of(office)
        self.year, self.by = self.years[0], self.groupings[0]
        self.order, self.down = "", False
        self.found: Indicators | None = None
        self.may_look = allows(office.role, "leer")

    def choose_year(self, year: int) -> None:
        """Years alone: a quarter shown by itself would tell what its line in the year hides."""
        self.year = year
        self.read()

    def choose(self, by: str) -> None:
        """Divide by something else, in the order of its list."""
        self.by, self.order, self.down = by, "", False
        self.read()

    def sort(self, order: str, down: bool) -> None:
        """Show the lines in another order; the whole stays above them."""
        self.order, self.down = order, down
        if self.found is not None:
            self._show(self.found)

    def read(self) -> None:
        """Ask for the chosen year and grouping; an answer to an earlier question is dropped."""
        office, year, by = self.office, self.year, self.by
        self.run(lambda: read_indicators(office, year, by), self._show)

    def open_line(self, line: Reached) -> None:
        """Show the women that a line counts, or say to whom they are shown."""
        found = self.found
        if found is None:
            return
        if not self.may_look:
            self.tell.say(
                "Aquí ve cifras, sin nombres",
                "Los nombres detrás de cada cifra los ve quien registra o revisa a las personas.",
                kind="info",
            )
            return
        office = self.office
        self.run(
            lambda: read_women(office, found.year, found.by, line.key),
            lambda women: self._show_women(found, line, women),
        )

    def _show(self, found: Indicators) -> None:
        if (found.year, found.by) != (self.year, self.by):
            return
        self.found = found
        self.view.show_lines(found, [found.whole, *self._sorted(found.lines)])

    def _sorted(self, lines: Sequence[Reached]) -> Sequence[Reached]:
        if self.order in _MEASURES:
            return in_order(lines, _MEASURES[self.order], self.down)
        return lines[::-1] if self.down else lines  # as their list has them

    def _show_women(self, found: Indicators, line: Reached, women: Sequence[Woman]) -> None:
        rows = [self._row(one) for one in women]
        behind = Behind("Mujeres alcanzadas", _HEADINGS, rows, len(rows))
        self.view.show_women(f"{line.label} · {found.year}", behind, [one.id for one in women])

    def _row(self, one: Woman) -> tuple[str, ...]:
        catalogues = self.office.catalogues
        place = place_words(one.localidad, one.localidad_texto, None, catalogues)
        town = catalogues["municipios"].label(one.municipio)
        return one.name or "Sin nombre", place, town, str(one.attended)
