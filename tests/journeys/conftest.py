"""Sweeping garbage waits while windows are built: in the midst of it PySide may crash."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def swept() -> Iterator[None]:
    """What earlier tests left behind is swept before, at a quiet moment, and not during."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()
