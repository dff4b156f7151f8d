"""How the screens say days, ages and names."""

from __future__ import annotations

import datetime as dt

import pytest

from captura.records.persona import Persona
from captura.ui.screens.personas import wording
from captura.ui.wording import counted, short_day

TODAY = dt.date(2026, 9, 22)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "hoy"),
        (dt.date(2026, 9, 21), "ayer"),
        (dt.date(2026, 7, 3), "3 jul"),
        (dt.date(2024, 12, 31), "31 dic 2024"),
        (None, ""),
    ],
)
def test_days(day: dt.date | None, said: str) -> None:
    assert short_day(day, TODAY) == said


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (Persona(nombres="Ana", primer_apellido="De la Torre"), "De la Torre, Ana"),
        (Persona(primer_apellido="Ruiz", segundo_apellido="Cid"), "Ruiz Cid"),
        (Persona(alias="Luna"), "Luna"),
        (Persona(), "Sin nombre"),
    ],
)
def test_names_as_lists_write_them(person: Persona, said: str) -> None:
    assert wording.listed_name(person) == said


def test_numbers_and_telephones() -> None:
    assert counted(1840, "persona", "personas") == "1,840 personas"
    assert counted(1, "persona", "personas") == "1 persona"
    assert wording.phone("4941000000") == "494 100 00 00"
    assert wording.phone("49410") == "49410"
    assert wording.years(1) == "1 año"
    assert wording.initials(Persona(nombres="Ángela", primer_apellido="Díaz")) == "ÁD"
