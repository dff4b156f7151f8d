"""The acta of supports: who received what, the sum, and whose CURP is printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.actions.support_record import has_supports, record_of_activity, record_of_support
from captura.documents.page import Page, SignatureLines, Table
from captura.errors import RoleError
from captura.records.apoyo import Apoyo
from captura.records.roles import CAPTURA, CONSULTA
from captura.store.queries.sessions import attendance
from tests.actions.world import talk, woman


def table(page: Page) -> Table:
    return next(block for block in page.blocks if isinstance(block, Table))


def handed(office: Office, persona: str, activity: str | None, cents: int) -> str:
    support = Apoyo(
        persona=persona, actividad=activity, fecha=dt.date(2026, 5, 12), tipo_apoyo="AP01",
        concepto="Despensa", cantidad=Decimal(2), unidad="caja", monto=cents, programa="PROPIO",
    )  # fmt: skip
    return save_record(office, support)[0].id


def test_everything_handed_over_at_an_activity_with_its_sum(jerez: Office) -> None:
    activity, session = talk(jerez, woman("Zoila", "Ríos"), woman("Ana", "Álvarez"))
    assert not has_supports(jerez, activity)
    people = [row.persona for row in attendance(jerez.store, session.id)]
    for persona in people:
        handed(jerez, persona, activity.id, 125_050)
    handed(jerez, people[0], None, 99_900)  # of another day
    assert has_supports(jerez, activity)
    page = record_of_activity(jerez, activity)
    rows = table(page).rows
    assert [str(row[1]).split()[0] for row in rows] == ["Álvarez", "Ríos", "Total"]
    assert rows[-1][-2] == "$2,501.00"
    assert rows[0][-3] == "2 caja"
    assert any(isinstance(block, SignatureLines) for block in page.blocks)


def test_one_support_has_a_paper_of_its_own(jerez: Office) -> None:
    activity, session = talk(jerez, woman("Ana", "Álvarez"))
    (persona,) = (row.persona for row in attendance(jerez.store, session.id))
    handed(jerez, persona, activity.id, 100)
    own = handed(jerez, persona, None, 99_900)
    rows = table(record_of_support(jerez, own)).rows
    assert (len(rows), rows[-1][-2]) == (2, "$999.00")
    with pytest.raises(LookupError):
        record_of_support(jerez, "nadie")


def test_curp_are_printed_for_who_may_take_names_out(jerez: Office) -> None:
    curp = "AALA900412MZSLPN08"
    activity, session = talk(jerez, woman("Ana", "Álvarez", curp=curp))
    (row,) = attendance(jerez.store, session.id)
    handed(jerez, row.persona, activity.id, 100)
    typist = record_of_activity(replace(jerez, role=CAPTURA), activity)
    assert curp in str(record_of_activity(jerez, activity))
    assert curp not in str(typist)
    with pytest.raises(RoleError):
        record_of_activity(replace(jerez, role=CONSULTA), activity)
