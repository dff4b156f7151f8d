"""The page of the localities where no woman was reached, with who lives there and what was done."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFileDialog, QWidget

from captura.actions.office import Office
from captura.actions.unreached import Locality, Unreached
from captura.ui.components import (
    Button,
    Card,
    Combo,
    EmptyState,
    InlineMessage,
    Label,
    Page,
    action_button,
)
from captura.ui.lane import Run, Teller
from captura.ui.listing.way_out import WayOut
from captura.ui.look.measure import dp
from captura.ui.screens.indicadores.localities import LocalitiesPresenter
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted

TITLE = "Localidades no atendidas"
_SEATS = "Faltan las demás localidades"
_IMPORT = "Captura trae solo las cabeceras. Las demás salen del catálogo de localidades del INEGI."
_ASK = "Captura trae solo las cabeceras. Las demás las importa {who}, del catálogo del INEGI."
_FILES = "Catálogo de localidades del INEGI (*.csv);;Todos (*)"


class LocalitiesPage(Page):
    """`back` returns to the indicators."""

    def __init__(self, office: Office, run: Run, tell: Teller, back: Callable[[], object]) -> None:
        super().__init__(TITLE, crumbs=("Indicadores",))
        self.presenter = LocalitiesPresenter(office, self, run, tell)
        self.model = RowsModel(_columns(office))
        self.table = Table(self.model, TITLE)
        take_spare(self.table, 4)
        self.table.sorted_by.connect(self.presenter.sort)
        self.out = WayOut(
            office, run, tell, self.table, self._rows_of, what=TITLE, names=False, about=self._about
        )
        actions: list[QWidget] = [*self.out.buttons, action_button("volver", back)]
        self.set_actions([self._towns(), *actions] if office.is_state else actions)
        self.seats = self._seats_alone(office)
        self.note = Label("", "sub", wrap=True)
        self.none = EmptyState(
            "check", "Se llegó a todas", "En cada localidad conocida vive una mujer alcanzada."
        )
        self.card = Card("", self.out, self.table, self.none, self.note)
        for place in (1, 2):  # the table, or what stands in its place
            self.card.body.setStretch(place, 1)
        self.body.setSpacing(dp(12))
        self.body.addWidget(self.seats)
        self.body.addWidget(self.card, 1)

    def _towns(self) -> Combo:
        towns = Combo(self.presenter.towns(), name="Municipio")
        towns.setFixedWidth(dp(188))
        towns.set_code("")
        towns.edited.connect(lambda: self.presenter.choose_town(towns.code()))
        return towns

    def _seats_alone(self, office: Office) -> InlineMessage:
        """What is missing, with the button that mends it or the name of who may."""
        if self.presenter.may_import:
            take = Button("Importar…", icon="upload", slot=self.ask_file)
            return InlineMessage("info", _SEATS, _IMPORT, actions=[take])
        who = "la coordinación" if office.is_state else "la titular"
        return InlineMessage("info", _SEATS, _ASK.format(who=who))

    def ask_file(self) -> None:
        """Ask for INEGI's file and read it."""
        path, _ = QFileDialog.getOpenFileName(self, "Importar localidades", "", _FILES)
        if path:
            self.presenter.take(path)

    def show_localities(self, found: Unreached, lines: Sequence[Locality]) -> None:
        """What was found; where INEGI's file is missing the page says so first."""
        self.set_title(TITLE, _count(found))
        self.seats.setVisible(not found.imported)
        self.model.set_rows(lines)
        self.table.setVisible(bool(lines))
        self.none.setVisible(not lines)
        self.table.show_order(self.presenter.order, self.presenter.down)
        if lines:
            self.table.select(0)
        self.note.setText(" ".join(_note(found)))

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.table.set_compact(compact)

    def _rows_of(self, places: Sequence[int]) -> Callable[[], list[Locality]]:
        rows = [self.model.rows[at] for at in places]
        return lambda: rows

    def _about(self) -> list[str]:
        found = self.presenter.found
        return [] if found is None else [_count(found), *_note(found)]


def _columns(office: Office) -> list[Column]:
    found = [
        Column("Localidad", lambda one: Cell(one.label, bold=True), 180, stretch=True,
               sort="localidad"),
        Column("Municipio", lambda one: one.town, 180, sort="municipio"),
        Column("Ámbito", lambda one: one.ambit, 88, low=True, sort="ambito"),
        _number("Población", lambda one: one.people, "poblacion"),
        _number("Mujeres", lambda one: one.women, "mujeres"),
        _number("Actividades", lambda one: one.activities, "actividades"),
    ]  # fmt: skip
    return [one for one in found if office.is_state or one.title != "Municipio"]


def _number(title: str, of: Callable[[Locality], int | None], sort: str) -> Column:
    def show(one: Locality) -> Cell:
        number = of(one)
        return Cell("—" if number is None else f"{number:,}", muted=not number)

    return Column(title, show, 128, right=True, sort=sort)


def _count(found: Unreached) -> str:
    known = counted(found.known, "localidad conocida", "localidades conocidas")
    return f"{len(found.lines):,} de {known}, sin ninguna mujer alcanzada en doce meses"


def _note(found: Unreached) -> list[str]:
    """What is counted, from where, on which day: a sentence each."""
    return [
        f"Alcanzada: mujer con nombre y una asistencia del {found.first:%d/%m/%Y} al "
        f"{found.last:%d/%m/%Y}, en la localidad donde vive; quien la escribió con palabras no "
        "está en ninguna de la lista.",
        "Actividades: las realizadas ahí en esos meses.",
        "Población y mujeres: del catálogo del INEGI importado; una raya es que no lo dice. Las "
        "deshabitadas no se cuentan.",
    ]
