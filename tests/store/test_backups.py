"""Backups open with the same key, hold everything, and are rotated."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest

from captura.errors import StoreError
from captura.records.persona import Persona
from captura.store import backups
from captura.store.database import Store
from tests.store.conftest import KEY, Clock


def test_a_backup_is_a_whole_store(store: Store, clock: Clock, tmp_path: Path) -> None:
    (tmp_path / "llaves.json").write_text("{}")
    (tmp_path / "equipo.clave").write_text("nunca")
    with store.work("Ana") as work:
        saved = work.save(Persona(nombres="Xochiquetzalli"))
    made = backups.make(store, tmp_path / "usb" / "captura")
    assert sorted(path.name for path in made.iterdir()) == ["captura.db", "llaves.json"]
    assert b"Xochiquetzalli" not in (made / "captura.db").read_bytes()
    with Store.open(made / "captura.db", KEY, clock=clock, random=os.urandom) as copy:
        assert copy.get(Persona, saved.id) == saved
        with copy.work("Ana") as work:
            work.save(Persona(nombres="Eva"))
    assert store.value("SELECT count(*) FROM persona") == 1


def test_a_backup_is_made_while_someone_saves(store: Store, tmp_path: Path) -> None:
    with store.work("Ana") as work:
        work.save(Persona(nombres="Ana"))
        made = backups.make(store, tmp_path / "respaldos")
    assert (made / "captura.db").is_file()


def test_a_damaged_copy_is_never_kept(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with store.work("Ana") as work:
        for _ in range(200):
            work.save(Persona(nombres="Ana"))
    check = backups.check

    def damage(store: Store, path: Path) -> None:
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        check(store, path)

    monkeypatch.setattr(backups, "check", damage)
    with pytest.raises(StoreError) as caught:
        backups.make(store, tmp_path / "respaldos")
    assert caught.value.code == "CAP-STORE-06"
    assert list((tmp_path / "respaldos").iterdir()) == []


def test_a_place_that_cannot_be_written_is_said(store: Store, tmp_path: Path) -> None:
    (tmp_path / "archivo").touch()
    with pytest.raises(StoreError) as caught:
        backups.make(store, tmp_path / "archivo" / "respaldos")
    assert caught.value.code == "CAP-STORE-30"


def test_days_weeks_and_months_are_kept() -> None:
    newest = dt.datetime(2026, 5, 31, 20, tzinfo=dt.UTC)
    moments = [newest - dt.timedelta(hours=8 * n) for n in range(3 * 500)]
    kept = backups.kept(moments)
    days = [newest - dt.timedelta(days=n) for n in range(7)]
    assert set(days) <= kept
    assert len({(at.year, at.month) for at in kept}) == 12
    assert 7 + 11 <= len(kept) <= 7 + 4 + 12
    assert backups.kept(kept) == kept


def test_rotation_removes_only_backups(store: Store, tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "respaldos"
    (folder / "fotos").mkdir(parents=True)
    for _ in range(3):
        clock.at += dt.timedelta(hours=1)
        last = backups.make(store, folder)
    assert [path for _, path in backups.backups_in(folder)] == [last]
    assert (folder / "fotos").is_dir()
