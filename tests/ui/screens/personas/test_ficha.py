"""The page of a person, her supports, and what the state observed, on a real office."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.attend import add_to_list
from captura.actions.doubles import decide_double, decided, take_back
from captura.actions.office import Office
from captura.actions.save_record import save_record
from captura.records.persona import Persona
from captura.records.respuesta import Respuesta
from captura.store.observations import keep_observation
from captura.store.queries.known import answer_to
from captura.store.queries.supports import supports
from captura.ui.screens.personas.ficha_presenter import Ficha, PersonFicha
from captura.ui.screens.personas.notes_presenter import Notes
from captura.ui.screens.personas.samples import marina, workshop
from captura.ui.screens.personas.support_presenter import Support
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Later, Recorder, Told, at_once


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


@pytest.fixture
def person(office: Office) -> Persona:
    return marina(office)


def ficha(office: Office, record_id: str) -> tuple[PersonFicha, Recorder, Told]:
    view, told = Recorder(), Told()
    presenter = PersonFicha(office, view, at_once, told)
    presenter.read(record_id)
    return presenter, view, told


def shown(view: Recorder) -> Ficha:
    found: Ficha = view.last["show_ficha"][0]
    return found


def test_it_tells_facts_and_what_she_took_part_in(office: Office, person: Persona) -> None:
    add_to_list(office, workshop(office), person)
    _, view, _ = ficha(office, person.id)
    page = shown(view)
    facts = {label: value for _, lines in page.facts for label, value in lines}
    assert facts["Nacimiento"] == "12/03/1985, Zacatecas"
    assert facts["Teléfono"] == "494 100 00 00"
    assert page.headline == "41 años · mujer\n1 participación"
    assert [one.nombre for one in page.part] == ["Taller «Finanzas para emprender»"]


def test_a_change_tells_old_and_new_and_is_undone(office: Office, person: Persona) -> None:
    save_record(office, replace(person, telefono="4945556677"), "lo dictó mal")
    presenter, view, told = ficha(office, person.id)
    change = shown(view).changes[0]
    assert change.what == "Se corrigió: Teléfono"
    assert change.values == "4941000000 → 4945556677"
    assert change.who == "María L. · «lo dictó mal»"
    assert change.number is not None
    presenter.undo(change.number)
    assert told.titles == ["Cambio deshecho"]
    again = office.store.get(Persona, person.id)
    assert again is not None
    assert again.telefono == "4941000000"


def test_registering_cannot_be_undone_from_the_history(office: Office, person: Persona) -> None:
    _, view, _ = ficha(office, person.id)
    assert [(c.what, c.number) for c in shown(view).changes] == [("Se registró", None)]


def test_removing_leads_back_and_can_be_undone(office: Office, person: Persona) -> None:
    presenter, view, told = ficha(office, person.id)
    presenter.remove(person)
    assert "gone" in view.calls
    assert told.saved[-1].number is not None
    presenter.read(person.id)
    assert view.calls.count("gone") == 2


def test_someone_alike_is_named_with_the_reason(office: Office, person: Persona) -> None:
    twin = replace(person, id="", folio=None, curp=None, telefono=None)
    save_record(office, twin)
    _, view, _ = ficha(office, person.id)
    like = shown(view).like
    assert like is not None
    assert like[1].startswith("Mismo nombre")


def test_who_was_decided_on_is_not_asked_about_again(office: Office, person: Persona) -> None:
    twin = replace(person, id="", folio=None, curp=None, telefono=None)
    twin = save_record(office, twin)[0]
    decide_double(office, person.id, twin.id, same=True)
    _, view, _ = ficha(office, person.id)
    assert shown(view).like is None
    assert shown(view).twin == (twin.id, twin.folio)
    take_back(office, decided(office)[0].id)
    decide_double(office, person.id, twin.id, same=False)
    _, view, _ = ficha(office, twin.id)
    assert (shown(view).like, shown(view).twin) == (None, None)


def test_a_support_saved_twice_before_the_answer_is_one(office: Office, person: Persona) -> None:
    later = Later()
    form = Support(office, Recorder(), at_once, Told(), lambda: None)
    for turn in (1, 2):
        form.run = at_once
        form.start(person.id)
        for name, text in (("tipo_apoyo", "AE01"), ("cantidad", "2"), ("programa", "PROPIO"),
                           ("recibo_firmado", "si")):  # fmt: skip
            form.draft.set(name, text)
        form.run = later
        form.save()
        form.save()
        while later.waiting:
            later.waiting.pop(0)()
        assert len(supports(office.store, persona=person.id)) == turn


def test_a_support_is_registered_corrected_and_removed(office: Office, person: Persona) -> None:
    view, told, done = Recorder(), Told(), []
    form = Support(office, view, at_once, told, lambda: done.append(1))
    form.start(person.id)
    form.save()
    assert done == []
    assert {"tipo_apoyo", "programa"} <= view.last["show_marks"][0].keys()
    assert view.calls[-2:] == ["show_marks", "go_to_problem"]
    for name, text in (("tipo_apoyo", "AE01"), ("cantidad", "2"), ("programa", "PROPIO"),
                       ("recibo_firmado", "si")):  # fmt: skip
        form.draft.set(name, text)
    form.save()
    (row,) = supports(office.store, persona=person.id)
    assert (row.cantidad, row.fecha) == ("2", office.today().isoformat())
    form.open(row.id)
    form.draft.set("cantidad", "3")
    form.save()
    assert [one.cantidad for one in supports(office.store, persona=person.id)] == ["3"]
    form.open(row.id)
    form.remove()
    assert supports(office.store, persona=person.id) == []
    assert len(done) == 3


def test_an_observation_is_shown_and_answered(office: Office, person: Persona) -> None:
    with office.store.work(who="prueba") as work:
        keep_observation(
            work, id="o1", package="p1", record_type="persona", record=person.id,
            field="telefono", text="No contesta", who="Coordinación", at=work.now(),
        )  # fmt: skip
    view, told = Recorder(), Told()
    notes = Notes(office, view, at_once, told)
    notes.read("persona", person.id)
    (note,) = view.last["show_notes"][0]
    assert (note.where, note.text, note.answer) == ("Teléfono", "No contesta", "")
    notes.reply(note, "  Cambió de número  ")
    kept = answer_to(office.store, person.id, "o1")
    assert isinstance(kept, Respuesta)
    assert (kept.texto, kept.campo) == ("Cambió de número", "telefono")
    assert view.last["show_notes"][0][0].answer == "Cambió de número"
    notes.reply(view.last["show_notes"][0][0], "Cambió de número")
    assert told.titles == ["Respuesta guardada"]


def test_a_record_not_kept_yet_has_no_observations(office: Office) -> None:
    view = Recorder()
    Notes(office, view, at_once, Told()).read("persona", "")
    assert view.last["show_notes"] == ([],)
