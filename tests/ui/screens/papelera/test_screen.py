"""The bin by keys: what was deleted comes back, a change of another day is undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from captura.actions.attend import register_person
from captura.actions.save_record import delete_record, save_record
from captura.records.persona import Persona
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.papelera import build
from tests.ui.keys import press, shown
from tests.ui.screens.offices import fresh_office


def test_enter_brings_back_and_undoes(qtbot: QtBot, tmp_path: Path) -> None:
    office = fresh_office(tmp_path)
    person, _ = register_person(office, Persona(nombres="Marina", primer_apellido="García"))
    changed, _ = save_record(office, replace(person, telefono="4949450000"))
    delete_record(office, changed)
    screen = build(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    assert screen.deleted.rowCount() == 1
    assert [one.what for one in (screen.changes.row(0), screen.changes.row(1))] == [
        "se eliminó",
        "Teléfono",
    ]
    screen.bin.setFocus()
    press(screen.bin, "Return")
    assert office.store.get(Persona, person.id) == changed
    assert not screen.empty.isHidden()
    assert screen.hints.isHidden()  # nothing is there to bring back
    screen.last.setFocus()
    screen.last.select(2)
    press(screen.last, "Return")
    assert office.store.get(Persona, person.id) == person
    save_record(office, replace(person, nombres="Otra", telefono="4949450001"))
    screen.open()
    made = next(n for n in range(9) if screen.changes.row(n).what == "se registró")
    screen.last.select(made)
    screen.back.click()
    assert office.store.get(Persona, person.id) == person
