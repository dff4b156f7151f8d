"""The days of an institute: sessions on their own day, activities without any, due dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.agenda import agenda, soon
from captura.actions.office import Office
from captura.actions.plan_activity import add_session, save_activity
from captura.actions.save_record import delete_record, save_record
from captura.errors import RoleError
from captura.records.periods import Period
from captura.records.roles import CONSULTA
from captura.ui.screens.personas.samples import talk
from tests.ui.screens.offices import fresh_office

JULY = dt.date(2026, 7, 1), dt.date(2026, 7, 31)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


def test_each_session_stands_on_its_own_day(office: Office) -> None:
    activity, first, _ = save_activity(office, replace(talk(), hora=dt.time(10)))
    second, _ = add_session(office, activity, dt.date(2026, 7, 20))
    early = save_activity(office, replace(talk(), nombre="Temprano", hora=dt.time(8)))[0]
    bare, _ = save_record(office, replace(talk(), nombre="Feria", fecha_inicio=JULY[1]))
    found = agenda(office, *JULY)
    at = {
        day: [(one.actividad, one.sesion) for one in here.meetings] for day, here in found.items()
    }
    assert at[dt.date(2026, 7, 12)][1] == (activity.id, first.id)
    assert at[dt.date(2026, 7, 12)][0][0] == early.id
    assert at[dt.date(2026, 7, 20)] == [(activity.id, second.id)]
    assert at[JULY[1]] == [(bare.id, None)]
    delete_record(office, activity)
    assert dt.date(2026, 7, 20) not in agenda(office, *JULY)


def test_the_last_day_of_a_delivery_is_named(office: Office) -> None:
    found = agenda(office, *JULY)
    assert {day: here.due for day, here in found.items()} == {
        dt.date(2026, 7, 15): (Period(2026, 2),)
    }


def test_only_what_is_planned_for_today_and_tomorrow_is_reminded_of(office: Office) -> None:
    today = office.today()
    for ahead, status in ((-1, "PLA"), (0, "REA"), (1, "PLA"), (0, "PLA"), (2, "PLA"), (1, "CAN")):
        day = today + dt.timedelta(days=ahead)
        save_activity(office, replace(talk(), nombre=f"{ahead} {status}",
                                      estatus=status, fecha_inicio=day))  # fmt: skip
    assert [one.nombre for one in soon(office)] == ["0 PLA", "1 PLA"]


def test_who_sees_figures_only_has_no_calendar(office: Office) -> None:
    with pytest.raises(RoleError):
        agenda(replace(office, role=CONSULTA), *JULY)
    with pytest.raises(RoleError):
        soon(replace(office, role=CONSULTA))
