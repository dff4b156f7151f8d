"""Rules of the CURP on a person's record: they warn, hint and ask for a reason, and never block."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from captura.records import curp, curp_names
from captura.records.persona import Persona
from captura.records.problem import NOTE, WARNING, Problem
from captura.records.rules import common

_WITH, _WITHOUT = "CURP", "SIN"  # of the catalogue tipo_identificacion


def curp_rules(persona: Persona, today: dt.date) -> Iterator[Problem]:
    """Findings of the key itself, and where it differs from what is typed beside it.

    «Parece mal pero así es» with its reason turns every warning into a note.
    """
    if not persona.curp:
        if persona.tipo_identificacion == _WITH:
            yield common.warning(
                persona, "curp", "curp.falta", "Se identifica con CURP y la casilla está vacía.",
                "Escríbala, o elija «Sin CURP».",
            )  # fmt: skip
        return
    reading = curp.read(persona.curp, today)
    excused = bool(persona.curp_excepcion and persona.curp_motivo)
    if persona.curp_excepcion and not persona.curp_motivo:
        yield common.warning(
            persona, "curp_motivo", "curp.motivo", "Falta cómo comprobó que la CURP es así.",
            "Por ejemplo: «vi el documento».",
        )  # fmt: skip
    if persona.tipo_identificacion == _WITHOUT and not curp.is_placeholder(persona.curp):
        yield common.warning(
            persona, "tipo_identificacion", "curp.sobra", "Dice «Sin CURP» y hay una escrita.",
            "Elija «Con CURP».",
        )  # fmt: skip
    compared = () if curp.is_placeholder(persona.curp) else _compared(persona, reading)
    findings = (*reading.findings, *compared)
    for found in findings:
        tells_only = excused or (found.level == NOTE and found.code != "curp.sin")
        level = NOTE if tells_only else WARNING
        yield common.problem(persona, "curp", level, found.code, found.what, found.fix)


def _compared(persona: Persona, reading: curp.Reading) -> tuple[curp.Finding, ...]:
    return curp_names.disagreements(
        reading,
        nombres=persona.nombres,
        primer_apellido=persona.primer_apellido,
        segundo_apellido=persona.segundo_apellido or "",
        birth=persona.fecha_nacimiento,
        sex=persona.sexo,
        state=persona.entidad_nac,
    )
