"""Who plays: the state and its institutes, each in a data folder of its own, enrolled for real."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from captura.actions.demonstration.year import Year, start_year
from captura.actions.enrol import (
    accept_certificate,
    certificate_file,
    certify,
    read_certificate_file,
    read_request,
    request_bytes,
    write_request,
)
from captura.actions.first_start import FirstStart, first_start
from captura.actions.office import STATE, Office, Random
from captura.paths import DataFolder
from captura.records.catalogues import Catalogues

PHRASE = "lagarto vereda cobre mantel quince"  # every made-up office's; it guards nothing real
STATE_NAME = "Coordinación estatal (demostración)"


@dataclass
class Moment:
    """A clock that the play sets; each look moves it on, so that no two moments are equal."""

    now: dt.datetime

    def __call__(self) -> dt.datetime:
        self.now += dt.timedelta(seconds=1)
        return self.now

    def turn_to(self, day: dt.date) -> None:
        """Noon of a day in Zacatecas."""
        self.now = dt.datetime.combine(day, dt.time(18), dt.UTC)


@dataclass
class Cast:
    """The offices of a demonstration."""

    folder: Path
    clock: Moment
    catalogues: Catalogues
    random: Random
    state: Office
    years: list[Year] = field(default_factory=list)
    others: list[Office] = field(default_factory=list)  # made for a fault; they hand nothing in

    def close(self) -> None:
        for office in (self.state, *(year.office for year in self.years), *self.others):
            office.close()


def make_cast(
    folder: Path,
    *,
    municipalities: int,
    people: int,
    seed: int,
    year: int,
    catalogues: Catalogues,
    random: Random,
    say: Callable[[str], None],
) -> Cast:
    """The state and so many institutes, in the order of their keys, all enrolled."""
    clock = Moment(dt.datetime(year, 1, 5, 15, tzinfo=dt.UTC))
    state = start_office(folder, STATE, STATE_NAME, catalogues, clock, random)
    cast = Cast(folder, clock, catalogues, random, state)
    for entry in catalogues["municipios"].entries[:municipalities]:
        name = f"Instituto Municipal de las Mujeres de {entry.label}"
        office = start_office(folder, entry.code, name, catalogues, clock, random)
        enrol(state, office)
        cast.years.append(start_year(office, seed, people, year))
        if len(cast.years) % 10 == 0:
            say(f"{len(cast.years)} institutos dados de alta")
    return cast


def start_office(
    folder: Path,
    institute: str,
    name: str,
    catalogues: Catalogues,
    clock: Moment,
    random: Random,
    practice: bool = False,
) -> Office:
    """One office by its first start; its folder is named by its key."""
    place = DataFolder(folder / "datos" / (f"practica-{institute}" if practice else institute))
    answers = FirstStart(
        institute, name, "Usuaria Inventada", PHRASE, practice=practice, made_up=True
    )
    return first_start(place, answers, catalogues, clock=clock, random=random).office


def enrol(state: Office, office: Office) -> None:
    """Request, certificate, compared digits, acceptance: the bytes travel, nothing else."""
    request = read_request(request_bytes(write_request(office, "Laptop de demostración")))
    answer = certificate_file(state, certify(state, request))
    accept_certificate(office, read_certificate_file(office, answer))
