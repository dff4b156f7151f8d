"""The letters and inks of printed pages."""

from PySide6.QtGui import QColor, QFont, QFontDatabase, QTextCharFormat

from captura.documents.page import Look

INK, PALE = QColor("#1d1a20"), QColor("#b3a8bb")
_LOOKS: dict[Look, float] = {
    "normal": 10.0,
    "large": 13.0,
    "strong": 10.0,
    "small": 8.0,
    "code": 11.0,
}


def points(look: Look) -> float:
    """The size of a look."""
    return _LOOKS[look]


def font(look: Look, size: float | None = None) -> QFont:
    if look == "code":
        made = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    else:
        made = QFont()
    made.setPointSizeF(size or _LOOKS[look])
    # no digits of one width here: in a PDF they could be seen, but neither copied nor read aloud
    if look == "strong":
        made.setWeight(QFont.Weight.DemiBold)
    return made


def letters(look: Look, size: float | None = None) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setFont(font(look, size))
    made.setForeground(INK)
    return made
