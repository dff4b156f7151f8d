"""Where things lie: the data folder of one application, and what ships with the program."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from captura.failpoints import failpoint


@dataclass(frozen=True)
class DataFolder:
    """The folder of one application (one institute, or the state) and the places inside it."""

    root: Path

    @property
    def database(self) -> Path:
        """The encrypted database."""
        return self.root / "captura.db"

    @property
    def keys(self) -> Path:
        """The database key, wrapped once per user and once by the recovery sheet."""
        return self.root / "llaves.json"

    @property
    def device_key(self) -> Path:
        """This device's signing pair; backups never copy it."""
        return self.root / "equipo.clave"

    @property
    def settings(self) -> Path:
        """What this device prefers (`captura.settings`)."""
        return self.root / "preferencias.json"

    @property
    def backups(self) -> Path:
        """Backups kept on this device."""
        return self.root / "respaldos"

    @property
    def evidence(self) -> Path:
        """Evidence files, each encrypted under a key of its own that the database holds."""
        return self.root / "evidencias"

    @property
    def packages(self) -> Path:
        """Packages made and received, as they travelled."""
        return self.root / "entregas"

    @property
    def temporary(self) -> Path:
        """Half-made files: inside the data folder, so that none ends in a shared TEMP."""
        return self.root / "temporal"

    @property
    def practice(self) -> Path:
        """Offices of made-up data, beside the real ones and never in their backups."""
        return self.root / "practica"

    @property
    def logs(self) -> Path:
        """The program's own log, without personal data."""
        return self.root / "registro"

    def create(self) -> DataFolder:
        """Make the folders where missing, readable by this user alone; returns itself.

        Whatever a killed run left in `temporal/` is deleted here, so call it once, at start.
        """
        self.root.mkdir(parents=True, exist_ok=True, mode=0o700)
        clear_folder(self.temporary)
        for folder in (self.root, self.evidence, self.packages):
            _sweep_drafts(folder)
        for folder in (self.backups, self.evidence, self.packages, self.temporary, self.logs):
            folder.mkdir(exist_ok=True, mode=0o700)
        return self


def default_root() -> Path:
    """The data folder of this user on this machine when none is named."""
    from platformdirs import user_data_path

    return user_data_path("Captura", appauthor=False)


def program_folder() -> Path:
    """Where the program's read-only parts lie: the source tree, or the frozen bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if bundle else Path(__file__).resolve().parents[2]


def resources() -> Path:
    """The folder `resources/` (catalogues, map, templates, look)."""
    return program_folder() / "resources"


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: a power cut leaves the old one or the new one.

    Raises OSError as the system does (full disk, no permission), with the old file untouched.
    """
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with draft.open("xb") as file:
            failpoint("file.begun")
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        failpoint("file.written")
        draft.replace(path)
        failpoint("file.replaced")
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in this folder survive a power cut (Windows does so by itself)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep_drafts(folder: Path) -> None:
    """Delete what `replace_file` was writing when a run was cut off."""
    for draft in folder.glob(".?*." + "[0-9a-f]" * 8):
        with contextlib.suppress(OSError):
            draft.unlink()


def clear_folder(folder: Path) -> None:
    """Delete what lies in a folder; what another program still holds open stays for next time."""
    if not folder.is_dir():
        return
    for entry in folder.iterdir():
        with contextlib.suppress(OSError):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
