"""One reason for all warnings of a rule: those without one alone, one undo, or none at all."""

from __future__ import annotations

import pytest

from captura.actions.answer import answer, answer_alike
from captura.actions.office import Office
from captura.actions.review_delivery import Review, review_delivery, unexplained
from captura.actions.save_record import undo
from tests.actions.world import T2, dump, talk, woman

RULE = ("persona", "persona.aviso")


@pytest.fixture
def asked(jerez: Office) -> Office:
    """Of 120 women nobody noted the privacy notice; of two of them somebody said why."""
    talk(jerez, *(woman(f"Nombre {n}") for n in range(120)))
    first, second = unexplained(jerez, T2, *RULE)[:2]
    answer(jerez, first.type, first.id, first.field, first.code, "Motivo suyo")
    answer(jerez, second.type, second.id, second.field, second.code, "Motivo suyo")
    return jerez


def reasons(office: Office) -> list[str | None]:
    review: Review = review_delivery(office, T2)
    return [one.answer for one in review.found if (one.problem.type, one.problem.code) == RULE]


def test_who_has_a_reason_keeps_it(asked: Office) -> None:
    others = review_delivery(asked, T2).unexplained - review_delivery(asked, T2).asked[RULE]
    made = answer_alike(asked, T2, *RULE, "Se leyó en voz alta")
    assert len(made.numbers) == 118
    assert sorted(map(str, reasons(asked))) == ["Motivo suyo"] * 2 + ["Se leyó en voz alta"] * 118
    review = review_delivery(asked, T2)
    assert RULE not in review.asked
    assert review.unexplained == others
    undo(asked, made.numbers)
    assert sorted(map(str, reasons(asked))) == ["Motivo suyo"] * 2 + ["None"] * 118


def test_cancelled_it_gives_none(asked: Office) -> None:
    class Stop(Exception):
        pass

    told: list[int] = []

    def stop(count: int) -> None:
        told.append(count)
        if count:
            raise Stop

    before = dump(asked)
    with pytest.raises(Stop):
        answer_alike(asked, T2, *RULE, "Se leyó en voz alta", stop)
    assert told == [0, 100]
    assert dump(asked) == before
