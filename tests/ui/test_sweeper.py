"""Garbage is swept from the event loop, and by nobody else."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from captura.ui import sweeper
from captura.ui.sweeper import Sweeper


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> Iterator[Sweeper]:
    monkeypatch.setattr(sweeper, "EVERY", 10)  # the clock is the edge
    one = Sweeper()
    yield one
    one.stop()


def circles(count: int) -> None:
    """Lists that hold themselves: only the cyclic collector frees them."""
    for _ in range(count):
        circle: list[object] = []
        circle.append(circle)


def test_nothing_is_collected_until_the_event_loop_comes_round(
    qtbot: QtBot, swept: Sweeper
) -> None:
    gc.collect()
    circles(sweeper.YOUNG * 3)
    assert not gc.isenabled()
    assert gc.get_count()[0] >= sweeper.YOUNG * 3
    qtbot.waitUntil(lambda: gc.get_count()[0] < sweeper.YOUNG, timeout=5_000)


def test_python_collects_by_itself_again_afterwards(swept: Sweeper) -> None:
    swept.stop()
    assert gc.isenabled()
