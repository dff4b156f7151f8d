"""Who is registered on a list: what she said, she said on the day of the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.errors import CapturaError
from captura.records.persona import Persona
from captura.settings import Settings
from captura.store.queries.sessions import attendance
from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import CURP, talk, workshop
from tests.ui.held import Held
from tests.ui.keys import focus, press, shown, type_text
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


NEXT = "EALA900412MZSSNN06"


def scanned_and_new(qtbot: QtBot, office: Office) -> tuple[ActividadesScreen, Held]:
    """A list whose newcomer is typed and wants only «Agregar»; answers come late from now on."""
    tasks = Held()
    screen = ActividadesScreen(Desk(office, tasks, Settings()))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(id=workshop(office).actividad)
    line = screen.page.attendance.field
    line.setFocus()
    type_text(line, CURP)
    press(line, "Return")
    press(line, "F2")
    for text in ("García", "López", "Marina"):
        type_text(focus(), text)
        press(focus(), "Return")
    tasks.held = []
    return screen, tasks


def names(screen: ActividadesScreen) -> list[str]:
    return [row.name for _, row in screen.page.attendance.model.rows]


def test_the_next_reading_stands_in_the_line_though_the_answer_is_late(
    qtbot: QtBot, tmp_path: Path
) -> None:
    screen, tasks = scanned_and_new(qtbot, fresh_office(tmp_path))
    press(focus(), "Ctrl+Return")
    type_text(focus(), NEXT)
    tasks.answer()
    assert len(names(screen)) == 1
    assert focus() is screen.page.attendance.field
    assert screen.page.attendance.field.text() == NEXT


def test_a_newcomer_who_was_refused_shows_again_and_the_line_keeps_its_letters(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, tasks = scanned_and_new(qtbot, fresh_office(tmp_path))
    with monkeypatch.context() as broken:
        broken.setattr("captura.ui.screens.actividades.attendance_presenter.add_to_list", no_room)
        press(focus(), "Ctrl+Return")
    type_text(focus(), NEXT)
    tasks.answer()
    newcomer = screen.page.attendance.newcomer
    assert newcomer.isVisible()
    assert newcomer.form.editor("nombres").text() == "Marina"
    assert names(screen) == []
    press(focus(), "Ctrl+Return")
    assert len(names(screen)) == 1
    assert screen.page.attendance.field.text() == NEXT


def no_room(*_: object) -> None:
    raise CapturaError("No se guardó", "El disco está lleno.", "Haga lugar.", "CAP-X-01")
