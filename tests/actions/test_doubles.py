"""Joining two records of one woman: figures count her once, and all of it can be taken back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.decide import decide
from captura.actions.doubles import (
    decide_double,
    decided,
    find_doubles,
    join_sure,
    take_back,
)
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import undo
from captura.actions.take_in import take_in
from captura.errors import CapturaError, RoleError
from captura.records.persona import Persona
from captura.records.roles import CAPTURA, REVISION
from captura.records.version import Version, line_of
from captura.store.queries.figure_rows import cell_people
from captura.store.queries.figures import figures
from captura.store.queries.observations import observations
from captura.store.queries.overview import people_by_month
from tests.actions.world import (
    JEREZ,
    LORETO,
    World,
    complete,
    craft,
    deliver,
    enrol,
    hand_in,
    header_of,
    start,
    talk,
    woman,
)

YEAR = ("2026-01-01", "2026-12-31")
BORN = {"fecha_nacimiento": dt.date(1990, 4, 12), "edad_declarada": None}


def counted(office: Office) -> int:
    return sum(row.people for row in figures(office.store, *YEAR))


def pair_of(office: Office) -> tuple[str, str]:
    (only,) = [*find_doubles(office).sure, *find_doubles(office).doubtful]
    return only.one, only.other


@pytest.fixture
def two_towns(state: Office, jerez: Office, loreto: Office) -> Office:
    """The state, that accepted one woman from two institutes."""
    here = {"municipio": LORETO, "localidad": f"{LORETO}0001"}
    talk(jerez, woman("Rosa", "Pérez", **BORN), woman("Eva", "Cruz"))
    talk(loreto, woman("ROSA", "PEREZ", **BORN, **here))
    deliver(jerez, state)
    deliver(loreto, state)
    return state


def test_a_pair_across_two_towns_is_found_joined_and_counted_once(two_towns: Office) -> None:
    found = find_doubles(two_towns)
    assert [len(found.sure), len(found.doubtful)] == [1, 0]
    assert counted(two_towns) == 3
    join_sure(two_towns, found.sure)
    assert counted(two_towns) == 2
    behind = cell_people(two_towns.store, *YEAR)
    assert sorted((one.name, one.attended) for one in behind) == [
        ("Cruz López, Eva", 1),
        ("Pérez López, Rosa", 2),
    ]
    assert find_doubles(two_towns).sure == ()
    (kept,) = decided(two_towns)
    assert (kept.same, kept.by_rule, kept.id[:6]) == (True, True, "32000-")
    assert kept.why == "mismo nombre, mismo nacimiento"


def test_all_that_the_rule_joined_comes_apart_at_once(two_towns: Office) -> None:
    done = join_sure(two_towns, find_doubles(two_towns).sure)
    undo(two_towns, done.numbers)
    assert counted(two_towns) == 3
    assert len(find_doubles(two_towns).sure) == 1
    assert decided(two_towns) == []


def test_two_people_are_not_asked_for_again_until_it_is_taken_back(two_towns: Office) -> None:
    one, other = pair_of(two_towns)
    decide_double(two_towns, one, other, same=False, why="Son primas")
    assert find_doubles(two_towns).sure == ()
    assert counted(two_towns) == 3
    (kept,) = decided(two_towns)
    take_back(two_towns, kept.id)
    assert pair_of(two_towns) == (one, other)


def test_what_contradicts_a_decision_is_refused(two_towns: Office) -> None:
    one, other = pair_of(two_towns)
    behind = cell_people(two_towns.store, *YEAR)
    third = next(row.id for row in behind if row.id not in (one, other))
    decide_double(two_towns, one, other, same=False)
    decide_double(two_towns, one, third, same=True)
    before = counted(two_towns)
    with pytest.raises(CapturaError, match="CAP-ACT-86"):
        decide_double(two_towns, other, third, same=True)
    with pytest.raises(CapturaError, match="CAP-ACT-86"):
        decide_double(two_towns, third, one, same=False)
    assert counted(two_towns) == before == 2


def test_the_rule_leaves_to_people_what_contradicts_them(jerez: Office) -> None:
    for surname in ("Pérez", "Peres", "Peerez"):
        talk(jerez, woman("Rosa", surname, **BORN), name=f"Plática de {surname}")
    found = find_doubles(jerez).sure
    assert len(found) == 3
    first, second, third = found
    decide_double(jerez, first.one, first.other, same=False)
    decide_double(jerez, second.one, second.other, same=True)
    left = find_doubles(jerez)
    assert left.sure == ()
    assert [(pair.one, pair.other) for pair in left.doubtful] == [(third.one, third.other)]
    assert join_sure(jerez, found).numbers == ()


def test_the_rule_joins_no_two_by_way_of_a_third(jerez: Office) -> None:
    """A and C are two; A is B and B is C, each sure by itself: only one of them may stand."""
    for surname in ("Pérez", "Peres", "Peerez"):
        talk(jerez, woman("Rosa", surname, **BORN), name=f"Plática de {surname}")
    found = find_doubles(jerez).sure
    assert len(found) == 3
    decide_double(jerez, found[0].one, found[0].other, same=False)
    left = find_doubles(jerez).sure
    assert len(left) == 2
    assert len(join_sure(jerez, left).numbers) == 1
    assert counted(jerez) == 2
    assert len(find_doubles(jerez).doubtful) == 1


def test_what_an_institute_joined_reaches_the_state(state: Office, jerez: Office) -> None:
    for surname in ("Pérez", "Peres"):
        talk(jerez, woman("Rosa", surname, **BORN), name=f"Plática de {surname}")
    join_sure(jerez, find_doubles(jerez).sure)
    deliver(jerez, state)
    assert counted(state) == counted(jerez) == 1
    take_back(jerez, decided(jerez)[0].id)
    made, data = hand_in(jerez)
    decide(state, take_in(state, data).package)
    assert made.counts["misma_persona"] == 1  # it travels as deleted
    assert counted(state) == counted(jerez) == 2


def test_an_institute_speaks_of_its_own_people_alone(two_towns: Office, jerez: Office) -> None:
    """Whatever an institute says of others, the state's figures don't hear it."""
    one, other = pair_of(two_towns)
    own = f"{JEREZ}-019e1a2b-0000-7000-8000-000000000001"
    texts = {"es_la_misma": "si", "otra": other, "una": one}
    fields = {name: ((text, ("ab" * 8, 1)),) for name, text in texts.items()}
    line = line_of(Version("misma_persona", own, {"ab" * 8: 1}, fields))
    header = replace(header_of(jerez), sequence=2)
    arrival = take_in(two_towns, craft(jerez, [("misma_persona", own, line)], header))
    decide(two_towns, arrival.package)
    assert len(decided(two_towns)) == 1
    assert counted(two_towns) == 3


def test_who_may(two_towns: Office, jerez: Office) -> None:
    one, other = pair_of(two_towns)
    with pytest.raises(RoleError):
        decide_double(replace(two_towns, role=REVISION), one, other, same=True)
    with pytest.raises(RoleError):
        join_sure(replace(jerez, role=CAPTURA), ())
    assert len(find_doubles(replace(two_towns, role=REVISION)).sure) == 1


def test_a_person_nobody_joined_has_no_line(jerez: Office) -> None:
    talk(jerez, woman())
    assert jerez.store.rows("SELECT * FROM joined") == []


def test_one_woman_twice_in_one_institute_is_told_to_it(state: Office, jerez: Office) -> None:
    for surname in ("Pérez", "Peres"):
        talk(jerez, woman("Rosa", surname, **BORN), name=f"Plática de {surname}")
    arrival, _, _ = deliver(jerez, state)
    pair = find_doubles(state).sure[0]
    decide_double(state, pair.one, pair.other, same=True)
    receive_receipt(jerez, issue_receipt(state, arrival.package).path.read_bytes())
    (told,) = observations(jerez.store, pair.other, state="open")
    first = jerez.store.get(Persona, pair.one)
    assert first is not None
    assert f"folio {first.folio}." in told.text
    take_back(state, decided(state)[0].id)
    receive_receipt(jerez, issue_receipt(state, arrival.package).path.read_bytes())
    assert observations(jerez.store, pair.other, state="open") == []


def test_of_a_woman_of_two_municipalities_each_is_told_that_and_no_more(
    state: Office, jerez: Office, two_towns: Office
) -> None:
    one, other = pair_of(two_towns)
    decide_double(two_towns, one, other, same=True)
    for person in (one, other):
        (told,) = observations(state.store, person, state="open")
        assert told.text.startswith("Posible misma persona en otro municipio.")
        assert "Loreto" not in told.text
        assert "Jerez" not in told.text
    package = observations(state.store, one)[0].package
    receive_receipt(jerez, issue_receipt(state, package).path.read_bytes())
    assert [remark.record for remark in observations(jerez.store, state="open")] == [one]
    take_back(state, decided(state)[0].id)
    receive_receipt(jerez, issue_receipt(state, package).path.read_bytes())
    assert observations(jerez.store, state="open") == []
    assert observations(state.store, state="open") == []


def test_whom_the_rule_joined_across_municipalities_nobody_is_asked_about(
    two_towns: Office,
) -> None:
    join_sure(two_towns, find_doubles(two_towns).sure)
    assert observations(two_towns.store) == []


def test_who_is_in_three_municipalities_is_told_while_one_of_them_stands(
    state: Office, two_towns: Office, world: World
) -> None:
    pinos = start(world.root, "32038", world.clock)
    world.offices.append(pinos)
    enrol(state, pinos)
    complete(pinos)
    third = woman("Rosa", "Pérez", **BORN, municipio="32038", localidad="320380001")
    talk(pinos, third)
    deliver(pinos, state)
    pairs = find_doubles(state).sure
    jerez = next(one.one for one in pairs if one.one.startswith(JEREZ))
    for pair in [one for one in pairs if one.one == jerez]:
        decide_double(state, pair.one, pair.other, same=True)
    assert len(observations(state.store, jerez, state="open")) == 1
    first, second = decided(state)
    take_back(state, first.id)
    assert len(observations(state.store, jerez, state="open")) == 1
    take_back(state, second.id)
    assert observations(state.store, jerez, state="open") == []


def test_undo_takes_back_what_the_institute_was_told_too(state: Office, jerez: Office) -> None:
    for surname in ("Pérez", "Peres"):
        talk(jerez, woman("Rosa", surname, **BORN), name=f"Plática de {surname}")
    deliver(jerez, state)
    done = join_sure(state, find_doubles(state).sure)
    (pair,) = decided(state)
    assert len(observations(state.store, pair.other, state="open")) == 1
    undone = undo(state, done.numbers)
    assert observations(state.store, pair.other, state="open") == []
    undo(state, undone.numbers)
    assert len(observations(state.store, pair.other, state="open")) == 1


def test_a_decision_taken_back_can_be_brought_back(two_towns: Office) -> None:
    """What the institutes were told is withdrawn in the same work; the undo is of the decision."""
    one, other = pair_of(two_towns)
    decide_double(two_towns, one, other, same=True)
    done = take_back(two_towns, decided(two_towns)[0].id)
    assert (counted(two_towns), observations(two_towns.store, state="open")) == (3, [])
    undo(two_towns, done.numbers)
    assert counted(two_towns) == 2
    assert len(observations(two_towns.store, state="open")) == 2


def test_a_month_counts_who_was_joined_once_though_her_sex_was_noted_once(jerez: Office) -> None:
    talk(jerez, woman("Rosa", "Pérez", **BORN), name="Una")
    talk(jerez, woman("Rosa", "Peres", sexo=None, **BORN), name="Otra")
    months = people_by_month(jerez.store, *YEAR)
    assert sum(sum(own.values()) for own in months.values()) == 2
    pair = pair_of(jerez)
    decide_double(jerez, *pair, same=True)
    months = people_by_month(jerez.store, *YEAR)
    assert sum(sum(own.values()) for own in months.values()) == 1
