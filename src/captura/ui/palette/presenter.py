"""Decides what the palette offers: what the role may find, and how Enter is understood."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from captura.actions.find import ActivityHit, PersonHit, find_activities, find_people
from captura.actions.office import Office
from captura.records.people import place_words
from captura.records.record import institute_of
from captura.ui.lane import Run
from captura.ui.palette.deeper import RECEPTION
from captura.ui.palette.entry import ACTIVITIES, ELSE, HOLDS, PEOPLE, SCANNED, Entry, fits, ordered
from captura.ui.places import place_of_code, told_of_code
from captura.ui.screens.personas.columns import age_words, iso_day
from captura.ui.wording import short_day

MOST_PEOPLE, MOST_ACTIVITIES, MOST_COMMANDS = 5, 4, 5
# what the code of a place shows
_OPENS = {
    "actividades": "Abrir la lista de asistencia",
    "plan": "Ver los registros de esta cifra",
    "entregas": "Registrar el acuse impreso",
    "consolidado": "Ver los registros de esta cifra",
}
Go = Callable[..., object]


class PaletteView(Protocol):
    def show_entries(self, entries: Sequence[Entry]) -> None: ...
    def forget(self) -> None: ...


class Palette:
    """`commands`: places and actions of this window; `go` leads to a screen; more: what is found
    beside them once something is typed.

    reads: people and activities are found too. Sealed records never are: only what stands in the
    open is searched.
    """

    def __init__(
        self,
        office: Office,
        view: PaletteView,
        run: Run,
        commands: Sequence[Entry],
        go: Go,
        *,
        reads: bool,
        more: Sequence[Entry] = (),
    ) -> None:
        self.office, self.view, self.run = office, view, run
        self.commands, self.go, self.reads, self.more = commands, go, reads, more
        self._round, self._answered, self._entered = 0, -1, False

    def expect(self) -> None:
        """Another text is being typed: what shows isn't its answer."""
        self._round += 1
        self._entered = False

    def ask(self, text: str) -> None:
        """Find for what is typed; an answer that comes after a later question is dropped."""
        asked_in = self._round
        self.run(lambda: self._find(text.strip()), lambda found: self._answer(asked_in, found))

    def enter(self, text: str, chosen: Entry | None) -> None:
        """Enter: what is chosen, or, typed faster than answered, the best of what will come."""
        if self._answered == self._round:
            self.open(chosen)
        else:
            self._entered = True
            self.ask(text)

    def _answer(self, asked_in: int, found: Sequence[Entry]) -> None:
        if asked_in != self._round:
            return
        self._answered = asked_in
        if self._entered:
            self._entered = False
            self.open(found[0] if found else None)
        else:
            self.view.show_entries(found)

    def open(self, entry: Entry | None) -> None:
        """Go where a line leads; nothing where none fits."""
        if entry is not None:
            self.view.forget()
            entry.go()

    def _find(self, text: str) -> list[Entry]:
        if not text:
            return list(self.commands)
        code = place_of_code(self.office, text)
        if code is not None:
            name, where = code
            return [Entry(SCANNED, _OPENS[name], "list", partial(self.go, name, **where))]
        if why := told_of_code(self.office, text):
            return [Entry(SCANNED, why, "info", lambda: None)]
        fitting = [*_fitting(self.commands, text), *_fitting(self.more, text)]
        return ordered([*self._records(text), *fitting])

    def _records(self, text: str) -> list[Entry]:
        if not self.reads:
            return []
        people = find_people(self.office, text, MOST_PEOPLE)
        activities = find_activities(self.office, text, MOST_ACTIVITIES)
        found = [
            *(self._person(hit, text) for hit in people),
            *(self._activity(hit, text) for hit in activities),
        ]
        if self.office.is_state:  # it has no register of its own to look further in
            return found
        everyone = f"Buscar «{text}» en Personas"
        go = partial(self.go, "personas", find=text)
        return [*found, Entry(PEOPLE, everyone, "search", go, rank=ELSE)]

    def _person(self, hit: PersonHit, text: str) -> Entry:
        age = age_words(
            hit.curp,
            hit.fecha_nacimiento,
            hit.edad_declarada,
            hit.edad_declarada_en,
            self.office.today(),
        )
        place = place_words(
            hit.localidad, hit.localidad_texto, hit.municipio, self.office.catalogues
        )
        facts = self._facts(hit.id, age and f"{age} años", place)
        return self._found(PEOPLE, hit.listed or "Sin nombre", "user", facts, hit.id, text)

    def _activity(self, hit: ActivityHit, text: str) -> Entry:
        day = short_day(iso_day(hit.fecha_inicio), self.office.today())
        facts = self._facts(hit.id, day, hit.estrategia, hit.sede)
        name = hit.nombre or "Sin nombre"
        return self._found(ACTIVITIES, name, "clipboard-list", facts, hit.id, text)

    def _facts(self, record_id: str, *words: str | None) -> str:
        """What tells it from others; at the state its municipality first."""
        town = self.office.catalogues["municipios"].label(institute_of(record_id))
        return " · ".join(filter(None, (town if self.office.is_state else "", *words)))

    def _found(
        self, group: str, title: str, icon: str, facts: str, record_id: str, text: str
    ) -> Entry:
        """A record: by whatever it was found, it holds what was typed."""
        rank = fits(title, text)
        screen = "personas" if group == PEOPLE else "actividades"
        go = partial(self.go, screen, id=record_id)
        if self.office.is_state:
            kind = "persona" if group == PEOPLE else "actividad"
            go = partial(self.go, RECEPTION, type=kind, row=record_id)
        return Entry(group, title, icon, go, facts, rank=HOLDS if rank is None else rank)


def _fitting(entries: Sequence[Entry], text: str) -> list[Entry]:
    """The few that fit best."""
    known = [(entry, fits(entry.title, text)) for entry in entries]
    found = [replace(entry, rank=rank) for entry, rank in known if rank is not None]
    return sorted(found, key=lambda entry: entry.rank)[:MOST_COMMANDS]
