"""Preferences survive a round trip, and a damaged file never stops anyone."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from captura.settings import Settings, read_settings, write_settings


def test_round_trip() -> None:
    kept = Settings(
        "oscuro", 125, (10, 20, 1366, 768), "maria", "E:/respaldo", "D:/escaner", "mapa"
    )
    assert read_settings(write_settings(kept)) == kept


@given(st.binary(max_size=60))
def test_rubbish_gives_the_defaults(data: bytes) -> None:
    assert isinstance(read_settings(data), Settings)


@pytest.mark.parametrize(
    "found",
    [
        [],
        {"theme": 7, "text_scale": "100"},
        {"text_scale": 3000},
        {"window": [0, 0, 5, 5]},
        {"window": [0, 0, True, 700]},
        {"municipalities": "globo"},
        {"window": "0,0,800,600", "last_user": None, "unknown": {"a": 1}},
    ],
)
def test_what_does_not_fit_takes_its_default(found: object) -> None:
    assert read_settings(json.dumps(found).encode()) == Settings()
