"""Decides what the first screen says, and where each of its lines leads."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from captura.actions.agenda import soon
from captura.actions.closed_told import closed_on
from captura.actions.health import BAD, Finding, aged_backups
from captura.actions.office import Office
from captura.actions.overview import (
    DOUBTFUL,
    DRAFTS,
    MEN,
    OBSERVED,
    OTHERS,
    PASSED,
    UNLISTED,
    UNPLANNED,
    UNPROVEN,
    WOMEN,
    Overview,
    Waiting,
    overview,
)
from captura.actions.recent import Recent
from captura.actions.undelivered import undelivered
from captura.records.dates import MONTHS
from captura.records.deadlines import deadline
from captura.records.periods import Period
from captura.records.roles import allows
from captura.store.queries.agenda import Meeting
from captura.store.queries.packages import packages
from captura.ui.lane import Run
from captura.ui.screens.entregas import wording
from captura.ui.screens.entregas.gathered import INFO, Item, latest, place_of
from captura.ui.wording import counted, short_moment

SEXES = (WOMEN, MEN, OTHERS)
SOON = 2  # reminders: the calendar has the others
NEAR = 15  # days before a deadline from which it is shown in amber
_ICONS = {
    OBSERVED: "message-square-warning",
    PASSED: "calendar",
    UNLISTED: "clipboard-list",
    UNPROVEN: "paperclip",
    UNPLANNED: "target",
    DRAFTS: "pencil",
    DOUBTFUL: "copy",
}
_TONES = {OBSERVED: "bad", PASSED: "warn", UNLISTED: "warn"}
_WORDS = {
    OBSERVED: ("observación de la coordinación", "observaciones de la coordinación"),
    PASSED: ("planeada que ya pasó", "planeadas que ya pasaron"),
    UNLISTED: ("actividad sin lista de asistencia", "actividades sin lista de asistencia"),
    UNPROVEN: ("actividad sin evidencia", "actividades sin evidencia"),
    UNPLANNED: ("actividad sin meta", "actividades sin meta"),
    DRAFTS: ("borrador sin terminar", "borradores sin terminar"),
    DOUBTFUL: ("", "posibles duplicadas"),  # never one alone
}
_BACKUPS = {"respaldo": "Último respaldo", "segundo": "Respaldo en la memoria"}
_RECENT_ICONS = {
    "actividad": "clipboard-list",
    "sesion": "calendar",
    "persona": "user",
    "participacion": "users",
    "apoyo": "hand-coins",
    "meta_anual": "target",
    "evidencia": "paperclip",
    "misma_persona": "copy",
}


@dataclass(frozen=True)
class Line:
    """A line that leads to the field of a record: of what type, which, which field.

    id: "" begins a new one. period: of a delivery, instead of a record. state: of the list of
    activities, which shows all of them. screen: a place as a whole, instead of a record.
    """

    icon: str
    words: str
    count: int = 0
    note: str = ""
    tone: str = "text2"
    type: str = ""
    id: str = ""
    field: str = ""
    period: str = ""
    state: str = ""
    screen: str = ""


class View(Protocol):
    """What the presenter asks of the screen."""

    def show_waiting(self, lines: Sequence[Line]) -> None: ...
    def show_recent(self, lines: Sequence[Line]) -> None: ...
    def show_months(self, columns: Sequence[tuple[str, Sequence[int]]]) -> None: ...
    def show_year(self, found: Overview) -> None: ...


class Goes(Protocol):
    """Leads to a screen (the Desk does it)."""

    def go(self, screen: str, **where: object) -> None: ...


class HomePresenter:
    """Reads everything at once, each time the screen shows."""

    def __init__(self, view: View, office: Office, run: Run, desk: Goes) -> None:
        self.view, self.office, self.run, self.desk = view, office, run, desk

    def read(self) -> None:
        """Read and show."""

        def work() -> tuple[Overview, list[Line]]:
            once = filter(None, [self._enrolment(), self._due()])
            dated = [*self._soon(), *once, *self._backups()]
            return overview(self.office), dated

        self.run(work, self._show)

    def follow(self, line: Line) -> None:
        """Go where a line leads."""
        if line.period:
            self.desk.go("entregas", period=line.period)
        elif line.screen:
            self.desk.go(line.screen)
        elif line.state == DOUBTFUL:
            self._to_doubles()
        elif line.type == "meta_anual" and not line.id:
            self.desk.go("plan", unplanned=True)
        elif line.state:
            self.desk.go("actividades", state=line.state)
        elif not line.id:
            self.desk.go("personas" if line.type == "persona" else "actividades", new=True)
        else:
            item = Item(INFO, "", "", "", line.type, line.id, line.field)
            self.run(lambda: place_of(self.office, item), lambda found: self._go(*found))

    def _to_doubles(self) -> None:
        """Where they are decided, for who may; the list of them for the others."""
        if allows(self.office.role, "unir_personas"):
            self.desk.go("duplicados")
        else:
            self.desk.go("personas", chip=DOUBTFUL)

    def _go(self, screen: str, where: dict[str, str]) -> None:
        self.desk.go(screen, **where)

    def _show(self, found: tuple[Overview, list[Line]]) -> None:
        seen, dated = found
        today = self.office.today()
        lines = [_waits(one) for one in seen.waiting]
        self.view.show_waiting([*lines, *dated])
        self.view.show_recent([_recent(one, today) for one in seen.recent])
        self.view.show_months(
            [(MONTHS[n], [own[sex] for sex in SEXES]) for n, own in enumerate(seen.months)]
        )
        self.view.show_year(seen)

    def _soon(self) -> list[Line]:
        """What is planned for today and tomorrow, for who carries it out; at most two lines."""
        if not allows(self.office.role, "capturar"):
            return []
        return [_meeting(one, self.office.today()) for one in soon(self.office)[:SOON]]

    def _enrolment(self) -> Line | None:
        """What has to be asked of the coordination long before the first delivery."""
        if self.office.certificate is not None or not allows(self.office.role, "pedir_alta"):
            return None
        return Line("key-round", "Falta el alta de este equipo", tone="warn", screen="alta")

    def _due(self) -> Line | None:
        """The delivery that is due, for who makes it; none once it was acknowledged, or closed.

        What changed after an acknowledged one is due again.
        """
        if not allows(self.office.role, "hacer_entrega"):
            return None
        today, catalogues = self.office.today(), self.office.catalogues
        period = wording.due_period(catalogues, today)
        kept = latest(packages(self.office.store, direction="out", kind="entrega"), period)
        if closed_on(self.office, period) is not None:
            return None
        acknowledged = kept is not None and kept.state == "acknowledged"
        if kept and acknowledged and not undelivered(self.office, period, kept):
            return None
        note, tone = _until(deadline(catalogues, period), today)
        return Line("send", _delivery(period), note=note, tone=tone, period=str(period))

    def _backups(self) -> list[Line]:
        """Those grown old, for who can make new ones."""
        if not allows(self.office.role, "restaurar"):
            return []
        return [_aged(*one) for one in aged_backups(self.office)]


def _waits(one: Waiting) -> Line:
    single, many = _WORDS[one.what]
    words = many if one.count > 1 else f"{single}: «{one.name}»" if one.name else single
    several = one.what in (PASSED, UNLISTED, UNPROVEN, DOUBTFUL) and one.count > 1
    place = {"type": one.type, "id": one.id, "field": one.field}
    state = one.what if several else ""
    return Line(
        _ICONS[one.what], words, one.count, tone=_TONES.get(one.what, "text2"), state=state, **place
    )


def _recent(one: Recent, today: dt.date) -> Line:
    words = f"{one.title}: {one.name}" if one.name else one.title
    icon = _RECENT_ICONS.get(one.type, "file-text")
    note = short_moment(one.at, today)
    if one.gone:
        return Line("trash-2", f"Eliminado · {words}", note=note, screen="papelera")
    return Line(icon, words, note=note, type=one.type, id=one.id)


def _aged(one: Finding, days: int | None) -> Line:
    tone = "bad" if one.kind == BAD else "warn"
    note = "ninguno" if days is None else f"hace {counted(days, 'día', 'días')}"
    return Line("hard-drive", _BACKUPS[one.about], note=note, tone=tone, screen="respaldos")


def _meeting(one: Meeting, today: dt.date) -> Line:
    day = "hoy" if one.day == today.isoformat() else "mañana"
    hour = one.hora[:5] if one.hora else ""
    name = one.nombre or "actividad sin nombre"
    return Line("calendar", f"{day}: {name}", note=hour, type="actividad", id=one.actividad)


def _delivery(period: Period) -> str:
    return f"Entrega T{period.quarter} de {period.year}"  # short: beside it stands until when


def _until(day: dt.date | None, today: dt.date) -> tuple[str, str]:
    """How long until a deadline, and in which tone."""
    if day is None:
        return "sin fecha límite", "text2"
    left = (day - today).days
    if left < 0:
        return f"venció hace {counted(-left, 'día', 'días')}", "bad"
    said = "vence hoy" if left == 0 else f"vence en {counted(left, 'día', 'días')}"
    return said, "warn" if left <= NEAR else "text2"
