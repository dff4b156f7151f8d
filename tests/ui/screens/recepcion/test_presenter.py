"""What the reception decides, against a real state and real packages."""

from __future__ import annotations

import datetime as dt

from captura.actions.attend import register_person
from captura.actions.receive_receipt import receive_receipt
from captura.records.periods import Period
from captura.store.queries.observations import observations
from captura.store.queries.packages import package_rows
from captura.store.queries.people import count_people
from captura.ui.screens.recepcion.board import ACCEPTED, MISSING, NOT_YET, OBSERVED, PENDING
from captura.ui.screens.recepcion.examine import examine, read_sheet
from captura.ui.screens.recepcion.marks import companions, companions_words
from captura.ui.screens.recepcion.presenter import due_period
from captura.ui.screens.recepcion.samples import (
    JEREZ,
    LORETO,
    NOW,
    PERIOD,
    PINOS,
    altered_workbook,
    correct_people,
    hand_in,
    record_some,
)
from tests.actions.test_supports_of_a_year import given
from tests.actions.world import T2, woman
from tests.ui.screens.recepcion.story import Story


def standing(story: Story, key: str):
    assert story.view.standings is not None
    return next(one for one in story.view.standings.places if one.key == key)


def test_what_arrives_waits_and_changes_no_figure(story: Story) -> None:
    story.arrive(story.jerez)
    assert [one.kind for one in story.view.outcomes] == ["ok"]
    assert [line.name for line in story.view.lines] == ["Jerez"]
    assert count_people(story.state.store) == 0
    delivery = story.view.delivery
    assert delivery is not None
    assert (delivery.device, delivery.sequence, delivery.state) == ("A", 1, "pending")
    assert {line.type: line.new for line in delivery.sheets}["persona"] > 0
    assert standing(story, JEREZ).state == PENDING
    assert standing(story, PINOS).state == MISSING
    assert "15 de octubre" in standing(story, PINOS).detail


def test_accepting_applies_all_and_answers_with_an_acuse(story: Story) -> None:
    story.arrive(story.jerez)
    story.reception.accept()
    (decided,) = story.view.decided
    assert decided.returned == {}
    assert count_people(story.state.store) == count_people(story.jerez.store)
    assert standing(story, JEREZ).state == ACCEPTED
    story.reception.choose_institute(JEREZ)
    story.reception.receipt()
    (issued,) = story.view.issued
    assert receive_receipt(story.jerez, issued.path.read_bytes()).state == "acusado"


def test_an_observation_goes_with_the_acceptance(story: Story) -> None:
    story.arrive(story.jerez)
    delivery = story.view.delivery
    assert delivery is not None
    person = package_rows(story.state.store, delivery.package, record_type="persona")[0].id
    story.reception.marks.observe("persona", person, "curp", "  Revísela. ")
    assert story.reception.marks.decision == "Aceptar con observaciones"
    story.reception.accept()
    (remark,) = observations(story.state.store)
    assert (remark.record, remark.field, remark.text) == (person, "curp", "Revísela.")
    assert standing(story, JEREZ).state == OBSERVED


def test_a_returned_person_takes_her_attendances_along(story: Story) -> None:
    story.arrive(story.jerez)
    delivery = story.view.delivery
    assert delivery is not None
    rows = package_rows(story.state.store, delivery.package, state="pending")
    person = next(row.id for row in rows if row.type == "persona")
    story.reception.marks.returned[person] = "Está dos veces."
    along = companions(rows, story.reception.marks.returned)
    assert "Asistencia" in companions_words(along)
    story.reception.accept()
    (decided,) = story.view.decided
    assert len(decided.returned) == 1 + sum(along.values())
    assert story.state.store.value("SELECT count(*) FROM persona WHERE id=?", (person,)) == 0


def test_all_of_it_can_go_back_for_one_reason(story: Story) -> None:
    story.arrive(story.jerez)
    story.reception.return_all("   ")
    assert story.view.decided == []
    story.reception.return_all("Falta la sesión del 12 de agosto.")
    (decided,) = story.view.decided
    assert decided.accepted == 0
    assert count_people(story.state.store) == 0
    assert standing(story, JEREZ).state == OBSERVED


