"""The words of deadlines and counts."""

from __future__ import annotations

import datetime as dt

import pytest

from captura.paths import resources
from captura.records.catalogues import load
from captura.records.periods import Period
from captura.ui.screens.entregas.wording import day, due, due_period, offered, summary
from captura.ui.wording import counted

LAST = dt.date(2026, 10, 15)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (dt.date(2026, 9, 22), "Vence el 15 de octubre de 2026, en 23 días"),
        (dt.date(2026, 10, 14), "Vence mañana, 15 de octubre de 2026"),
        (dt.date(2026, 10, 15), "Vence hoy, 15 de octubre de 2026"),
        (dt.date(2026, 10, 16), "Venció el 15 de octubre de 2026, hace 1 día"),
        (dt.date(2026, 10, 25), "Venció el 15 de octubre de 2026, hace 10 días"),
    ],
)
def test_deadlines(today: dt.date, said: str) -> None:
    assert due(LAST, today) == said


def test_a_period_is_due_until_its_deadline() -> None:
    catalogues = load(resources() / "catalogos")
    assert due_period(catalogues, dt.date(2026, 10, 15)) == Period(2026, 3)
    assert due_period(catalogues, dt.date(2026, 10, 16)) == Period(2026, 4)


def test_two_years_are_offered() -> None:
    found = offered(dt.date(2026, 9, 22))
    assert found[0] == ("2026-T3", "3.er trimestre 2026")
    assert found[-1][0] == "2024-T4"


def test_counts_and_days() -> None:
    assert counted(1, "error", "errores") == "1 error"
    assert counted(1200, "error", "errores") == "1,200 errores"
    assert summary(0, 0) == "todo en orden"
    assert summary(2, 1) == "2 errores por corregir · 1 aviso por explicar"
    assert day("2026-10-01T03:00:00+00:00") == "30/09/2026"
    assert day("2026-10-01") == "01/10/2026"
    assert day("") == day(None) == day("ayer") == "—"
