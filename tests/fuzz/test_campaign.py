"""Spoilt files at every door: a sentence or a reading, soon, in bounds, and nothing written.

A case is made from the seed, the reader's name and its number alone: what fails prints the three.
"""

from __future__ import annotations

import contextlib
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from captura import isolate
from captura.errors import CapturaError, IsolateError
from tests.conftest import Tally
from tests.fuzz.golden import Golden, make_golden
from tests.fuzz.readers import READERS, Reader

SECONDS = 30.0
REFUSED = "rechazado"
MOST_MEMORY = 1 << 30
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Watch:
    """Hears what this process opens while a campaign runs; an audit hook can't be taken off."""

    def __init__(self) -> None:
        self.folder: Path | None = None
        self.wrong: list[str] = []

    def hear(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.folder is None:
            return
        if event.startswith("socket."):
            self.wrong.append(event)
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITING:
            path = str(arguments[0])
            pipe = path.isdigit() or path == os.devnull
            if not (pipe or path.startswith(str(self.folder)) or "__pycache__" in path):
                self.wrong.append(path)


WATCH = Watch()
sys.addaudithook(WATCH.hear)


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Golden:
    return make_golden(tmp_path_factory.mktemp("dorados"))


@contextlib.contextmanager
def watched(folder: Path) -> Iterator[None]:
    """While inside, files written outside the folder and sockets are wrong."""
    WATCH.folder, WATCH.wrong = folder, []
    try:
        yield
    finally:
        WATCH.folder = None


def highest(process: int | str) -> int:
    """The most memory a process ever had resident, in bytes; 0 where nobody tells."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0


def outcome_of(reader: Reader, golden: Golden, data: bytes) -> str:
    """Empty when it was read, REFUSED with a whole sentence; anything else is wrong."""
    try:
        reader.read(golden, data)
    except IsolateError as error:
        return str(error)
    except CapturaError as error:
        return REFUSED if error.title and error.what and error.fix else repr(error)
    except Exception as error:  # noqa: BLE001 - this is what the campaign looks for
        return repr(error)
    return ""


def campaign(reader: Reader, golden: Golden, seed: int, count: int) -> None:
    refused = 0
    slowest = 0.0
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # begin the peak anew
    before = highest("self")  # of other tests that this process still holds
    for number in range(count):
        said = f"{reader.name}, caso {number}, semilla {seed}"
        data = reader.spoil(golden, random.Random(f"{seed}/{reader.name}/{number}"))
        start = time.monotonic()
        with watched(golden.folder):
            outcome = outcome_of(reader, golden, data)
        assert outcome in ("", REFUSED), f"{said}: {outcome}"
        refused += outcome == REFUSED
        slowest = max(slowest, time.monotonic() - start)
        assert slowest < SECONDS, said
        assert not WATCH.wrong, f"{said}: {WATCH.wrong}"
    child = isolate._CHILD._process
    peaks = [highest("self") - before, highest(child.pid) if child else 0]
    assert max(peaks) < MOST_MEMORY
    print(
        f"\n{reader.name}: {count:,} casos, semilla {seed}: {refused:,} rechazados; "
        f"el más lento {slowest:.2f} s; memoria {[peak >> 20 for peak in peaks]} MiB"
    )
    assert refused > count / 20


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_spoilt_files(reader: Reader, golden: Golden, semilla: int, tally: Tally) -> None:
    campaign(reader, golden, semilla, reader.few)
    tally("archivos dañados", reader.few)


@pytest.mark.largo
@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_a_hundred_thousand_spoilt_files(
    reader: Reader, golden: Golden, semilla: int, tally: Tally
) -> None:
    campaign(reader, golden, semilla + 1, reader.many)
    tally("archivos dañados", reader.many)


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_the_honest_file_is_read(reader: Reader, golden: Golden) -> None:
    """Otherwise the refusals would prove nothing."""
    honest = {
        "acuse": golden.receipt,
        "acuse firmado": golden.receipt,
        "libro": golden.book,
        "libro cerrado": golden.closed_book,
        "lista": golden.filled_list,
        "foto": golden.photos[0],
        "solicitud": golden.request,
        "certificado": golden.answer,
        "alta": golden.welcome,
        "solicitud de bóveda": golden.vault_request,
        "respuesta de bóveda": golden.vault_answer,
        "localidades": golden.localities,
        "catálogos": golden.catalogues,
        "catálogos firmados": golden.catalogues,
    }
    reader.read(golden, honest.get(reader.name, golden.sealed))
