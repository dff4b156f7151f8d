"""What the rules found, as marks beside the fields of a form."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from captura.records.problem import Problem

Said = tuple[str, str]
KINDS = {"error": "bad", "warning": "warn", "note": "info"}
_ORDER = ("error", "warning", "note")


def marks_of(
    problems: Iterable[Problem], left: Collection[str], *, everything: bool
) -> dict[str, Said]:
    """{field: (bad, warn or info, sentence)}: the gravest of each field.

    While someone types only the fields already left are judged, and nothing is said to be
    missing; `everything` once she asked to finish.
    """
    found: dict[str, Said] = {}
    for problem in sorted(problems, key=lambda p: _ORDER.index(p.level)):
        early = problem.field not in left or problem.code in _MISSING
        if problem.field and problem.field not in found and (everything or not early):
            said = problem.what if problem.code == "falta" else problem.message
            found[problem.field] = (KINDS[problem.level], said)
    return found


def faults_of(unreadable: Iterable[str], marks: Mapping[str, Said]) -> list[str]:
    """The fields that hinder saving: what can't be read first, then what is marked as bad."""
    return [*unreadable, *(name for name, (kind, _) in marks.items() if kind == "bad")]


# what only means "not written yet" while the form is open
_MISSING = frozenset(
    {"falta", "persona.edad", "persona.localidad", "persona.aviso", "persona.tutora",
     "persona.excepcion", "curp.falta", "apoyo.cantidad", "apoyo.monto",
     "meta.cantidad"}
)  # fmt: skip
