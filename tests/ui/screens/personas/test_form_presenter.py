"""The form of a person without widgets, on a real office."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from captura.actions.attend import register_person
from captura.actions.doubles import decided
from captura.actions.drafts import kept_drafts
from captura.actions.find import look_alikes
from captura.actions.office import Office
from captura.actions.save_record import undo
from captura.records.persona import Persona
from captura.records.roles import CAPTURA
from captura.store.queries.people import count_people
from captura.ui.screens.personas.form_presenter import PersonForm
from captura.ui.screens.personas.likeness import compare, completed
from captura.ui.screens.personas.samples import CURP, INSTITUTE
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Later, Recorder, Told, Typed, at_once

ROSA = Persona(
    nombres="Rosa", primer_apellido="Hernández", segundo_apellido="Ávila", sexo="M",
    edad_declarada=43, municipio=INSTITUTE, localidad_texto="Santa Fe",
)  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


class Form(Typed):
    """The presenter with what it told."""

    def __init__(self, office: Office) -> None:
        self.view, self.told, self.saved = Recorder(), Told(), []
        self.presenter = PersonForm(office, self.view, at_once, self.told, self.saved.append)

    def last(self, call: str) -> Any:
        return self.view.last[call]


@pytest.fixture
def form(office: Office) -> Form:
    form = Form(office)
    form.presenter.open_new()
    return form


def fill_rosa(form: Form) -> None:
    form.type(nombres="Rosa", primer_apellido="Hernández", sexo="M", edad_declarada="43",
              localidad_texto="Santa Fe")  # fmt: skip


def test_a_curp_fills_what_it_says_and_fixes_it(form: Form) -> None:
    form.type(curp=CURP)
    assert (form.record.sexo, form.record.fecha_nacimiento, form.record.entidad_nac) == (
        "M", dt.date(1985, 3, 12), "ZS",
    )  # fmt: skip
    assert form.last("show_fixed")[1] is True
    assert form.last("show_marks")[0]["curp"][0] == "ok"
    assert "edad_declarada" in form.last("show_hidden")[0]


def test_a_wrong_curp_frees_them_warns_and_asks_for_a_reason(form: Form) -> None:
    form.type(curp=CURP)
    form.type(curp=CURP[:17] + str((int(CURP[17]) + 1) % 10))
    assert form.last("show_fixed")[1] is False
    assert form.last("show_marks")[0]["curp"][0] == "warn"
    assert "curp_excepcion" not in form.last("show_hidden")[0]
    form.type(curp_excepcion="si", curp_motivo="Vi el acta")
    fill_rosa(form)
    form.presenter.save()
    assert form.saved[0].curp_excepcion is True


def test_a_slip_of_the_finger_is_named(form: Form) -> None:
    form.type(curp=CURP.replace("0", "O", 1))
    assert CURP in form.last("show_marks")[0]["curp"][1]


def test_without_curp_nothing_is_asked_of_it(form: Form) -> None:
    form.type(curp=CURP)
    form.type(tipo_identificacion="SIN")
    assert form.record.curp is None
    assert form.last("show_fixed")[1] is False
    fill_rosa(form)
    form.presenter.save()
    assert form.saved[0].tipo_identificacion == "SIN"


def test_what_is_missing_shows_first_and_can_be_kept_all_the_same(form: Form) -> None:
    form.type(nombres="Rosa")
    form.presenter.save()
    count, first = form.last("show_missing")
    assert (count, first) == (4, "Primer apellido")
    assert form.saved == []
    form.presenter.save(unfinished=True)
    assert form.saved[0].estado_registro == "BOR"


def test_a_text_that_cannot_be_read_is_not_lost(form: Form, office: Office) -> None:
    fill_rosa(form)
    form.type(fecha_nacimiento="31/02/2010")
    form.presenter.save()
    assert form.saved == []
    form.presenter.half_typed.keep()
    again = Form(office)
    again.presenter.open_new()
    assert "offer_kept" in again.view.calls
    again.presenter.half_typed.resume()
    assert again.presenter.draft.text("fecha_nacimiento") == "31/02/2010"
    assert again.record.nombres == "Rosa"


def test_saving_drops_what_was_kept_and_tells_who_may_undo_it(form: Form, office: Office) -> None:
    fill_rosa(form)
    form.presenter.half_typed.keep()
    assert [row.key for row in kept_drafts(office)] == ["persona/nueva"]
    form.presenter.save()
    assert kept_drafts(office) == []
    assert count_people(office.store) == 1
    number = form.told.saved[-1].number
    assert number is not None
    undo(office, number)
    assert count_people(office.store) == 0


def test_a_declared_age_keeps_the_day_it_was_declared(form: Form, office: Office) -> None:
    fill_rosa(form)
    form.presenter.save()
    assert form.saved[0].edad_declarada_en == office.today()


def test_discarding_forgets_what_was_half_typed(form: Form, office: Office) -> None:
    form.type(nombres="Rosa")
    form.presenter.half_typed.keep()
    form.presenter.half_typed.discard()
    assert kept_drafts(office) == []
    assert "hide_offer" in form.view.calls


def test_who_may_be_the_same_stands_beside_and_is_completed(form: Form, office: Office) -> None:
    known = register_person(office, replace(ROSA, fecha_nacimiento=dt.date(1983, 9, 22)))[0]
    form.type(primer_apellido="Hernandez", segundo_apellido="Avila", nombres="Rosa",
              fecha_nacimiento="22/9/1983", telefono="4941234567")  # fmt: skip
    lines = {line.label: line for line in form.last("show_like")[1]}
    assert lines["Nombre"].same is True
    assert lines["Nacimiento"].same is True
    assert lines["Teléfono"].same is None
    form.presenter.is_same()
    assert form.saved[0].id == known.id
    assert form.saved[0].telefono == "4941234567"
    assert form.saved[0].primer_apellido == "Hernández"
    assert count_people(office.store) == 1


def test_another_person_is_not_offered_again(form: Form, office: Office) -> None:
    register_person(office, replace(ROSA, fecha_nacimiento=dt.date(1983, 9, 22)))
    form.type(primer_apellido="Hernández", segundo_apellido="Ávila", nombres="Rosa",
              fecha_nacimiento="22/9/1983")  # fmt: skip
    assert form.presenter.other is not None
    form.presenter.is_other()
    assert form.presenter.other is None
    form.type(telefono="4941112233")
    assert form.presenter.other is None


def test_that_she_is_another_is_a_decision_of_whoever_may_decide(
    form: Form, office: Office
) -> None:
    """Else the same pair is asked about at each visit, and once more in «Duplicados»."""
    born = dt.date(1983, 9, 22)
    first, _ = register_person(office, replace(ROSA, fecha_nacimiento=born))
    form.type(primer_apellido="Hernández", segundo_apellido="Ávila", nombres="Rosa", sexo="M",
              localidad_texto="Santa Fe", fecha_nacimiento="22/9/1983")  # fmt: skip
    assert "no se vuelve a preguntar" in form.last("show_like")[2]
    form.presenter.is_other()
    assert decided(office) == []  # she is nobody yet
    form.presenter.save()
    kept = form.saved[-1]
    (one,) = decided(office)
    assert {one.one, one.other} == {first.id, kept.id}
    assert not one.same
    assert look_alikes(office, kept) == []
    undo(office, form.told.saved[-1].numbers)
    assert decided(office) == []
    assert office.store.get(Persona, kept.id) is None


def test_who_may_not_decide_reads_who_does(office: Office) -> None:
    born = dt.date(1983, 9, 22)
    register_person(office, replace(ROSA, fecha_nacimiento=born))
    form = Form(replace(office, role=CAPTURA))
    form.presenter.open_new()
    form.type(primer_apellido="Hernández", segundo_apellido="Ávila", nombres="Rosa", sexo="M",
              localidad_texto="Santa Fe", fecha_nacimiento="22/9/1983")  # fmt: skip
    assert "lo decide la titular, en «Duplicados»" in form.last("show_like")[2]
    form.presenter.is_other()
    form.presenter.save()
    assert decided(office) == []
    assert len(look_alikes(office, form.saved[-1])) == 1


def test_sensitive_fields_wait_for_consent(form: Form) -> None:
    assert "lengua" in form.last("show_locked")[0]
    form.type(consent_excepcion="EX06")
    assert "lengua" in form.last("show_locked")[0]
    form.type(consent_motivo="Está inconsciente")
    assert form.last("show_locked")[0] == ()


def test_a_girl_is_asked_for_who_answers_for_her(form: Form) -> None:
    assert "tutor_nombre" in form.last("show_hidden")[0]
    form.type(fecha_nacimiento="1/1/2014")
    assert "tutor_nombre" not in form.last("show_hidden")[0]


def test_her_own_town_goes_without_saying(form: Form) -> None:
    assert "municipio" in form.last("show_hidden")[0]
    form.presenter.toggle("domicilio", True)
    assert "municipio" not in form.last("show_hidden")[0]
    form.type(municipio="32010")
    form.presenter.toggle("domicilio", False)
    assert "municipio" not in form.last("show_hidden")[0]


def test_correcting_leads_to_the_field_and_keeps_one_history(form: Form, office: Office) -> None:
    known = register_person(office, ROSA)[0]
    form.presenter.open_person(known.id, "telefono")
    assert form.last("focus") == ("telefono",)
    form.type(telefono="4949876543")
    form.presenter.save()
    assert office.store.get(Persona, known.id) == replace(known, telefono="4949876543")


def test_a_person_who_is_gone_is_told(form: Form) -> None:
    form.presenter.open_person("32020-nadie")
    assert form.told.titles == ["Esa persona ya no está"]


def test_completing_never_overwrites() -> None:
    known = replace(ROSA, tipo_identificacion="SIN")
    typed = Persona(curp=CURP, nombres="R.", edad_declarada=40, telefono="4940000000")
    both = completed(known, typed)
    assert (both.nombres, both.curp, both.telefono) == ("Rosa", CURP, "4940000000")
    assert both.edad_declarada == 43
    assert both.tipo_identificacion == "CURP"


def test_two_curps_that_end_alike_are_not_called_the_same() -> None:
    one = Persona(nombres="Ana", curp="EALA900412MZSSNN05")
    lines = {line.label: line for line in compare(one, replace(one, curp="EBLA900412MZSSNN05"), {})}
    assert lines["CURP"].same is False
    assert (lines["CURP"].this, lines["CURP"].other) == ("EALA900412…", "EBLA900412…")
    same = {line.label: line for line in compare(one, one, {})}
    assert (same["CURP"].same, same["CURP"].this) == (True, "…MZSSNN05")


def test_who_presses_twice_registers_one_person(form: Form, office: Office) -> None:
    """A double click, or a key held down, before the first answer."""
    fill_rosa(form)
    later = form.presenter.run = Later()
    form.presenter.save()
    form.presenter.save()
    while later.waiting:
        later.waiting.pop(0)()
    assert count_people(office.store) == 1
    assert len(form.saved) == 1
    form.presenter.run = at_once
    form.presenter.open_new()
    fill_rosa(form)
    form.presenter.save()
    assert count_people(office.store) == 2


def test_a_lock_right_after_saving_leaves_no_draft(form: Form, office: Office) -> None:
    fill_rosa(form)
    waiting: list[tuple[Callable[[], Any], Callable[[Any], None]]] = []
    later = lambda work, done, *_: waiting.append((work, done))  # noqa: E731
    form.presenter.run = form.presenter.half_typed.run = later
    form.presenter.save()
    form.presenter.half_typed.keep()  # as whatever closes the form does
    for work, done in waiting:
        done(work())
    assert kept_drafts(office) == []
    assert len(form.saved) == 1
