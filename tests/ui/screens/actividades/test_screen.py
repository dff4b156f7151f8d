"""The screen of activities with real widgets: typed by key events."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.records.actividad import Actividad
from captura.store.queries.activities import activities
from captura.store.queries.known import sessions_of
from captura.store.queries.sessions import attendance
from captura.ui.pictures import PICTURES
from captura.ui.pictures.registry import discover
from captura.ui.pictures.render import render
from captura.ui.screens.actividades.activity_view import ActivityPage
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import CURP, marina, talk, workshop
from tests.ui.keys import focus, press, type_text


def names(office: Office, screen: ActividadesScreen) -> list[str]:
    session = screen.page.presenter.sessions.chosen
    assert session is not None
    return [row.listed for row in attendance(office.store, session.id)]


def test_the_list_can_show_who_took_part_of_the_list_and_beside_it(
    screen: ActividadesScreen, office: Office
) -> None:
    took_part = {"instituciones_participantes": ("SMDIF", "UAZ"), "instituciones_otras": "Ejido"}
    save_activity(office, replace(talk(), nombre="Con ellas", **took_part))  # type: ignore[arg-type]
    save_activity(office, replace(talk(), nombre="Sin ellas"))
    screen.entered()
    model, titles = screen.list.model, [column.title for column in screen.list.model.columns]
    shown_as = {
        row.nombre: str(model.index(at, titles.index("Instituciones")).data())
        for at, row in enumerate(model.rows)
    }
    dif = office.catalogues["instituciones"].label("SMDIF")
    assert shown_as["Con ellas"].startswith(f"{dif}; ")
    assert shown_as["Con ellas"].endswith("; Ejido")
    assert shown_as["Sin ellas"] == ""


def test_an_activity_is_written_and_finished_by_keys(
    screen: ActividadesScreen, office: Office
) -> None:
    press(screen.list.filter, "Ctrl+N")
    answers = (
        "Plática de prueba",
        "2.10.6",
        "Plática",
        "",
        "15/9",
        "",
        "Jerez",
        "Plaza",
        "Ana Ruiz",
    )
    for text in answers:
        type_text(focus(), text)
        press(focus(), "Return")
    press(focus(), "Ctrl+Return")
    (row,) = activities(office.store)
    kept = office.store.get(Actividad, row.id)
    assert kept is not None
    assert (kept.nombre, kept.estado_registro, kept.tipo_actividad) == (
        "Plática de prueba", "VAL", "AC01",
    )  # fmt: skip
    assert (kept.estrategia, kept.responsable) == ("2.10.6", "Ana Ruiz")


def test_enter_adds_and_never_leaves_the_line(there: ActividadesScreen, office: Office) -> None:
    marina(office)
    line = there.page.attendance.field
    type_text(line, "mariná gar")
    press(line, "Return")
    assert names(office, there) == ["García López, Marina"]
    assert focus() is line
    assert line.text() == ""
    assert there.page.attendance.note.text() == "1 persona · 1 mujer"


def test_f2_registers_someone_in_place(there: ActividadesScreen, office: Office) -> None:
    line = there.page.attendance.field
    type_text(line, CURP)
    press(line, "Return")
    press(line, "F2")
    assert there.page.attendance.newcomer.isVisible()
    for text in ("García", "López", "Marina"):
        type_text(focus(), text)
        press(focus(), "Return")
    press(focus(), "Ctrl+Return")
    assert names(office, there) == ["García López, Marina"]
    assert focus() is line
    assert not there.page.attendance.said.isVisible()
    assert there.page.presenter.draft.record.estado_registro == "BOR"


def test_f3_registers_someone_without_curp(there: ActividadesScreen, office: Office) -> None:
    line = there.page.attendance.field
    type_text(line, "Rosa Hernández Ávila")
    press(line, "F3")
    form = there.page.attendance.newcomer.form
    assert not form.row("curp").isVisible()
    for name, text in (("sexo", "M"), ("edad_declarada", "43")):
        form.editor(name).set_text(text)
        there.page.attendance.newcomer.presenter.draft.set(name, text)
    press(form.row("nombres").editor, "Ctrl+Return")
    assert names(office, there) == ["Hernández Ávila, Rosa"]


def test_escape_gives_the_newcomer_up_and_then_the_page(
    there: ActividadesScreen, office: Office
) -> None:
    press(there.page.attendance.field, "F2")
    press(focus(), "Esc")
    assert not there.page.attendance.newcomer.isVisible()
    assert names(office, there) == []
    press(focus(), "Esc")
    assert there.currentWidget() is there.list


def test_delete_takes_her_off_the_list(there: ActividadesScreen, office: Office) -> None:
    marina(office)
    line = there.page.attendance.field
    type_text(line, CURP)
    press(line, "Return")
    table = there.page.attendance.table
    table.setFocus()
    table.select(0)
    press(table, "Del")
    assert names(office, there) == []


def test_a_block_is_pasted_from_the_line(there: ActividadesScreen, office: Office) -> None:
    QGuiApplication.clipboard().setText("Nombre\tEdad\tSexo\nRosa Hernández Ávila\t43\tMujer\n")
    press(there.page.attendance.field, "Ctrl+Shift+V")
    page = there.page
    assert page.right.currentWidget() is page.preview
    press(focus(), "Ctrl+Return")
    assert names(office, there) == ["Hernández Ávila, Rosa"]
    assert page.right.currentWidget() is page.attendance
    assert focus() is page.attendance.field


def test_a_preview_is_given_up_with_escape(there: ActividadesScreen, office: Office) -> None:
    QGuiApplication.clipboard().setText("Nombre\tEdad\nRosa Hernández\t43\n")
    there.page.attendance.paste.click()
    press(focus(), "Esc")
    assert there.page.right.currentWidget() is there.page.attendance
    assert there.currentWidget() is there.page


def test_who_stays_out_of_a_paste_is_under_the_cursor_with_her_reason(
    there: ActividadesScreen,
) -> None:
    block = "Nombre\tEdad\nRosa Hernández\t43\nAna Ruiz\tcuarenta\n"
    QGuiApplication.clipboard().setText(block)
    there.page.attendance.paste.click()
    preview = there.page.preview
    assert preview.people.current_row() == 1
    assert "Escriba solo cifras" in preview.whole.text()
    preview.people.select(0)
    assert not preview.whole.isVisible()


def test_the_foot_says_what_enter_does_while_an_activity_is_chosen_for_someone(
    screen: ActividadesScreen, office: Office
) -> None:
    workshop(office)
    someone = marina(office)
    screen.open(add=someone.id)
    foot = screen.list.hints
    said = [one.text() for one in foot.findChildren(QLabel)]
    assert "Agregar" in said
    assert "Abrir" not in said
    press(focus(), "Esc")
    assert "Abrir" in [one.text() for one in foot.findChildren(QLabel)]


def test_an_empty_list_says_what_to_do_until_someone_is_on_it(there: ActividadesScreen) -> None:
    attendance = there.page.attendance
    assert attendance.nobody.isVisible()
    assert not attendance.hints.isVisible()
    QGuiApplication.clipboard().setText("Nombre\tEdad\nRosa Hernández\t43\n")
    attendance.paste.click()
    there.page.preview.add.click()
    assert attendance.table.isVisible()
    assert attendance.hints.isVisible()


def test_a_template_is_written_and_read_back(
    there: ActividadesScreen, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "lista.xlsx"
    session = there.page.presenter.sessions.chosen
    assert session is not None
    there.page.write_template(session, path)
    assert path.read_bytes().startswith(b"PK")
    there.page.read_file(path)
    assert there.page.right.currentWidget() is there.page.preview
    assert there.page.preview.add.isEnabled() is False


def test_sessions_and_a_repetition_are_asked_in_a_bar(
    there: ActividadesScreen, office: Office
) -> None:
    there.page.sessions.more.click()
    type_text(focus(), "29/9")
    press(focus(), "Return")
    activity = there.page.presenter.draft.start
    assert len(sessions_of(office.store, activity.id)) == 2
    assert there.page.sessions.which.isVisible()
    there.page.repeat.click()
    type_text(focus(), "6/10")
    press(focus(), "Return")
    assert len(activities(office.store)) == 2
    assert there.page.presenter.draft.start.id != activity.id


def test_hours_of_a_session_are_kept(there: ActividadesScreen, office: Office) -> None:
    hours = there.page.sessions.hours
    hours.setFocus()
    type_text(hours, "3")
    press(hours, "Return")
    (session,) = sessions_of(office.store, there.page.presenter.draft.start.id)
    assert str(session.horas) == "3"


def test_finishing_with_problems_leads_over_them(there: ActividadesScreen) -> None:
    form = there.page.card.form
    form.editor("responsable").set_text("")
    there.page.presenter.draft.set("responsable", "")
    press(there.page.attendance.field, "Ctrl+Return")
    assert there.page.problems.isVisible()
    assert focus() is form.row("responsable").editor
    press(there.page.attendance.field, "F8")
    assert focus() is form.row("responsable").editor


def test_a_row_opens_with_enter(screen: ActividadesScreen, office: Office) -> None:
    workshop(office)
    screen.open()
    press(screen.list.filter, "Down")  # the arrow leads from what was looked for to what was found
    assert screen.list.table.hasFocus()
    assert screen.list.table.current_row() == 0
    press(screen.list.table, "Return")
    assert screen.currentWidget() is screen.page
    assert screen.page.title.text() == "Taller «Finanzas para emprender»"
    # who came is typed at once; Enter on «Repetir» would ask for another day
    assert screen.page.attendance.field.hasFocus()
    press(screen, "Esc")
    screen.page.set_compact(True)  # the list stands below its data
    press(screen.list.table, "Return")
    assert screen.page.card.form.row("nombre").editor.hasFocus()


def test_the_models_keep_qts_rules(there: ActividadesScreen, qtmodeltester: ModelTester) -> None:
    marina(there.page.attendance.presenter.office)
    type_text(there.page.attendance.field, "mar")
    for table in (there.list.table, there.page.attendance.table, there.page.attendance.found):
        qtmodeltester.check(table.model())


def test_one_that_is_gone_leaves_no_other_under_its_name(there: ActividadesScreen) -> None:
    there.open(id="32020-nada")
    assert there.currentWidget() is there.list


def test_an_activity_stands_in_the_smallest_window_while_one_searches(qtbot: QtBot) -> None:
    """With five people offered, the list below still has rows, and the page doesn't scroll."""
    discover()
    window = render(PICTURES["actividades", "actividad"].make())
    qtbot.addWidget(window)
    (page,) = window.findChildren(ActivityPage)
    assert page.attendance.found.isVisible()
    screen = page.parentWidget()
    assert screen.height() == screen.parentWidget().height()
    assert page.attendance.table.viewport().height() >= 2 * 32
