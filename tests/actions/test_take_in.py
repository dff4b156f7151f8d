"""Arrival stages and changes no figure; gaps, clones, older and altered ones are named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.decide import decide
from captura.actions.demonstration.cast import enrol
from captura.actions.demonstration.tamper import alter_cell, delete_row
from captura.actions.find import find_people
from captura.actions.office import Office
from captura.actions.save_record import delete_record, save_record
from captura.actions.take_in import (
    CLONE,
    GAP,
    KNOWN,
    OLDER,
    take_in,
    waiting_packages,
)
from captura.errors import CapturaError
from captura.packages import header as headers
from captura.packages import refusals
from captura.records.actividad import Actividad
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.record import Record
from captura.store.queries.figures import figures
from captura.store.queries.known import sessions_of
from captura.store.queries.packages import package, package_rows, row_counts
from captura.store.queries.sessions import attendance
from tests.actions.world import (
    JEREZ,
    World,
    book,
    dump,
    edit_workbook,
    hand_in,
    talk,
    woman,
)


def test_accepted_at_once_it_is_as_if_it_had_waited(state: Office, jerez: Office) -> None:
    """And where it was left waiting, it is accepted when it comes again."""
    talk(jerez, woman(), woman("Rosa", "Pérez"))
    made, data = hand_in(jerez)
    arrival = take_in(state, data, accept=True)
    assert arrival.decided is not None
    rows = package_rows(state.store, made.id)
    assert {row.state for row in rows} == {"accepted"}
    assert arrival.decided.accepted == len(rows) == sum(made.counts.values())
    assert arrival.decided.state == "accepted"
    assert state.store.value("SELECT count(*) FROM package_part") == 0
    people = state.store.value("SELECT count(*) FROM persona WHERE deleted=0")
    assert people == made.counts["persona"] == 2
    again = take_in(state, data, accept=True)
    assert again.notes
    assert again.decided is None

    talk(jerez, woman("Luz", "Nava"))
    made, data = hand_in(jerez)
    take_in(state, data)
    assert package_rows(state.store, made.id, state="pending")
    late = take_in(state, data, accept=True)
    assert late.decided is not None
    assert not package_rows(state.store, made.id, state="pending")


def test_arrival_stages_and_changes_no_figure(state: Office, jerez: Office) -> None:
    talk(jerez, woman(), woman("Rosa", "Pérez"))
    made, data = hand_in(jerez)
    before = dump(state)
    arrival = take_in(state, data)
    after = dump(state)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"package", "package_row", "package_part"}
    assert figures(state.store, "2026-04-01", "2026-06-30") == []
    assert arrival.package == made.id
    assert arrival.notes == {}
    assert arrival.altered == ()
    assert arrival.novelty["persona"] == {"new": 2, "changed": 0, "same": 0}
    assert sum(sum(own.values()) for own in arrival.novelty.values()) == sum(made.counts.values())


def test_a_replay_changes_nothing(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    first = take_in(state, data)
    before = dump(state)
    again = take_in(state, data)
    assert list(again.notes) == [KNOWN]
    assert again.novelty == first.novelty
    assert dump(state) == before
    # and after the decision, and as the workbook of the same package
    decide(state, made.id)
    before = dump(state)
    assert list(take_in(state, data).notes) == [KNOWN]
    assert list(take_in(state, book(jerez, made.id)).notes) == [KNOWN]
    assert dump(state) == before


def test_a_workbook_as_signed_is_taken_in_like_its_package(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, _ = hand_in(jerez)
    arrival = take_in(state, book(jerez, made.id))
    assert (arrival.package, arrival.notes, arrival.altered) == (made.id, {}, ())
    assert decide(state, made.id).accepted == sum(made.counts.values())


def test_a_gap_is_named_by_its_numbers(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    packages = [hand_in(jerez)[1] for _ in range(4)]
    take_in(state, packages[0])
    gap = take_in(state, packages[3])
    assert list(gap.notes) == [GAP]
    assert "los números 2 a 3" in gap.notes[GAP]
    late = take_in(state, packages[1])
    assert list(late.notes) == [OLDER]
    assert "número 4" in late.notes[OLDER]


def test_a_first_package_that_is_not_the_first_has_a_gap(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    hand_in(jerez)
    second = take_in(state, hand_in(jerez)[1])
    assert list(second.notes) == [GAP]
    assert "falta recibir el número 1." in second.notes[GAP]


def test_a_clone_is_named_by_its_number(world: World, state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    talk(clone, woman("Otra", "Ruiz"))
    assert take_in(state, hand_in(jerez)[1]).notes == {}
    assert list(take_in(state, hand_in(clone)[1]).notes) == [CLONE]


def test_a_clone_is_named_by_the_package_it_follows(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    take_in(state, hand_in(jerez)[1])
    talk(clone, woman("Otra", "Ruiz"))
    hand_in(clone)  # number 1 of the clone never arrives
    assert list(take_in(state, hand_in(clone)[1]).notes) == [CLONE]


def test_a_renewed_certificate_begins_its_numbers_at_1(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    first, data = hand_in(jerez)
    assert take_in(state, data).notes == {}
    enrol(state, jerez)
    again, data = hand_in(jerez)
    assert (first.sequence, again.sequence, again.previous) == (1, 1, "")
    assert first.path != again.path
    assert (jerez.folder.packages / first.path).is_file()
    assert take_in(state, data).notes == {}


def test_a_later_delivery_replaces_the_undecided_rows(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    first, data = hand_in(jerez)
    take_in(state, data)
    save_record(jerez, replace(activity, sede="Otra sede"))
    second, data = hand_in(jerez)
    take_in(state, data)
    assert {row.state for row in package_rows(state.store, first.id)} == {"replaced"}
    kept = package(state.store, first.id)
    assert kept is not None
    assert kept.state == "replaced"
    assert decide(state, second.id).accepted == sum(second.counts.values())
    known = state.store.get(Actividad, activity.id)
    assert known is not None
    assert known.sede == "Otra sede"


def test_an_older_delivery_that_comes_late_gives_way(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    first, old = hand_in(jerez)
    save_record(jerez, replace(activity, sede="Otra sede"))
    second, new = hand_in(jerez)
    take_in(state, new)
    take_in(state, old)
    assert {row.state for row in package_rows(state.store, second.id)} == {"pending"}
    assert {row.state for row in package_rows(state.store, first.id)} == {"replaced"}
    decide(state, second.id)
    known = state.store.get(Actividad, activity.id)
    assert known is not None
    assert known.sede == "Otra sede"


def test_two_clones_keep_both_their_rows_until_decided(
    world: World, state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    save_record(jerez, replace(activity, sede="Sede A"))
    save_record(clone, replace(activity, sede="Sede B"))
    one, two = hand_in(jerez), hand_in(clone)
    take_in(state, one[1])
    take_in(state, two[1])
    wait = [
        {row.id for row in package_rows(state.store, made.id, state="pending")}
        for made, _ in (one, two)
    ]
    assert activity.id in wait[0] & wait[1]
    decide(state, one[0].id)
    decide(state, two[0].id)
    clash = state.store.value("SELECT clash FROM actividad WHERE id=?", (activity.id,))
    assert clash is not None
    assert "Sede A" in clash
    assert "Sede B" in clash


def test_a_row_returned_in_just_this_form_stays_returned(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    first, data = hand_in(jerez)
    take_in(state, data)
    decide(state, first.id, {activity.id: "Falta el resultado."})
    second, data = hand_in(jerez)
    assert second.id != first.id
    take_in(state, data)
    rows = {row.id: row for row in package_rows(state.store, second.id)}
    assert rows[activity.id].state == "returned"
    assert rows[activity.id].reason == "Falta el resultado."
    # its session and attendance refer to it, so they are back too; the person was accepted
    assert row_counts(state.store, second.id) == {
        "institucion": {"same": 1},
        "persona": {"same": 1},
        "actividad": {"returned": 1},
        "sesion": {"returned": 1},
        "participacion": {"returned": 1},
    }


def test_what_only_followed_a_returned_row_is_free_once_it_is_mended(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    first, data = hand_in(jerez)
    take_in(state, data)
    decide(state, first.id, {activity.id: "Falta el resultado."})
    save_record(jerez, replace(activity, resultado="Se acordó repetirla."))
    second, data = hand_in(jerez)
    take_in(state, data)
    decided = decide(state, second.id)
    assert (decided.accepted, decided.returned, decided.state) == (3, {}, "accepted")
    assert state.store.value("SELECT count(*) FROM participacion") == 1


def test_an_altered_workbook_is_staged_as_proposals_and_never_applied(
    state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    altered = edit_workbook(book(jerez, made.id), "Marina", "Martina")
    arrival = take_in(state, altered)
    assert arrival.altered
    assert arrival.package != made.id
    assert arrival.institute == JEREZ
    kept = package(state.store, arrival.package)
    assert kept is not None
    assert kept.state == "altered"
    proposed = kept.note["proposed"]
    assert [(one["type"], one["field"], one["value"]) for one in proposed] == [
        ("persona", "nombres", "Martina")
    ]
    assert package_rows(state.store, arrival.package) == []
    with pytest.raises(CapturaError, match="propuesta de corrección"):
        decide(state, arrival.package)
    # the same workbook again changes nothing; the true package takes its place
    before = dump(state)
    assert list(take_in(state, altered).notes) == [KNOWN]
    assert dump(state) == before
    true = take_in(state, data)
    assert true.notes == {}
    assert true.package == made.id
    kept = package(state.store, arrival.package)
    assert kept is not None
    assert kept.state == "replaced"


def test_an_altered_workbook_of_a_known_package_is_still_said(state: Office, jerez: Office) -> None:
    talk(jerez, woman(), woman("Rosa", "Pérez"))
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id)
    year = "2026-01-01", "2026-12-31"
    rows, figure = package_rows(state.store, made.id), figures(state.store, *year)
    arrival = take_in(state, delete_row(book(jerez, made.id)))
    assert arrival.altered
    assert KNOWN not in arrival.notes
    assert package_rows(state.store, made.id) == rows
    assert figures(state.store, *year) == figure


def test_a_gap_is_not_filled_by_an_altered_workbook(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    first, _ = hand_in(jerez)
    take_in(state, alter_cell(book(jerez, first.id)))
    assert list(take_in(state, hand_in(jerez)[1]).notes) == [GAP]


def test_a_newer_package_waits_aside_and_is_listed(
    state: Office, jerez: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    monkeypatch.setattr(headers, "SCHEMA", 0)  # this release is older than the package
    before = dump(state)
    for _ in range(2):
        with pytest.raises(CapturaError) as caught:
            take_in(state, data)
        assert caught.value.code == refusals.NEWER
    after = dump(state)
    assert {name for name in before if before[name] != after[name]} == {"package"}
    (waiting,) = waiting_packages(state)
    aside = state.folder.packages / str(waiting.path)
    assert aside.read_bytes() == data
    assert JEREZ not in aside.name
    # with the newer release it is taken in, and no longer waits
    monkeypatch.undo()
    assert take_in(state, aside.read_bytes()).package == made.id
    assert waiting_packages(state) == []
    assert not aside.exists()


def test_deleted_records_travel_and_are_deleted_at_the_state(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    extra = talk(jerez, woman("Rosa", "Pérez"), name="Otra plática")[0]
    first, data = hand_in(jerez)
    take_in(state, data)
    decide(state, first.id)
    records: list[Record] = [extra, *sessions_of(jerez.store, extra.id)]
    for row in attendance(jerez.store, records[1].id):
        part = jerez.store.get(Participacion, row.id)
        assert part is not None
        records.append(part)
    for record in records:
        delete_record(jerez, record)
    second, data = hand_in(jerez)
    take_in(state, data)
    decide(state, second.id)
    assert state.store.get(Actividad, extra.id) is None
    assert state.store.value("SELECT count(*) FROM participacion WHERE deleted=0") == 1
    assert state.store.value("SELECT count(*) FROM persona WHERE deleted=0") == 2


def test_search_finds_her_only_after_acceptance(state: Office, jerez: Office) -> None:
    talk(jerez, woman("Ximena", "Ñuñez"))
    made, data = hand_in(jerez)
    take_in(state, data)
    assert find_people(state, "ximena") == []
    decide(state, made.id)
    assert [hit.name for hit in find_people(state, "ximena nunez")] == ["Ximena Ñuñez López"]
    assert state.store.value("SELECT count(*) FROM persona") == 1
    assert isinstance(state.store.get(Persona, find_people(state, "ximena")[0].id), Persona)
