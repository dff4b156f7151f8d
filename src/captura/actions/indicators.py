"""The indicators of a year: women reached, coverage, representation; small cells hidden.

At the state of everyone who was accepted, at an institute of who lives in its municipality.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from captura.actions.census import AMBIT, Census, census_of, town_of
from captura.actions.office import Office
from captura.records.catalogues import Catalogue
from captura.records.people import age_group, age_on
from captura.records.periods import periods_of_year, read_period
from captura.records.persona import Persona
from captura.records.rules.small_cells import hidden_cells
from captura.store.queries.women import (
    DISABILITY,
    LANGUAGE,
    LOCALITY,
    PERIOD,
    PLACE,
    STRATEGY,
    YEAR,
    SaidAge,
    Woman,
    women,
    women_behind,
    women_by_age,
)

AGE = "edad"
GROUPINGS = (PLACE, STRATEGY, PERIOD, AGE, LANGUAGE, DISABILITY, AMBIT)
WHOLE = "todo"  # the key of the line that counts everyone; "" is who didn't say


@dataclass(frozen=True)
class Reached:
    """One group. reached: women; None: hidden, and with it what follows from it.

    census: the women of the 2020 census it is measured against; None where no list has them.
    against: women reached of all the groups that the census divides, and its women, for the
    representation. before: women reached a year earlier, by quarter alone; None: hidden.
    """

    key: str
    label: str
    reached: int | None
    census: int | None
    against: tuple[int, int] | None = None
    before: int | None = None

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
    """lines: the groups, in the order of their list · whole: the state, or the municipality."""

    year: int
    by: str
    lines: tuple[Reached, ...]
    whole: Reached


def groupings_of(office: Office) -> tuple[str, ...]:
    """What the figures of an office are divided by: an institute has one municipality."""
    return tuple(by for by in GROUPINGS if office.is_state or by != PLACE)


def read_indicators(office: Office, year: int, by: str) -> Indicators:
    """The women reached in a year, divided by one of `groupings_of`. Raises RoleError."""
    office.allow("cifras")
    census, labels = census_of(office, by), _labels(office, by, year)
    earlier: Mapping[str, int | None] = {}
    before = None
    if by == PERIOD:
        quarters = _quarters(office, year)
        found, total = quarters[year]
        earlier, before = _shown(*quarters[year - 1], _labels(office, by, year - 1))
    else:
        found = _found(office, year, by)
        total = women(office.store, **_where(office, year))[""] if by == STRATEGY else found.total()
    shown, whole = _shown(found, total, labels)
    against = _against(shown, whole, census)
    lines = tuple(
        Reached(
            key,
            labels.get(key, key),
            count,
            census.whole if by in (STRATEGY, PERIOD) else census.groups.get(key),
            against,
            earlier.get(_year_before(key)) if by == PERIOD else None,
        )
        for key, count in shown.items()
    )
    town = town_of(office)
    place = office.catalogues["municipios"].label(town) if town else "Todo el estado"
    return Indicators(year, by, lines, Reached(WHOLE, place, whole, census.whole, before=before))


def read_women(office: Office, year: int, by: str, key: str) -> list[Woman]:
    """The women that a line counts, by name, hidden or not: for who reads names every day.

    Raises RoleError for who may see figures only.
    """
    office.allow("leer")
    if key == WHOLE:
        by = key = ""
    where = _where(office, year)
    if by not in (AGE, AMBIT):
        return women_behind(office.store, by=by, key=key, **where)
    found = women_behind(office.store, **where)
    if by == AGE:
        return [one for one in found if _age_group(office, one.age, year) == key]
    return [one for one in found if _ambit(office, one.localidad) == key]


def _shown(
    found: Counter[str], total: int, labels: Mapping[str, str]
) -> tuple[dict[str, int | None], int | None]:
    """{group: women reached}, and all of them; None where it is hidden."""
    # every group of the list has its line, and what no list knows stands last under its code
    keys = [*labels, *sorted(found.keys() - labels.keys())]
    hidden = hidden_cells([found[key] for key in keys], total)
    shown = {key: None if place in hidden.cells else found[key] for place, key in enumerate(keys)}
    return shown, None if hidden.total else total


def _where(office: Office, year: int, last: int = 0) -> dict[str, str]:
    """The days of a year, or of all until another, and whose women."""
    span = {"first": f"{year}-01-01", "last": f"{last or year}-12-31"}
    return {**span, "town": town_of(office)}


def _quarters(office: Office, year: int) -> dict[int, tuple[Counter[str], int]]:
    """Of the year before and of this, asked together: (women of each quarter, all of the year)."""
    where = _where(office, year - 1, year)
    found, totals = (women(office.store, by=by, **where) for by in (PERIOD, YEAR))
    return {
        one: (
            Counter({key: n for key, n in found.items() if key[:4] == str(one)}),
            totals[str(one)],
        )
        for one in (year - 1, year)
    }


def _found(office: Office, year: int, by: str) -> Counter[str]:
    where = _where(office, year)
    groups: Counter[str] = Counter()
    if by == AGE:
        for age, count in women_by_age(office.store, **where):
            groups[_age_group(office, age, year)] += count
    elif by == AMBIT:
        for place, count in women(office.store, by=LOCALITY, **where).items():
            groups[_ambit(office, place)] += count
    else:
        groups = women(office.store, by=by, **where)
    return groups


def _age_group(office: Office, said: SaidAge, year: int) -> str:
    """By the age on the last day of the year."""
    her = Persona(
        fecha_nacimiento=said.born,
        curp=said.curp,
        edad_declarada=said.declared,
        edad_declarada_en=said.declared_on,
    )
    return age_group(age_on(her, dt.date(year, 12, 31)), office.catalogues["grupos_etarios"])


def _ambit(office: Office, locality: str | None) -> str:
    known = office.catalogues["localidades"].by_code.get(locality or "")
    return known.extra["ambito"] if known else ""


def _against(
    shown: Mapping[str, int | None], total: int | None, census: Census
) -> tuple[int, int] | None:
    """(women reached of the groups that the census divides, its women); None if it is hidden."""
    others = [count for key, count in shown.items() if key not in census.groups]
    if not census.groups or total is None or None in others:
        return None  # it would tell how many are in the other groups
    reached = total - sum(count or 0 for count in others)
    return (reached, census.whole) if reached else None


def _year_before(period: str) -> str:
    return str(read_period(period).shift(-4))


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
