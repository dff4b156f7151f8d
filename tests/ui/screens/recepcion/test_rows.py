"""The rows of a delivery: filters, what changed, and what the reviewer notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from captura.actions.decide import decide
from captura.actions.take_in import take_in
from captura.store.queries.observations import observations
from captura.ui.screens.recepcion.changes import FieldLine
from captura.ui.screens.recepcion.deliveries import Delivery, read_delivery
from captura.ui.screens.recepcion.examine import ReviewRow, examine
from captura.ui.screens.recepcion.marks import Marks
from captura.ui.screens.recepcion.rows_presenter import CHANGED, MARKED, NEW, RowLine, Rows
from captura.ui.screens.recepcion.samples import correct_people, hand_in
from tests.ui.screens.recepcion.story import Inline, Story


class Seen:
    """A view that remembers what it was last told."""

    def __init__(self) -> None:
        self.lines: Sequence[RowLine] = ()
        self.counts: Mapping[str, int] = {}
        self.row: ReviewRow | None = None
        self.fields: Sequence[FieldLine] = ()
        self.companions = ""
        self.sheets: Mapping[str, int] = {}

    def show_delivery(self, delivery: Delivery, marks: Marks) -> None: ...

    def show_sheets(self, counts: Mapping[str, int], chosen: str) -> None:
        self.sheets = counts

    def show_rows(self, lines: Sequence[RowLine], counts: Mapping[str, int]) -> None:
        self.lines, self.counts = lines, counts

    def show_row(self, row: ReviewRow | None, lines: Sequence[FieldLine]) -> None:
        self.row, self.fields = row, lines

    def show_companions(self, sentence: str) -> None:
        self.companions = sentence


@pytest.fixture
def rows(story: Story) -> Rows:
    """The rows of a second delivery in which three telephones changed."""
    first = take_in(story.state, hand_in(story.jerez))
    decide(story.state, first.package)
    correct_people(story.jerez, 3)
    second = take_in(story.state, hand_in(story.jerez))
    delivery = read_delivery(story.state, second.package)
    assert delivery is not None
    shown = Rows(story.state, Seen(), Inline())
    shown.open(delivery, Marks(), examine(story.state, second.package), "persona")
    return shown


def test_filters_count_and_show(rows: Rows) -> None:
    seen: Seen = rows.view  # type: ignore[assignment]
    assert (seen.counts[CHANGED], seen.counts[NEW]) == (3, 0)
    rows.choose_filter(CHANGED)
    assert len(seen.lines) == 3
    rows.choose_filter(MARKED)
    assert not seen.lines
    assert seen.row is None


def test_a_changed_row_shows_before_and_now(rows: Rows) -> None:
    seen: Seen = rows.view  # type: ignore[assignment]
    rows.choose_filter(CHANGED)
    changed = {line.name: (line.before, line.now) for line in seen.fields if line.changed}
    assert changed["alias"] == ("", "Corregida")
    assert changed["telefono"][1].replace(" ", "").startswith("494")


def test_only_undecided_rows_go_back_and_say_who_goes_along(rows: Rows) -> None:
    seen: Seen = rows.view  # type: ignore[assignment]
    decided = next(line.row.id for line in seen.lines if line.row.novelty == "same")
    rows.give_back([decided], "No.")
    assert rows.marks.returned == {}
    changed = next(line.row.id for line in seen.lines if line.row.novelty == "changed")
    rows.give_back([changed], "Está dos veces.")
    assert rows.marks.returned == {changed: "Está dos veces."}
    assert rows.marks.decision == "Devolver 1 y aceptar"
    assert seen.companions == ""  # her attendances are here already, accepted before
    rows.keep([changed])
    assert rows.marks.decision == "Aceptar"


def test_an_observation_is_taken_back_by_writing_nothing(rows: Rows) -> None:
    rows.observe(rows.at, "curp", "Revísela.")
    assert rows.marks.of(rows.at) == {"curp": "Revísela."}
    rows.observe(rows.at, "curp", " ")
    assert rows.marks.remarks == {}


def test_an_open_observation_is_closed_from_its_row(story: Story, rows: Rows) -> None:
    seen: Seen = rows.view  # type: ignore[assignment]
    delivery = rows.delivery
    assert delivery is not None
    rows.observe(rows.at, "curp", "Revísela.")
    decide(story.state, delivery.package, {}, list(rows.marks.remarks.values()))
    rows.open(delivery, Marks(), rows.examined, "persona")
    rows.choose_filter(MARKED)
    assert seen.row is not None
    (remark,) = seen.row.remarks
    rows.close_remark(remark.id)
    assert [one.state for one in observations(story.state.store)] == ["closed"]
    assert not seen.lines
