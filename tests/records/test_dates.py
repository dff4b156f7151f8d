"""«hoy» is the day in Zacatecas, whatever zone the laptop was left in."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest

SAYS = "from captura.records.dates import parse_date; print(parse_date('hoy'), parse_date('ayer'))"


@pytest.mark.skipif(os.name == "nt", reason="Windows takes no zone from the environment")
@pytest.mark.parametrize("zone", ["UTC-14", "UTC", "UTC+11"])  # of them one is on another day
def test_today_is_zacatecas_day(zone: str) -> None:
    def here() -> str:
        day = dt.datetime.now(dt.UTC) - dt.timedelta(hours=6)
        return f"{day:%Y-%m-%d} {day - dt.timedelta(days=1):%Y-%m-%d}\n"

    before = here()
    done = subprocess.run(
        [sys.executable, "-c", SAYS],
        env={**os.environ, "TZ": zone},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout in (before, here())  # midnight may pass between
