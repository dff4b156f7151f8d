"""The preview of a pasted block or a filled list as widgets; it stands where the list stood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QGridLayout

from captura.actions.office import Office
from captura.actions.paste_list import ListedPerson
from captura.records.people import age_on
from captura.ui.components import (
    Button,
    Card,
    Combo,
    FieldRow,
    InlineMessage,
    Label,
    action_button,
    row,
)
from captura.ui.components.layouts import clear
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.actividades.paste_presenter import (
    PasteList,
    Preview,
    offered_columns,
)
from captura.ui.screens.personas import wording
from captura.ui.screens.personas.columns import curp_cell
from captura.ui.tables import Cell, Column, RowsModel, Table
from captura.ui.wording import counted

ACROSS = 4


class PreviewCard(Card):
    """`shown(bool)`: a preview takes or gives back the place of the list."""

    MANUAL = "pegar-de-excel.md"

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        shown: Callable[[bool], object],
        added: Callable[[], object],
    ) -> None:
        super().__init__("Pegado de Excel")
        self._shown, self._office = shown, office
        self.presenter = PasteList(office, self, run, tell, added)
        self.explain = Label(
            "Revise qué es cada columna; corríjalo si no es así. Nada se agrega hasta que usted "
            "lo diga.", "sub", wrap=True,
        )  # fmt: skip
        self.holder = QFrame()
        self.grid = QGridLayout(self.holder)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(dp(12))
        self.grid.setVerticalSpacing(dp(8))
        for at in range(ACROSS):
            self.grid.setColumnStretch(at, 1)
        self.said = InlineMessage("warn", "")
        self.people = Table(RowsModel(_people_columns(office)), "Personas de la lista")
        self.problems = Table(RowsModel(_PROBLEMS), "Problemas de la lista, por celda")
        self.add = action_button("concluir", self.presenter.add, "primary", text="Agregar")
        self.cancel = Button("Cancelar", key="Esc", slot=self.presenter.close)
        for part in (self.explain, self.holder, self.said):
            self.body.addWidget(part)
        self.whole = Label("", "sub", wrap=True)
        self.people.moved.connect(self._tell_whole)
        self.body.addWidget(self.people, 3)
        self.body.addWidget(self.whole)
        self.body.addWidget(self.problems, 2)
        self.body.addLayout(row(None, self.cancel, self.add))

    def show_preview(self, preview: Preview) -> None:
        self._shown(True)
        ready, total = len(preview.ready), len(preview.people)
        self.set_title(preview.title, f"{ready} de {total} listas para agregar")
        self._show_columns(preview)
        _rows(self.people).set_rows(preview.people)
        _rows(self.problems).set_rows(preview.problems)
        self.problems.setVisible(bool(preview.problems))
        self.explain.setVisible(bool(preview.columns))
        self._say(preview)
        self._go_to_first_left_out(preview)
        self.add.set_words(f"Agregar {ready}")
        self.add.setEnabled(ready > 0)
        self.people.setFocus()

    def _show_columns(self, preview: Preview) -> None:
        clear(self.grid)
        self.holder.setVisible(bool(preview.columns))
        for at, (name, cells) in enumerate(preview.columns):
            combo = Combo(offered_columns(), name=f"Columna {at + 1}")
            combo.set_code(name)
            combo.edited.connect(lambda at=at, one=combo: self._correct(at, one.code()))
            sample = ", ".join(cells) or "vacía"
            field = FieldRow(f"Columna {at + 1}", combo, hint=_short(sample))
            field.setToolTip(sample)
            self.grid.addWidget(field, at // ACROSS, at % ACROSS)

    def _go_to_first_left_out(self, preview: Preview) -> None:
        """The cursor on the first that stays out, and beside the list why."""
        out = (at for at, one in enumerate(preview.people) if not one.ready)
        self.people.select(next(out, 0))
        self._tell_whole(self.people.current_row())

    def _tell_whole(self, at: int) -> None:
        """Why the row under the cursor stays out, in full: its cell may be too narrow for it."""
        one = _rows(self.people).row(at)
        said = one is not None and not one.ready
        self.whole.setText(f"Fila {one.row}: {_reason(one)}." if said else "")
        self.whole.setVisible(bool(said))

    def _correct(self, at: int, name: str) -> None:
        self.presenter.set_column(at, name)

    def _say(self, preview: Preview) -> None:
        left_out = len(preview.people) - len(preview.ready)
        if preview.problems:
            count = counted(len(preview.problems), "celda", "celdas")
            self.said.show_message(
                "warn", f"Hay que revisar {count}",
                "Corríjalas en el archivo y léalo de nuevo, o agregue a quienes están listas.",
            )  # fmt: skip
        elif left_out:
            who = counted(left_out, "renglón se queda", "renglones se quedan")
            self.said.show_message(
                "warn", f"{who} fuera", "Les falta el nombre o tienen un dato que no se entiende."
            )
        else:
            self.said.hide()

    def close_preview(self) -> None:
        self._shown(False)


def _short(sample: str) -> str:
    return sample if len(sample) <= 14 else f"{sample[:13]}…"


def _rows(table: Table) -> RowsModel:
    model = table.model()
    assert isinstance(model, RowsModel)  # noqa: S101 - made here
    return model


def _reason(one: ListedPerson) -> str:
    return next(iter(one.unreadable.values()), "Falta el nombre").rstrip(".")


def _people_columns(office: Office) -> list[Column]:
    def state(one: ListedPerson) -> Cell:
        if not one.ready:
            return Cell(_reason(one), icon="circle-x", tone="bad")
        # the day on which an age was said is written when she is added
        known = (p for p in one.problems if p.code != "persona.edad_cuando")
        lacking = [p for p in known if p.level == "error"]
        if lacking:
            return Cell(lacking[0].what, icon="triangle-alert", tone="warn")
        return Cell("Lista", icon="check", tone="ok")

    def place(one: ListedPerson) -> str:
        return wording.place(one.kept, office.catalogues)

    def age(one: ListedPerson) -> str:
        known = age_on(one.persona, office.today())
        said = one.persona.edad_declarada if known is None else known
        return "" if said is None else str(said)

    return [
        Column("Fila", lambda one: Cell(str(one.row), muted=True), 44, right=True),
        Column("Nombre", lambda one: Cell(wording.listed_name(one.persona), bold=True), 130,
               stretch=True),
        Column("CURP", lambda one: curp_cell(one.persona.curp), 150, low=True, whole=True),
        Column("Sexo", lambda one: one.persona.sexo or "—", 52),
        Column("Edad", age, 52, right=True),
        Column("Localidad", place, 92, low=True),
        Column("Estado", state, 130, stretch=True),
    ]  # fmt: skip


_PROBLEMS = (
    Column("Celda", lambda one: Cell(one.cell, mono=True), 72),
    Column("Qué pasa", lambda one: Cell(one.what, bold=True), 200, stretch=True),
    Column("Cómo corregirlo", lambda one: one.fix, 200, stretch=True),
)
