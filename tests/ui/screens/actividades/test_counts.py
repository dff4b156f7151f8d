"""The count of a session on the screen: typed by keys, summed at once, beside the list."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.count_people import counted
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.records.sesion import Sesion
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import talk
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.offices import fresh_office

WOMEN, OLDER = ("M", "GE5"), ("M", "GE6")


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


@pytest.fixture
def session(office: Office) -> Sesion:
    return save_activity(office, replace(talk(), modo_conteo="AGR"))[1]


@pytest.fixture
def there(qtbot: QtBot, office: Office, session: Sesion) -> ActividadesScreen:
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(id=session.actividad)
    return screen


def test_numbers_are_typed_down_and_along(
    there: ActividadesScreen, office: Office, session: Sesion
) -> None:
    card = there.page.counts
    assert there.page.right.currentWidget() is card
    first, below = card.fields[WOMEN], card.fields[OLDER]
    first.setFocus()
    type_text(first, "40")
    press(first, "Down")
    assert below.hasFocus()
    type_text(below, "7")
    press(below, "Return")
    assert card.fields["H", "GE6"].hasFocus()
    assert counted(office, session) == {WOMEN: 40, OLDER: 7}
    assert card._of_sex["M"].text() == card._of_sex[""].text() == "47"
    assert card._of_group["GE6"].text() == "7"
    press(below, "Up")
    assert first.hasFocus()


def test_the_sum_is_held_against_the_total_of_the_sheet(
    there: ActividadesScreen, office: Office, session: Sesion
) -> None:
    card = there.page.counts
    card.presenter.change(WOMEN, "40")
    card.total.setFocus()
    type_text(card.total, "42")
    press(card.total, "Return")
    assert card.agrees.text() == "No cuadra: faltan 2"
    card.presenter.change(OLDER, "2")
    assert card.agrees.text() == "Los grupos suman el total"
    # the strip of sessions saves the session too, and knows the total
    there.page.presenter.sessions.change("horas", "3")
    kept = office.store.get(Sesion, session.id)
    assert kept is not None
    assert (kept.total_contado, str(kept.horas)) == (42, "3")


@pytest.mark.parametrize("text", ["muchas", "-3", "1.5", "123456"])
def test_what_is_no_number_is_said_and_not_kept(
    there: ActividadesScreen, office: Office, session: Sesion, text: str
) -> None:
    field = there.page.counts.fields[WOMEN]
    field.setFocus()
    type_text(field, text)
    press(field, "Return")
    assert field.toolTip().startswith("Escriba un número entero")
    assert counted(office, session) == {}


def test_the_list_and_the_count_take_turns(there: ActividadesScreen) -> None:
    page = there.page
    page.card.form.editor("modo_conteo").set_text("NOM")
    page.card.form._take("modo_conteo")
    assert page.right.currentWidget() is page.attendance
    assert page.attendance.body.indexOf(page.sessions) == 0
    page.card.form.editor("modo_conteo").set_text("AGR")
    page.card.form._take("modo_conteo")
    assert page.right.currentWidget() is page.counts
    assert page.counts.body.indexOf(page.sessions) == 0


def test_a_new_activity_is_kept_by_its_first_number(qtbot: QtBot, office: Office) -> None:
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open(new=True)
    page = screen.page
    page.presenter.draft.set("modo_conteo", "AGR")
    page._edited("modo_conteo")
    page.counts.presenter.change(WOMEN, "12")
    kept = page.presenter.sessions.chosen
    assert kept is not None
    assert counted(office, kept) == {WOMEN: 12}
    assert page.counts.fields[WOMEN].text() == "12"
    people = next(one.show for one in screen.list.model.columns if one.title == "Personas")
    screen.open()
    assert people(screen.list.model.rows[0]).text == "12 contadas"
