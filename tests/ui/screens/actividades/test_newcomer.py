"""Who is registered on a list: what she said, she said on the day of the list."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from captura.actions.plan_activity import save_activity
from captura.records.persona import Persona
from captura.store.queries.sessions import attendance
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import talk
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office


def test_her_age_is_of_the_day_of_the_list_as_that_of_a_pasted_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    office = fresh_office(tmp_path)
    _, session, _ = save_activity(office, talk())
    assert session.fecha is not None
    assert session.fecha < office.today()
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(id=session.actividad)
    press(screen.page.attendance.field, "F3")
    newcomer = screen.page.attendance.newcomer
    told = {"primer_apellido": "Ñúñez", "nombres": "Úrsula", "sexo": "M", "edad_declarada": "18"}
    for name, text in told.items():
        newcomer.presenter.draft.set(name, text)
    newcomer.presenter.save()
    (row,) = attendance(office.store, session.id)
    kept = office.store.get(Persona, row.persona)
    assert kept is not None
    assert kept.edad_declarada_en == session.fecha
