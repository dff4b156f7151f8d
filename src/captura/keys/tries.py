"""Wrong tries to enter: each makes the next wait longer, also after a restart; no names kept."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from captura.errors import KeysError
from captura.paths import replace_file

NAME = "intentos.json"
WRONG = ("CAP-KEYS-02", "CAP-KEYS-09")  # another passphrase, another sheet
LONGEST = 60  # seconds
_MOST = 50  # moments kept until someone enters


@dataclass(frozen=True)
class Tries:
    """moments: UTC, ISO, of the wrong tries since someone entered; count: how many there were."""

    count: int = 0
    moments: tuple[str, ...] = ()


def delay(count: int) -> int:
    """Seconds to wait after so many wrong tries: 1, 2, 4 … 60."""
    return min(2 ** (min(count, 7) - 1), LONGEST) if count else 0


def read(root: Path) -> Tries:
    """What is kept beside the ring; whatever can't be understood counts as nothing."""
    try:
        kept = json.loads((root / NAME).read_bytes())
        count, moments = kept["seguidos"], kept["momentos"]
        for moment in moments:
            dt.datetime.fromisoformat(moment).astimezone(dt.UTC)
        return Tries(int(count), tuple(moments))
    except (OSError, ValueError, KeyError, TypeError):
        return Tries()


def seconds_left(root: Path, now: dt.datetime) -> int:
    """Seconds until the next try is heard; a clock set back starts the wait again."""
    tries = read(root)
    if not tries.moments:
        return 0
    waits = delay(tries.count)
    passed = (now - dt.datetime.fromisoformat(tries.moments[-1])).total_seconds()
    return max(0, min(waits, math.ceil(waits - passed)))


@contextlib.contextmanager
def counted(root: Path, now: dt.datetime) -> Iterator[None]:
    """Around one try to enter. Raises KeysError (CAP-KEYS-23) while it must wait."""
    if left := seconds_left(root, now):
        raise KeysError(
            "Espere un momento",
            f"Hubo {read(root).count} intentos fallidos de entrar.",
            f"Intente otra vez en {left} {'segundo' if left == 1 else 'segundos'}.",
            "CAP-KEYS-23",
        )
    try:
        yield
    except KeysError as error:
        if error.code in WRONG:
            tries = read(root)
            moments = (*tries.moments, now.astimezone(dt.UTC).isoformat(timespec="milliseconds"))
            plain = {"seguidos": tries.count + 1, "momentos": moments[-_MOST:]}
            with contextlib.suppress(OSError):  # a read-only folder refuses more than this
                replace_file(root / NAME, json.dumps(plain).encode())
        raise


def forget(root: Path) -> None:
    """Someone entered, and the history has them."""
    with contextlib.suppress(OSError):
        (root / NAME).unlink(missing_ok=True)
