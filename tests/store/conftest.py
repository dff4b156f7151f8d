"""A real encrypted database in a temporary folder, with a clock that ticks."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from captura.store.database import Store

KEY = bytes(range(48))


class Clock:
    """UTC time that moves one second a look."""

    def __init__(self) -> None:
        self.at = dt.datetime(2026, 5, 5, 18, 0, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        self.at += dt.timedelta(seconds=1)
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def new_store(tmp_path: Path, clock: Clock) -> Iterator[Callable[..., Store]]:
    """Makes stores of a given institute, closed at the end of the test."""
    made: list[Store] = []

    def make(name: str = "datos", institute: str = "32020", **known: object) -> Store:
        store = Store.open(
            tmp_path / f"{name}.db", KEY, clock=clock, random=os.urandom, create=True, **known
        )
        with store.work("primer inicio") as work:
            work.set_meta("instituto", institute)
        made.append(store)
        return store

    yield make
    for store in made:
        store.close()


@pytest.fixture
def store(new_store: Callable[..., Store]) -> Store:
    return new_store()
