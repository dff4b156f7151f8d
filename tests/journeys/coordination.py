"""A coordination and three institutes with a recorded quarter, all made by the real actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from captura.actions.office import Office
from captura.records.persona import Persona
from captura.ui.screens.recepcion.samples import (
    JEREZ,
    LORETO,
    PERIOD,
    PINOS,
    Hand,
    hand_in,
    new_institute,
    new_state,
    record_some,
)
from tests.actions.world import talk, woman
from tests.journeys.seat import Seat

DAY = dt.date(2026, 8, 5)
BORN = dt.date(1990, 4, 12)


@dataclass
class Coordination:
    """seat: where the coordinator works · usb: the folder in which deliveries reach her."""

    seat: Seat
    usb: Path
    clock: Hand = field(default_factory=Hand)
    offices: dict[str, Office] = field(default_factory=dict)

    def begin(self) -> None:
        """Open the state's window, and let the institutes record their quarter."""
        state = new_state(self.seat.folder, self.clock)
        for key, people in ((JEREZ, 24), (PINOS, 12), (LORETO, 12)):
            self.offices[key] = new_institute(self.usb.parent / key, key, state, self.clock)
            record_some(self.offices[key], people)
        # one woman who moved, and whose second hand wrote another surname
        talk(self.offices[JEREZ], rosa(JEREZ, "Esparza"), day=DAY)
        talk(self.offices[PINOS], rosa(PINOS, "Trejo"), day=DAY)
        self.seat.windows.enter(state)
        self.seat.rest()

    @property
    def state(self) -> Office:
        assert self.seat.windows.office is not None
        return self.seat.windows.office

    def hand_in(self, key: str) -> Path:
        """The delivery of an institute reaches her."""
        path = self.usb / f"{key}-{len(list(self.usb.iterdir()))}.captura"
        path.write_bytes(hand_in(self.offices[key], PERIOD))
        return path

    def end(self) -> None:
        for office in self.offices.values():
            office.close()
        self.seat.leave()


def rosa(municipality: str, surname: str) -> Persona:
    """A made-up woman whose name, birthday and telephone are the same in both places."""
    return woman(
        "Rosa Elena",
        surname,
        segundo_apellido="Luna",
        fecha_nacimiento=BORN,
        edad_declarada=None,
        telefono="4941234567",
        municipio=municipality,
        localidad=f"{municipality}0001",
    )
