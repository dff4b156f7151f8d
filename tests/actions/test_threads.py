"""The story of an observed field, told in its order at the state and at the institute."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.answer import answer
from captura.actions.decide import Remark, close_observation, decide
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.receive_receipt import receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.actions.threads import (
    ANSWERED,
    CLOSED,
    MENDED,
    OBSERVED,
    OPEN,
    Thread,
    threads,
)
from captura.errors import RoleError
from captura.records.actividad import Actividad
from captura.records.roles import CONSULTA
from captura.store.queries.history import history_length
from captura.store.queries.observations import observations
from captura.store.queries.packages import packages
from tests.actions.world import hand_in, talk, woman


def deliver(jerez: Office, state: Office, *remarks: Remark) -> bytes:
    """Hand in, accept with these remarks, read the acuse; the acuse."""
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id, {}, remarks)
    acuse = issue_receipt(state, made.id).path.read_bytes()
    receive_receipt(jerez, acuse)
    return acuse


def change(office: Office, activity: Actividad, **values: object) -> None:
    kept = office.store.get(Actividad, activity.id)
    assert kept is not None
    save_record(office, replace(kept, **values))  # type: ignore[arg-type]


def told(thread: Thread) -> list[tuple[str, str]]:
    return [(event.what, event.said) for event in thread.events]


def test_a_field_is_observed_mended_observed_again_answered_and_closed(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    place = (activity.id, "sede")
    change(jerez, activity, sede="Casa de cultura 2")  # before the package: no correction
    deliver(jerez, state, Remark("actividad", activity.id, "sede", "¿Cuál casa?"))
    for office in (state, jerez):
        (found,) = threads(office, [place]).values()
        assert (found.state, told(found)) == (OPEN, [(OBSERVED, "¿Cuál casa?")])
        assert found.events[0].who

    change(jerez, activity, sede="Casa ejidal", resultado="Se acordó seguir.")
    (here,) = threads(jerez, [place]).values()
    assert (here.state, told(here)[1:]) == (MENDED, [(MENDED, "Casa de cultura 2 → Casa ejidal")])
    assert here.events[1].who == jerez.user
    (there,) = threads(state, [place]).values()
    assert there.state == OPEN  # it has not arrived yet

    deliver(jerez, state, Remark("actividad", activity.id, "sede", "¿De qué ejido?"))
    first = observations(state.store, activity.id)[0].id
    close_observation(state, first)
    second = observations(state.store, activity.id)[1].id
    answer(jerez, "actividad", activity.id, "sede", second, "Del Cargadero.")
    (here,) = threads(jerez, [place]).values()
    assert here.state == ANSWERED
    deliver(jerez, state)
    close_observation(state, second)
    receive_receipt(jerez, issue_receipt(state, last_package(state)).path.read_bytes())
    expected = [
        (OBSERVED, "¿Cuál casa?"),
        (MENDED, "Casa de cultura 2 → Casa ejidal"),
        (CLOSED, ""),
        (OBSERVED, "¿De qué ejido?"),
        (ANSWERED, "Del Cargadero."),
        (CLOSED, ""),
    ]
    for office in (state, jerez):
        (found,) = threads(office, [place]).values()
        assert (found.state, told(found)) == (CLOSED, expected)
        assert all(event.at for event in found.events)
    (there,) = threads(state, [place]).values()
    assert [event.who for event in there.events if event.what in (MENDED, ANSWERED)] == ["", ""]


def test_a_whole_record_is_mended_by_any_of_its_fields(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    deliver(jerez, state, Remark("actividad", activity.id, "", "Revísela."))
    change(jerez, activity, sede="Casa ejidal", resultado="Se acordó.", responsable="Otra")
    (found,) = threads(jerez, [(activity.id, "")]).values()
    assert found.state == MENDED
    said = found.events[-1].said
    assert "Casa ejidal" not in said
    assert said.count(",") == 2


def test_another_field_is_no_correction(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    deliver(jerez, state, Remark("actividad", activity.id, "sede", "¿Cuál?"))
    change(jerez, activity, resultado="Se acordó.")
    (found,) = threads(jerez, [(activity.id, "sede")]).values()
    assert found.state == OPEN
    assert threads(jerez, [(activity.id, "resultado")]) == {}


def test_what_came_with_the_observed_package_is_no_correction_of_it(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    deliver(jerez, state)
    change(jerez, activity, sede="Casa ejidal")
    moment = state.clock()
    state.store.clock = lambda: moment  # all of it within one second
    deliver(jerez, state, Remark("actividad", activity.id, "sede", "¿De qué ejido?"))
    (found,) = threads(state, [(activity.id, "sede")]).values()
    assert found.state == OPEN


def test_closing_twice_and_reading_an_acuse_twice_note_it_once(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    deliver(jerez, state, Remark("actividad", activity.id, "sede", "¿Cuál?"))
    (one,) = observations(state.store)
    close_observation(state, one.id)
    noted = history_length(state.store)
    close_observation(state, one.id)
    assert history_length(state.store) == noted
    acuse = issue_receipt(state, one.package).path.read_bytes()
    receive_receipt(jerez, acuse)
    noted = history_length(jerez.store)
    receive_receipt(jerez, acuse)
    assert history_length(jerez.store) == noted


def test_who_sees_figures_alone_is_told_no_story(state: Office) -> None:
    with pytest.raises(RoleError):
        threads(replace(state, role=CONSULTA), [("x", "")])


def last_package(state: Office) -> str:
    return packages(state.store, direction="in")[0].id
