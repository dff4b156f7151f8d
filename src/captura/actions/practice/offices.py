"""The offices of practice: an institute and its state with made-up people, beside the real data.

    practica/instituto   what one works in
    practica/estado      who answers its deliveries
    practica/avance.json which steps of the exercises are done

Made whole or not at all, wiped and made again at will; nothing outside `practica/` is touched.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from captura.actions.demonstration.cast import PHRASE, Moment, enrol
from captura.actions.demonstration.year import Year, record_quarter, register_rest, start_year
from captura.actions.first_start import FirstStart, first_start
from captura.actions.office import STATE, Clock, Office, Random, local_time
from captura.actions.open_office import is_started, open_office
from captura.actions.save_record import save_record
from captura.errors import CapturaError
from captura.paths import DataFolder
from captura.records.actividad import Actividad
from captura.records.catalogues import Catalogues
from captura.records.periods import Period, period_of
from captura.store.queries.activities import activities
from captura.store.queries.history import history_length

INSTITUTE, PEOPLE = "32020", 30
USER, STATE_USER = "Usuaria de práctica", "Coordinación de práctica"
SINCE, FLAWED = "practica_desde", "practica_por_corregir"
Tell = Callable[[int, int, str], None]  # done, total, step; whatever it raises ends the making

__all__ = ["PHRASE", "is_made", "make", "open_practice", "open_state", "wipe"]


def is_made(home: DataFolder) -> bool:
    """Whether there is a practice beside this data, ready to be opened."""
    return all(is_started(DataFolder(home.practice / name)) for name in ("instituto", "estado"))


def open_practice(
    home: DataFolder, catalogues: Catalogues, *, clock: Clock, random: Random
) -> Office:
    """The institute of practice, opened by the one phrase that every practice has."""
    folder = DataFolder(home.practice / "instituto")
    return open_office(folder, USER, PHRASE, catalogues, clock=clock, random=random)


def open_state(office: Office) -> Office:
    """The state of practice that lies beside its institute."""
    return open_office(
        DataFolder(office.folder.root.with_name("estado")),
        STATE_USER,
        PHRASE,
        office.catalogues,
        clock=office.clock,
        random=office.random,
    )


def wipe(home: DataFolder) -> None:
    """Erase the practice, and nothing else; its offices must be closed. Raises CapturaError."""
    try:
        if home.practice.exists():
            home.practice.rename(_spare(home, "vieja"))  # at once: half a practice is never met
    except OSError:
        raise CapturaError(
            "No se pudo borrar la práctica",
            "Otro programa tiene abierto uno de sus archivos, quizá un antivirus.",
            "Espere un momento e intente otra vez. Sus datos reales no se tocaron.",
            "CAP-ACT-23",
        ) from None
    shutil.rmtree(_spare(home, "vieja"), ignore_errors=True)


def make(
    home: DataFolder, catalogues: Catalogues, *, clock: Clock, random: Random, tell: Tell
) -> None:
    """Make the practice anew, in place of one there was. Raises what `tell` raises, or OSError."""
    _sweep(home)
    draft = _spare(home, "nueva")
    moment = Moment(clock())
    quarters = [period_of(local_time(clock()).date()).shift(-back) for back in (2, 1)]
    moment.turn_to(quarters[0].first - dt.timedelta(days=5))
    steps = iter(range(1, 7))

    def told(step: str) -> None:
        tell(next(steps), 6, step)

    try:
        told("Creando la coordinación de práctica…")
        state = _start(draft / "estado", STATE, STATE_USER, catalogues, moment, random)
        try:
            told("Creando el instituto de práctica…")
            office = _start(draft / "instituto", INSTITUTE, USER, catalogues, moment, random)
            try:
                enrol(state, office)
                _fill(office, moment, quarters, told)
            finally:
                office.close()
        finally:
            state.close()
        told("Terminando…")
        wipe(home)
        draft.rename(home.practice)
    finally:
        _sweep(home)


def _start(
    root: Path, key: str, user: str, catalogues: Catalogues, moment: Moment, random: Random
) -> Office:
    name = "Coordinación estatal de práctica" if key == STATE else "Instituto de práctica"
    answers = FirstStart(key, name, user, PHRASE, practice=True, made_up=True)
    return first_start(DataFolder(root), answers, catalogues, clock=moment, random=random).office


def _fill(
    office: Office, moment: Moment, quarters: list[Period], told: Callable[[str], None]
) -> None:
    """Two quarters of made-up work, one activity of the last one left with something missing."""
    year = start_year(office, 1, PEOPLE, quarters[0].year)
    for quarter in quarters:
        told(f"Inventando personas y actividades del {quarter.label}…")
        moment.turn_to(quarter.last)
        record_quarter(year, quarter)
    told("Completando el padrón…")
    register_rest(year)
    flawed = _leave_flawed(year, quarters[-1])
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(FLAWED, flawed)
        work.set_meta(SINCE, str(history_length(work)))


def _leave_flawed(year: Year, quarter: Period) -> str:
    found = activities(year.office.store, first=quarter.first.isoformat())[0]
    activity = year.office.store.get(Actividad, found.id)
    assert activity is not None  # noqa: S101 - it was listed just now
    save_record(year.office, replace(activity, responsable=None))
    return activity.id


def _spare(home: DataFolder, name: str) -> Path:
    return home.practice.with_name(f"{home.practice.name}.{name}")


def _sweep(home: DataFolder) -> None:
    """What a making or a wiping that was cut off left; what a program holds stays for next time."""
    for name in ("nueva", "vieja"):
        shutil.rmtree(_spare(home, name), ignore_errors=True)
