"""Turns a pasted block, or a list read back from Excel, into people for a session."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from captura.actions.attend import at_home
from captura.actions.office import Office
from captura.excel.paste import FULL_NAME, Pasted, read_paste
from captura.records import curp
from captura.records.actividad import Actividad
from captura.records.draft import Draft
from captura.records.full_names import split_name
from captura.records.names import fold
from captura.records.persona import Persona
from captura.records.problem import Problem
from captura.records.rules import check

_AGE = re.compile(r"(?:edad:? )?(\d{1,3})(?:[.,]0+)? ?(?:a|anos?|a\.)?")
_SEXES = {"f": "M", "femenino": "M", "mujer": "M", "masculino": "H", "hombre": "H"}

__all__ = ["ListedPerson", "Pasted", "people_of", "person_of", "read_paste"]


@dataclass(frozen=True)
class ListedPerson:
    """One row as a person to be, what couldn't be read ({field: sentence}), and the problems.

    kept: how she is registered if nobody here is her.
    """

    row: int
    persona: Persona
    kept: Persona
    unreadable: Mapping[str, str]
    problems: tuple[Problem, ...]

    @property
    def ready(self) -> bool:
        """Whether she can be added without asking anything."""
        return not self.unreadable and bool(self.persona.nombres)


def people_of(
    office: Office,
    pasted: Pasted,
    columns: Sequence[str | None] | None = None,
    home: Actividad | None = None,
) -> list[ListedPerson]:
    """The people of a pasted block; `columns` stands for the guesses where someone corrected.

    home: the activity they came to.
    """
    names = pasted.columns if columns is None else columns
    return [
        person_of(
            office,
            number,
            {name: cell for name, cell in zip(names, row, strict=True) if name and cell},
            home,
        )
        for number, row in enumerate(pasted.rows, 1)
    ]


def person_of(
    office: Office, row: int, cells: Mapping[str, str], home: Actividad | None = None
) -> ListedPerson:
    """One person of texts by field name; the CURP fills what the row leaves blank."""
    texts = dict(cells)
    key = curp.compact(texts.get("curp", ""))
    if full := texts.pop(FULL_NAME, None):
        parts = split_name(full, key or None)
        texts = {**{k: v for k, v in parts._asdict().items() if v}, **texts}
    if "sexo" in texts:
        texts["sexo"] = _sex(texts["sexo"], texts)
    if "edad_declarada" in texts:
        texts["edad_declarada"] = _age(texts["edad_declarada"])
    draft = Draft(Persona(municipio=office.institute), office.catalogues)
    for name, text in texts.items():
        draft.set(name, text)
    person = fill_from_curp(_placed(office, draft.record))
    # the day of a declared age is the list's, known once she is added: none is missing here
    dated = replace(person, edad_declarada_en=person.edad_declarada_en or office.today())
    kept = at_home(dated, home)
    problems = tuple(check(kept, office.catalogues, office.today()))
    return ListedPerson(row, person, kept, dict(draft.unreadable), problems)


def fill_from_curp(person: Persona) -> Persona:
    """The person with birth, sex and state from a flawless CURP, where they are blank."""
    reading = curp.read(person.curp) if person.curp else None
    if reading is None or not reading.ok:
        return person
    return replace(
        person,
        fecha_nacimiento=person.fecha_nacimiento or reading.birth,
        sexo=person.sexo or reading.sex,
        entidad_nac=person.entidad_nac or reading.state,
    )


def _age(text: str) -> str:
    """`34 años` and `34.0` are 34; what says no age stays as it is, to be named."""
    found = _AGE.fullmatch(fold(text))
    return found[1] if found else text


def _sex(text: str, texts: Mapping[str, str]) -> str:
    """`M` is *mujer* here and *masculino* on some lists: a CURP beside it decides, else mujer."""
    said = _SEXES.get(fold(text), text)
    reading = curp.read(texts.get("curp", ""))
    if fold(text) in ("m", "h", "f") and reading.ok and reading.sex:
        return reading.sex
    return said


def _placed(office: Office, person: Persona) -> Persona:
    """A locality written as text becomes the catalogue's where the municipality has that name."""
    if not person.localidad_texto:
        return person
    known = fold(person.localidad_texto)
    for entry in office.catalogues["localidades"].entries:
        if entry.extra.get("municipio") == office.institute and fold(entry.label) == known:
            return replace(person, localidad=entry.code, localidad_texto=None)
    return person
