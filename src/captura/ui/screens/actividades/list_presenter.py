"""Decides what the list of activities shows: five filters, kept while the screen lives."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Protocol

from captura.actions.attend import Added, add_to_list
from captura.actions.office import Office
from captura.actions.overview import PASSED, UNLISTED, UNPROVEN, lacking
from captura.actions.save_record import Saved
from captura.records.names import fold
from captura.records.periods import period_of, read_period
from captura.records.persona import Persona
from captura.store.queries.activities import ActivityRow, activities
from captura.store.queries.known import sessions_of
from captura.ui.lane import Run, Teller
from captura.ui.listing.order import in_order
from captura.ui.screens.personas.wording import listed_name

Offered = list[tuple[str, str]]
BACK = 8  # quarters offered besides the present one
# what is offered among the states of the activity: of the record, and what an activity lacks
DRAFT = "borrador"
LACKING = {PASSED: "Planeada que ya pasó", UNLISTED: "Sin lista", UNPROVEN: "Sin evidencia"}


@dataclass(frozen=True)
class Filters:
    """What is chosen; blank filters nothing. period: `2026-T3`."""

    period: str = ""
    estrategia: str = ""
    tipo: str = ""
    estatus: str = ""
    text: str = ""

    @property
    def any(self) -> bool:
        return self != Filters()


class ListView(Protocol):
    def show_rows(self, rows: Sequence[ActivityRow], filtered: bool) -> None: ...
    def ask_where(self, name: str) -> None: ...
    def stop_asking(self) -> None: ...


class ActivityList:
    """The presenter of the list."""

    def __init__(
        self,
        office: Office,
        view: ListView,
        run: Run,
        tell: Teller,
        opened: Callable[[str], object],
    ) -> None:
        self.office, self.view, self.run, self.tell, self.opened = office, view, run, tell, opened
        self.filters = Filters()
        self.adding: Persona | None = None  # who waits for an activity to be chosen
        self.order, self.down = "fecha", True
        self._round = 0

    def sort(self, order: str, down: bool) -> None:
        """Show them in another order."""
        self.order, self.down = order, down
        self.read()

    def change(self, **chosen: str) -> None:
        """Choose a filter, and read again."""
        self.filters = replace(self.filters, **chosen)
        self.read()

    def clear(self) -> None:
        """All activities again."""
        self.change(**asdict(Filters()))

    def read(self) -> None:
        """Read the list again; an answer that comes after a later question is dropped."""
        self._round += 1
        asked_in, filters = self._round, self.filters
        order, down = self.order, self.down

        def show(rows: list[ActivityRow]) -> None:
            if asked_in == self._round:
                self.view.show_rows(rows, filters.any)

        self.run(lambda: self._sorted(self._rows(filters), order, down), show)

    def _sorted(self, rows: list[ActivityRow], order: str, down: bool) -> list[ActivityRow]:
        if (order, down) == ("fecha", True):
            return rows  # as they are read
        kinds = self.office.catalogues["tipo_actividad"]
        compared: Mapping[str, Callable[[ActivityRow], Any]] = {
            "nombre": lambda row: fold(row.nombre or ""),
            "tipo": lambda row: fold(kinds.label(row.tipo_actividad) if row.tipo_actividad else ""),
            "estrategia": lambda row: row.estrategia or "",
            "responsable": lambda row: fold(row.responsable or ""),
            "personas": lambda row: row.people,
            "asistencias": lambda row: row.attendances,
        }
        of: Callable[[ActivityRow], Any] = compared.get(order, lambda row: row.fecha_inicio or "")
        return in_order(rows, of, down)

    def _rows(self, filters: Filters) -> list[ActivityRow]:
        period = read_period(filters.period) if filters.period else None
        found = activities(
            self.office.store,
            first=period.first.isoformat() if period else "",
            last=period.last.isoformat() if period else "",
            estrategia=filters.estrategia,
            tipo=filters.tipo,
            estatus="" if filters.estatus in (DRAFT, *LACKING) else filters.estatus,
            text=filters.text,
        )
        if filters.estatus == DRAFT:
            return [row for row in found if row.estado_registro == "BOR"]
        if filters.estatus in LACKING:
            bare = {record_id for record_id, _ in lacking(self.office, filters.estatus)}
            return [row for row in found if row.id in bare]
        return found

    def choose_for(self, person_id: str) -> None:
        """Someone is to be put on a list: ask on which."""

        def ask(persona: Persona | None) -> None:
            self.adding = persona
            if persona is not None:
                self.view.ask_where(listed_name(persona))

        self.run(lambda: self.office.store.get(Persona, person_id), ask)

    def give_up(self) -> None:
        """Nobody waits any more; activities only open again."""
        self.adding = None
        self.view.stop_asking()

    def choose(self, activity_id: str) -> None:
        """Open an activity; who waits is put on the list of its last session first."""
        persona = self.adding
        if persona is None:
            self.opened(activity_id)
            return

        def work() -> tuple[Added, Saved] | None:
            sessions = sessions_of(self.office.store, activity_id)
            return add_to_list(self.office, sessions[-1], persona) if sessions else None

        def done(answer: tuple[Added, Saved] | None) -> None:
            self.give_up()
            if answer is not None and answer[0].repeated:
                self.tell.say("Ya estaba en la lista", kind="info")
            elif answer is not None:
                self.tell.did(answer[1], "Agregada a la lista")
            self.opened(activity_id)

        self.run(work, done)

    def periods(self) -> Offered:
        """The present quarter and those before it."""
        now = period_of(self.office.today())
        some = [now.shift(-number) for number in range(BACK + 1)]
        return [("", "Todos los trimestres"), *((str(one), one.label) for one in some)]

    def strategies(self) -> Offered:
        entries = self.office.catalogues["estrategias"].entries
        short = ((e.code, f"{e.code} {e.extra.get('corta') or e.label}") for e in entries)
        return [("", "Todas las estrategias"), *short]

    def kinds(self) -> Offered:
        entries = self.office.catalogues["tipo_actividad"].entries
        return [("", "Todos los tipos"), *((e.code, e.label) for e in entries)]

    def states(self) -> Offered:
        entries = self.office.catalogues["estatus_actividad"].entries
        known = ((e.code, e.label) for e in entries)
        return [("", "Todos los estados"), (DRAFT, "Sin concluir"), *LACKING.items(), *known]
