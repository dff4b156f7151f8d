"""A programme gives once a year: what an earlier quarter's delivery held is remembered."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from captura.actions.attend import register_person
from captura.actions.doubles import decide_double
from captura.actions.office import Office
from captura.actions.review_delivery import review_delivery
from captura.actions.save_record import save_record
from captura.records.apoyo import Apoyo
from captura.records.periods import Period
from tests.actions.world import T2, woman


def given(office: Office, person: str, day: dt.date) -> Apoyo:
    support = Apoyo(
        persona=person, fecha=day, tipo_apoyo="AM01", concepto="Despensa", cantidad=Decimal(1),
        unidad="caja", monto=100, programa="PROPIO", recibo_firmado=True,
    )  # fmt: skip
    return save_record(office, support)[0]


def repeated(office: Office, period: Period) -> list[str]:
    found = [one.problem for one in review_delivery(office, period).found]
    return [one.id for one in found if one.code == "apoyo.repetido"]


def test_a_support_of_an_earlier_quarter_counts(jerez: Office) -> None:
    her, _ = register_person(jerez, woman())
    given(jerez, her.id, dt.date(2025, 11, 3))
    first = given(jerez, her.id, dt.date(2026, 2, 3))
    second = given(jerez, her.id, dt.date(2026, 5, 3))
    assert repeated(jerez, T2) == [second.id]
    assert repeated(jerez, Period(2026, 1)) == []  # the first of the year is none
    assert first.id != second.id


def test_that_of_her_other_record_counts_too(jerez: Office) -> None:
    one, _ = register_person(jerez, woman("Rosa", "Paz"))
    other, _ = register_person(jerez, woman("Roza", "Paz"))
    given(jerez, one.id, dt.date(2026, 2, 3))
    second = given(jerez, other.id, dt.date(2026, 5, 3))
    assert repeated(jerez, T2) == []
    decide_double(jerez, one.id, other.id, same=True)
    assert repeated(jerez, T2) == [second.id]
