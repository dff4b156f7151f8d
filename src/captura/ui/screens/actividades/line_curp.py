"""What is said of a CURP that is typed or scanned in the line of the list."""

from __future__ import annotations

import datetime as dt

from captura.records import curp
from captura.ui.screens.actividades.line_protocol import Said


def like_curp(key: str) -> bool:
    """Whether it begins as one does."""
    return len(key) >= 10 and key[:4].isalpha() and key[4:10].isdigit()


def half_curp(key: str) -> Said | None:
    """How much of it is missing; None where nothing is, or where it is none."""
    missing = curp.LENGTH - len(key)
    if missing <= 0 or not like_curp(key):
        return None
    words = "Falta un carácter" if missing == 1 else f"Faltan {missing} caracteres"
    text = f"Lleva {len(key)} de 18. Termine de escribirla, o búsquela por nombre si no la trae."
    return Said("bad", f"{words} en la CURP", text)


def faulty_curp(text: str, today: dt.date) -> Said | None:
    """What is wrong with it once it is whole."""
    key = curp.compact(text)
    if len(key) != curp.LENGTH or not like_curp(key):
        return None
    reading = curp.read(key, today)
    faults = [found for found in reading.findings if found.level == curp.ERROR]
    if not faults:
        return None
    return Said("bad", "Revise la CURP", f"{faults[0].what} {faults[0].fix}".strip())
