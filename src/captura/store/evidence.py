"""Evidence files: each encrypted under a key of its own, in `evidencias/`, under a random name.

The table `archivo` leads from what a file says (its SHA-256) to its name and key. A file is written
once and never changed, so that a backup copies it once, and the same one brought in twice is kept
once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from captura.errors import StoreError
from captura.failpoints import failpoint
from captura.keys.box import NONCE_BYTES, close_box, open_box
from captura.paths import replace_file, sync_folder
from captura.store.rows import Source
from captura.store.work import Work

FOLDER = "evidencias"  # beside the database, and beside the backups of a place
_KEY_BYTES, _NAME_BYTES = 32, 16
_LABEL = "captura/evidencia/1"


@dataclass(frozen=True)
class KeptFile:
    """A file as the database knows it. sha256: hex, of its plain bytes."""

    sha256: str
    name: str
    key: bytes
    bytes: int


def put(work: Work, folder: Path, data: bytes) -> KeptFile:
    """Keep a file; one that is here already stays as it is. Raises StoreError.

    The encrypted file is on the disk before the Work ends: undone, it leaves bytes that nobody can
    read.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    known = _known(work, sha256)
    if known is not None and (folder / known.name).is_file():
        return known
    random = work.store.random
    kept = known or KeptFile(sha256, random(_NAME_BYTES).hex(), random(_KEY_BYTES), len(data))
    nonce, box = close_box(kept.key, data, _bound(sha256), random)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_file(folder / kept.name, nonce + box)
    except OSError:
        raise _no_room() from None
    failpoint("evidence.written")
    if known is None:
        work.execute(
            "INSERT INTO archivo(sha256, name, key, bytes) VALUES (?,?,?,?)",
            (kept.sha256, kept.name, kept.key, kept.bytes),
        )
    return kept


def read(source: Source, folder: Path, sha256: str) -> bytes:
    """What a file says, decrypted in memory. Raises StoreError where it is elsewhere or damaged."""
    known = _known(source, sha256)
    if known is None:
        raise _elsewhere()
    try:
        sealed = (folder / known.name).read_bytes()
    except FileNotFoundError:
        raise _elsewhere() from None
    except OSError:
        raise _damaged() from None
    plain = open_box(known.key, sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(sha256))
    if plain is None:
        raise _damaged()
    return plain


def copy_missing(source: Path, target: Path) -> None:
    """Bring every file of one folder into another that lacks it; both hold encrypted bytes only.

    On one disk they are linked: they never change. Raises OSError.
    """
    if not source.is_dir():
        return
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in source.iterdir():
        if path.name.startswith(".") or not path.is_file() or (target / path.name).exists():
            continue
        draft = target / f".{path.name}.tmp"
        draft.unlink(missing_ok=True)
        try:
            os.link(path, draft)
        except OSError:  # another disk, or one that knows no links
            shutil.copyfile(path, draft)
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
        failpoint("evidence.copied")
        draft.replace(target / path.name)
    sync_folder(target)


def _known(source: Source, sha256: str) -> KeptFile | None:
    rows = source.rows("SELECT sha256, name, key, bytes FROM archivo WHERE sha256=?", (sha256,))
    return KeptFile(*rows[0]) if rows else None


def _bound(sha256: str) -> str:
    return f"{_LABEL} {sha256}"


def _no_room() -> StoreError:
    return StoreError(
        "No se pudo guardar la evidencia",
        "El disco está lleno, o no se deja escribir.",
        "Libere espacio y agréguela otra vez; el archivo original no se tocó.",
        "CAP-EVI-01",
    )


def _elsewhere() -> StoreError:
    return StoreError(
        "El archivo no está en esta computadora",
        "La evidencia se agregó en otra: entre computadoras viaja su registro, no el archivo.",
        "Véalo donde se agregó, o restaure un respaldo de esa computadora.",
        "CAP-EVI-02",
    )


def _damaged() -> StoreError:
    return StoreError(
        "El archivo de la evidencia no se puede leer",
        "El disco no lo entrega, o está dañado.",
        "Restaure un respaldo, o agregue otra vez el original.",
        "CAP-EVI-03",
    )
