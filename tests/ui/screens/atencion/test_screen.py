"""The vault on the screen: opened by a phrase, closed by a lock, and then nothing of it is left."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from captura.actions.atenciones import find_sealed_people, sealed_drafts
from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.actions.vault import create_vault
from captura.errors import StoreError
from captura.records.persona import Persona
from captura.settings import Settings
from captura.ui.components import Button
from captura.ui.desk import Desk
from captura.ui.pictures.at_once import desk_of
from captura.ui.places import screens_of
from captura.ui.screens.acceso.samples import PASSPHRASE
from captura.ui.screens.atencion.form_presenter import NEW
from captura.ui.screens.atencion.samples import WHO, attending, certified
from captura.ui.screens.atencion.screen import AtencionScreen
from captura.ui.tasks import Tasks
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.telling import Later

NAME, NOTE = "Reservada", "Loquecuenta"


@pytest.fixture
def office() -> Iterator[Office]:
    institute = certified()
    entered = attending(institute)
    yield entered
    entered.close()
    institute.close()


@pytest.fixture
def desk(office: Office) -> Desk:
    return desk_of(office)


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[AtencionScreen]:
    made = AtencionScreen(desk)
    qtbot.addWidget(made)
    made.resize(1100, 640)
    shown(made)
    yield made
    made.close_vault()


def enter(screen: AtencionScreen, phrase: str = PASSPHRASE) -> None:
    type_text(screen.gate.passphrase, phrase)
    press(screen.gate.passphrase, "Return")


def fill(screen: AtencionScreen) -> None:
    screen._new()
    for form, name, text in (
        (screen.form.person, "nombres", NAME),
        (screen.form.form, "motivo", "Motivo inventado"),
        (screen.form.form, "nota", NOTE),
    ):
        form.focus(name)
        type_text(form.row(name).editor, text)
    screen.form.form.editor("servicio").set_text("SV03")
    screen.form.form._take("servicio")


def words(widget: QWidget) -> str:
    """All that stands in the widgets of a screen, shown or not."""
    lines = [one.text() for kind in (QLabel, QLineEdit) for one in widget.findChildren(kind)]
    lines += [one.toPlainText() for one in widget.findChildren(QPlainTextEdit)]
    model = widget.findChild(AtencionScreen) or widget
    rows = model.list.model.rows if isinstance(model, AtencionScreen) else []
    return " ".join([*lines, *(str(row) for row in rows)])


def test_the_first_who_attends_makes_it_and_writes_in_it(screen: AtencionScreen) -> None:
    assert screen.gate.button.words() == "Crear la bóveda"
    enter(screen)
    assert screen.currentWidget() is screen.list
    fill(screen)
    screen.form.presenter.save()
    assert screen.currentWidget() is screen.list
    (row,) = screen.list.model.rows
    assert (row.name, row.servicio, row.sealed) == (NAME, "SV03", True)
    type_text(screen.list.filter, "loquec")
    assert len(screen.list.model.rows) == 1
    type_text(screen.list.filter, "zzz")
    assert screen.list.middle.currentWidget() is screen.list.none_fits


def test_one_asked_for_twice_before_the_answer_is_one(screen: AtencionScreen) -> None:
    """Nor is who was met there written down twice."""
    enter(screen)
    fill(screen)
    lane, later = screen.form.presenter.run, Later()
    screen.form.presenter.run = later
    press(screen.form, "Ctrl+Return")
    press(screen.form, "Ctrl+Return")
    screen.form.presenter.keep("nota", 0)  # as the clock does: it would be offered again
    while later.waiting:
        later.waiting.pop(0)()
    screen.form.presenter.run = lane
    assert [row.name for row in screen.list.model.rows] == [NAME]
    assert len(find_sealed_people(screen.vault())) == 1
    assert sealed_drafts(screen.vault()) == []


def test_a_pseudonym_is_enough_and_no_star_says_otherwise(screen: AtencionScreen) -> None:
    enter(screen)
    fill(screen)
    person = screen.form.person
    assert person.row("sexo").star.isHidden()
    assert person.row("primer_apellido").star.isHidden()
    for name, text in (("nombres", ""), ("alias", "La del puente")):
        person.focus(name)
        person.editor(name).set_text(text)
        person._take(name)
    screen.form.presenter.save()
    assert [row.name for row in screen.list.model.rows] == ["La del puente"]


def test_a_wrong_phrase_is_said_beside_it(screen: AtencionScreen, office: Office) -> None:
    create_vault(office, PASSPHRASE).close()
    screen.entered()
    enter(screen, "otra frase que no es")
    assert screen.currentWidget() is screen.gate
    assert screen.gate.field.state()[0] == "bad"
    assert screen.gate.passphrase.text() == ""


def test_a_lock_leaves_nothing_and_what_was_typed_comes_back(
    qtbot: QtBot, screen: AtencionScreen, desk: Desk
) -> None:
    enter(screen)
    fill(screen)
    vault = screen.vault()
    desk.locked.emit()
    assert screen.currentWidget() is screen.gate
    assert not vault.is_open
    assert NAME not in words(screen)
    assert NOTE not in words(screen)
    assert not any(screen.form.presenter.draft.texts.values())
    enter(screen)
    screen._new()
    assert screen.form.person.editor("nombres").text() == NAME
    assert screen.form.form.editor("nota").text() == NOTE
    assert screen.form.again.isVisible()
    screen.form.presenter.save()
    qtbot.wait(600)  # as long as a form waits before it keeps what is typed
    screen._new()
    assert screen.form.person.editor("nombres").text() == ""


def test_a_lock_while_the_key_is_being_made_keeps_it_closed(qtbot: QtBot, office: Office) -> None:
    create_vault(office, PASSPHRASE).close()
    failed: list[BaseException] = []
    tasks = Tasks(failed.append)
    desk = Desk(office, tasks, Settings())
    screen = AtencionScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    qtbot.waitUntil(lambda: not tasks.busy())
    enter(screen)
    desk.locked.emit()
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)
    qtbot.wait(200)  # its answer is delivered
    assert screen.currentWidget() is screen.gate
    with pytest.raises(StoreError):
        screen.vault()
    assert not failed
    tasks.close()


def test_a_lock_right_after_saving_leaves_no_draft(qtbot: QtBot, office: Office) -> None:
    create_vault(office, PASSPHRASE).close()
    failed: list[BaseException] = []
    tasks = Tasks(failed.append)
    desk = Desk(office, tasks, Settings())
    screen = AtencionScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)

    def come_in() -> None:
        qtbot.waitUntil(lambda: not tasks.busy())
        enter(screen)
        qtbot.waitUntil(lambda: screen.currentWidget() is screen.list, timeout=20_000)

    come_in()
    fill(screen)
    screen.form.presenter.save()
    desk.locked.emit()
    come_in()
    qtbot.waitUntil(lambda: len(screen.list.model.rows) == 1)
    assert sealed_drafts(screen.vault()) == []
    assert not failed
    screen.close_vault()
    tasks.close()


def test_what_comes_after_the_lock_shows_nothing(qtbot: QtBot, office: Office) -> None:
    failed: list[BaseException] = []
    tasks = Tasks(failed.append)
    desk = Desk(office, tasks, Settings())
    screen = AtencionScreen(desk)
    qtbot.addWidget(screen)
    shown(screen)
    qtbot.waitUntil(lambda: not tasks.busy())
    enter(screen)
    qtbot.waitUntil(lambda: screen.currentWidget() is screen.list, timeout=20_000)
    fill(screen)
    screen.form.presenter.save()
    qtbot.waitUntil(lambda: len(screen.list.model.rows) == 1, timeout=20_000)
    screen._open(screen.list.model.rows[0].id)
    desk.locked.emit()
    qtbot.waitUntil(lambda: not tasks.busy(), timeout=20_000)
    qtbot.wait(200)
    assert NAME not in words(screen)
    assert not screen.form.presenter.draft.start.id
    assert not failed
    tasks.close()


def test_what_is_missing_is_shown_first(screen: AtencionScreen) -> None:
    enter(screen)
    screen._new()
    screen.form.presenter.save()
    assert screen.currentWidget() is screen.form
    assert screen.form.person.row("nombres").state()[0] == "bad"
    assert screen.form.form.row("servicio").state()[0] == "bad"


def test_a_deleted_one_is_offered_back(screen: AtencionScreen) -> None:
    enter(screen)
    fill(screen)
    screen.form.presenter.save()
    screen._open(screen.list.model.rows[0].id)
    screen.form.presenter.remove()
    assert screen.list.model.rows == []
    acts = screen.list.message.findChildren(Button)
    next(one for one in acts if one.words() == "Traerla de vuelta").click()
    assert len(screen.list.model.rows) == 1


def test_who_lives_in_the_vault_is_read_and_corrected_there(screen: AtencionScreen) -> None:
    enter(screen)
    fill(screen)
    form = screen.form.person
    form.focus("telefono")
    type_text(form.row("telefono").editor, "4941000000")
    screen.form.presenter.save()
    screen._open(screen.list.model.rows[0].id)
    assert form.isVisible()
    assert form.editor("telefono").text().replace(" ", "") == "4941000000"
    form.focus("alias")
    type_text(form.row("alias").editor, "Otra")
    screen.form.presenter.save()
    (one,) = screen.vault().all(Persona)
    assert (one.nombres, one.alias, one.telefono) == (NAME, "Otra", "4941000000")
    screen._new()
    screen.form.presenter.choose(one.id)
    assert form.editor("alias").text() == "Otra"
    screen.form.presenter.choose(NEW)
    assert form.editor("alias").text() == ""


def test_who_read_and_changed_it_is_shown_and_leaves_with_the_lock(
    screen: AtencionScreen, desk: Desk
) -> None:
    enter(screen)
    fill(screen)
    screen._new()
    assert not screen.form.past.isVisible()
    screen.form.presenter.discard()
    fill(screen)
    screen.form.presenter.save()
    screen._open(screen.list.model.rows[0].id)
    screen.form.form.focus("motivo")
    type_text(screen.form.form.editor("motivo"), "Otro motivo. ")
    screen.form.presenter.save()
    screen._open(screen.list.model.rows[0].id)
    screen.form.past.click()
    assert screen.currentWidget() is screen.history
    said = [one.text() for one in screen.history.line.findChildren(QLabel)]
    assert "Se leyó" in said
    assert "Se guardó" in said
    assert any(WHO in text and "Motivo" in text for text in said)
    assert "Se creó" in said
    assert any(text.endswith("datos escritos") for text in said)
    press(screen.history, "Esc")
    assert screen.currentWidget() is screen.form
    screen.form.past.click()
    desk.locked.emit()
    assert screen.currentWidget() is screen.gate
    assert screen.history.line.layout().count() == 0


def test_who_was_chosen_keeps_her_name_when_another_is_looked_for(
    screen: AtencionScreen, office: Office
) -> None:
    known, _ = save_record(office, Persona(nombres="Conocida", primer_apellido="Inventada"))
    enter(screen)
    screen._new()
    type_text(screen.form.search, "conocida")
    screen.form.who.set_code(known.id)
    screen.form._chosen()
    screen.form.search.clear()
    type_text(screen.form.search, "nadie")
    assert screen.form.who.code() == known.id
    assert "Conocida" in screen.form.who.currentText()


def test_she_is_moved_out_only_when_told_twice(screen: AtencionScreen, office: Office) -> None:
    enter(screen)
    fill(screen)
    screen.form.presenter.save()
    screen._open(screen.list.model.rows[0].id)
    assert screen.form.presenter.who != NEW
    screen.form.out.click()
    assert office.store.value("SELECT count(*) FROM persona") == 0
    screen.form._out()
    assert office.store.value("SELECT nombres FROM persona") == NAME


def test_the_statistics_are_made_from_the_list(screen: AtencionScreen, office: Office) -> None:
    enter(screen)
    fill(screen)
    screen.form.presenter.save()
    screen._publish(screen.list.quarter.code())
    assert office.store.value("SELECT count(*) FROM atencion_estadistica") == 1
    assert "1 cuentan" in words(screen.list.message)


def test_only_who_attends_or_was_let_in_sees_the_place() -> None:
    def seen(role: str, *, vault: bool = False) -> bool:
        return "atencion" in {place.name for _, place in screens_of(False, role, vault=vault)}

    assert seen("atencion")
    assert not seen("titular")
    assert seen("titular", vault=True)
    assert not seen("captura", vault=True)
    assert not seen("consulta", vault=True)


def test_a_log_that_lacks_an_entry_is_said_at_the_door(
    screen: AtencionScreen, office: Office
) -> None:
    enter(screen)
    assert not screen.list.message.isVisible()
    fill(screen)
    screen.form.presenter.save()
    screen.close_vault()
    with office.store.work("nadie") as work:
        work.execute("DELETE FROM boveda WHERE place='bitacora'")
    enter(screen)
    assert screen.list.message.isVisible()
    assert "Falta la anotación 1" in words(screen.list.message)
    assert len(screen.list.model.rows) == 1
    screen.close_vault()
    assert screen.list.message.isHidden()


def test_who_types_without_a_pause_loses_nothing(qtbot: QtBot, screen: AtencionScreen) -> None:
    enter(screen)
    screen._new()
    screen.form.form.focus("nota")
    for _ in range(100):  # a letter each 20 ms; it is kept 500 ms after the first
        type_text(screen.form.form.row("nota").editor, "a")
        qtbot.wait(20)
        if sealed_drafts(screen.vault()):
            break
    (kept,) = sealed_drafts(screen.vault())
    assert kept.texts["nota"].startswith("aa")
