"""The head of an institute's history goes out with each package and comes back with its acuse."""

from __future__ import annotations

from captura.actions.decide import decide
from captura.actions.health import BAD, OK, check_health
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import Office
from captura.actions.receive_receipt import HISTORY, REWRITTEN, receive_receipt
from captura.actions.take_in import take_in
from captura.packages.header import header_from
from captura.store import chain
from captura.store.queries.packages import package
from tests.actions.world import hand_in, talk, woman


def answered(state: Office, package_id: str, data: bytes) -> bytes:
    take_in(state, data)
    decide(state, package_id)
    return issue_receipt(state, package_id).path.read_bytes()


def write_anew(office: Office) -> None:
    """As someone with the open database and a debugger would: another name, all chained again."""
    with office.store.work("nadie") as work:
        work.execute("UPDATE history SET who='Otra', chain=NULL, digest=NULL, salt=NULL")
        work.log(None, None, {})


def test_the_head_travels_and_comes_back(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    told = chain.head(jerez.store)
    made, data = hand_in(jerez)
    kept = package(jerez.store, made.id)
    assert kept is not None
    sent = header_from(kept.header).history
    assert sent[0] >= told[0] > 0
    assert chain.holds(jerez.store, *sent)
    talk(jerez, woman("Rosa"))
    received = receive_receipt(jerez, answered(state, made.id, data))
    assert received.receipt.history == sent
    assert not received.rewritten


def test_a_past_written_anew_is_named_by_the_acuse(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    acuse = answered(state, made.id, data)
    write_anew(jerez)
    assert chain.verify(jerez.store) is None
    assert receive_receipt(jerez, acuse).rewritten
    kept = package(jerez.store, made.id)
    assert kept is not None
    assert kept.note[HISTORY] == REWRITTEN


def test_the_state_names_a_history_that_does_not_go_on(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    first, data = hand_in(jerez)
    answered(state, first.id, data)
    talk(jerez, woman("Rosa"))
    _, second = hand_in(jerez)
    assert "historial" not in take_in(state, second).notes
    with jerez.store.work("nadie") as work:
        work.execute("DELETE FROM history WHERE n>3")
        work.execute("UPDATE sqlite_sequence SET seq=3 WHERE name='history'")
    _, third = hand_in(jerez)
    notes = take_in(state, third).notes
    assert "se acortó o se cambió" in notes["historial"]


def test_the_start_of_the_day_tells_of_an_altered_entry(jerez: Office) -> None:
    talk(jerez, woman())

    def found() -> tuple[str, str]:
        (one,) = (one for one in check_health(jerez) if one.about == "historial")
        return one.kind, one.text

    assert found()[0] == OK
    with jerez.store.work("nadie") as work:
        work.execute("UPDATE history SET who='Otra' WHERE n=1")
    kind, text = found()
    assert kind == BAD
    assert "La anotación 1 no dice lo que decía" in text
