"""A state that closed a quarter of two municipalities, one of which handed in more since."""

from __future__ import annotations

import datetime as dt
from functools import cache

from captura.actions.closings import close_quarter
from captura.actions.decide import decide
from captura.actions.office import Office
from captura.actions.take_in import take_in
from captura.ui.pictures.ground import fresh_folder
from captura.ui.screens.recepcion.samples import (
    JEREZ,
    PERIOD,
    PINOS,
    Hand,
    hand_in,
    new_institute,
    new_state,
    record_some,
)

LORETO = "32024"


@cache
def closed_state(*, every: bool = False) -> Office:
    """Jerez and Pinos closed, Pinos with an adjustment; Loreto handed in, the others nothing.

    every: all closed.
    """
    clock = Hand()
    state = new_state(fresh_folder(), clock)
    offices = {
        key: new_institute(fresh_folder(), key, state, clock) for key in (JEREZ, PINOS, LORETO)
    }
    for office in offices.values():
        record_some(office, 12)
        decide(state, take_in(state, hand_in(office)).package)
    towns = state.catalogues["municipios"].by_code
    close_quarter(state, PERIOD, towns if every else [JEREZ, PINOS])
    clock.now += dt.timedelta(days=3)
    record_some(offices[PINOS], 8)
    decide(state, take_in(state, hand_in(offices[PINOS])).package)
    for office in offices.values():
        office.close()
    return state
