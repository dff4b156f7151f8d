"""Made-up photos as telephones make them: with a place, a camera and a turned picture."""

from __future__ import annotations

import struct
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage

CAMERA = b"TelefonoInventado"


def picture(width: int, height: int, colour: str = "#7b4b9c", kind: str = "JPEG") -> bytes:
    """A picture whose left half has the colour and whose right half is white."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for x in range(width // 2):
        for y in range(height):
            image.setPixelColor(x, y, QColor(colour))
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(made, kind, 90)  # type: ignore[call-overload]
    return bytes(made.data().data())


def telephone_photo(width: int = 60, height: int = 40, colour: str = "#7b4b9c") -> bytes:
    """A JPEG with an EXIF part: the camera's name, a place (GPS), and «turn it by 90°»."""
    plain = picture(width, height, colour)
    exif = b"Exif\x00\x00" + _tiff()
    part = b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
    return plain[:2] + part + plain[2:]


def _tiff() -> bytes:
    """Big-endian TIFF: maker, orientation 6 (turned), and a GPS folder of one latitude."""
    entries, maker, gps = 3, 8 + 2 + 3 * 12 + 4, 0
    gps = maker + len(CAMERA) + 1
    head = b"MM\x00\x2a" + struct.pack(">IH", 8, entries)
    head += struct.pack(">HHII", 0x010F, 2, len(CAMERA) + 1, maker)
    head += struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    head += struct.pack(">HHII", 0x8825, 4, 1, gps) + struct.pack(">I", 0)
    where = struct.pack(">H", 1) + struct.pack(">HHI", 0x0001, 2, 2) + b"N\x00\x00\x00"
    return head + CAMERA + b"\x00" + where + struct.pack(">I", 0)


def written(path: Path, data: bytes) -> Path:
    """The file, in a folder that is made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path