def test_a_folder_is_taken_in_file_by_file_and_refused_ones_change_nothing(story: Story) -> None:
    whole = hand_in(story.jerez)
    story.file(whole, "b.captura")
    story.file(whole[: len(whole) // 2], "a.captura")
    story.file(b"hola", "c.xlsx")
    story.file(b"no es un paquete", "leame.txt")
    story.reception.take([story.root / "usb"])
    found = {one.path.name: one.kind for one in story.view.outcomes}
    assert found == {"a.captura": "bad", "b.captura": "ok", "c.xlsx": "bad"}
    assert all(one.text.rstrip().endswith(")") for one in story.view.outcomes if one.kind == "bad")
    assert len(story.view.lines) == 1


def test_cancelling_keeps_what_was_taken_in(story: Story) -> None:
    story.file(hand_in(story.jerez), "a.captura")
    story.file(hand_in(story.pinos), "b.captura")
    story.lane.stop_after = 1
    story.reception.take([story.root / "usb"])
    assert [one.path.name for one in story.view.outcomes] == ["a.captura"]


def test_a_file_that_is_gone_is_told(story: Story) -> None:
    story.reception.take([story.root / "no-hay.captura"])
    assert [one.kind for one in story.view.outcomes] == ["bad"]


def test_the_same_package_again_says_so(story: Story) -> None:
    path = story.arrive(story.jerez)
    story.reception.take([path])
    assert [one.kind for one in story.view.outcomes] == ["info"]


def test_a_gap_and_an_older_one_are_said_in_words(story: Story) -> None:
    first, second = hand_in(story.pinos), hand_in(story.pinos)
    story.reception.take([story.file(second, "segundo.captura")])
    delivery = story.view.delivery
    assert delivery is not None
    assert "hueco" in delivery.notes
    story.later(minutes=5)
    story.reception.take([story.file(first, "primero.captura")])
    assert "anterior" in story.view.outcomes[0].text


def test_an_altered_workbook_is_a_proposal_and_is_never_accepted(story: Story) -> None:
    story.arrive(story.pinos)
    story.reception.take([story.file(altered_workbook(story.jerez), "libro.xlsx")])
    assert [one.kind for one in story.view.outcomes] == ["warn"]
    delivery = story.view.delivery
    assert delivery is not None
    assert (delivery.state, delivery.pending) == ("altered", 0)
    assert all("celda" in sentence for sentence in delivery.altered)
    story.reception.accept()
    assert story.view.decided == []
    assert standing(story, JEREZ).state == PENDING
    assert "no cuenta" in standing(story, JEREZ).detail


def test_a_second_delivery_says_what_changed(story: Story) -> None:
    story.arrive(story.jerez)
    story.reception.accept()
    story.later(hours=2)
    correct_people(story.jerez, 3)
    story.arrive(story.jerez)
    delivery = story.view.delivery
    assert delivery is not None
    sheets = {line.type: (line.new, line.changed) for line in delivery.sheets}
    assert sheets["persona"] == (0, 3)
    assert sheets["participacion"] == (0, 0)
    rows = read_sheet(
        story.state, delivery.package, "persona", examine(story.state, delivery.package)
    )
    assert [row.novelty for row in rows[:4]] == ["changed"] * 3 + ["same"]


def test_a_support_of_an_earlier_quarter_is_remembered_here_too(story: Story) -> None:
    """The delivery of the second holds only what was given in it."""
    her, _ = register_person(story.jerez, woman())
    for period, day in ((T2, dt.date(2026, 5, 3)), (PERIOD, dt.date(2026, 8, 3))):
        given(story.jerez, her.id, day)
        path = story.file(hand_in(story.jerez, period), f"{period}.captura")
        story.reception.open(period=str(period))
        story.reception.take([path])
        delivery = story.view.delivery
        assert delivery is not None
        found = examine(story.state, delivery.package).problems.values()
        again = [one for own in found for one in own if one.code == "apoyo.repetido"]
        assert len(again) == (period == PERIOD)
        story.reception.accept()


def test_late_is_after_the_day_of_the_calendar(story: Story) -> None:
    story.clock.now = dt.datetime(2026, 10, 20, 17, 0, tzinfo=dt.UTC)
    record_some(story.jerez, 5)
    story.arrive(story.jerez)
    assert story.view.standings is not None
    assert story.view.standings.late == 1
    assert "5 días de retraso" in standing(story, JEREZ).detail
    assert "el plazo cerró el 15 de octubre" in story.view.standings.summary


def test_a_running_quarter_misses_nothing_yet(story: Story) -> None:
    story.reception.open(period="2026-T4")
    assert standing(story, LORETO).state == NOT_YET


def test_the_due_period_is_the_last_quarter_for_some_weeks(story: Story) -> None:
    assert due_period(story.state) == Period(2026, 3)
    story.clock.now = NOW + dt.timedelta(days=60)
    assert due_period(story.state) == Period(2026, 4)
