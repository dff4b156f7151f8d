"""A coordination and three institutes with a recorded quarter, all made by the real actions."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from captura.actions.attend import add_block
from captura.actions.office import Office
from captura.actions.plan_activity import finish_activity, save_activity
from captura.records.actividad import Actividad
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
        talk(self.offices[JEREZ], rosa(JEREZ, "Esparza"))
        talk(self.offices[PINOS], rosa(PINOS, "Trejo"))
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
    return Persona(
        nombres="Rosa Elena",
        primer_apellido=surname,
        segundo_apellido="Luna",
        sexo="M",
        fecha_nacimiento=BORN,
        telefono="4941234567",
        municipio=municipality,
        localidad=f"{municipality}0001",
        tipo_identificacion="SIN",
    )


def talk(office: Office, *people: Persona, name: str = "Plática de otoño") -> None:
    """A finished talk of the quarter, and who came."""
    activity, session, _ = save_activity(
        office,
        Actividad(
            nombre=name,
            tipo_actividad="AC01",
            estrategia="2.10.1",
            programa_origen="PROPIO",
            estatus="REA",
            fecha_inicio=DAY,
            hora=dt.time(10),
            modalidad="PRE",
            sede="Casa de cultura",
            localidad=f"{office.institute}0001",
            responsable="Facilitadora Inventada",
            modo_conteo="NOM",
        ),
    )
    add_block(office, session, people)
    _, problems = finish_activity(office, activity)
    assert not [one for one in problems if one.level == "error"]
