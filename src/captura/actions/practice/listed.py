"""The made-up list of an exercise, as one copies it from Excel."""

from __future__ import annotations

NAMES = (
    ("Amparo", "Practicante", "Uno"),
    ("Beatriz", "Practicante", "Dos"),
    ("Celia", "Practicante", "Tres"),
    ("Dora", "Practicante", "Cuatro"),
)
_AGES = ("34", "41", "28", "56")


def sample_list() -> str:
    """Columns between tabs, a person a line, headings above."""
    rows = [("Nombre(s)", "Primer apellido", "Segundo apellido", "Sexo", "Edad")]
    rows += [(*name, "Mujer", age) for name, age in zip(NAMES, _AGES, strict=True)]
    return "\n".join("\t".join(row) for row in rows)
