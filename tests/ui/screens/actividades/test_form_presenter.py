"""The page of an activity without widgets: kept, finished, repeated, with its sessions."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from captura.actions.attend import add_to_list
from captura.actions.drafts import kept_drafts
from captura.actions.office import Office
from captura.actions.plan_year import save_goal
from captura.records.actividad import Actividad
from captura.records.meta_anual import MetaAnual
from captura.records.sesion import Sesion
from captura.store.queries.activities import activities
from captura.store.queries.known import sessions_of
from captura.store.queries.sessions import attendance
from captura.ui.screens.actividades.form_presenter import ActivityForm
from captura.ui.screens.actividades.list_presenter import DRAFT, ActivityList, Filters
from captura.ui.screens.personas.samples import marina, workshop
from tests.actions.world import woman
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Later, Recorder, Told, Typed, at_once

WHOLE = {
    "nombre": "Plática «Mi nombre»", "estrategia": "2.10.6", "tipo_actividad": "AC01",
    "fecha_inicio": "15/9/2026", "localidad": "320200001", "sede": "Plaza",
    "responsable": "Ponente Inventada",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


class Form(Typed):
    def __init__(self, office: Office) -> None:
        self.office, self.view, self.told, self.opened = office, Recorder(), Told(), []
        self.presenter = ActivityForm(office, self.view, at_once, self.told, self.opened.append)


@pytest.fixture
def form(office: Office) -> Form:
    form = Form(office)
    form.presenter.open_new()
    return form


def test_a_whole_activity_is_finished_and_has_one_session(form: Form) -> None:
    form.type(**WHOLE)
    form.presenter.finish()
    assert form.told.titles == ["Actividad concluida"]
    assert form.record.estado_registro == "VAL"
    (session,) = sessions_of(form.office.store, form.record.id)
    assert session.fecha == dt.date(2026, 9, 15)
    assert form.view.last["show_head"][2] == ("Concluida", "ok")


def test_problems_show_beside_their_fields_and_nothing_is_lost(form: Form) -> None:
    form.type(**WHOLE | {"responsable": "", "hora": "25:00"})
    form.presenter.finish()
    count, where = form.view.last["show_problems"]
    assert (count, where) == (2, "Hora · Responsable o ponente")
    assert form.view.last["show_head"][2] == ("Borrador · 2 problemas", "bad")
    assert form.view.last["show_marks"][0]["responsable"][0] == "bad"
    assert form.view.last["show_head"][2][1] == "bad"
    (kept,) = kept_drafts(form.office)
    assert kept.texts["hora"] == "25:00"
    form.type(responsable="Ponente", hora="10")
    form.presenter.finish()
    assert form.told.titles == ["Actividad concluida"]


def test_a_goal_is_asked_for_only_where_the_year_has_a_plan(office: Office) -> None:
    form = Form(office)
    form.presenter.open_new()
    assert "meta" in form.view.last["show_hidden"][0]
    goal, _ = save_goal(office, MetaAnual(ejercicio=2026, estrategia="2.10.6", nombre="Pláticas"))
    form.presenter.open_new()
    assert "meta" not in form.view.last["show_hidden"][0]
    assert form.view.last["show_choices"] == ("meta", [(goal.id, "2.10.6 Pláticas")])
    form.type(**WHOLE, meta=goal.id)
    form.presenter.finish()
    assert form.record.meta == goal.id
    form.type(fecha_inicio="15/9/2025")  # a year without a plan
    assert form.view.last["show_choices"] == ("meta", [])
    assert "meta" not in form.view.last["show_hidden"][0]  # it holds one still


def test_a_day_to_come_is_a_plan(form: Form) -> None:
    form.type(fecha_inicio="15/11/2026")
    assert form.record.estatus == "PLA"
    form.type(fecha_inicio="15/9/2026")
    assert form.record.estatus == "REA"
    form.type(estatus="CAN", fecha_inicio="15/11/2026")
    assert form.record.estatus == "CAN"


def test_a_plan_that_was_carried_out_is_finished_as_done(form: Form) -> None:
    """Planned in May, its list typed in September: «Concluir» must make it count."""
    form.type(**WHOLE | {"fecha_inicio": "15/11/2026"})
    form.presenter.save()
    session = form.presenter.sessions.chosen
    assert session is not None
    form.type(fecha_inicio="15/9/2026")
    form.presenter.finish()
    assert form.record.estatus == "PLA"  # nobody came, as far as one knows
    add_to_list(form.office, session, woman("Rosa"))
    form.presenter.finish()
    assert form.record.estatus == "REA"
    assert form.told.titles[-1] == "Actividad concluida como realizada"


def test_a_plan_of_a_day_to_come_stays_one(form: Form) -> None:
    form.type(**WHOLE | {"fecha_inicio": "15/11/2026"})
    form.presenter.save()
    session = form.presenter.sessions.chosen
    assert session is not None
    add_to_list(form.office, session, woman("Rosa"))  # who said that she comes
    form.presenter.finish()
    assert form.record.estatus == "PLA"


def test_the_goals_of_the_last_year_typed_are_offered(office: Office) -> None:
    """`15/9/20` is a day of 2020 on its way to 2026: its answer may come late, or be the last."""
    goal, _ = save_goal(office, MetaAnual(ejercicio=2026, estrategia="2.10.6", nombre="Pláticas"))
    form = Form(office)
    form.presenter.open_new()
    later = form.presenter.run = Later()
    for text in ("15/9/20", "15/9/202", "15/9/2026"):
        form.presenter.draft.set("fecha_inicio", text)
        form.presenter.edited("fecha_inicio")
    form.presenter.left_field("fecha_inicio")
    for answer in later.waiting:
        answer()
    assert form.presenter.goals == (2026, [(goal.id, "2.10.6 Pláticas")])
    assert "meta" not in form.view.last["show_hidden"][0]


def test_the_field_that_a_sentence_names_shows(form: Form) -> None:
    """«Elija una, o escríbala en «Otra localidad»», which lay folded away."""
    form.type(**WHOLE | {"localidad": ""})
    assert "localidad_texto" in form.view.last["show_hidden"][0]
    form.presenter.finish()
    assert "localidad_texto" not in form.view.last["show_hidden"][0]
    form.type(localidad="320200001")
    assert "localidad_texto" in form.view.last["show_hidden"][0]


def test_a_problem_in_a_folded_field_unfolds_it(form: Form) -> None:
    form.type(**WHOLE | {"fecha_fin": "1/9/2026"})
    form.presenter.finish()
    assert form.view.last["show_hidden"][1] is True
    assert form.view.last["show_marks"][0]["fecha_fin"][0] == "bad"


def test_putting_someone_on_the_list_keeps_a_new_activity_first(form: Form) -> None:
    form.type(nombre="Sin terminar")
    given: list[Sesion] = []
    form.presenter.ensure(given.append)
    assert given[0].actividad == form.record.id
    assert form.record.estado_registro == "BOR"
    form.presenter.ensure(given.append)
    assert given[0].id == given[1].id
    assert len(activities(form.office.store)) == 1


def test_leaving_keeps_what_was_typed_as_a_draft_record(form: Form) -> None:
    form.presenter.leave()
    assert activities(form.office.store) == []
    form.type(nombre="A medias", hora="25:00")
    form.presenter.leave()
    (row,) = activities(form.office.store)
    assert (row.nombre, row.estado_registro) == ("A medias", "BOR")


def test_a_half_typed_new_one_is_offered_back(form: Form) -> None:
    form.type(nombre="A medias", hora="25:00")
    form.presenter.half_typed.keep()
    assert [row.key for row in kept_drafts(form.office)] == ["actividad/nueva"]
    again = Form(form.office)
    again.presenter.open_new()
    assert "offer_kept" in again.view.calls
    again.presenter.half_typed.resume()
    assert again.presenter.draft.text("hora") == "25:00"
    again.presenter.half_typed.discard()
    assert kept_drafts(form.office) == []


def test_typing_on_while_it_is_saved_loses_nothing(office: Office) -> None:
    waiting: list = []

    def later(work, done):
        value = work()
        waiting.append(lambda: done(value))

    view = Recorder()
    form = ActivityForm(office, view, later, Told(), lambda _: None)
    form.open_new()
    form.draft.set("nombre", "Uno")
    form.save()
    form.draft.set("sede", "Escrita después")
    for answer in waiting:
        answer()
    assert (form.draft.record.nombre, form.draft.record.sede) == ("Uno", "Escrita después")
    assert form.draft.changed == ("sede",)


def test_what_closes_the_form_right_after_saving_leaves_no_draft(form: Form) -> None:
    form.type(nombre="A medias")
    later = Later()
    form.presenter.run = form.presenter.half_typed.run = later
    form.presenter.save()
    form.presenter.half_typed.keep()  # as the clock or a lock does
    for answer in later.waiting:
        answer()
    form.presenter.half_typed.keep()
    assert kept_drafts(form.office) == []


def test_what_cannot_be_read_yet_goes_with_the_saved_activity(form: Form) -> None:
    form.type(nombre="A medias", hora="25:00")
    form.presenter.half_typed.keep()
    form.presenter.save()
    (kept,) = kept_drafts(form.office)  # under the new one it would be offered as another
    assert (kept.key, kept.texts) == (f"actividad/{form.record.id}", {"hora": "25:00"})
    again = Form(form.office)
    again.presenter.open(form.record.id)
    again.presenter.half_typed.resume()
    assert again.presenter.draft.text("hora") == "25:00"


def test_sessions_are_added_chosen_and_corrected(form: Form) -> None:
    form.type(**WHOLE)
    form.presenter.save()
    form.presenter.add_session(dt.date(2026, 9, 22))
    sessions, chosen = form.view.last["show_sessions"]
    assert [one.numero for one in sessions] == [1, 2]
    assert chosen.numero == 2
    assert form.record.fecha_fin == dt.date(2026, 9, 22)
    assert form.presenter.sessions.change("horas", "2.5") is None
    assert form.presenter.sessions.change("horas", "muchas") is not None
    form.presenter.sessions.choose(sessions[0].id)
    assert form.presenter.sessions.chosen is not None
    assert form.presenter.sessions.chosen.numero == 1
    kept = sessions_of(form.office.store, form.record.id)
    assert str(kept[1].horas) == "2.5"


def test_repeating_makes_another_without_its_result(form: Form) -> None:
    form.type(**WHOLE | {"resultado": "Muy bien", "gasto": "500"})
    form.presenter.save()
    form.presenter.repeat(dt.date(2026, 10, 6))
    (record_id,) = form.opened
    again = form.office.store.get(Actividad, record_id)
    assert again is not None
    assert (again.nombre, again.resultado, again.gasto) == (WHOLE["nombre"], None, None)
    assert (again.fecha_inicio, again.estatus) == (dt.date(2026, 10, 6), "PLA")


def test_the_next_activity_begins_like_the_last(form: Form) -> None:
    form.type(**WHOLE)
    form.presenter.save()
    form.presenter.open_new()
    assert (form.record.responsable, form.record.sede) == ("Ponente Inventada", "Plaza")
    assert form.record.nombre is None


def test_one_that_is_gone_is_told(form: Form) -> None:
    form.presenter.open("32020-nada")
    assert form.told.titles == ["Esa actividad ya no está"]


def test_a_finding_of_the_review_leads_to_its_field(form: Form, office: Office) -> None:
    session = workshop(office)
    form.presenter.open(session.actividad or "", field="presupuesto", session=session.id)
    assert form.view.last["focus"] == ("presupuesto",)
    assert form.view.last["show_hidden"][1] is True


def test_filters_of_the_list(office: Office) -> None:
    workshop(office)
    form = Form(office)
    form.presenter.open_new()
    form.type(**WHOLE | {"fecha_inicio": "15/5/2026"})
    form.presenter.finish()
    view = Recorder()
    listing = ActivityList(office, view, at_once, Told(), lambda _: None)

    def names() -> list[str]:
        return [row.nombre for row in view.last["show_rows"][0]]

    listing.read()
    assert names() == ["Taller «Finanzas para emprender»", "Plática «Mi nombre»"]
    listing.change(period="2026-T2")
    assert names() == ["Plática «Mi nombre»"]
    listing.clear()
    listing.change(text="finanzas cultura")
    assert names() == ["Taller «Finanzas para emprender»"]
    listing.clear()
    listing.change(estatus=DRAFT)
    assert names() == ["Taller «Finanzas para emprender»"]
    listing.change(estrategia="2.10.5")
    assert view.last["show_rows"] == ([], True)
    assert Filters().any is False
    assert listing.periods()[1] == ("2026-T3", "3.er trimestre 2026")


def test_a_person_is_put_on_the_list_that_is_chosen(office: Office) -> None:
    session, person = workshop(office), marina(office)
    view, told, opened = Recorder(), Told(), []
    listing = ActivityList(office, view, at_once, told, opened.append)
    listing.choose_for(person.id)
    assert view.last["ask_where"] == ("García López, Marina",)
    listing.choose(session.actividad or "")
    assert [row.persona for row in attendance(office.store, session.id)] == [person.id]
    assert told.titles == ["Agregada a la lista"]
    assert opened == [session.actividad]
    listing.choose_for(person.id)
    listing.choose(session.actividad or "")
    assert told.titles[-1] == "Ya estaba en la lista"
    listing.choose_for(person.id)
    listing.give_up()
    listing.choose(session.actividad or "")
    assert len(told.titles) == 2
