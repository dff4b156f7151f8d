"""The demonstration institute of `--demostracion`: made-up people, made with the real actions."""

from __future__ import annotations

import datetime as dt
import os

from captura.actions.demonstration.cast import PHRASE, Moment, enrol
from captura.actions.demonstration.proven import count_fair, prove_year
from captura.actions.demonstration.year import record_quarter, register_rest, start_year
from captura.actions.first_start import FirstStart, first_start
from captura.actions.office import STATE, Office
from captura.actions.open_office import is_started, open_office, users_of
from captura.app.surroundings import catalogues, now
from captura.paths import DataFolder
from captura.records.periods import period_of

INSTITUTE = "32020"
PEOPLE = 120


def demonstration_office(folder: DataFolder) -> Office:
    """The demonstration institute, opened; made anew where there is none."""
    known = catalogues()
    if not is_started(folder):
        _make(folder)
    user = users_of(folder)[0]
    return open_office(folder, user, PHRASE, known, clock=now, random=os.urandom)


def _make(folder: DataFolder) -> None:
    """Three quarters up to today, enrolled by a state whose folder lies beside."""
    known, today = catalogues(), now().date()
    clock = Moment(dt.datetime(today.year, 1, 5, 15, tzinfo=dt.UTC))
    beside = DataFolder(folder.root.with_name(f"{folder.root.name}-estado"))
    name = f"Instituto de las Mujeres de {known['municipios'].label(INSTITUTE)}"
    answers = FirstStart(INSTITUTE, name, "María Inventada", PHRASE, made_up=True)
    office = first_start(folder, answers, known, clock=clock, random=os.urandom).office
    if not is_started(beside):
        state_answers = FirstStart(
            STATE, "Coordinación estatal", "Coordinación Inventada", PHRASE, made_up=True
        )
        state = first_start(beside, state_answers, known, clock=clock, random=os.urandom).office
        enrol(state, office)
        state.close()
    year = start_year(office, today.toordinal(), PEOPLE, today.year)
    last = period_of(today)
    for back in (2, 1, 0):
        period = last.shift(-back)
        clock.turn_to(min(period.last, today))
        record_quarter(year, period)
    register_rest(year)
    count_fair(office, last.first)
    prove_year(office)
    office.close()
