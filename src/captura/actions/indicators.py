"""The state's indicators of a year: women reached, coverage, representation; small cells hidden."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from captura.actions.office import Office
from captura.records.catalogues import Catalogue
from captura.records.people import age_group, age_on
from captura.records.periods import periods_of_year
from captura.records.persona import Persona
from captura.records.rules.small_cells import hidden_cells
from captura.store.queries.women import (
    DISABILITY,
    LANGUAGE,
    LOCALITY,
    PERIOD,
    PLACE,
    STRATEGY,
    women,
    women_by_age,
)

AGE, AMBIT = "edad", "ambito"
GROUPINGS = (PLACE, STRATEGY, PERIOD, AGE, LANGUAGE, DISABILITY, AMBIT)
OVERLAPPING = (STRATEGY, PERIOD)  # of any other division she is in one group alone: they add up
_SEATS = 58  # the localities of the release; more than these are INEGI's file, imported


@dataclass(frozen=True)
class Reached:
    """One group. reached: women; None: hidden, and with it what follows from it.

    census: the women of the 2020 census it is measured against; None where no list has them.
    against: women reached in the whole state, and its women of the census, for the representation.
    """

    key: str
    label: str
    reached: int | None
    census: int | None
    against: tuple[int, int] | None = None

    @property
    def coverage(self) -> float | None:
        """Women reached of each 1,000."""
        return (
            1000 * self.reached / self.census if self.census and self.reached is not None else None
        )

    @property
    def representation(self) -> float | None:
        """Her group's share among those reached ÷ its share in the census; 1 is in proportion."""
        if self.against is None or not self.census or self.reached is None:
            return None
        reached, census = self.against
        return (self.reached / reached) / (self.census / census)


@dataclass(frozen=True)
class Indicators:
    """lines: the groups, in the order of their list · whole: the state.

    unreached: (localities of the catalogue where no woman reached lives, all of them); None as
    long as INEGI's file wasn't imported.
    """

    year: int
    by: str
    lines: tuple[Reached, ...]
    whole: Reached
    unreached: tuple[int, int] | None


def read_indicators(office: Office, year: int, by: str) -> Indicators:
    """The women reached in a year, divided by one of GROUPINGS. Raises RoleError."""
    office.allow("cifras")
    first, last = dt.date(year, 1, 1).isoformat(), dt.date(year, 12, 31).isoformat()
    towns = {
        one.code: int(one.extra["mujeres_2020"]) for one in office.catalogues["municipios"].entries
    }
    census, labels = sum(towns.values()), _labels(office, by, year)
    found = _found(office, first, last, by)
    total = women(office.store, first, last)[""] if by in OVERLAPPING else found.total()
    # every group of the list has its line, and what no list knows stands last under its code
    keys = [*labels, *sorted(found.keys() - labels.keys())]
    hidden = hidden_cells([found[key] for key in keys], total)
    against = (total, census) if by == PLACE and total and not hidden.total else None
    lines = tuple(
        Reached(
            key,
            labels.get(key, key),
            None if place in hidden.cells else found[key],
            towns.get(key) if by == PLACE else census if by in (STRATEGY, PERIOD) else None,
            against,
        )
        for place, key in enumerate(keys)
    )
    whole = Reached("", "Todo el estado", None if hidden.total else total, census)
    return Indicators(year, by, lines, whole, _unreached(office, first, last))


def _found(office: Office, first: str, last: str, by: str) -> Counter[str]:
    if by == AGE:
        return _by_age(office, first, last)
    if by != AMBIT:
        return women(office.store, first, last, by)
    ambits: Counter[str] = Counter()
    known = office.catalogues["localidades"].by_code
    for place, count in women(office.store, first, last, LOCALITY).items():
        ambits[known[place].extra["ambito"] if place in known else ""] += count
    return ambits


def _by_age(office: Office, first: str, last: str) -> Counter[str]:
    """Groups by the age on the last day of the span."""
    groups, day = office.catalogues["grupos_etarios"], dt.date.fromisoformat(last)
    ages: Counter[str] = Counter()
    for one in women_by_age(office.store, first, last):
        her = Persona(
            fecha_nacimiento=one.born,
            curp=one.curp,
            edad_declarada=one.declared,
            edad_declarada_en=one.declared_on,
        )
        ages[age_group(age_on(her, day), groups)] += one.women
    return ages


def _labels(office: Office, by: str, year: int) -> dict[str, str]:
    """{key: words} of all groups, reached or not, in order."""
    if by == PERIOD:
        return {str(one): one.label for one in periods_of_year(year)}
    if by == DISABILITY:
        return {"si": "Con discapacidad", "": "Sin dato de discapacidad"}
    listed: dict[str, Catalogue] = {
        name: office.catalogues[source]
        for name, source in (
            (PLACE, "municipios"),
            (STRATEGY, "estrategias"),
            (AGE, "grupos_etarios"),
            (LANGUAGE, "lenguas"),
            (AMBIT, "ambito"),
        )
    }
    labels = {one.code: one.label for one in listed[by].entries}
    unsaid = {STRATEGY: "Sin estrategia", LANGUAGE: "Sin dato de lengua", AMBIT: "Sin localidad"}
    return labels | ({"": unsaid[by]} if by in unsaid else {})


def _unreached(office: Office, first: str, last: str) -> tuple[int, int] | None:
    places = office.catalogues["localidades"].by_code
    if len(places) <= _SEATS:
        return None
    return len(places.keys() - women(office.store, first, last, LOCALITY).keys()), len(places)
