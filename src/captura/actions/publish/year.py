"""The year that is published, and what every table of it needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.rules.small_classes import WITHHELD


@dataclass(frozen=True)
class Year:
    """hidden: {division: the groups whose count of women is hidden, by the key of the store}."""

    office: Office
    year: int
    hidden: Mapping[str, frozenset[str]]

    @property
    def days(self) -> tuple[str, str]:
        """First and last, ISO."""
        return f"{self.year}-01-01", f"{self.year}-12-31"

    @property
    def last(self) -> dt.date:
        return dt.date(self.year, 12, 31)

    def code(self, catalogue: str, value: str | None) -> str | None:
        """A value that its catalogue knows; whatever else was written there stays here."""
        return value if value in self.office.catalogues[catalogue] else None

    def group(self, division: str, catalogue: str, key: str | None) -> str | None:
        """What is shown of a group: a hidden one, or one that no list knows, is withheld."""
        foreign = catalogue and key and key not in self.office.catalogues[catalogue]
        return WITHHELD if foreign or (key or "") in self.hidden[division] else key or None

    def numbers(self, ids: Iterable[str]) -> dict[str, int]:
        """{id: a number from 1}, drawn anew: no edition leads to another one, or to an id."""
        drawn = sorted(ids, key=lambda _: self.office.random(8))
        return {one: place for place, one in enumerate(drawn, 1)}
