"""Offices with people recorded twice, for pictures and tests of the duplicates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.records.persona import Persona
from captura.records.record import new_id
from captura.records.version import Version, line_of
from captura.ui.screens.entregas.samples import temporary_sample

ROSA = Persona(
    nombres="Rosa Elena", primer_apellido="Esparza", segundo_apellido="Luna", sexo="M",
    fecha_nacimiento=dt.date(1990, 4, 12), curp="EALR900412MZSSNS05", municipio="32020",
    localidad="320200001", telefono="4941234567",
)  # fmt: skip
# what the second hand wrote: two that the rule is sure of, three that someone has to look at
_AGAIN: tuple[dict[str, Any], ...] = (
    {"nombres": "ROSA ELENA", "primer_apellido": "ESPARZA", "curp": None},
    {"primer_apellido": "Esparsa", "telefono": None},
    {"primer_apellido": "Trejo", "curp": None},
    {"nombres": "Rosa Isela", "curp": "EALI730412MZSSNS21"},
    {"fecha_nacimiento": None, "edad_declarada": 52, "edad_declarada_en": dt.date(2026, 5, 5),
     "curp": None, "telefono": None},
)  # fmt: skip
_SURNAMES = ("Acosta", "Barrios", "Cabral", "Duarte", "Enríquez")
_MANY = 3_000


def doubled() -> Office:
    """An institute with five women recorded twice: two of the pairs are sure."""
    office = temporary_sample(people=12).office
    people: list[Persona] = []
    for place, (surname, changes) in enumerate(zip(_SURNAMES, _AGAIN, strict=True)):
        own: dict[str, Any] = {"segundo_apellido": surname, "telefono": f"494{place:07d}"}
        own["curp"] = f"EALR{70 + place}0412MZSSNS05"
        own["fecha_nacimiento"] = dt.date(1970 + place, 4, 12)
        first = replace(ROSA, **own)
        people += [first, replace(first, **changes)]
    _bring(office, people)
    return office


def many_doubled() -> Office:
    """An institute where 3,000 pairs wait to be looked at."""
    office = temporary_sample(people=4).office
    people: list[Persona] = []
    for one in make_people(7, "32020", _MANY, 2026):
        plain = replace(one, curp=None, tipo_identificacion="SIN", telefono=None, folio=None)
        born = one.fecha_nacimiento or dt.date(1980, 5, 5)
        first = replace(plain, fecha_nacimiento=born, edad_declarada=None, edad_declarada_en=None)
        people += [first, replace(first, nombres=f"{one.nombres} Isabel", telefono="4920000000")]
    _bring(office, people)
    return office


def _bring(office: Office, people: list[Persona]) -> None:
    """Keep them as a package would: whoever types is asked first."""
    writer, lines = office.random(8).hex(), []
    for n, person in enumerate(people, 1):
        own = new_id(office.institute, office.clock(), office.random)
        texts = replace(person, creado_en=office.now(), creado_por="Captura").canonical()
        fields = {name: ((text, (writer, n)),) for name, text in texts.items()}
        lines.append(line_of(Version("persona", own, {writer: n}, fields)))
    with office.store.work(who=office.user, device=office.letter) as work:
        work.apply({"persona": sorted(lines)}, "muestra")
