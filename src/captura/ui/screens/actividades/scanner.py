"""Waits for what a scanner puts into a folder, and hands it on once it is whole."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE = 1_000  # ms between two looks; a file of the same size at both is whole


class Scanner(QObject):
    """`arrived(paths)`: files that came since it began to wait. What was there before is let be."""

    arrived = Signal(list)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._known: set[Path] = set()
        self._sizes: dict[Path, int] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)

    def start(self, folder: Path) -> None:
        """Begin to wait for what comes into a folder."""
        self.folder, self._sizes = folder, {}
        self._known = set(self._files())
        self._timer.start()

    def stop(self) -> None:
        """Wait no more."""
        self.folder = None
        self._timer.stop()

    def look(self) -> None:
        """Hand on what is whole by now."""
        found = {path: size for path, size in self._files().items() if path not in self._known}
        whole = [path for path, size in found.items() if size and self._sizes.get(path) == size]
        self._sizes = found
        self._known.update(whole)
        if whole:
            self.arrived.emit(sorted(whole))

    def _files(self) -> dict[Path, int]:
        """{file: size}; none while the folder can't be read (a memory taken out)."""
        try:
            return {
                path: path.stat().st_size
                for path in (self.folder.iterdir() if self.folder else ())
                if path.is_file() and not path.name.startswith((".", "~"))
            }
        except OSError:
            return {}
