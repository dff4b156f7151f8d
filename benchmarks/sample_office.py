"""An institute whose year is recorded: people, activities, sessions, attendances."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

from benchmarks.sample_deliveries import ATTENDANCES, PEOPLE, groups
from captura.actions.demonstration.cast import PHRASE
from captura.actions.first_start import FirstStart, first_start
from captura.actions.office import Office
from captura.paths import DataFolder, resources
from captura.records.catalogues import load
from captura.records.version import line_of

INSTITUTE, NOW = "32020", dt.datetime(2026, 12, 20, 18, tzinfo=dt.UTC)


def sample_office(folder: Path, *, people: int = PEOPLE, attendances: int = ATTENDANCES) -> Office:
    """The open office in `folder/instituto`; its user is the only one, its passphrase PHRASE."""
    answers = FirstStart(INSTITUTE, "Instituto de muestra", "Usuaria Inventada", PHRASE)
    known = load(resources() / "catalogos")
    place = DataFolder(folder / "instituto")
    office = first_start(place, answers, known, clock=lambda: NOW, random=os.urandom).office
    made = groups(INSTITUTE, people=people, attendances=attendances, months=range(1, 13))
    with office.store.work("Usuaria Inventada") as work:
        for kind, versions in made:
            work.apply({kind: map(line_of, versions)}, "muestra")
    return office
