"""The localities where nobody was reached in twelve months: who counts, since when, which first."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.localities import import_localities, with_localities
from captura.actions.office import Office
from captura.actions.unreached import read_unreached
from captura.errors import RoleError
from captura.records.catalogues import LiveCatalogues
from tests.actions.reaching import reach

FILE = (
    "cvegeo,nom_mun,nom_loc,ambito,pob_total,pob_femenina\n"
    "320200001,Jerez,Jerez de García Salinas,Urbano,43732,22500\n"
    "320200012,Jerez,Ermita de Guadalupe,Rural,900,480\n"
    "320200013,Jerez,Los Haro,Rural,1200,630\n"
    "320200014,Jerez,El Durazno,Rural,7,0\n"
    "320200015,Jerez,La Sin Censo,Rural,,\n"
    "320200016,Jerez,La Vacía,Rural,0,0\n"
    "320240001,Loreto,Loreto,Urbano,30000,15500\n"
)
SEAT, ERMITA, HARO, VACIA = "320200001", "320200012", "320200013", "320200016"


@pytest.fixture
def office(jerez: Office) -> Office:
    import_localities(jerez, FILE.encode())
    return jerez


def names(office: Office, town: str = "") -> list[str]:
    return [one.label for one in read_unreached(office, town).lines]


def test_most_people_first_and_those_unknown_last(office: Office) -> None:
    found = read_unreached(office)
    assert [(one.label, one.people, one.women) for one in found.lines] == [
        ("Jerez de García Salinas", 43_732, 22_500),
        ("Los Haro", 1_200, 630),
        ("Ermita de Guadalupe", 900, 480),
        ("El Durazno", 7, None),
        ("La Sin Censo", None, None),
    ]
    assert {one.town for one in found.lines} == {"Jerez"}
    assert [one.ambit for one in found.lines[:2]] == ["Urbano", "Rural"]
    assert (found.known, found.imported) == (5, True)  # nobody lives in La Vacía


def test_a_woman_who_came_reaches_her_locality_and_one_who_did_not_doesnt(office: Office) -> None:
    day = office.today() - dt.timedelta(days=30)
    reach(office, 1, day, localidad=SEAT)
    reach(office, 4, day, localidad=HARO, attended=False)
    reach(office, 2, day, localidad=ERMITA, sexo="H")
    assert SEAT not in {one.code for one in read_unreached(office).lines}
    assert {"Los Haro", "Ermita de Guadalupe"} <= set(names(office))


def test_what_was_done_there_stands_beside(office: Office) -> None:
    day = office.today() - dt.timedelta(days=30)
    for state in ("REA", "REA", "CAN"):
        talk = {"localidad": HARO, "estatus": state}
        reach(office, 1, day, attended=False, talk=talk)
    done = {one.code: one.activities for one in read_unreached(office).lines}
    assert (done[HARO], done[ERMITA]) == (2, 0)


def test_twelve_months_are_counted_to_the_day(office: Office) -> None:
    found = read_unreached(office)
    assert (found.first, found.last) == (dt.date(2025, 7, 7), dt.date(2026, 7, 6))
    reach(office, 5, found.first - dt.timedelta(days=1), localidad=HARO)
    assert "Los Haro" in names(office)
    reach(office, 1, found.first, localidad=HARO)
    assert "Los Haro" not in names(office)


def test_the_seats_alone_are_said_to_be_no_list(jerez: Office, state: Office) -> None:
    own = read_unreached(jerez)
    assert (own.known, own.imported) == (1, False)
    everywhere = read_unreached(state)
    assert (everywhere.known, everywhere.imported, len(everywhere.lines)) == (58, False, 58)


def test_the_state_lists_all_or_one_municipality_and_an_institute_its_own(
    state: Office, office: Office
) -> None:
    more = with_localities(state.catalogues, '[["320010099", "El Llano", "32001", "R"]]')
    listed = replace(state, catalogues=LiveCatalogues(more))
    assert len(read_unreached(listed).lines) == 59
    assert names(listed, "32001") == ["Apozol", "El Llano"]
    assert (read_unreached(listed, "32001").imported, read_unreached(listed, "32002").imported) == (
        True,
        False,
    )
    assert names(office, "32024") == names(office)


def test_who_may_see_no_figures_is_refused(office: Office) -> None:
    with pytest.raises(RoleError):
        read_unreached(replace(office, role="visita"))
