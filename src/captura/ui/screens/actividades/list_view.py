"""The list of activities as widgets: filters, the table, the foot."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict

from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.store.queries.activities import ActivityRow
from captura.ui import keys
from captura.ui.components import (
    Button,
    Combo,
    EmptyState,
    FindField,
    InlineMessage,
    KeyHints,
    action_button,
    row,
)
from captura.ui.lane import Run, Teller
from captura.ui.listing.list_page import Listed, ListPage
from captura.ui.look.measure import dp
from captura.ui.pause import Pause
from captura.ui.screens.actividades.columns import activity_columns
from captura.ui.screens.actividades.list_presenter import ActivityList, Filters, Offered
from captura.ui.tables import RowsModel, Table
from captura.ui.wording import counted

_LISTED = Listed("actividades", "Actividades", Actividad, ("actividad", "actividades"), names=False)
PAUSE = 80  # ms between two letters in which nothing is asked


class ActivityListView(ListPage):
    """`opened(id)`: one was chosen; `new`: someone wants to make one; `paper`: print the list;
    `calendar`: see it by days."""

    model: RowsModel

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        opened: Callable[[str], object],
        new: Callable[[], object],
        paper: Callable[[], object],
        calendar: Callable[[], object],
    ) -> None:
        create = action_button("nueva_actividad", new, "primary", big=True)
        super().__init__("Actividades", office.name)
        self.paper = action_button("imprimir", paper, big=True)
        by_days = keys.action("por_dias")
        self.calendar = Button(by_days.text, icon=by_days.icon, slot=calendar)
        self.calendar.setToolTip(f"{by_days.text} ({keys.cap(by_days.key)})")
        keys.shortcut(self, by_days.key, calendar)  # five buttons have no room for their keys
        self.presenter = ActivityList(office, self, run, tell, opened)
        self.filter = FindField("Nombre, lugar o folio", icon="funnel")
        self._pause = Pause(self, PAUSE, lambda: self.presenter.change(text=self.filter.text()))
        self._combos: dict[str, Combo] = {}
        self.filter.setMinimumWidth(dp(220))
        self.filter.textEdited.connect(lambda _: self._pause.start())
        self.period = self._combo("period", self.presenter.periods(), "Trimestre")
        self.strategy = self._combo("estrategia", self.presenter.strategies(), "Estrategia")
        self.kind = self._combo("tipo", self.presenter.kinds(), "Tipo de actividad")
        self.state = self._combo("estatus", self.presenter.states(), "Estado")
        self.model = RowsModel(activity_columns(office))
        self.table = Table(self.model, "Actividades", many=True)
        self._add_tools(
            office,
            run,
            tell,
            _LISTED,
            sort=self.presenter.sort,
            values=lambda: asdict(self.presenter.filters),
        )
        self.set_actions([self.view.button, *self.out.buttons, self.calendar, self.paper, create])
        self.hints = KeyHints(["abrir", ("Ctrl+N", "Nueva"), "varias", ("Tab", "Filtros")])
        bar = row(self.filter, row(self.period, self.strategy), row(self.kind, self.state))
        for place, share in enumerate((3, 5, 5)):
            bar.setStretch(place, share)
        self._make_empty(new)
        self.asking = InlineMessage("info", "")
        self.asking.hide()
        self.body.addWidget(self.asking)
        self._lay_out(bar, self.nothing, self.none_fits)

    def _combo(self, name: str, entries: Offered, words: str) -> Combo:
        combo = Combo(entries, name=words)
        combo.set_code("")
        self._combos[name] = combo
        combo.edited.connect(lambda: self.presenter.change(**{name: combo.code()}))
        return combo

    def _make_empty(self, new: Callable[[], object]) -> None:
        self.nothing = EmptyState(
            "clipboard-list",
            "Todavía no hay actividades",
            "Aquí queda cada plática, taller, feria o sesión con su lista de asistencia. "
            "Empiece con la más reciente que tenga en papel.",
            actions=[Button("Registrar la primera", "primary", icon="plus", slot=new)],
        )
        self.none_fits = EmptyState(
            "search",
            "Ninguna concuerda con los filtros",
            "Pruebe con otro trimestre o quite los filtros.",
            actions=[Button("Quitar los filtros", slot=self.clear)],
        )

    def clear(self) -> None:
        """All activities again."""
        self._show_filters({})
        self.presenter.clear()

    def _rows_of(self, places: Sequence[int]) -> Callable[[], list[ActivityRow]]:
        rows = [one for at in places if (one := self.model.row(at))]
        return lambda: rows

    def _ids_of(self, rows: Sequence[int]) -> Callable[[], Sequence[str]]:
        ids = [one.id for at in rows if (one := self.model.row(at))]
        return lambda: ids

    def _show_filters(self, values: Mapping[str, str]) -> None:
        self.filter.setText(values.get("text", ""))
        for name, combo in self._combos.items():
            combo.set_code(values.get(name, ""))

    def _choose_filter(self, values: Mapping[str, str]) -> None:
        self._show_filters(values)
        self.presenter.change(**{name: values.get(name, "") for name in asdict(Filters())})

    def show_state(self, state: str) -> None:
        """Only those in one state, whatever was chosen before."""
        self._choose_filter({"estatus": state})

    def filtered_by(self) -> str:
        """What is chosen in each filter, in words."""
        chosen = [one.currentText() for one in self._combos.values() if one.code()]
        typed = self.presenter.filters.text
        return " · ".join([*chosen, *([f"«{typed}»"] if typed else [])])

    def _open(self, at: int) -> None:
        row_there = self.model.row(at)
        if row_there is not None:
            self.presenter.choose(row_there.id)

    # what the presenter asks ---------------------------------------------------------------

    def show_rows(self, rows: Sequence[ActivityRow], filtered: bool) -> None:
        kept = self.model.row(self.table.current_row())
        self.model.set_rows(rows)
        places = {one.id: at for at, one in enumerate(rows)}
        if kept is not None and kept.id in places:
            self.table.select(places[kept.id])
        empty = self.none_fits if filtered else self.nothing
        self.middle.setCurrentWidget(self.table if rows else empty)
        people = sum(one.attendances for one in rows)
        said = counted(len(rows), "actividad", "actividades")
        self.hints.note.setText(f"{said} · {counted(people, 'asistencia', 'asistencias')}")

    def ask_where(self, name: str) -> None:
        cancel = Button("Cancelar", key="Esc", slot=self.presenter.give_up)
        text = f"Con ↵ se agrega a {name} a su lista."
        self.asking.show_message("info", "Elija la actividad", text, actions=[cancel])
        self.hints.say(0, "Agregar")
        self._into_table()

    def stop_asking(self) -> None:
        self.asking.hide()
        self.hints.say(0, "Abrir")
