"""Wrong tries: the wait grows, survives a restart, names nobody, and ends when someone enters."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from captura.errors import KeysError
from captura.keys import tries
from captura.keys.slots import trouble

NOW = dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC)
SECOND = dt.timedelta(seconds=1)


def fail(root: Path, now: dt.datetime, code: int = 2) -> None:
    with pytest.raises(KeysError, match=f"CAP-KEYS-{code:02}"), tries.counted(root, now):
        raise trouble("No abre.", "Otra vez.", code)


def test_the_wait_doubles_up_to_a_minute() -> None:
    assert [tries.delay(n) for n in range(10)] == [0, 1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert tries.delay(10**9) == 60


def test_a_try_before_its_time_is_not_heard_and_not_counted(tmp_path: Path) -> None:
    now = NOW
    for count in range(1, 10):
        fail(tmp_path, now)
        assert tries.read(tmp_path).count == count
        waits = tries.delay(count)
        assert tries.seconds_left(tmp_path, now) == waits
        early = now + waits * SECOND - SECOND / 10
        heard = False
        with pytest.raises(KeysError, match="CAP-KEYS-23"), tries.counted(tmp_path, early):
            heard = True
        assert not heard
        assert tries.read(tmp_path).count == count
        now += waits * SECOND
        assert tries.seconds_left(tmp_path, now) == 0


def test_a_clock_set_back_waits_no_longer_than_the_delay(tmp_path: Path) -> None:
    fail(tmp_path, NOW)
    fail(tmp_path, NOW + SECOND)
    assert tries.seconds_left(tmp_path, NOW - dt.timedelta(days=900)) == 2


def test_only_a_wrong_passphrase_or_sheet_counts(tmp_path: Path) -> None:
    fail(tmp_path, NOW, 12)
    assert tries.read(tmp_path) == tries.Tries()
    fail(tmp_path, NOW, 9)
    assert tries.read(tmp_path).count == 1
    tries.forget(tmp_path)
    tries.forget(tmp_path)
    assert tries.read(tmp_path) == tries.Tries()


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b'{"seguidos": 3}', b'{"seguidos":1,"momentos":["x"]}']
)
def test_a_damaged_file_keeps_nobody_out(tmp_path: Path, data: bytes) -> None:
    (tmp_path / tries.NAME).write_bytes(data)
    with tries.counted(tmp_path, NOW):
        pass
