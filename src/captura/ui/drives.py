"""The memories plugged in."""

from __future__ import annotations

from PySide6.QtCore import QStorageInfo


def removable() -> list[tuple[str, str]]:
    """Writable drives beside the system's own: (folder, name)."""
    root = QStorageInfo.root().rootPath()
    found = []
    for drive in QStorageInfo.mountedVolumes():
        path = drive.rootPath()
        media = path.startswith(("/media/", "/run/media/", "/mnt/")) or path[1:3] == ":/"
        if drive.isReady() and not drive.isReadOnly() and path != root and media:
            free = drive.bytesAvailable() // 10**9
            found.append((path, f"{drive.displayName()} · {free} GB libres"))
    return found[:3]
