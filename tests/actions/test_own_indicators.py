"""The same indicators at an institute: its own municipality, its rural women, the year before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.census import AMBIT
from captura.actions.indicators import (
    AGE,
    GROUPINGS,
    WHOLE,
    Reached,
    groupings_of,
    read_indicators,
    read_women,
)
from captura.actions.localities import import_localities
from captura.actions.office import Office
from captura.errors import RoleError
from captura.records.roles import CONSULTA
from captura.store.queries.women import LANGUAGE, PERIOD, PLACE, STRATEGY
from tests.actions.reaching import reach

FILE = (
    "cve_ent,cve_mun,nom_mun,cve_loc,nom_loc,ámbito,pob_total,pob_femenina\n"
    "32,020,Jerez,0001,Jerez de García Salinas,Urbano,43732,22500\n"
    "32,020,Jerez,0012,Ermita de Guadalupe,Rural,900,480\n"
)
SEAT, ERMITA, WOMEN = "320200001", "320200012", 30_745
FEBRUARY, LAST_YEAR = dt.date(2026, 2, 3), dt.date(2025, 2, 3)


@pytest.fixture
def office(jerez: Office) -> Office:
    """12 women of Jerez, half of them of a rural place; two who came from Loreto; one absent."""
    import_localities(jerez, FILE.encode())
    reach(jerez, 6, FEBRUARY, localidad=SEAT, lengua="HCH")
    reach(jerez, 6, FEBRUARY, localidad=ERMITA, talk={"estrategia": "2.10.3"})
    reach(jerez, 2, FEBRUARY, municipio="32024", nombres="Sol")
    reach(jerez, 1, FEBRUARY, localidad=SEAT, attended=False)
    return jerez


def lines(office: Office, by: str, year: int = 2026) -> dict[str, Reached]:
    return {one.key: one for one in read_indicators(office, year, by).lines}


def test_the_whole_is_the_municipality_and_who_lives_there(office: Office) -> None:
    found = read_indicators(office, 2026, STRATEGY)
    assert (found.whole.label, found.whole.reached, found.whole.census) == ("Jerez", 12, WOMEN)
    assert found.whole.coverage == pytest.approx(12_000 / WOMEN)
    assert {key: one.reached for key, one in lines(office, STRATEGY).items() if one.reached} == {
        "2.10.1": 6,
        "2.10.3": 6,
    }
    assert groupings_of(office) == tuple(by for by in GROUPINGS if by != PLACE)


def test_rural_women_are_those_of_the_municipality_that_no_town_has(office: Office) -> None:
    ambits = lines(office, AMBIT)
    urban, rural, unsaid = ambits["U"], ambits["R"], ambits[""]
    assert (urban.reached, urban.census) == (6, 22_500)
    assert (rural.reached, rural.census) == (6, WOMEN - 22_500)
    assert rural.representation == pytest.approx((6 / 12) / ((WOMEN - 22_500) / WOMEN))
    assert (unsaid.reached, unsaid.census) == (0, None)


def test_an_index_is_left_out_where_it_would_tell_who_said_no_locality(office: Office) -> None:
    reach(office, 3, FEBRUARY)
    found = read_indicators(office, 2026, AMBIT)
    assert found.whole.reached == 15
    shown = [one for one in found.lines if one.reached is not None]
    assert [one.key for one in found.lines if one.reached is None] == ["U", ""]
    assert [one.representation for one in shown] == [None]
    reach(office, 3, FEBRUARY)  # six of them: nothing is hidden, and the index is of the others
    again = lines(office, AMBIT)
    assert again["U"].against == (12, WOMEN)


def test_without_the_file_no_ambit_is_measured(jerez: Office) -> None:
    reach(jerez, 6, FEBRUARY, localidad=SEAT)
    assert {one.census for one in read_indicators(jerez, 2026, AMBIT).lines} == {None}


def test_a_town_whose_women_the_file_hides_measures_no_ambit(jerez: Office) -> None:
    import_localities(jerez, FILE.replace(",22500", ",*").encode())
    assert {one.census for one in read_indicators(jerez, 2026, AMBIT).lines} == {None}


def test_a_quarter_has_the_year_before_beside_hidden_by_its_own_rule(office: Office) -> None:
    reach(office, 7, LAST_YEAR)
    reach(office, 3, LAST_YEAR.replace(month=5))
    reach(office, 8, LAST_YEAR.replace(month=8))
    found = read_indicators(office, 2026, PERIOD)
    assert [one.reached for one in found.lines] == [12, 0, 0, 0]
    assert [one.before for one in found.lines] == [7, None, None, 0]
    assert found.whole.before == 18
    earlier = read_indicators(office, 2025, PERIOD)
    assert [one.before for one in found.lines] == [one.reached for one in earlier.lines]
    assert {one.before for one in read_indicators(office, 2026, AGE).lines} == {None}


def test_every_line_leads_to_exactly_its_women(office: Office) -> None:
    for by in groupings_of(office):
        found = read_indicators(office, 2026, by)
        for line in (found.whole, *found.lines):
            women = read_women(office, 2026, by, line.key)
            assert len({one.id for one in women}) == len(women)
            if line.reached is not None:
                assert len(women) == line.reached
    assert {one.name for one in read_women(office, 2026, LANGUAGE, WHOLE)} == {"Luz"}


def test_a_hidden_line_leads_to_its_women_and_no_name_to_who_sees_figures(office: Office) -> None:
    reach(office, 3, FEBRUARY, lengua="NAH", nombres="Flor")
    consulta = replace(office, role=CONSULTA)
    assert lines(consulta, LANGUAGE)["NAH"].reached is None
    assert [one.name for one in read_women(office, 2026, LANGUAGE, "NAH")] == ["Flor"] * 3
    for key in ("NAH", "HCH", WHOLE):
        with pytest.raises(RoleError):
            read_women(consulta, 2026, LANGUAGE, key)
