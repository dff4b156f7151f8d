"""The list of people as widgets: filter, chips with their counts, the table, the foot."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from captura.actions.office import Office
from captura.records.persona import Persona
from captura.store.queries.people import PersonRow, person_record_ids
from captura.ui.components import (
    Button,
    EmptyState,
    FindField,
    KeyHints,
    action_button,
    row,
)
from captura.ui.lane import Run, Teller
from captura.ui.listing.list_page import Listed, ListPage
from captura.ui.look.measure import dp
from captura.ui.pause import Pause
from captura.ui.screens.personas import wording
from captura.ui.screens.personas.columns import person_columns
from captura.ui.screens.personas.list_presenter import (
    ALL,
    CHIPS,
    Listing,
    PersonList,
)
from captura.ui.tables import LazyModel, Table
from captura.ui.wording import counted

_LISTED = Listed("personas", "Personas", Persona, ("persona", "personas"), names=True)
PAUSE = 60  # ms: between the letters of a quick typist nothing is asked


class PersonListView(ListPage):
    """`opened(id)`: a person was chosen; `new`: someone wants to register one.

    paper: she wants the list on paper; None for who may not.
    """

    model: LazyModel

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        opened: Callable[[str], object],
        new: Callable[[], object],
        paper: Callable[[], object] | None,
    ) -> None:
        create = action_button("nueva_persona", new, "primary", big=True)
        town = office.catalogues["municipios"].label(office.institute)
        super().__init__("Personas", f"Padrón de {town}")
        self.paper = paper and action_button("imprimir", paper, big=True)
        self.presenter = PersonList(office, self, run)
        self._opened = opened
        self.filter = FindField("Filtrar por nombre, CURP o teléfono", icon="funnel")
        self.filter.setFixedWidth(dp(320))
        self._pause = Pause(self, PAUSE, lambda: self.presenter.type(self.filter.text()))
        self.filter.textEdited.connect(lambda _: self._pause.start())
        self.chips = {chip: self._chip(chip, words) for chip, words in CHIPS.items()}
        self.model = LazyModel(person_columns(office), self._load)
        self.table = Table(self.model, "Personas del padrón", many=True)
        self._add_tools(
            office,
            run,
            tell,
            _LISTED,
            sort=self.presenter.sort,
            values=lambda: {"chip": self.presenter.chip, "text": self.presenter.text},
        )
        self.set_actions([self.view.button, *self.out.buttons, *filter(None, [self.paper]), create])
        self.hints = KeyHints(["abrir", ("F2", "Nueva"), "varias", ("Ctrl+K", "Buscar en todo")])
        self._make_empty(new)
        bar = row(self.filter, row(*self.chips.values(), None))
        self._lay_out(bar, self.nobody, self.none_fits)

    def _make_empty(self, new: Callable[[], object]) -> None:
        self.nobody = EmptyState(
            "users",
            "Todavía no hay personas",
            "Aquí queda cada mujer y cada hombre que participa o recibe un apoyo, una sola vez. "
            "También se registran desde la lista de una actividad.",
            actions=[Button("Registrar la primera", "primary", icon="user-plus", slot=new)],
        )
        self.none_fits = EmptyState(
            "search",
            "Nadie concuerda con lo escrito",
            "Pruebe con un apellido, los primeros caracteres de la CURP o el teléfono.",
            actions=[Button("Quitar el filtro", slot=self.clear)],
        )

    def _chip(self, chip: str, words: str) -> Button:
        button = Button(words, "chip", slot=lambda: self._choose(chip))
        button.setChecked(chip == ALL)
        return button

    def _choose(self, chip: str) -> None:
        for name, button in self.chips.items():
            button.setChecked(name == chip)
        self.presenter.choose(chip)

    def _rows_of(self, places: Sequence[int]) -> Callable[[], Iterator[PersonRow]]:
        numbers = [self.model.number(at) for at in places]
        return lambda: self.presenter.rows(numbers)

    def _ids_of(self, rows: Sequence[int]) -> Callable[[], Sequence[str]]:
        numbers = [self.model.number(at) for at in rows]
        return lambda: person_record_ids(self.presenter.office.store, numbers)

    def _choose_filter(self, values: Mapping[str, str]) -> None:
        text, chip = values.get("text", ""), values.get("chip", ALL)
        self.filter.setText(text)
        self.presenter.text = text
        self._choose(chip if chip in CHIPS else ALL)

    def show_chip(self, chip: str) -> None:
        """Only the people of one chip, whatever was chosen before."""
        self._choose_filter({"chip": chip})

    def clear(self) -> None:
        """All people again."""
        self.filter.clear()
        self.presenter.text = ""
        self._choose(ALL)
        self.filter.setFocus()

    def _load(
        self, numbers: Sequence[int], deliver: Callable[[Sequence[PersonRow | None]], None]
    ) -> None:
        self.presenter.page(numbers, deliver)

    def _open(self, at: int) -> None:
        person = self.model.row(at)
        if person is not None:
            self._opened(person.id)

    def filtered_by(self) -> str:
        """What is chosen, in words; what is typed may be a name, and isn't said."""
        typed = "con filtro" if self.presenter.text else ""
        return " · ".join(filter(None, (CHIPS[self.presenter.chip], typed)))

    def read(self) -> None:
        """Read rows and counts again."""
        self.presenter.read()
        self.presenter.read_counts()

    # what the presenter asks ---------------------------------------------------------------

    def show_rows(self, listing: Listing) -> None:
        kept, numbers = self.model.number(self.table.current_row()), listing.numbers
        self.model.set_numbers(numbers)
        if (at := self.model.place(kept)) >= 0:
            self.table.select(at)
        empty = self.none_fits if listing.filtered else self.nobody
        self.middle.setCurrentWidget(self.table if numbers else empty)
        self._foot(len(numbers) if listing.filtered else None)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        for chip, button in self.chips.items():
            button.set_words(f"{CHIPS[chip]}  {wording.thousands(counts.get(chip, 0))}")
        self._foot(None)

    def _foot(self, shown: int | None) -> None:
        counts = self.presenter.counts
        every = counted(counts.get(ALL, 0), "persona", "personas")
        if shown is not None:
            self.hints.note.setText(f"{wording.thousands(shown)} a la vista, de {every}")
            return
        women = counted(counts.get("mujeres", 0), "mujer", "mujeres")
        men = counted(counts.get("hombres", 0), "hombre", "hombres")
        self.hints.note.setText(" · ".join([every, women, men]))
