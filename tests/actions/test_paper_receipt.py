"""The acuse on paper: its code, read by a scanner, says that the delivery arrived."""

from __future__ import annotations

import pytest

from captura.actions.decide import decide
from captura.actions.issue_receipt import Issued, issue_receipt
from captura.actions.office import Office
from captura.actions.paper_receipt import is_paper_receipt, receive_paper_receipt
from captura.actions.plan_year import save_goal
from captura.actions.receive_receipt import receive_receipt
from captura.actions.take_in import take_in
from captura.documents.page import Qr
from captura.errors import CapturaError
from captura.records.meta_anual import MetaAnual
from captura.store.queries.packages import package, package_rows
from tests.actions.world import dump, hand_in, talk, woman


def code_of(issued: Issued) -> str:
    (found,) = [block.text for block in issued.page.blocks if isinstance(block, Qr)]
    return found


def standing(office: Office, package_id: str) -> tuple[str, set[str]]:
    kept = package(office.store, package_id)
    assert kept is not None
    return kept.state, {row.state for row in package_rows(office.store, package_id)}


def test_a_whole_acceptance_settles_what_the_file_would(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    goal = MetaAnual(
        ejercicio=2026, instrumento="POA", estrategia="2.10.1", nombre="Foros", cuenta="ACT",
        unidad="foro", meta_t1=1, meta_t2=0, meta_t3=0, meta_t4=0,
    )  # fmt: skip
    save_goal(jerez, goal)
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id, {})
    code = code_of(issue_receipt(state, made.id))
    assert is_paper_receipt(code)
    read = receive_paper_receipt(jerez, code.lower())
    assert (read.period, read.accepted, read.returned, read.observed) == ("2026-T2", 6, 0, 0)
    assert standing(jerez, made.id) == ("acknowledged", {"accepted"})
    before = dump(jerez)
    assert receive_paper_receipt(jerez, code) == read
    assert dump(jerez) == before


def test_what_came_back_waits_for_the_file_that_names_it(state: Office, jerez: Office) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    person = package_rows(state.store, made.id, record_type="persona")[0].id
    decide(state, made.id, {person: "Falta su edad."})
    issued = issue_receipt(state, made.id)
    read = receive_paper_receipt(jerez, code_of(issued))
    assert read.returned == 2
    assert standing(jerez, made.id) == ("acknowledged", {"packed"})
    receive_receipt(jerez, issued.path.read_bytes())
    assert standing(jerez, made.id)[1] == {"accepted", "returned"}
    receive_paper_receipt(jerez, code_of(issued))  # after the file it takes nothing back
    assert standing(jerez, made.id)[1] == {"accepted", "returned"}


def test_another_text_or_another_institute_changes_nothing(
    state: Office, jerez: Office, loreto: Office
) -> None:
    talk(jerez, woman())
    made, data = hand_in(jerez)
    take_in(state, data)
    decide(state, made.id, {})
    code = code_of(issue_receipt(state, made.id))
    assert not is_paper_receipt("Marina García")
    assert not is_paper_receipt("CAPTURA1")
    for office, text, wanted in (
        (jerez, code[:-1], "CAP-PAQ-17"),
        (loreto, code, "CAP-ACT-59"),
    ):
        before = dump(office)
        with pytest.raises(CapturaError) as refused:
            receive_paper_receipt(office, text)
        assert refused.value.code == wanted
        assert dump(office) == before
