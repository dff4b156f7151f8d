"""Two and three laptops of an institute exchange what changed: whatever is lost, late, repeated,
restored or copied, the records end alike, and the state receives both laptops' work.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.demonstration.cast import enrol
from captura.actions.office import Office
from captura.actions.receive_exchange import CLONE, GAP, KNOWN, OTHER, receive_exchange
from captura.actions.receive_receipt import DONE, receive_receipt
from captura.actions.review_delivery import review_delivery
from captura.actions.save_record import delete_record, save_record
from captura.actions.sisters import kept_sisters
from captura.errors import PackageError
from captura.packages.exchange import HANDED, NOTE, ROWS
from captura.records.merge import shown
from captura.records.persona import Persona
from captura.store.queries.packages import packages
from tests.actions.laptops import all_of, give, ids_of, people, send, swap
from tests.actions.world import (
    T2,
    World,
    deliver,
    dump,
    hand_in,
    join,
    talk,
    woman,
)


def test_each_laptop_gets_what_the_other_typed(jerez: Office, second: Office) -> None:
    talk(jerez, woman("Ana"))
    talk(second, woman("Berta"), name="Otra plática")
    first = give(jerez, second)
    assert first.applied.new["persona"] == 1
    assert first.applied.new["actividad"] == 1
    assert first.notes == {}
    give(second, jerez)
    assert people(jerez) == people(second) == {"Ana", "Berta"}
    assert all_of(jerez) == all_of(second)


def test_a_file_holds_only_what_changed_since_the_last_one_she_holds(
    jerez: Office, second: Office
) -> None:
    talk(jerez, woman("Ana"))
    swap(jerez, second)
    save_record(jerez, woman("Carmen"))
    made = send(jerez, second)
    assert made.records == 1
    receive_exchange(second, made.path.read_bytes())
    assert people(second) == {"Ana", "Carmen"}
    assert send(jerez, second, everything=True).records == len(all_of(jerez))


def test_a_lost_file_is_made_good_by_the_next(jerez: Office, second: Office) -> None:
    swap(jerez, second)
    save_record(jerez, woman("Ana"))
    send(jerez, second)  # lost
    save_record(jerez, woman("Carmen"))
    assert give(jerez, second).notes == {}
    assert people(second) == {"Ana", "Carmen"}


def test_read_again_it_changes_nothing(jerez: Office, second: Office) -> None:
    save_record(jerez, woman("Ana"))
    data = send(jerez, second).path.read_bytes()
    receive_exchange(second, data)
    before = dump(second)
    assert list(receive_exchange(second, data).notes) == [KNOWN]
    assert dump(second) == before


def test_late_and_out_of_order_the_records_end_alike(jerez: Office, second: Office) -> None:
    kept, _ = save_record(jerez, woman("Ana"))
    early = send(jerez, second).path.read_bytes()
    save_record(jerez, replace(kept, nombres="Ana María"))
    late = send(jerez, second).path.read_bytes()
    receive_exchange(second, late)
    receive_exchange(second, early)
    assert people(second) == {"Ana María"}
    give(second, jerez)  # it says that it holds the early one last
    assert send(jerez, second).records >= 1
    swap(jerez, second)
    assert all_of(jerez) == all_of(second)


def test_both_values_of_a_clash_travel_and_hold_the_delivery(jerez: Office, second: Office) -> None:
    talk(jerez, woman("Ana"))
    swap(jerez, second)
    (record_id,) = ids_of(jerez, "persona")
    for office, name in ((jerez, "Ana Lilia"), (second, "Ana Luisa")):
        known = office.store.get(Persona, record_id)
        assert known is not None
        save_record(office, replace(known, nombres=name))
    brought = give(jerez, second)
    assert brought.clashes == (("persona", record_id),)
    give(second, jerez)
    for office in (jerez, second):
        found = [f.problem.code for f in review_delivery(office, T2).found]
        assert "dos_valores" in found
        with pytest.raises(PackageError):
            hand_in(office)
    shown_here = {shown(all_of(one)["persona", record_id])["nombres"] for one in (jerez, second)}
    assert len(shown_here) == 1
    known = second.store.get(Persona, record_id)
    assert known is not None
    save_record(second, replace(known, nombres="Ana Laura"), settle=["nombres"])
    assert give(second, jerez).clashes == ()
    assert people(jerez) == {"Ana Laura"}


def test_a_deletion_travels_and_a_change_elsewhere_revives(jerez: Office, second: Office) -> None:
    gone, _ = save_record(jerez, woman("Ana"))
    kept, _ = save_record(jerez, woman("Eva"))
    swap(jerez, second)
    delete_record(jerez, gone)
    delete_record(jerez, kept)
    save_record(second, replace(kept, alias="Evita"))
    swap(jerez, second)
    assert people(jerez) == people(second) == {"Eva"}


def test_a_third_laptop_gets_all_by_way_of_the_second(
    world: World, jerez: Office, second: Office, state: Office
) -> None:
    third = join(world, second, "c", state)
    save_record(jerez, woman("Ana"))
    give(jerez, second)
    save_record(second, woman("Berta"))
    give(second, third)
    save_record(third, woman("Carla"))
    give(third, second)
    brought = give(second, jerez)
    assert people(jerez) == people(second) == people(third) == {"Ana", "Berta", "Carla"}
    assert brought.notes == {}
    assert third.device.public_hex in kept_sisters(jerez)  # heard of from the second


def test_a_file_for_another_laptop_is_merged_and_counts_for_nothing(
    world: World, jerez: Office, second: Office, state: Office
) -> None:
    third = join(world, jerez, "c", state)
    save_record(jerez, woman("Ana"))
    brought = receive_exchange(third, send(jerez, second).path.read_bytes())
    assert list(brought.notes) == [OTHER]
    assert people(third) == {"Ana"}
    assert kept_sisters(third)[jerez.device.public_hex].held == ""


def test_a_restored_laptop_is_a_new_one_and_catches_up(
    world: World, jerez: Office, second: Office, state: Office
) -> None:
    save_record(jerez, woman("Ana"))
    swap(jerez, second)
    restored = world.copy(second, "restaurada", device_key=False)
    save_record(second, woman("Berta"))
    lost = send(second, jerez).path.read_bytes()
    receive_exchange(jerez, lost)
    second.store.close()
    enrol(state, restored)
    save_record(restored, woman("Nueva"))
    assert give(restored, jerez).notes == {}
    assert give(jerez, restored).notes == {}
    assert people(jerez) == people(restored) == {"Ana", "Berta", "Nueva"}
    assert all_of(jerez) == all_of(restored)
    assert list(receive_exchange(restored, lost).notes) == [OTHER]  # its own, from before


def test_one_that_went_back_with_its_key_is_named_and_catches_up(
    world: World, jerez: Office, second: Office
) -> None:
    save_record(jerez, woman("Ana"))
    swap(jerez, second)
    back = world.copy(second, "atras", device_key=True)
    save_record(second, woman("Berta"))
    save_record(jerez, woman("Carmen"))
    swap(jerez, second)
    second.store.close()
    save_record(back, woman("Diana"))
    assert list(give(jerez, back).notes) == [CLONE, GAP]  # jerez speaks of files it never made
    assert CLONE in give(back, jerez).notes
    swap(jerez, back)
    assert people(jerez) == people(back) == {"Ana", "Berta", "Carmen", "Diana"}
    assert all_of(jerez) == all_of(back)


def test_two_copies_of_a_laptop_are_named_and_lose_nothing(
    world: World, jerez: Office, second: Office
) -> None:
    swap(jerez, second)
    clone = world.copy(second, "copia", device_key=True)
    save_record(second, woman("Ana"))
    save_record(clone, woman("Eva"))
    assert give(second, jerez).notes == {}
    assert list(give(clone, jerez).notes) == [CLONE]
    assert people(jerez) == {"Ana", "Eva"}
    data = send(second, jerez).path.read_bytes()
    with pytest.raises(PackageError, match="copia de esta computadora"):
        receive_exchange(clone, data)
    with pytest.raises(PackageError, match="esta misma computadora"):
        receive_exchange(second, data)


def test_either_delivers_everything_and_the_state_sees_two_devices(
    jerez: Office, second: Office, state: Office
) -> None:
    talk(jerez, woman("Ana"))
    talk(second, woman("Berta"), name="Otra plática")
    swap(jerez, second)
    one, decided, issued = deliver(jerez, state)
    assert one.notes == {}
    assert decided.applied.new["persona"] == 2
    assert receive_receipt(jerez, issued.path.read_bytes()).state == DONE
    talk(second, woman("Carmen"), name="La tercera")
    other, later, _ = deliver(second, state)
    assert other.notes == {}
    assert (one.sequence, other.sequence) == (1, 1)
    assert later.applied.new["persona"] == 1
    assert later.same > 0
    assert people(state) == {"Ana", "Berta", "Carmen"}
    for office, letter in ((jerez, "A"), (second, "B")):
        assert office.letter == letter
        again, _ = hand_in(office)
        assert again.sequence == 2


def test_what_a_sister_handed_in_and_was_deleted_here_is_told_to_the_state(
    jerez: Office, second: Office, state: Office
) -> None:
    talk(jerez, woman("Ana"))
    extra, _ = talk(jerez, woman("Eva"), name="La que se borra")
    never, _ = talk(jerez, woman("Eva Nunca"), name="La que no se entregó")
    delete_record(jerez, never)
    _, _, issued = deliver(jerez, state)
    give(jerez, second)
    assert [one.state for one in packages(second.store, direction="sister")] == ["packed"]
    delete_record(second, extra)
    deliver(second, state)
    gone = dict(state.store.rows("SELECT id, deleted FROM actividad"))
    assert gone[extra.id] == 1
    assert never.id not in gone
    assert receive_receipt(second, issued.path.read_bytes()).state == DONE
    (told,) = packages(second.store, direction="sister")
    assert told.state == "acknowledged"


def test_observations_are_seen_on_both_laptops(
    jerez: Office, second: Office, state: Office
) -> None:
    from captura.actions.decide import Remark
    from captura.store.queries.observations import observations

    talk(jerez, woman("Ana"))
    (record,) = ids_of(jerez, "persona")
    remark = Remark("persona", record, "sexo", "Revise el sexo")
    _, _, issued = deliver(jerez, state, remarks=[remark])
    receive_receipt(jerez, issued.path.read_bytes())
    give(jerez, second)
    (seen,) = observations(second.store)
    assert (seen.record, seen.text, seen.state) == (record, "Revise el sexo", "open")
    assert observations(jerez.store) == [seen]
    give(second, jerez)
    assert observations(jerez.store) == [seen]


def test_the_rows_of_a_delivery_travel_once(jerez: Office, second: Office, state: Office) -> None:
    talk(jerez, woman("Ana"))
    deliver(jerez, state)
    swap(jerez, second)
    send(jerez, second)
    last = packages(jerez.store, direction="out", kind="cambios")[0]
    assert last.counts.get(HANDED) == 1
    assert ROWS not in last.counts
    assert last.counts[NOTE] == 1
