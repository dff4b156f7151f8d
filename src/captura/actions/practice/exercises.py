"""The five exercises: what to do, why, and how each step sees by itself that it is done."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from captura.actions.office import Office
from captura.actions.practice import checks
from captura.actions.practice.checks import Check
from captura.actions.practice.offices import PHRASE, SINCE
from captura.paths import replace_file

CURP = "PAUL900514MZSRRC04"
LIST, RECEIPT = "lista", "acuse"  # what the panel can do for a step


@dataclass(frozen=True)
class Step:
    """text: what to do · check: whether it is done · place: where · help: LIST, RECEIPT or none."""

    name: str
    text: str
    check: Check
    place: str
    help: str = ""


@dataclass(frozen=True)
class Exercise:
    """title, why it is worth the minutes, steps."""

    title: str
    why: str
    steps: tuple[Step, ...]


EXERCISES = (
    Exercise(
        "Registrar personas",
        "Quien no trae su CURP se registra igual; nadie se va sin quedar anotada.",
        (
            Step(
                "con_curp",
                f"En Personas registre a Lucía Prado Uribe; su CURP inventada es {CURP}.",
                checks.person_with_curp,
                "personas",
            ),
            Step(
                "sin_curp",
                "Registre a otra sin CURP: bastan nombre, sexo, edad y localidad.",
                checks.person_without_curp,
                "personas",
            ),
        ),
    ),
    Exercise(
        "Una actividad con su lista",
        "La lista dice quién vino; de ella salen todas las cifras.",
        (
            Step(
                "actividad",
                "En Actividades cree una con fecha de hoy.",
                checks.activity_planned,
                "actividades",
            ),
            Step(
                "lista",
                "En su lista agregue a tres personas: escriba parte del nombre y oprima Enter.",
                checks.list_filled,
                "actividades",
            ),
            Step(
                "concluida",
                "Complete lo que falte y conclúyala con Ctrl+Enter.",
                checks.activity_finished,
                "actividades",
            ),
        ),
    ),
    Exercise(
        "Pegar de Excel y corregir",
        "Lo que otros llenaron no se captura dos veces; la revisión dice qué falta y dónde.",
        (
            Step(
                "pegada",
                "Copie la lista de ejemplo y péguela en la lista de su actividad con Ctrl+Mayús+V.",
                checks.list_pasted,
                "actividades",
                LIST,
            ),
            Step(
                "corregida",
                "A una actividad del trimestre pasado le falta quién la dio. Elija ese periodo en "
                "Entregas, abra el problema y corríjalo.",
                checks.flaw_mended,
                "entregas",
            ),
        ),
    ),
    Exercise(
        "Entregar y atender el acuse",
        "Solo el acuse significa entregado; lo que la coordinación observa se corrige y se manda.",
        (
            Step(
                "entrega",
                "En Entregas genere la del trimestre pasado y guárdela en una carpeta.",
                checks.delivery_made,
                "entregas",
            ),
            Step(
                "acuse",
                "Pida el acuse a la coordinación de práctica, y léalo con «Leer acuse…».",
                checks.receipt_read,
                "entregas",
                RECEIPT,
            ),
            Step(
                "observacion",
                "Trae una observación. Ábrala y escriba el resultado de esa actividad.",
                checks.observation_mended,
                "entregas",
            ),
            Step(
                "otra_vez",
                "Genere la entrega otra vez: lleva la corrección.",
                checks.delivered_again,
                "entregas",
            ),
        ),
    ),
    Exercise(
        "Nada se pierde",
        "Un error de dedo, un apagón o un disco dañado tienen remedio si hay respaldo.",
        (
            Step(
                "papelera",
                "Abra a una persona y elija «Quitar del padrón»; después tráigala de vuelta en "
                "Papelera.",
                checks.brought_back,
                "papelera",
            ),
            Step(
                "respaldo",
                "En Respaldos elija «Hacer un respaldo ahora».",
                checks.backed_up,
                "respaldos",
            ),
            Step(
                "restaurado",
                f"Ahí mismo restáurelo. La frase de la práctica es: {PHRASE}. Después la "
                "computadora cuenta como nueva: en la vida real pediría su alta otra vez.",
                checks.restored,
                "respaldos",
            ),
        ),
    ),
)


def done_steps(office: Office) -> frozenset[str]:
    """Names of the steps done, looked at now; what was done once stays done.

    They are kept beside the offices, so that a restore doesn't take them back.
    """
    known, since = _kept(office), int(office.store.meta(SINCE) or 0)
    fresh = {
        step.name
        for exercise in EXERCISES
        for step in exercise.steps
        if step.name not in known and step.check(office, since)
    }
    if fresh:
        _keep(office, known | fresh)
    return frozenset(known | fresh)


def _place(office: Office) -> Path:
    return office.folder.root.with_name("avance.json")


def _kept(office: Office) -> set[str]:
    names = {step.name for exercise in EXERCISES for step in exercise.steps}
    try:
        return names & set(json.loads(_place(office).read_bytes()))
    except (OSError, ValueError, TypeError):
        return set()  # lost: the checks find again what still shows


def _keep(office: Office, names: Iterable[str]) -> None:
    replace_file(_place(office), json.dumps(sorted(names)).encode())
