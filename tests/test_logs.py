"""The log says what happened and keeps no one's data."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from captura.logs import REMOVED, start_log, stop_log, without_personal_data

MADE_UP_CURP = "AAEJ900101MZSLLS09"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    handler = start_log(tmp_path)
    yield tmp_path / "captura.log"
    stop_log(handler)


@pytest.mark.parametrize(
    "text",
    [
        MADE_UP_CURP,
        MADE_UP_CURP.lower(),
        MADE_UP_CURP[:16],
        "AAEJ900101",
        "492 123 4567",
        "49-21-23-45-67",
        "4921234567",
        "josefa.alva@ejemplo.org",
    ],
)
def test_personal_data_is_taken_out(text: str) -> None:
    assert without_personal_data(f"antes {text} después") == f"antes {REMOVED} después"


@pytest.mark.parametrize(
    "text",
    [
        "32020-0191e2c4-7d3a-7bcd-8e55-001122334455",
        "CAP-AIS-03",
        "58 paquetes en 12.5 s",
        "2026-11-22",
    ],
)
def test_what_the_log_is_for_stays(text: str) -> None:
    assert without_personal_data(text) == text


def test_arguments_and_tracebacks_are_cleaned_too(log: Path) -> None:
    logger = logging.getLogger("captura.prueba")
    logger.info("leído %s", MADE_UP_CURP)
    try:
        raise KeyError(MADE_UP_CURP)
    except KeyError:
        logger.exception("falló")
    written = log.read_text(encoding="utf-8")
    assert "leído" in written
    assert "KeyError" in written
    assert MADE_UP_CURP not in written


def test_the_log_does_not_grow_without_end(log: Path) -> None:
    logger = logging.getLogger("captura.prueba")
    for _ in range(3000):
        logger.info("x" * 1000)
    kept = list(log.parent.iterdir())
    assert len(kept) == 5
    assert sum(file.stat().st_size for file in kept) < 3_000_000
