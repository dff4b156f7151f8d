"""Constancias: who may have one, and a folio that is given once and kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from captura.actions.attend import add_to_list
from captura.actions.constancias import (
    issue_constancias,
    most_of_it,
    preview_constancias,
    who_came,
)
from captura.actions.office import Office
from captura.actions.plan_activity import add_session
from captura.actions.save_record import delete_record, save_record
from captura.documents.constancia import NO_FOLIO
from captura.documents.page import Page, PageBreak, Text
from captura.errors import RoleError
from captura.records.participacion import Participacion
from captura.records.roles import CAPTURA, CONSULTA
from captura.store.queries.sessions import attendance
from tests.actions.world import talk, woman


def said(page: Page) -> str:
    return "\n".join(block.text for block in page.blocks if hasattr(block, "text"))


def folios(page: Page) -> list[str]:
    return [
        block.text.removeprefix("Folio: ")
        for block in page.blocks
        if isinstance(block, Text) and block.text.startswith("Folio: ")
    ]


def everyone(office: Office, activity) -> list[str]:
    return [one.persona for one in who_came(office, activity)]


def test_a_folio_is_given_at_printing_once_and_kept(jerez: Office) -> None:
    activity, _ = talk(jerez, woman("Ana", "Álvarez"), woman("Eva", "Nava"))
    people = everyone(jerez, activity)
    assert folios(preview_constancias(jerez, activity, people)) == [NO_FOLIO] * 2
    first = folios(issue_constancias(jerez, activity, people[:1]))
    assert first == [f"32020-CON-2026-{jerez.letter}00001"]
    both = folios(issue_constancias(jerez, activity, people))
    assert both == [*first, f"32020-CON-2026-{jerez.letter}00002"]
    assert folios(issue_constancias(jerez, activity, people)) == both
    assert folios(preview_constancias(jerez, activity, people)) == both


def test_a_folio_whose_paper_was_withdrawn_is_never_given_again(jerez: Office) -> None:
    activity, session = talk(jerez, woman("Ana"), woman("Eva"))
    ana, eva = everyone(jerez, activity)
    (given,) = folios(issue_constancias(jerez, activity, [ana]))
    part = next(one.id for one in attendance(jerez.store, session.id) if one.persona == ana)
    kept = jerez.store.get(Participacion, part)
    assert kept
    delete_record(jerez, kept)
    (other,) = folios(issue_constancias(jerez, activity, [eva]))
    assert other != given
    assert folios(issue_constancias(jerez, activity, [ana])) == []


def test_it_says_sessions_hours_days_and_who_signs(jerez: Office) -> None:
    activity, session = talk(jerez, woman("Ana", "Álvarez"), woman("Eva", "Nava"))
    later, _ = add_session(jerez, activity, dt.date(2026, 6, 9))
    ana = next(one for one in who_came(jerez, activity) if one.name.startswith("Ana"))
    add_to_list(jerez, later, woman("Luz", "Ríos"))
    for one in (session, later):
        save_record(jerez, replace(one, horas=Decimal(2)))
    page = preview_constancias(jerez, activity, everyone(jerez, activity))
    words = said(page)
    assert "Ana Álvarez" in words
    assert "Asistió a 1 de 2 sesiones, 2 horas." in words
    assert f"por su participación en «{activity.nombre}», del " in words
    assert "al 09/06/2026" in words
    assert sum(isinstance(block, PageBreak) for block in page.blocks) == 2
    assert most_of_it(jerez, activity) == []
    assert said(preview_constancias(jerez, activity, [ana.persona])).count("Se otorga a") == 1


def test_who_gave_no_name_and_who_did_not_come_get_none(jerez: Office) -> None:
    hidden = replace(woman(), tipo_identificacion="ANO", alias="Flor", curp=None)
    activity, session = talk(jerez, woman("Ana"), hidden, woman("Eva"))
    away = next(one for one in attendance(jerez.store, session.id) if "Eva" in one.name)
    part = jerez.store.get(Participacion, away.id)
    assert part
    save_record(jerez, replace(part, asistio=False))
    assert [one.name.split()[0] for one in who_came(jerez, activity)] == ["Ana"]


def test_only_who_types_gives_them(jerez: Office) -> None:
    activity, _ = talk(jerez, woman())
    people = everyone(jerez, activity)
    with pytest.raises(RoleError):
        issue_constancias(replace(jerez, role=CONSULTA), activity, people)
    assert folios(issue_constancias(replace(jerez, role=CAPTURA), activity, people)) != [NO_FOLIO]


def test_two_laptops_of_one_institute_never_give_the_same(jerez: Office, second: Office) -> None:
    given = []
    for office in (jerez, second):
        activity, _ = talk(office, woman())
        given += folios(issue_constancias(office, activity, everyone(office, activity)))
    assert len(set(given)) == 2
