"""A state and two enrolled institutes, made once and copied for each test."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from captura.actions.demonstration.cast import Moment
from captura.actions.office import STATE, Office
from tests.actions.world import JEREZ, LORETO, World, build, join


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    root = tmp_path_factory.mktemp("oficinas")
    return root, build(root)


@pytest.fixture
def world(template: tuple[Path, dict[str, bytes]], tmp_path: Path) -> Iterator[World]:
    root, keys = template
    shutil.copytree(root, tmp_path / "datos")
    clock = Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC))
    made = World(tmp_path / "datos", clock, keys)
    yield made
    for office in made.offices:
        office.close()


@pytest.fixture
def state(world: World) -> Office:
    return world.office(STATE)


@pytest.fixture
def jerez(world: World) -> Office:
    return world.office(JEREZ)


@pytest.fixture
def loreto(world: World) -> Office:
    return world.office(LORETO)


@pytest.fixture
def second(world: World, jerez: Office, state: Office) -> Office:
    """The institute's other laptop, enrolled."""
    return join(world, jerez, "b", state)
