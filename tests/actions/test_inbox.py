"""The state's open observations: answered first, with what the field says now; closed ones gone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.answer import answer
from captura.actions.decide import Remark, close_observation, decide
from captura.actions.inbox import closed_remarks, open_remarks
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.actions.threads import MENDED, OPEN
from captura.errors import RoleError
from captura.records.roles import CONSULTA, REVISION
from captura.store.queries.packages import package_rows
from tests.actions.world import JEREZ, hand_in, talk, woman


def test_an_observation_waits_until_it_is_answered_mended_and_closed(
    state: Office, jerez: Office
) -> None:
    assert open_remarks(state) == ()
    activity, _ = talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    person = package_rows(state.store, made.id, record_type="persona")[0].id
    remarks = [
        Remark("persona", person, "", "¿Vive allá?"),
        Remark("actividad", activity.id, "resultado", "Diga qué se acordó."),
    ]
    decide(state, made.id, {}, remarks)
    seen = {(one.field != "", one.value, one.text, one.answer) for one in open_remarks(state)}
    assert {(row[0], row[2], row[3]) for row in seen} == {
        (False, "¿Vive allá?", ""),
        (True, "Diga qué se acordó.", ""),
    }
    receive_receipt(jerez, issue_receipt(state, made.id).path.read_bytes())
    about = next(one.id for one in open_remarks(state) if one.field)
    answer(jerez, "actividad", activity.id, "resultado", about, "Ya está escrito.")
    kept = jerez.store.get(type(activity), activity.id)
    assert kept is not None
    save_record(jerez, replace(kept, resultado="Firmaron el acuerdo."))
    again, data = hand_in(jerez)
    take_in(state, data)
    decide(state, again.id)
    first, second = open_remarks(state)
    assert (first.id, first.answer, first.value) == (
        about, "Ya está escrito.", "Firmaron el acuerdo.",
    )  # fmt: skip
    assert (first.institute, first.who) == (JEREZ, state.user)
    assert (second.answer, second.field) == ("", "")
    assert "García" in second.title
    assert (first.state, second.state) == (MENDED, OPEN)
    close_observation(state, about)
    assert [one.id for one in open_remarks(state)] == [second.id]
    assert [one.id for one in closed_remarks(state)] == [about]


def test_who_may_not_observe_is_refused(state: Office) -> None:
    assert open_remarks(replace(state, role=REVISION)) == ()
    with pytest.raises(RoleError):
        open_remarks(replace(state, role=CONSULTA))
