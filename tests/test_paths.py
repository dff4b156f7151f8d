"""The data folder, and files that are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from captura.paths import DataFolder, program_folder, replace_file, resources


def test_creating_empties_only_what_is_temporary(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path / "datos").create()
    (folder.temporary / "resto").mkdir()
    (folder.temporary / "resto" / "hoja.xml").write_text("plain rows of a killed run")
    (folder.backups / "ayer").write_text("x")
    folder.create()
    assert list(folder.temporary.iterdir()) == []
    assert (folder.backups / "ayer").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows profiles are private by their own rights")
def test_other_users_can_not_look_inside(tmp_path: Path) -> None:
    root = DataFolder(tmp_path / "datos").create().root
    assert stat.S_IMODE(root.stat().st_mode) == 0o700


def test_replacing_leaves_no_draft(tmp_path: Path) -> None:
    place = tmp_path / "llaves.json"
    replace_file(place, b"one")
    replace_file(place, b"two")
    assert place.read_bytes() == b"two"
    assert [entry.name for entry in tmp_path.iterdir()] == ["llaves.json"]


def test_a_failed_write_keeps_the_old_file(tmp_path: Path) -> None:
    place = tmp_path / "llaves.json"
    place.mkdir()
    with pytest.raises(OSError, match="llaves"):
        replace_file(place, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["llaves.json"]


def test_the_program_finds_its_own_parts() -> None:
    assert (program_folder() / "pyproject.toml").is_file()
    assert resources().name == "resources"
