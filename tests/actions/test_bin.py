"""The bin gives back what was deleted, with what went along; a record returns to an earlier day."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from captura.actions.attend import add_to_list, register_person
from captura.actions.bin import DAYS, binned, bring_back, revert
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.save_record import delete_record, save_record, undo
from captura.errors import StoreError
from captura.records.actividad import Actividad
from captura.records.persona import Persona
from captura.store.queries.deleted import deletions
from captura.store.queries.history import record_history
from captura.store.queries.totals import recorded_ids
from tests.actions.world import World, woman

KINDS = ("persona", "actividad", "sesion", "participacion")


def standing(office: Office) -> dict[str, set[str]]:
    return {kind: set(recorded_ids(office.store, kind)) for kind in KINDS}


def test_a_deletion_and_all_it_took_come_back_after_a_restart(world: World, jerez: Office) -> None:
    person, _ = register_person(jerez, woman())
    other, _ = register_person(jerez, woman("Rosa"))
    activity, session, _ = save_activity(
        jerez, Actividad(nombre="Taller inventado", fecha_inicio=dt.date(2026, 5, 4))
    )
    for one in (person, other):
        add_to_list(jerez, session, one)
    before = standing(jerez)
    delete_record(jerez, other, "repetida")
    delete_record(jerez, activity)
    jerez.close()
    again = world.again(jerez.folder, world.keys[jerez.institute])
    found = binned(again)
    assert [(one.title, one.name.split()[0]) for one in found] == [
        ("Actividad", "Taller"),
        ("Persona", "Rosa"),
    ]
    assert all(one.days == DAYS for one in found)
    taken = next(one for one in found if one.deletion.type == "actividad")
    bring_back(again, taken.deletion)
    now = standing(again)
    assert now["actividad"] == before["actividad"]
    assert now["sesion"] == before["sesion"]
    assert len(now["participacion"]) == 1  # the other woman's line waits with her
    assert other.id not in now["persona"]
    bring_back(again, next(o for o in binned(again) if o.deletion.type == "persona").deletion)
    assert standing(again) == before
    assert binned(again) == []


def test_a_line_waits_for_the_person_it_names(jerez: Office) -> None:
    person, _ = register_person(jerez, woman())
    _, session, _ = save_activity(
        jerez, Actividad(nombre="Taller", fecha_inicio=dt.date(2026, 5, 4))
    )
    add_to_list(jerez, session, person)
    delete_record(jerez, person)
    assert [one.deletion.type for one in binned(jerez)] == ["persona"]
    since = jerez.clock() - dt.timedelta(days=1)
    line = next(one for one in deletions(jerez.store, since) if one.type == "participacion")
    with pytest.raises(StoreError) as caught:
        bring_back(jerez, line)
    assert caught.value.code == "CAP-ACT-97"


def test_what_is_back_already_changes_nothing(jerez: Office) -> None:
    person, _ = register_person(jerez, woman())
    done = delete_record(jerez, person)
    (one,) = binned(jerez)
    undo(jerez, done.numbers)
    assert bring_back(jerez, one.deletion).number is None


def test_after_ninety_days_it_leaves_the_bin(world: World, jerez: Office) -> None:
    person, _ = register_person(jerez, woman())
    delete_record(jerez, person)
    world.clock.now += dt.timedelta(days=DAYS - 1)
    assert [one.days for one in binned(jerez)] == [1]
    world.clock.now += dt.timedelta(days=2)
    assert binned(jerez) == []


def test_a_record_returns_to_an_earlier_version_and_again(jerez: Office) -> None:
    first, _ = register_person(jerez, woman())
    number = jerez.store.value("SELECT max(n) FROM history")
    save_record(jerez, replace(first, telefono="4949450000", nombres="Otra"))
    last, _ = save_record(jerez, replace(first, nombres="Tercera", calle="Hidalgo"))
    done = revert(jerez, "persona", first.id, number)
    assert jerez.store.get(Persona, first.id) == first
    assert record_history(jerez.store, "persona", first.id)[0].reason == "vuelta a como estaba"
    assert done.number is not None
    undo(jerez, done.number)
    assert jerez.store.get(Persona, first.id) == last


def test_a_change_is_undone_and_told_after_a_restart(world: World, jerez: Office) -> None:
    first, _ = register_person(jerez, woman())
    number = jerez.store.value("SELECT max(n) FROM history")
    _, done = save_record(jerez, replace(first, telefono="4949450000"))
    jerez.close()
    again = world.again(jerez.folder, world.keys[jerez.institute])
    undo(again, done.numbers)
    assert again.store.get(Persona, first.id) == first
    told = record_history(again.store, "persona", first.id)
    assert [one.n for one in told][-2:] == [done.number, number]
    assert told[1].changes["telefono"] == (None, "4949450000")


def test_a_deleted_one_returns_too(jerez: Office) -> None:
    first, _ = register_person(jerez, woman())
    number = jerez.store.value("SELECT max(n) FROM history")
    save_record(jerez, replace(first, nombres="Otra"))
    delete_record(jerez, first)
    revert(jerez, "persona", first.id, number)
    assert jerez.store.get(Persona, first.id) == first


def test_an_entry_of_another_record_is_refused(jerez: Office) -> None:
    first, _ = register_person(jerez, woman())
    register_person(jerez, woman("Rosa"))
    number = jerez.store.value("SELECT max(n) FROM history")
    with pytest.raises(StoreError) as caught:
        revert(jerez, "persona", first.id, number)
    assert caught.value.code == "CAP-ACT-96"
