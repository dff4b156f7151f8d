"""Which evidence an activity asks for by its type, and what of it is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from captura.records.catalogues import Catalogue

LIST, AGGREGATE = "LIS", "AGR"


@dataclass(frozen=True, slots=True)
class Asked:
    """A line of the checklist. tipo: code of `tipo_evidencia` · wanted, held: how many."""

    tipo: str
    wanted: int
    held: int

    @property
    def there(self) -> bool:
        return self.held >= self.wanted


def pieces(text: str) -> dict[str, int]:
    """{evidence type: how many} of `LIS;FOT:2`, as catalogue and queries write it."""
    pairs = (word.partition(":") for word in text.split(";") if word)
    return {code: int(count or 1) for code, _, count in pairs}


def asked_of(tipo_actividad: str | None, types: Catalogue) -> dict[str, int]:
    """{evidence type: how many} that an activity type asks for; nothing for an unknown one.

    types: the catalogue `tipo_actividad`, whose column `evidencia` says it.
    """
    entry = types.by_code.get(tipo_actividad or "")
    return pieces(entry.extra.get("evidencia", "")) if entry else {}


def checklist(
    asked: Mapping[str, int], held: Mapping[str, int], *, listed: bool, modo_conteo: str | None
) -> tuple[Asked, ...]:
    """What is asked for, line by line.

    held: {evidence type: pieces} of the activity. listed: somebody stands on its list here, which
    is as good as the signed list on paper; who only counts is asked for none.
    """
    return tuple(
        Asked(code, wanted, max(held.get(code, 0), int(listed and code == LIST)))
        for code, wanted in asked.items()
        if not (code == LIST and modo_conteo == AGGREGATE)
    )
