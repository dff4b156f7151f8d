"""What was decided of two records of people: that they are one woman, or that they are two."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from captura.records import fields as f
from captura.records.record import Record

IDENTIDAD = "Identidad"
THE_STATE = "32000"  # begins the ids of what the state itself decides: no municipality has it


@dataclass(frozen=True, kw_only=True, slots=True)
class MismaPersona(Record):
    """Decisión sobre dos registros: una misma persona, o dos. Se deshace al eliminarla.

    Neither record is changed: whoever counts people joins them (`store/joined.py`).
    """

    TYPE = "misma_persona"
    TITLE = "Misma persona"
    SHEET = "Misma persona"

    una: str | None = f.reference("Una", "persona", section=IDENTIDAD, required=True)
    otra: str | None = f.reference("Otra", "persona", section=IDENTIDAD, required=True)
    es_la_misma: bool | None = f.yes_no(
        "¿Es la misma persona?", section=IDENTIDAD, required=True, privacy="P2"
    )
    por_regla: bool | None = f.yes_no("La decidió la regla", section=IDENTIDAD)
    motivo: str | None = f.text("Por qué", section=IDENTIDAD, max_length=300, privacy="P2")


def heard(decision: str, una: str | None, otra: str | None) -> bool:
    """Whether a decision counts: an institute speaks of its own people, the state of all."""
    if not una or not otra:
        return False
    return decision.startswith(f"{THE_STATE}-") or decision[:5] == una[:5] == otra[:5]


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """{id: the lowest id of all that the pairs join with it}; those in no pair are left out."""
    above: dict[str, str] = {}

    def head(one: str) -> str:
        while (up := above.setdefault(one, one)) != one:
            above[one] = one = above[up]  # halves the way for the next
        return one

    for one, other in pairs:
        low, high = sorted((head(one), head(other)))
        above[high] = low
    return {one: head(one) for one in list(above)}


def one_woman(decisions: Iterable[MismaPersona]) -> dict[str, str]:
    """{id: the id that shows} of everyone whom these decisions join with another."""
    return components(
        (one.una, one.otra)
        for one in decisions
        if one.es_la_misma and one.una and one.otra and heard(one.id, one.una, one.otra)
    )
