"""A made-up institute beside its state, in temporary folders, for pictures and tests."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from captura.actions.demonstration.cast import Moment, enrol, start_office
from captura.actions.demonstration.year import Year, record_quarter, start_year
from captura.actions.issue_receipt import issue_receipt
from captura.actions.office import STATE, Office
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.save_record import save_record
from captura.records.actividad import Actividad
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.store.queries.packages import packages
from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.ground import catalogues, fresh_folder

PERIOD, SEED = Period(2026, 3), 7


@dataclass
class Sample:
    """The institute of Jerez with a recorded quarter, and the state that certified it."""

    folder: Path
    clock: Moment
    state: Office
    office: Office
    year: Year

    def desk(self) -> Desk:
        """The institute's desk, everything done at once."""
        return desk_of(self.office)

    def close(self) -> None:
        """End both offices."""
        self.office.close()
        self.state.close()


def make_sample(folder: Path, *, certified: bool = True, people: int = 60) -> Sample:
    """Both offices on the 7th of October 2026, the third quarter recorded without problems."""
    clock = Moment(dt.datetime(2026, 10, 7, 16, 42, tzinfo=dt.UTC))
    state = start_office(
        folder, STATE, "Secretaría de las Mujeres", catalogues(), clock, os.urandom
    )
    office = start_office(
        folder, "32020", "Instituto de las Mujeres de Jerez", catalogues(), clock, os.urandom
    )
    if certified:
        enrol(state, office)
    year = start_year(office, SEED, people, 2026)
    record_quarter(year, PERIOD)
    return Sample(folder, clock, state, office, year)


def temporary_sample(**how: Any) -> Sample:
    """The same in a folder that goes when the program ends."""
    return make_sample(fresh_folder(), **how)


def spoil(sample: Sample, errors: int = 2, warnings: int = 3) -> None:
    """Activities without what they need (errors), people whose CURP tells otherwise (warnings)."""
    for n in range(errors):
        name = f"Feria de la salud y los derechos de las mujeres, edición {n + 1}"
        save_record(
            sample.office,
            Actividad(nombre=name, fecha_inicio=dt.date(2026, 8, 1 + n % 28), estatus="REA"),
        )
    people = [one for one in sample.year.people if one.curp and one.fecha_nacimiento]
    for person in people[:warnings]:
        kept = sample.office.store.get(Persona, person.id)
        if kept is not None and kept.fecha_nacimiento is not None:
            wrong = kept.fecha_nacimiento - dt.timedelta(days=1)
            save_record(sample.office, replace(kept, fecha_nacimiento=wrong))


def hand_in(sample: Sample) -> str:
    """The package of the period, made; its id."""
    return prepare_delivery(sample.office, PERIOD).id


def answered(
    sample: Sample,
    remark: str = "Falta la fotografía del grupo.",
    *,
    give_back: bool = False,
    close: bool = False,
) -> Path:
    """The package taken in by the state, accepted with one observation; the acuse's file.

    give_back: the observed activity goes back with that reason instead, and all that refers to it ·
    close: the state closes the quarter first.
    """
    from captura.actions.closings import close_quarter
    from captura.actions.decide import Remark, decide
    from captura.actions.take_in import take_in

    package = packages(sample.office.store, direction="out", kind="entrega")[0]
    take_in(sample.state, (sample.office.folder.packages / (package.path or "")).read_bytes())
    activity = sample.office.store.value("SELECT min(id) FROM actividad")
    if give_back:
        decide(sample.state, package.id, {activity: remark})
    else:
        decide(sample.state, package.id, {}, [Remark("actividad", activity, "sede", remark)])
    if close:
        close_quarter(sample.state, PERIOD, [sample.office.institute])
    return issue_receipt(sample.state, package.id).path
