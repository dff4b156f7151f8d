"""Two people side by side: each value of one beside the other's, and whether they agree."""

from __future__ import annotations

from dataclasses import dataclass, replace

from captura.records.catalogues import Catalogues
from captura.records.fields import fields_of
from captura.records.names import fold
from captura.records.people import birth_date, place_words
from captura.records.persona import Persona
from captura.ui.screens.personas import wording

_END = 8  # letters of a CURP


@dataclass(frozen=True)
class Likeness:
    """One line of the comparison; `same` None where one side says nothing."""

    label: str
    this: str
    other: str
    same: bool | None


def compare(this: Persona, other: Persona, catalogues: Catalogues) -> list[Likeness]:
    """Name, birth, sex, place, CURP and telephone; lines where both are empty are left out."""
    lines = [
        _line("Nombre", wording.listed_name(this), wording.listed_name(other)),
        _line("Nacimiento", _birth(this), _birth(other)),
        _line("Sexo", _sex(this, catalogues), _sex(other, catalogues)),
        _line("Localidad", _place(this, catalogues), _place(other, catalogues)),
        _curps(this.curp or "", other.curp or ""),
        _line("Teléfono", this.telefono or "", other.telefono or ""),
    ]
    return [line for line in lines if line is not None]


def reason(reasons: tuple[str, ...]) -> str:
    """Why the two look alike, as a sentence."""
    if not reasons:
        return "Decida antes de guardar."
    return f"{why(reasons)} Decida antes de guardar."


def _line(label: str, this: str, other: str) -> Likeness | None:
    if not this and not other:
        return None
    same = fold(this) == fold(other) if this and other else None
    return Likeness(label, this or "—", other or "—", same)


def _place(persona: Persona, catalogues: Catalogues) -> str:
    return place_words(persona.localidad, persona.localidad_texto, None, catalogues)


def _birth(persona: Persona) -> str:
    born = birth_date(persona)
    if born:
        return wording.shown_day(born)
    return wording.years(persona.edad_declarada) if persona.edad_declarada is not None else ""


def _sex(persona: Persona, catalogues: Catalogues) -> str:
    return catalogues["sexo"].label(persona.sexo) if persona.sexo else ""


def _curps(this: str, other: str) -> Likeness | None:
    # the end is where two keys of one birth mostly differ; a whole key is wider than the card
    if this != other and this[-_END:] == other[-_END:]:
        return _line("CURP", *(f"{key[:-_END]}…" for key in (this, other)))
    return _line("CURP", *(f"…{key[-_END:]}" if key else "" for key in (this, other)))


def why(reasons: tuple[str, ...]) -> str:
    """The reasons alone, as a sentence."""
    words = ", ".join(reasons)
    return f"{words[:1].upper()}{words[1:]}." if words else ""


def completed(known: Persona, typed: Persona) -> Persona:
    """The known person with what was typed where she had nothing."""
    typed_there = {field.name: getattr(typed, field.name) for field in fields_of(Persona)}
    blank = {
        name: value
        for name, value in typed_there.items()
        if value is not None and value != "" and getattr(known, name) is None
    }
    if known.tipo_identificacion == "SIN" and blank.get("curp"):
        blank["tipo_identificacion"] = "CURP"
    if known.fecha_nacimiento or known.edad_declarada is not None:
        blank.pop("edad_declarada", None)
        blank.pop("edad_declarada_en", None)
    return replace(known, **blank)


def outcome(may_decide: bool) -> str:
    """What either answer does; that two are two is for whoever decides about duplicates."""
    same = "Si es ella, se le agrega lo que le falta y no se repite. "
    if may_decide:
        return f"{same}Si es otra, no se vuelve a preguntar. Se puede deshacer."
    return f"{same}Si es otra, siga; que son dos lo decide la titular, en «Duplicados»."
