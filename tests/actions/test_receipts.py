"""The acuse out and in: rows settled, observations on their fields, the same one again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from captura.actions.answer import answer
from captura.actions.decide import Remark, close_observation, decide
from captura.actions.demonstration.cast import enrol
from captura.actions.enrol import revoke_device
from captura.actions.issue_receipt import issue_receipt, receipt_of
from captura.actions.office import STATE, Office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.receive_receipt import DONE, UNKNOWN, receive_receipt
from captura.actions.save_record import save_record
from captura.actions.take_in import take_in
from captura.errors import CapturaError
from captura.keys.signing import sign
from captura.packages.header import ACUSE, Header, Recipient
from captura.packages.receipt import Receipt, receipt_plain, write_receipt
from captura.packages.sealed import open_sealed
from captura.records.periods import Period
from captura.store.queries.observations import observations
from captura.store.queries.packages import package, package_rows
from tests.actions.world import JEREZ, LORETO, T2, World, deliver, dump, hand_in, talk, woman


def content(office: Office, data: bytes) -> tuple[str, list[str]]:
    """A receipt's id and its one signed line."""
    opened = open_sealed(data, [office.packages_key.secret])
    return opened.manifest.id, list(opened.lines())


def states(office: Office, package_id: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in package_rows(office.store, package_id):
        found[one.state] = found.get(one.state, 0) + 1
    return found


def test_rows_go_from_packed_to_accepted_or_returned(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman(), woman("Rosa"))
    made, data = hand_in(jerez)
    assert states(jerez, made.id) == {"packed": 7}
    take_in(state, data)
    person = package_rows(state.store, made.id, record_type="persona")[0].id
    remark = Remark("actividad", activity.id, "resultado", "Diga qué se acordó.")
    decide(state, made.id, {person: "Falta su edad."}, [remark])
    issued = issue_receipt(state, made.id)
    assert JEREZ in issued.path.name
    assert "García" not in issued.path.name
    received = receive_receipt(jerez, issued.path.read_bytes())
    assert received.state == DONE
    assert not received.revoked
    assert ("actividad", activity.id) in received.touched.records
    assert states(jerez, made.id) == {"accepted": 5, "returned": 2}
    back = {row.id: row.reason for row in package_rows(jerez.store, made.id, state="returned")}
    assert back[person] == "Falta su edad."
    kept = package(jerez.store, made.id)
    assert kept is not None
    assert kept.state == "acknowledged"
    (seen,) = observations(jerez.store, activity.id)
    assert (seen.field, seen.text, seen.state) == ("resultado", "Diga qué se acordó.", "open")
    counts = received.receipt.sheets
    assert (counts["persona"].accepted, counts["persona"].returned) == (1, 1)
    assert (counts["actividad"].accepted, counts["actividad"].observed) == (0, 1)


def test_the_same_acuse_twice_changes_nothing(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    _, _, issued = deliver(jerez, state)
    data = issued.path.read_bytes()
    receive_receipt(jerez, data)
    before = dump(jerez)
    assert receive_receipt(jerez, data).state == DONE
    assert dump(jerez) == before


def test_a_package_sent_again_gets_the_same_acuse(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    remark = Remark("actividad", activity.id, "", "Revise.")
    person = package_rows(state.store, made.id, record_type="persona")[0].id
    decide(state, made.id, {person: "Falta su edad."}, [remark])
    first = content(state, issue_receipt(state, made.id).path.read_bytes())
    take_in(state, data)
    decide(state, made.id)
    again = content(state, issue_receipt(state, made.id).path.read_bytes())
    assert first == again


def test_there_is_no_acuse_before_the_decision(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    first, data = hand_in(jerez)
    for wanted in (first.id, "0" * 64):
        with pytest.raises(CapturaError, match="sin decidir"):
            issue_receipt(state, wanted)
    take_in(state, data)
    with pytest.raises(CapturaError, match="sin decidir"):
        issue_receipt(state, first.id)
    # replaced by a later one it never gets an acuse: its rows were decided with the other
    second, data = hand_in(jerez)
    take_in(state, data)
    with pytest.raises(CapturaError, match="Otra entrega"):
        issue_receipt(state, first.id)
    decide(state, second.id)
    assert issue_receipt(state, second.id).receipt.package == second.id


def test_an_observation_closed_later_is_told_by_the_next_acuse(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    remark = Remark("actividad", activity.id, "resultado", "Diga qué se acordó.")
    _, _, issued = deliver(jerez, state, remarks=[remark])
    old = issued.path.read_bytes()
    receive_receipt(jerez, old)
    (seen,) = observations(jerez.store, activity.id)
    save_record(jerez, replace(activity, resultado="Se acordó repetirla."))
    made, data = hand_in(jerez)
    take_in(state, data)
    close_observation(state, seen.id)
    decide(state, made.id)
    receive_receipt(jerez, issue_receipt(state, made.id).path.read_bytes())
    (closed,) = observations(jerez.store, activity.id)
    # it keeps its words; the older acuse read again doesn't open it
    assert (closed.state, closed.text, closed.package) == ("closed", seen.text, seen.package)
    receive_receipt(jerez, old)
    assert [one.state for one in observations(jerez.store, activity.id)] == ["closed"]


def test_answers_travel_and_only_the_state_closes(state: Office, jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    remark = Remark("actividad", activity.id, "resultado", "Diga qué se acordó.")
    _, _, issued = deliver(jerez, state, remarks=[remark])
    receive_receipt(jerez, issued.path.read_bytes())
    (seen,) = observations(jerez.store, activity.id)
    answer(jerez, "actividad", activity.id, "resultado", seen.id, "No hubo acuerdos.")
    answer(jerez, "actividad", activity.id, "resultado", seen.id, "No hubo ninguno.")
    assert [one.state for one in observations(jerez.store, activity.id)] == ["open"]
    deliver(jerez, state)  # the same period again, though the answer was typed after it
    (told,) = observations(state.store, activity.id)
    assert (told.answer, told.state) == ("No hubo ninguno.", "open")
    assert state.store.value("SELECT count(*) FROM respuesta") == 1


def test_the_reason_of_a_warning_travels_with_what_it_explains(
    state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    answer(jerez, "actividad", activity.id, "gasto", "actividad.gasto", "Fue donado.")
    made, _ = hand_in(jerez)
    assert made.counts["respuesta"] == 1
    other, _ = hand_in(jerez, Period(2026, 3))
    assert other.counts["respuesta"] == 1  # typed in the third quarter, it is also of that one


def test_an_acuse_of_an_unknown_package_is_kept_and_shown(
    world: World, state: Office, jerez: Office
) -> None:
    activity, _ = talk(jerez, woman())
    restored = world.copy(jerez, "restaurado", device_key=False)
    made, data = hand_in(jerez)
    take_in(state, data)
    person = package_rows(state.store, made.id, record_type="persona")[0].id
    remark = Remark("actividad", activity.id, "sede", "¿Dónde fue?")
    decide(state, made.id, {person: "Falta su edad."}, [remark])
    acuse = issue_receipt(state, made.id).path.read_bytes()
    received = receive_receipt(restored, acuse)
    assert received.state == UNKNOWN
    kept = package(restored.store, made.id)
    assert kept is not None
    assert kept.state == "acknowledged"
    assert kept.period == "2026-T2"
    assert kept.counts == {kind: n for kind, n in made.counts.items() if n}
    assert len(kept.note["devueltos"]) == 2
    assert len(observations(restored.store, activity.id)) == 1
    before = dump(restored)
    assert receive_receipt(restored, acuse).state == UNKNOWN
    assert dump(restored) == before
    # nothing of it counts as handed in by this copy
    enrol(state, restored)
    again, _ = hand_in(restored)
    assert again.counts == made.counts


def test_the_acuse_for_a_clone_is_unknown_to_the_other(
    world: World, state: Office, jerez: Office
) -> None:
    talk(jerez, woman())
    clone = world.copy(jerez, "clon", device_key=True)
    mine, _ = hand_in(jerez)
    talk(clone, woman("Otra", "Ruiz"))
    _, _, issued = deliver(clone, state)
    assert receive_receipt(jerez, issued.path.read_bytes()).state == UNKNOWN
    assert states(jerez, mine.id) == {"packed": sum(mine.counts.values())}


def test_an_acuse_of_another_institute_is_refused(
    state: Office, jerez: Office, loreto: Office
) -> None:
    talk(jerez, woman())
    _, _, issued = deliver(jerez, state)
    before = dump(loreto)
    with pytest.raises(CapturaError):
        receive_receipt(loreto, issued.path.read_bytes())
    assert dump(loreto) == before


def test_an_acuse_made_out_to_another_or_signed_by_another_is_refused(
    state: Office, jerez: Office, loreto: Office
) -> None:
    """Even where it opens: the state's word is for one institute, and only the state's."""
    path = state.folder.temporary / "acuse.captura"
    receipt = Receipt(package="a" * 64, recipient=LORETO, arrived="2026-07-06T15:00:00+00:00")

    def write(signer: Office, device: str, receipt: Receipt) -> bytes:
        header = Header(
            kind=ACUSE,
            sender=STATE,
            sender_name=state.name,
            device=device,
            recipients=(Recipient(JEREZ, jerez.name, jerez.packages_key.public),),
            created="2026-07-06T15:00:00+00:00",
        )
        pair = signer.signing or signer.device
        write_receipt(
            path,
            header,
            receipt,
            sign=lambda message: sign(pair.private, message),
            temporary=state.folder.temporary,
        )
        return path.read_bytes()

    before = dump(jerez)
    public = state.state_pair.public_hex
    with pytest.raises(CapturaError, match="otro instituto"):
        receive_receipt(jerez, write(state, public, receipt))
    mine = replace(receipt, recipient=JEREZ)
    for signer, device in ((loreto, public), (loreto, loreto.device.public_hex)):
        with pytest.raises(CapturaError):
            receive_receipt(jerez, write(signer, device, mine))
    assert dump(jerez) == before
    assert receive_receipt(jerez, write(state, public, mine)).state == UNKNOWN


def test_a_delivery_or_a_cut_acuse_is_refused(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id)
    acuse = issue_receipt(state, made.id).path.read_bytes()
    before = dump(jerez)
    for bad in (data, acuse[:-40], acuse[:300], b"", acuse[:-1] + bytes([acuse[-1] ^ 1])):
        with pytest.raises(CapturaError):
            receive_receipt(jerez, bad)
    assert dump(jerez) == before


def test_a_state_that_forgot_the_device_answers_it_all_the_same(
    state: Office, jerez: Office
) -> None:
    """Restored from a backup older than the enrolment: the package brings its certificate."""
    talk(jerez, woman())
    with state.store.work("respaldo viejo") as work:
        work.execute("DELETE FROM certificate")
    _, _, issued = deliver(jerez, state)
    assert receive_receipt(jerez, issued.path.read_bytes()).state == DONE


def test_the_acuse_tells_a_revoked_device(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id)
    revoke_device(state, jerez.device.public_hex)
    assert receive_receipt(jerez, issue_receipt(state, made.id).path.read_bytes()).revoked
    with pytest.raises(CapturaError, match="dio de baja"):
        prepare_delivery(jerez, T2)


def test_the_receipt_is_derived_from_the_ledger_alone(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    arrival, _, issued = deliver(jerez, state)
    kept = package(state.store, arrival.package)
    assert kept is not None
    assert receipt_plain(receipt_of(state, kept)) == receipt_plain(issued.receipt)
