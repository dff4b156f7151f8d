"""A state with something accepted, for what is counted over it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from captura.actions.decide import decide
from captura.actions.office import Office
from captura.actions.take_in import take_in
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


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A state that accepted two institutes, one of them in two quarters."""
    root, clock = tmp_path_factory.mktemp("estado"), Hand()
    office = new_state(root / "estado", clock)
    for key in (JEREZ, PINOS):
        institute = new_institute(root / key, key, office, clock)
        record_some(institute, 15, PERIOD.shift(-1))
        decide(office, take_in(office, hand_in(institute, PERIOD.shift(-1))).package)
        if key == JEREZ:
            record_some(institute, 15)
            decide(office, take_in(office, hand_in(institute)).package)
        institute.close()
    yield office
    office.close()
