"""Whoever types loses at most the last second, whatever moment the light goes out."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest

from captura.actions.demonstration.cast import Moment
from captura.store.database import Store
from captura.store.queries.drafts import drafts
from tests.actions.world import JEREZ, key_of, start
from tests.architecture.tree import ROOT
from tests.conftest import Tally
from tests.kill.offices import Ticking

Typed = list[tuple[float, dict[str, str]]]
PROMISED = 1.0  # seconds
KEYS_A_LIFE = (40, 260)

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL is the light going out")


def one_life(root: Path, key: bytes, seed: int, keys: int) -> tuple[Typed, float]:
    """Types so many keys and is killed; what stood in the form after each, and the last moment."""
    surroundings = {
        **os.environ,
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "QT_QPA_PLATFORM": "offscreen",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.kill.typing", str(root), key.hex(), str(seed)],
        cwd=ROOT,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    typed: Typed = []
    for line in process.stdout:
        typed.append(tuple(json.loads(line)))
        if len(typed) > keys:
            break
    process.send_signal(signal.SIGKILL)
    ended = time.monotonic()
    typed += [tuple(json.loads(line)) for line in process.stdout if line.endswith("\n")]
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL, "it ended by itself"
    return typed, ended


def standstill(typed: Typed) -> float:
    """The longest that a busy machine let nothing happen, beyond the pauses between keys."""
    moments = [at for at, _ in typed]
    gaps = [later - early for early, later in pairwise(moments)]
    return max([0.0, *(gap - 0.05 for gap in gaps)])


def soak(folder: Path, seed: int, keys: int) -> None:
    office = start(folder, JEREZ, Moment(dt.datetime(2026, 5, 5, 15, tzinfo=dt.UTC)))
    root, key = office.folder.root, key_of(office)
    office.close()
    chance, done, life, before = random.Random(seed), 0, 0, {}
    while done < keys:
        life += 1
        typed, ended = one_life(root, key, seed + life, chance.randint(*KEYS_A_LIFE))
        done += len(typed) - 1
        assert typed[0][1] == before, "the draft came back otherwise"
        with Store.open(root / "captura.db", key, clock=Ticking(), random=os.urandom) as store:
            found = drafts(store)
        kept = dict(found[0].texts) if found else {}
        places = [n for n, (_, texts) in enumerate(typed) if texts == kept]
        assert places, f"seed {seed}, life {life}: what was kept never stood in the form"
        lost = [at for at, _ in typed[places[-1] + 1 :]]
        oldest = ended - lost[0] if lost else 0.0
        print(f"life {life}: {len(typed)} keys, the oldest lost one was {oldest:.2f} s old")
        assert oldest <= PROMISED + standstill(typed), f"seed {seed}, life {life}"
        if found:
            assert found[0].field is not None
            assert found[0].cursor is not None
        before = kept


# a second is a second only on a machine that has time: not among the tests of every change
@pytest.mark.largo
def test_no_key_older_than_a_second_is_lost(tmp_path: Path, semilla: int) -> None:
    soak(tmp_path, semilla, 400)


@pytest.mark.largo
def test_ten_thousand_keys(tmp_path: Path, semilla: int, tally: Tally) -> None:
    soak(tmp_path, semilla, 10_000)
    tally("teclas", 10_000)
