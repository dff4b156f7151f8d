"""A review of thousands lists those that still ask for something, and counts them all."""

from __future__ import annotations

from dataclasses import replace

from captura.actions.answer import answer
from captura.actions.office import Office
from captura.actions.review_delivery import review_delivery
from captura.actions.save_record import save_record
from captura.records.problem import ERROR, WARNING
from tests.actions.world import T2, talk, woman

PEOPLE = 7


def many_warnings(office: Office) -> None:
    activity, _ = talk(office, *(woman(f"Nombre {n}") for n in range(PEOPLE)))
    save_record(office, replace(activity, responsable=None))


def test_what_blocks_is_listed_before_what_only_asks(jerez: Office) -> None:
    many_warnings(jerez)
    whole = review_delivery(jerez, T2)
    assert (whole.total, whole.errors) == (len(whole.found), 1)
    assert whole.unexplained == sum(one.problem.level == WARNING for one in whole.found) >= PEOPLE
    cut = review_delivery(jerez, T2, most=3)
    assert cut.found == whole.found[:3]
    assert cut.found[0].problem.level == ERROR
    assert (cut.total, cut.errors, cut.unexplained) == (
        whole.total,
        whole.errors,
        whole.unexplained,
    )


def test_an_explained_one_gives_way_to_one_that_asks(jerez: Office) -> None:
    many_warnings(jerez)
    first = review_delivery(jerez, T2, most=3)
    for found in first.found[1:]:
        one = found.problem
        answer(jerez, one.type, one.id, one.field or None, one.code, "Así lo dice el acta")
    then = review_delivery(jerez, T2, most=3)
    assert then.found[0] == first.found[0]
    assert len(then.found) == 3
    assert all(found.open for found in then.found)
    assert not {one.problem.id for one in first.found[1:]} & {one.problem.id for one in then.found}
    assert then.unexplained == first.unexplained - 2
