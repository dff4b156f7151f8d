"""Why the state's total is not an institute's, row by row; and the letter that says it on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.differences import Difference, Differences, Figure, differences, letter
from captura.actions.office import Office
from captura.documents.difference_letter import signed
from captura.documents.page import Page as Paper
from captura.records.periods import Period
from captura.ui.components import Button, Card, ChipRow, EmptyState, KeyHints, Page, action_button
from captura.ui.lane import Lane, Teller
from captura.ui.paper_card import PaperCard
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted

_HEAD = "En su entrega → en el total del estado"
_NONE = (
    "No ha entregado este trimestre",
    "Sin una entrega no hay con qué comparar el total del estado.",
)
_EQUAL = (
    "Las dos cifras son la misma",
    "Todo lo que trae su entrega está aceptado y cuenta en el total del estado.",
)


class DifferencesPage(Page):
    """`to_letter(found)`: the same on paper. `back()`: to where it was asked for."""

    MANUAL = "seguimiento.md"

    def __init__(
        self,
        office: Office,
        lane: Lane,
        to_letter: Callable[[Differences], object],
        back: Callable[[], object],
    ) -> None:
        self._print = action_button("imprimir", self._letter, text="Carta de diferencias…")
        actions = [self._print, action_button("volver", back)]
        super().__init__("Diferencias", "", crumbs=("Recepción",), actions=actions)
        self._office, self._lane, self._to_letter = office, lane, to_letter
        self._asked: tuple[str, Period] | None = None
        self._found: Differences | None = None
        self._type = ""
        self._chips = ChipRow()
        self.model = RowsModel(_COLUMNS)
        self.table = Table(self.model, "Renglones que hacen la diferencia")
        take_spare(self.table, 6)
        self.hints = KeyHints(["imprimir"])
        self.card = Card(_HEAD, self._chips, self.table, self.hints)
        self.card.body.setStretch(1, 1)
        self.nothing = EmptyState("scale", "", "")
        self.blank = Card("", self.nothing)
        self.body.addWidget(self.card, 1)
        self.body.addWidget(self.blank, 1)

    def read(self, institute: str, period: Period) -> None:
        """Compare the last delivery of an institute with what counts of it."""
        self._asked, self._type = (institute, period), ""
        self._lane.run(
            lambda: differences(self._office, institute, period),
            lambda found: self._show((institute, period), found),
        )

    def _show(self, asked: tuple[str, Period], found: Differences | None) -> None:
        if asked != self._asked:
            return
        self._found = found
        place, period = self._office.catalogues["municipios"].label(asked[0]), asked[1]
        delivery = f" · entrega {found.sequence}" if found else ""
        self.set_title(f"Diferencias de {place}", f"{period.label}{delivery}")
        rows = found.rows if found else ()
        self.card.setVisible(bool(rows))
        self.blank.setVisible(not rows)
        self._print.setEnabled(found is not None)
        if found is None or not rows:
            title, text = _EQUAL if found else _NONE
            self.nothing.title.setText(title)
            self.nothing.text.setText(text)
            return
        self._choose(next(one.type for one in found.figures if one.type in _types(rows)))

    def _choose(self, record_type: str) -> None:
        """Show the rows of one figure."""
        if self._found is None:
            return
        self._type = record_type
        chips = []
        for one in self._found.figures:
            chip = Button(_compared(one), "chip", slot=self._choice(one.type))
            chip.setChecked(one.type == record_type)
            chips.append(chip)
        self._chips.set_chips(chips)
        rows = [one for one in self._found.rows if one.type == record_type]
        self.model.set_rows(rows)
        self.table.select(0)
        self.hints.note.setText(counted(len(rows), "renglón", "renglones"))

    def _choice(self, record_type: str) -> Callable[[], None]:
        def choose() -> None:
            self._choose(record_type)
            self.table.setFocus()

        return choose

    def _letter(self) -> None:
        if self._found is not None:
            self._to_letter(self._found)


class DifferenceLetterPage(Page):
    """The letter as it will be printed."""

    MANUAL = "seguimiento.md"

    def __init__(
        self, office: Office, lane: Lane, tell: Teller, back: Callable[[], object]
    ) -> None:
        super().__init__("Carta de diferencias", "", crumbs=("Recepción", "Diferencias"))
        self._office, self._lane = office, lane
        self.card = PaperCard(
            "Como saldrá en papel", tell, back, said="Enviado a la impresora", back="Volver"
        )
        self.body.addWidget(self.card, 1)

    def show_letter(self, found: Differences) -> None:
        """Show it; its file is named by the key and the period."""

        def show(paper: Paper) -> None:
            self.card.show_paper(paper, f"diferencias-{found.institute}-{found.period}.pdf")

        self._lane.run(lambda: letter(self._office, found), show)
        self.card.print.setFocus()


def _types(rows: Sequence[Difference]) -> set[str]:
    return {one.type for one in rows}


def _compared(one: Figure) -> str:
    """`Asistencias: 130 → 121`."""
    return f"{one.label}: {one.own:,} → {one.state:,}"


def _effect(one: Difference) -> Cell:
    side = "cuenta en su entrega y no en el total"
    other = "cuenta en el total y no en su entrega"
    return Cell(signed(one.effect), bold=True, spoken=side if one.effect > 0 else other)


_COLUMNS = [
    Column("Renglón", lambda one: Cell(one.title, bold=True), 300, stretch=True),
    Column("Causa", lambda one: one.cause, 280, stretch=True),
    Column("Detalle", lambda one: Cell(one.detail or "—", muted=not one.detail), 260, stretch=True),
    Column("Diferencia", _effect, 96, right=True),
]
