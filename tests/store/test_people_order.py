"""The orders of the list of people, against the same done slowly in Python."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from captura.actions.attend import add_block
from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.records.people import age_on
from captura.records.persona import Persona
from captura.store.queries.people import PersonRow, people, person_ids
from captura.store.queries.people_order import in_order
from captura.ui.screens.personas.samples import INSTITUTE, take_in, workshop
from tests.ui.screens.offices import fresh_office

TODAY = dt.date(2026, 9, 22)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = fresh_office(Path(tmp_path_factory.mktemp("orden")))
    made = make_people(3, INSTITUTE, 200, 2026)
    # some known by their CURP alone, some by the age that they said, some by nothing
    made[50:60] = [replace(one, fecha_nacimiento=None) for one in made[50:60]]
    made[60:70] = [
        replace(
            one, fecha_nacimiento=None, curp=None, edad_declarada=n + 20, edad_declarada_en=TODAY
        )
        for n, one in enumerate(made[60:70])
    ]
    made[70:73] = [
        replace(one, fecha_nacimiento=None, curp=None, edad_declarada=None) for one in made[70:73]
    ]
    take_in(office, made[:150])
    add_block(office, workshop(office), made[150:])
    return office


def age(row: PersonRow) -> int | None:
    born = dt.date.fromisoformat(row.fecha_nacimiento) if row.fecha_nacimiento else None
    when = dt.date.fromisoformat(row.edad_declarada_en) if row.edad_declarada_en else None
    known = Persona(
        curp=row.curp, fecha_nacimiento=born,
        edad_declarada=row.edad_declarada, edad_declarada_en=when,
    )  # fmt: skip
    return age_on(known, TODAY)


ORDERS: dict[str, Callable[[PersonRow], Any]] = {
    "curp": lambda row: row.curp,
    "edad": age,
    "total": lambda row: row.participations,
    "ultima": lambda row: row.last,
}


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("order", list(ORDERS))
def test_the_database_orders_as_one_would_by_hand(office: Office, order: str, down: bool) -> None:
    numbers = list(person_ids(office.store))
    found = in_order(office.store, numbers, order, down)
    assert sorted(found) == sorted(numbers)
    values = [ORDERS[order](row) for row in people(office.store, found)]
    known = [value for value in values if value is not None]
    assert known == sorted(known, reverse=down)
    assert values == [*known, *[None] * (len(values) - len(known))]  # unknown: at the end


def test_names_backwards_and_an_unknown_order(office: Office) -> None:
    numbers = list(person_ids(office.store))
    assert in_order(office.store, numbers, "nombre", True) == numbers[::-1]
    assert in_order(office.store, numbers, "'; --", False) == numbers
    assert in_order(office.store, numbers[:3], "edad", False) != []
