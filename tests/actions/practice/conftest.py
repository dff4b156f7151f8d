"""One practice, made once; each test works in a copy of its folder."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from captura.actions.demonstration.cast import Moment
from captura.actions.office import Office
from captura.actions.practice.offices import make, open_practice
from captura.app.surroundings import catalogues
from captura.paths import DataFolder

NOW = dt.datetime(2026, 10, 6, 16, tzinfo=dt.UTC)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    home = DataFolder(tmp_path_factory.mktemp("practica"))
    make(home, catalogues(), clock=Moment(NOW), random=os.urandom, tell=lambda *_: None)
    return home


@pytest.fixture
def home(made: DataFolder, tmp_path: Path) -> DataFolder:
    shutil.copytree(made.practice, tmp_path / "practica")
    return DataFolder(tmp_path)


@pytest.fixture
def pupil(home: DataFolder) -> Iterator[Office]:
    office = open_practice(home, catalogues(), clock=Moment(NOW), random=os.urandom)
    yield office
    office.close()
