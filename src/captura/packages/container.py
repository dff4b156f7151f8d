"""The `.captura` container: its parts, put together, encrypted and put in place whole."""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path

from captura.excel.limits import MIB
from captura.excel.write import publish
from captura.keys.sealing import encrypt
from captura.packages.manifest import Manifest, manifest_bytes

MANIFEST, CODES, RECORDS, BOOK = "manifiesto", "codigos", "registros.jsonl", "libro.xlsx"


class SealedDraft:
    """A package being put together in a file of the application's own folder."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "paquete.zip"
        self._zip = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED)
        self._lines = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed by `close`

    def line(self, line: str) -> None:
        """Add a canonical line."""
        self._lines.write(line.encode() + b"\n")

    def finish(
        self, path: Path, manifest: Manifest, lines: Iterable[str], book: Path | None
    ) -> None:
        """Encrypt to the header's recipients and put the package in its place."""
        self._zip.writestr(MANIFEST, manifest_bytes(manifest))
        self._zip.writestr(CODES, "".join(lines))
        self._lines.seek(0)
        with self._zip.open(RECORDS, "w") as part:
            while chunk := self._lines.read(MIB):
                part.write(chunk)
        if book is not None:
            self._zip.write(book, BOOK, zipfile.ZIP_STORED)  # a workbook is packed already
        self._zip.close()
        keys = [recipient.age_public for recipient in manifest.header.recipients]
        closed = self._file.with_suffix(".captura")
        closed.write_bytes(encrypt(self._file.read_bytes(), keys))
        publish(closed, path)

    def close(self) -> None:
        """Let go of the files; the folder around them may then be deleted."""
        self._zip.close()
        self._lines.close()
