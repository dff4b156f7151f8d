"""What a period has that no delivery of it brought: counted by what each delivery held."""

from __future__ import annotations

from dataclasses import replace

from captura.actions.office import Office
from captura.actions.save_record import delete_record, save_record, undo
from captura.actions.undelivered import undelivered
from captura.records.actividad import Actividad
from captura.store.queries.packages import packages
from tests.actions.laptops import give, swap
from tests.actions.world import T2, hand_in, talk, woman


def waiting(office: Office) -> int:
    last = packages(office.store, direction="out", kind="entrega", period=str(T2))[0]
    return undelivered(office, T2, last)


def test_new_changed_and_deleted_records_count_until_they_are_packed(jerez: Office) -> None:
    kept, _ = talk(jerez, woman("Ana"))
    hand_in(jerez)
    assert waiting(jerez) == 0
    renamed, saved = save_record(jerez, replace(kept, nombre="Otra plática"))
    assert waiting(jerez) == 1
    undo(jerez, saved.numbers)  # a new save, which says the same: the state has its old version
    assert waiting(jerez) == 1
    hand_in(jerez)
    assert waiting(jerez) == 0
    _, session = talk(jerez, woman("Berta"), name="La tercera")
    assert waiting(jerez) == 4  # she, the activity, its session, her line on the list
    hand_in(jerez)
    third = jerez.store.get(Actividad, session.actividad or "")
    assert third is not None
    delete_record(jerez, third)
    assert waiting(jerez) == 3
    assert renamed.id == kept.id


def test_what_a_sister_sent_counts_until_one_of_them_delivers_it(
    jerez: Office, second: Office
) -> None:
    talk(jerez, woman("Ana"))
    hand_in(jerez)
    swap(jerez, second)
    talk(second, woman("Berta"), name="Otra plática")
    give(second, jerez)
    assert waiting(jerez) == 4
    hand_in(second)
    give(second, jerez)
    assert waiting(jerez) == 0
