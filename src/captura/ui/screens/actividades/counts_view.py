"""The count of a session as a small sheet: sexes across, age groups down, sums at the edges."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from captura.actions.count_people import Cell
from captura.actions.office import Office
from captura.records.sesion import Sesion
from captura.ui.components import Card, EnterMovesOn, Label, Pill, mark, row
from captura.ui.forms.text_fields import WholeField
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.actividades.counts_presenter import CountsOf

_WIDE = 96
_NOTE = "Se cuentan asistencias, no personas: van aparte de las listas en todas las cifras."


class CountField(WholeField):
    """A cell; `moved(±1)`: the one above or below is wanted."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)


class CountsCard(Card):
    """`kept(session)`: it holds another total now."""

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        ensure: Callable[[Callable[[Sesion], None]], None],
        kept: Callable[[Sesion], object],
    ) -> None:
        super().__init__("Conteo")
        self.presenter = CountsOf(office, self, run, tell, ensure, kept)
        self._sexes = [(e.code, e.label) for e in office.catalogues["sexo"].entries]
        self._groups = [(e.code, e.label) for e in office.catalogues["grupos_etarios"].entries]
        self._enter = EnterMovesOn(self)
        self.fields: dict[Cell, CountField] = {}
        self._of_sex: dict[str, Label] = {}
        self._of_group: dict[str, Label] = {}
        self.head.setMinimumHeight(dp(32))
        self.total = WholeField()
        self.total.setFixedWidth(dp(_WIDE))
        self.total.setAccessibleName("Total de la hoja")
        self.total.editingFinished.connect(
            lambda: self._told(self.total, self.presenter.change_total(self.total.text()))
        )
        self.agrees = Pill("")
        self.agrees.hide()
        self.body.addWidget(self._sheet())
        words = Label("Total de la hoja", "field")
        words.setBuddy(self.total)
        self.body.addLayout(row(words, self.total, self.agrees, None))
        self.body.addWidget(Label(_NOTE, "sub", wrap=True))
        self.body.addStretch(1)
        self._enter.watch(self.total)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        grid = QGridLayout(sheet)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(dp(8))
        grid.setVerticalSpacing(dp(4))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for across, (sex, words) in enumerate([*self._sexes, ("", "Total")], 1):
            head = Label(words, "field", wrap=True)
            head.setAlignment(right)
            grid.addWidget(head, 0, across)
            grid.setColumnStretch(across, 1)
            self._of_sex[sex] = Label("0", "strong")
            grid.addWidget(self._of_sex[sex], len(self._groups) + 1, across, right)
        grid.addWidget(Label("Total", "field"), len(self._groups) + 1, 0)
        for down, (group, words) in enumerate(self._groups, 1):
            grid.addWidget(Label(words, "field"), down, 0)
            for across, (sex, name) in enumerate(self._sexes, 1):
                grid.addWidget(self._field((sex, group), f"{name}, {words}"), down, across)
            self._of_group[group] = Label("0", "strong")
            grid.addWidget(self._of_group[group], down, len(self._sexes) + 1, right)
        return sheet

    def _field(self, cell: Cell, name: str) -> CountField:
        field = self.fields[cell] = CountField()
        field.setAccessibleName(name)
        field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        field.editingFinished.connect(
            lambda: self._told(field, self.presenter.change(cell, field.text()))
        )
        field.moved.connect(lambda step: self._move(cell, step))
        self._enter.watch(field)
        return field

    def _move(self, cell: Cell, step: int) -> None:
        codes = [code for code, _ in self._groups]
        at = codes.index(cell[1]) + step
        if 0 <= at < len(codes):
            self.fields[cell[0], codes[at]].setFocus()
            self.fields[cell[0], codes[at]].selectAll()

    def _told(self, field: WholeField, problem: str | None) -> None:
        mark(field, "bad" if problem else "")
        field.setToolTip(problem or "")
        field.setAccessibleDescription(problem or "")

    # what the presenter asks ---------------------------------------------------------------

    def show_counts(self, cells: Mapping[Cell, int], total: int | None) -> None:
        for cell, field in self.fields.items():
            number = cells.get(cell, 0)
            if not field.hasFocus():
                field.set_text(str(number) if number else "")
        for sex, label in self._of_sex.items():
            label.setText(f"{sum(n for (s, _), n in cells.items() if sex in ('', s)):,}")
        for group, label in self._of_group.items():
            label.setText(f"{sum(n for (_, g), n in cells.items() if g == group):,}")
        if not self.total.hasFocus():
            self.total.set_text("" if total is None else str(total))
        self._show_agreement(sum(cells.values()), total)

    def _show_agreement(self, found: int, total: int | None) -> None:
        self.set_title("Conteo", f"{found:,} sin lista")
        self.agrees.setVisible(total is not None)
        if total == found:
            self.agrees.show_state("Los grupos suman el total", "ok")
        elif total is not None:
            apart = f"faltan {total - found:,}" if found < total else f"sobran {found - total:,}"
            self.agrees.show_state(f"No cuadra: {apart}", "bad")
