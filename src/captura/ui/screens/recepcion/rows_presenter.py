"""Decides what the rows of a delivery show, and keeps what the reviewer notes on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from captura.actions.decide import close_observation
from captura.actions.office import Office
from captura.actions.phrases import Phrase, phrases, remember
from captura.store.queries.packages import package_rows
from captura.ui.screens.recepcion.changes import FieldLine, field_lines, with_observed
from captura.ui.screens.recepcion.deliveries import Delivery
from captura.ui.screens.recepcion.examine import ERROR, WARNING, Examined, ReviewRow, read_sheet
from captura.ui.screens.recepcion.marks import Marks, companions, companions_words

if TYPE_CHECKING:
    from captura.ui.lane import Lane

ALL, NEW, CHANGED, PROBLEMS, MARKED = "todos", "new", "changed", "problemas", "marcados"
FILTERS = {
    ALL: "Todos",
    NEW: "Nuevos",
    CHANGED: "Cambiados",
    PROBLEMS: "Problemas",
    MARKED: "Marcados",
}


@dataclass(frozen=True)
class RowLine:
    """A row with its marks: `mark` is returned, observed, both in words, or ""."""

    row: ReviewRow
    mark: str = ""


class RowsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_delivery(self, delivery: Delivery, marks: Marks) -> None: ...
    def show_sheets(self, counts: Mapping[str, int], chosen: str) -> None: ...
    def show_rows(self, lines: Sequence[RowLine], counts: Mapping[str, int]) -> None: ...
    def show_row(self, row: ReviewRow | None, lines: Sequence[FieldLine]) -> None: ...
    def show_companions(self, sentence: str) -> None: ...


class Rows:
    """The presenter of the rows of one delivery at a time."""

    def __init__(self, office: Office, view: RowsView, lane: Lane) -> None:
        self.office, self.view, self.lane = office, view, lane
        self.delivery: Delivery | None = None
        self.marks, self.examined = Marks(), Examined()
        self.type, self.filter, self.at = "", ALL, ""
        self._rows: list[ReviewRow] = []
        self.phrases: tuple[Phrase, ...] = ()

    def open(
        self,
        delivery: Delivery,
        marks: Marks,
        examined: Examined,
        record_type: str = "",
        at: str = "",
    ) -> None:
        """Show a delivery's rows, from one sheet on; the cursor on the row of one record."""
        if self.delivery is None or self.delivery.package != delivery.package:
            self.filter, self.at, self.type = ALL, "", ""
        if at:
            self.filter, self.at = ALL, at
        self.delivery, self.marks, self.examined = delivery, marks, examined
        types = [sheet.type for sheet in delivery.sheets]
        wanted = record_type or self.type or (types[0] if types else "")
        self.view.show_delivery(delivery, marks)
        self.choose_sheet(wanted)
        self._count_companions()
        self.lane.run(lambda: phrases(self.office), self._know)

    def choose_sheet(self, record_type: str) -> None:
        """Show one sheet."""
        delivery, examined = self.delivery, self.examined
        if delivery is None:
            return
        self.type = record_type
        counts = {one.type: one.new + one.changed + one.same for one in delivery.sheets}
        self.view.show_sheets(counts, record_type)
        self.lane.run(
            lambda: read_sheet(self.office, delivery.package, record_type, examined),
            lambda rows: self._loaded(record_type, rows),
        )

    def _loaded(self, record_type: str, rows: list[ReviewRow]) -> None:
        if record_type == self.type:
            self._rows = rows
            self.show()

    def choose_filter(self, name: str) -> None:
        """Show all rows, or those that ask for a look."""
        self.filter = name
        self.show()

    def show(self) -> None:
        """Show the rows as they are filtered and marked now."""
        counts = {name: sum(self._fits(one, name) for one in self._rows) for name in FILTERS}
        shown = [one for one in self._rows if self._fits(one, self.filter)]
        if self.at not in {one.id for one in shown}:
            self.at = shown[0].id if shown else ""
        self.view.show_rows([RowLine(one, self._mark(one)) for one in shown], counts)
        self.choose(self.at)

    def _fits(self, one: ReviewRow, name: str) -> bool:
        if name == PROBLEMS:
            return any(problem.level in (ERROR, WARNING) for problem in one.problems)
        if name == MARKED:
            return one.id in self.marks.touched or one.state == "returned" or bool(one.remarks)
        return name == ALL or one.novelty == name

    def _mark(self, one: ReviewRow) -> str:
        if one.id in self.marks.returned:
            return "se devuelve"
        if one.state == "returned":
            return "devuelto"
        return "observado" if one.id in self.marks.touched or one.remarks else ""

    def row(self, record_id: str) -> ReviewRow | None:
        """A row of the sheet that shows."""
        return next((one for one in self._rows if one.id == record_id), None)

    def choose(self, record_id: str) -> None:
        """Show the fields of one row."""
        self.at = record_id
        found, delivery = self.row(record_id), self.delivery
        if found is None or delivery is None:
            self.view.show_row(None, [])
            return
        self.lane.run(
            lambda: field_lines(self.office, delivery.package, found),
            lambda lines: self._show_fields(found, lines),
        )

    def _show_fields(self, found: ReviewRow, lines: list[FieldLine]) -> None:
        if found.id == self.at:
            observed = self.marks.of(found.id)
            self.view.show_row(found, with_observed(lines, observed))

    def reason_of(self, problem_code: str, record_id: str) -> str:
        """What the institute answered to a rule's warning."""
        return self.examined.reasons.get((record_id, problem_code), "")

    # noting -------------------------------------------------------------------------------------

    def give_back(self, ids: Sequence[str], reason: str) -> None:
        """Mark rows to go back; only undecided ones can."""
        for record_id in ids:
            found = self.row(record_id)
            if found is not None and found.undecided and reason.strip():
                self.marks.returned[record_id] = reason.strip()
        self._noted()

    def keep(self, ids: Sequence[str]) -> None:
        """Take the mark off again."""
        for record_id in ids:
            self.marks.returned.pop(record_id, None)
        self._noted()

    def observe(self, record_id: str, field_name: str, text: str) -> None:
        """Note an observation on a field; a blank one takes it back."""
        found = self.row(record_id)
        if found is not None:
            self.marks.observe(found.type, record_id, field_name, text)
            self._noted()

    def remember(self, text: str, label: str, keep: bool) -> None:
        """A sentence was used on a field ("": on a row): the next time it is offered first."""
        self.lane.run(lambda: remember(self.office, text, label, keep=keep), self._know)

    def _know(self, known: tuple[Phrase, ...]) -> None:
        self.phrases = known

    def close_remark(self, remark: str) -> None:
        """The institute mended or answered it well: the next acuse says that it is closed."""
        self.lane.run(
            lambda: close_observation(self.office, remark),
            lambda _: self.choose_sheet(self.type),
        )

    def _noted(self) -> None:
        if self.delivery is not None:
            self.view.show_delivery(self.delivery, self.marks)
        self.show()
        self._count_companions()

    def _count_companions(self) -> None:
        delivery, returned = self.delivery, dict(self.marks.returned)
        if delivery is None or not returned:
            self.view.show_companions("")
            return
        self.lane.run(
            lambda: companions(
                package_rows(self.office.store, delivery.package, state="pending"), returned
            ),
            lambda counts: self.view.show_companions(companions_words(counts)),
        )
