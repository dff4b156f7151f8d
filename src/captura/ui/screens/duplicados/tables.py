"""The columns of the pairs and of the decisions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from captura.actions.doubles import Decision, Double
from captura.records.catalogues import Catalogues
from captura.ui.screens.duplicados import wording
from captura.ui.screens.duplicados.presenter import Names
from captura.ui.tables import Cell, Column


def double_columns(
    names: Callable[[], Names], catalogues: Catalogues, *, towns: bool
) -> list[Column]:
    """Both names, how alike, and with `towns` where: of a Double."""

    def called(who: str) -> str:
        found = names().get(who)
        return (found.name if found else "") or "Sin nombre"

    def where(pair: Double) -> str:
        return wording.towns(names().get(pair.one), names().get(pair.other), catalogues)

    return [
        Column("Una", lambda pair: Cell(called(pair.one), bold=True), 150, stretch=True),
        Column("Otra", lambda pair: called(pair.other), 150, stretch=True),
        *([Column("Municipio", where, 150, low=True)] if towns else []),
        Column("Parecido", _alike, 84, right=True),
    ]


def decision_columns() -> list[Column]:
    """Both names, what was decided and when: of a Decision. The card says by whom."""
    return [
        Column("Una", lambda one: Cell(one.one_name or "Sin nombre", bold=True), 140, stretch=True),
        Column("Otra", lambda one: one.other_name or "Sin nombre", 140, stretch=True),
        Column("Decisión", _decision, 112),
        Column("Cuándo", _when, 104),
    ]


def _alike(pair: Double) -> Cell:
    score = pair.likeness.score
    return Cell(str(score), spoken=f"se parecen {score} de 100")


def _decision(one: Decision) -> Cell:
    return Cell("Una sola", pill=True, tone="ok") if one.same else Cell("Son dos", pill=True)


def _when(one: Decision) -> str:
    return f"{dt.datetime.fromisoformat(one.at):%d/%m/%Y}" if one.at else ""
