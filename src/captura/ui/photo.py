"""A photo as it is kept: seen upright, at most 1600 px, and nothing beside the picture.

`cleaned` runs in the child process of `isolate` alone: the file is foreign.
"""

from __future__ import annotations

from captura.errors import CapturaError

LONGEST = 1600  # px of the longer side
MOST = 120_000_000  # px of what is read at all: a telephone's largest has 108 million
_QUALITY = 85


def cleaned(data: bytes) -> bytes:
    """A JPEG or PNG as a JPEG drawn anew: without place, camera, hour or thumbnail (EXIF, GPS).

    Raises CapturaError where it can't be read or is too large.
    """
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
    from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

    source = QBuffer()
    source.setData(QByteArray(data))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, b"png" if data[:1] == b"\x89" else b"jpeg")
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        raise _unreadable()
    if size.width() * size.height() > MOST:
        raise _too_many_points()
    if max(size.width(), size.height()) > LONGEST:
        fitted = size.scaled(LONGEST, LONGEST, Qt.AspectRatioMode.KeepAspectRatio)
        reader.setScaledSize(fitted.expandedTo(QSize(1, 1)))
    image = reader.read()
    if image.isNull():
        raise _unreadable()
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))  # under what a PNG leaves transparent
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    made = QBuffer()
    made.open(QIODevice.OpenModeFlag.WriteOnly)
    if not paper.save(made, "JPEG", _QUALITY):  # type: ignore[call-overload]
        raise _unreadable()
    return bytes(made.data().data())


def _unreadable() -> CapturaError:
    return CapturaError(
        "La foto no se puede leer",
        "El archivo está incompleto o dañado.",
        "Ábrala en el teléfono o la computadora, guárdela como JPG y agréguela otra vez.",
        "CAP-EVI-04",
    )


def _too_many_points() -> CapturaError:
    return CapturaError(
        "La foto es demasiado grande",
        "Tiene más puntos de los que esta computadora puede abrir.",
        "Guárdela más pequeña, o mándesela por mensajería, que la reduce, y agréguela otra vez.",
        "CAP-EVI-05",
    )
