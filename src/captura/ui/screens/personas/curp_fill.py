"""What a CURP typed in the form fills, and the sentence beside it."""

from __future__ import annotations

from captura.records import curp
from captura.records.draft import Draft
from captura.records.persona import Persona
from captura.ui.screens.personas.form_fields import FROM_CURP

Said = tuple[str, str]


def fill(draft: Draft[Persona]) -> bool:
    """Write sex, birth and state of a flawless CURP into the draft; whether it was one."""
    reading = curp.read(draft.record.curp or "")
    if not (reading.ok and reading.birth and reading.sex):
        return False
    values = (reading.sex, f"{reading.birth:%d/%m/%Y}", reading.state or "")
    for name, text in zip(FROM_CURP, values, strict=True):
        draft.set(name, text)
    if draft.record.tipo_identificacion != "CURP":
        draft.set("tipo_identificacion", "CURP")
    return True


def agrees(persona: Persona) -> bool:
    """Whether what stands in the form is what a flawless CURP says."""
    reading = curp.read(persona.curp or "")
    said = (reading.sex, reading.birth, reading.state)
    held = (persona.sexo, persona.fecha_nacimiento, persona.entidad_nac)
    return reading.ok and reading.birth is not None and said == held


def verdict(persona: Persona, filled: bool) -> Said:
    """(state, sentence) beside the CURP once it is whole; nothing while it is being typed."""
    key = curp.compact(persona.curp or "")
    if not key:
        return "", ""
    reading = curp.read(key)
    if filled:
        return "ok", "Válida. Llenó sexo, nacimiento y entidad."
    if reading.suggestion:
        return "warn", f"Parece un error de dedo: ¿será {reading.suggestion}?"
    if not reading.findings:
        return "", ""
    first = reading.findings[0]
    return "warn", f"{first.what} {first.fix}".strip()


def looks_wrong(persona: Persona) -> bool:
    """Whether «parece mal pero así es» makes sense now: eighteen characters, and a fault."""
    key = curp.compact(persona.curp or "")
    if not key or curp.is_placeholder(key):
        return False
    reading = curp.read(key)
    return bool(persona.curp_excepcion) or (len(key) == curp.LENGTH and not reading.ok)
