"""Recognises the columns of a list of people by their headings, and puts their cells in order."""

from __future__ import annotations

from collections.abc import Sequence

from captura.records.names import fold

FULL_NAME, SURNAMES = "nombre_completo", "apellidos"  # columns that are not one field
NAMES = ("nombres", "primer_apellido", "segundo_apellido", FULL_NAME, SURNAMES)

_HEADINGS: dict[str, tuple[str, ...]] = {
    FULL_NAME: (
        "nombre completo", "nombre y apellidos", "nombre y apellido", "apellidos y nombre",
        "apellidos y nombres", "nombre de la asistente", "nombre de la participante",
        "nombre de la beneficiaria", "asistente", "participante", "beneficiaria", "persona",
    ),
    "nombres": ("nombre", "nombres", "nombre(s)", "nombre (s)", "primer nombre"),
    SURNAMES: ("apellidos", "apellido", "apellido(s)"),
    "primer_apellido": (
        "primer apellido", "apellido paterno", "paterno", "ap paterno", "a paterno", "1er apellido",
        "apellido 1",
    ),
    "segundo_apellido": (
        "segundo apellido", "apellido materno", "materno", "ap materno", "a materno",
        "2do apellido", "2o apellido", "apellido 2",
    ),
    "curp": ("curp", "clave curp", "curp (si la tiene)"),
    "sexo": ("sexo", "genero", "sexo (m/h)", "m/h", "h/m"),
    "edad_declarada": ("edad", "anos", "edad (anos)", "anos cumplidos", "edad cumplida"),
    "fecha_nacimiento": (
        "fecha de nacimiento", "nacimiento", "fecha nacimiento", "f nacimiento", "fec nac",
        "fecha nac", "f nac", "fecha de nac", "nacio", "nacio el",
    ),
    "localidad_texto": (
        "localidad", "comunidad", "colonia", "localidad o colonia", "domicilio", "direccion",
        "colonia o comunidad", "comunidad o colonia", "otra localidad o colonia", "vive en",
        "lugar de residencia", "procedencia", "localidad / colonia", "barrio",
    ),
    "telefono": (
        "telefono", "tel", "celular", "cel", "whatsapp", "numero de telefono", "no de telefono",
        "telefono celular", "telefono o celular", "contacto",
    ),
    "escolaridad": ("escolaridad", "nivel de estudios", "estudios"),
    "ocupacion": ("ocupacion", "a que se dedica", "oficio"),
}  # fmt: skip
_BY_HEADING = {text: field for field, texts in _HEADINGS.items() for text in texts}


def field_of_heading(text: str) -> str | None:
    """The field a heading names, whatever its case, accents and stops."""
    plain = fold(text).replace(".", "").replace(":", "").replace("*", "").strip()
    return _BY_HEADING.get(" ".join(plain.split()))


def headings_in(row: Sequence[str]) -> list[str | None] | None:
    """The fields of a row of headings; None if it is no such row."""
    fields = [field_of_heading(cell) for cell in row]
    known = [field for field in fields if field]
    named = any(field in NAMES or field == "curp" for field in known)
    filled = sum(1 for cell in row if cell.strip())
    if not named or (len(known) < 2 and filled > 1):
        return None
    taken: set[str] = set()
    for index, field in enumerate(fields):
        if field in taken:
            fields[index] = None  # the first of two equal headings counts
        elif field:
            taken.add(field)
    if FULL_NAME not in taken and "nombres" in taken and not taken & {"primer_apellido", SURNAMES}:
        fields[fields.index("nombres")] = FULL_NAME
    return fields


def plain_sexes(cells: Sequence[str]) -> list[str]:
    """A column of sexes in full words; where F stands for women, M stands for men."""
    letters = {fold(cell).rstrip(".") for cell in cells}
    by_f = "f" in letters and "h" not in letters
    words = {"f": "Mujer", "m": "Hombre"} if by_f else {"m": "Mujer", "h": "Hombre"}
    full = {"femenino": "Mujer", "masculino": "Hombre", "mujer": "Mujer", "hombre": "Hombre"}
    return [(words | full).get(fold(cell).rstrip("."), cell) for cell in cells]


def split_surnames(text: str) -> tuple[str, str]:
    """Two surnames from one cell; particles stay with theirs (`De la Torre García`)."""
    particles = {"de", "del", "la", "las", "los", "y", "san", "santa"}
    words = text.split()
    first: list[str] = []
    for index, word in enumerate(words):
        first.append(word)
        if fold(word) not in particles:
            return " ".join(first), " ".join(words[index + 1 :])
    return " ".join(first), ""
