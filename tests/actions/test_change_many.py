"""One value for many records: all of them or none, rules kept, one undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.attend import add_to_list
from captura.actions.change_many import CHANGEABLE, change_many, delete_many, respell
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.save_record import undo
from captura.errors import RoleError
from captura.records.actividad import Actividad
from captura.records.fields import field_of
from captura.records.persona import Persona
from captura.records.registry import RECORDS
from captura.records.roles import CONSULTA
from captura.ui.screens.personas.samples import marina, talk
from tests.ui.screens.offices import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


def three(office: Office, **known: object) -> list[Actividad]:
    return [save_activity(office, replace(talk(), nombre=f"Plática {n}", **known))[0]  # type: ignore[arg-type]
            for n in range(3)]  # fmt: skip


def with_institutions(office: Office, *texts: str) -> list[Actividad]:
    return [save_activity(office, replace(talk(), instituciones_otras=text))[0] for text in texts]


def kept(office: Office, made: list[Actividad], name: str) -> list[object]:
    return [getattr(office.store.get(Actividad, one.id), name) for one in made]


def test_all_take_the_value_and_one_undo_takes_it_back(office: Office) -> None:
    made = three(office)
    changed = change_many(
        office, Actividad, [one.id for one in made], "responsable", "Otra Inventada"
    )
    assert (changed.count, changed.refused) == (3, {})
    assert kept(office, made, "responsable") == ["Otra Inventada"] * 3
    undo(office, changed.saved.numbers)
    assert kept(office, made, "responsable") == [talk().responsable] * 3


def test_what_would_become_wrong_stays_and_says_why(office: Office) -> None:
    later = office.today() + dt.timedelta(days=9)
    made = three(office, estatus="PLA")
    future = save_activity(office, replace(talk(), estatus="PLA", fecha_inicio=later))[0]
    ids = [one.id for one in [*made, future]]
    changed = change_many(office, Actividad, ids, "estatus", "REA")
    assert changed.count == 3
    assert changed.refused == {"Está como realizada y su fecha todavía no llega.": 1}
    assert kept(office, [*made, future], "estatus") == ["REA", "REA", "REA", "PLA"]


def test_what_was_wrong_before_does_not_hinder(office: Office) -> None:
    made = three(office, responsable=None)
    changed = change_many(office, Actividad, [one.id for one in made], "estrategia", "2.10.1")
    assert changed.count == 3


def test_a_place_of_the_list_replaces_one_that_was_written(office: Office) -> None:
    woman = marina(office)
    assert woman.localidad_texto
    changed = change_many(office, Persona, [woman.id], "localidad", "320200001")
    after = office.store.get(Persona, woman.id)
    assert after is not None
    assert (after.localidad, after.localidad_texto) == ("320200001", None)
    undo(office, changed.saved.numbers)
    assert office.store.get(Persona, woman.id) == woman


def test_who_is_gone_or_has_it_already_is_left_out(office: Office) -> None:
    made = three(office)
    ids = [one.id for one in made]
    changed = change_many(office, Actividad, [*ids, "32020-nadie"], "estrategia", "2.10.6")
    assert (changed.count, changed.saved.number, changed.refused) == (0, None, {})


def test_many_go_to_the_bin_with_what_depends_on_them_and_come_back(office: Office) -> None:
    activity, session, _ = save_activity(office, talk())
    woman = marina(office)
    add_to_list(office, session, woman)
    made = three(office)
    gone, count = delete_many(office, Actividad, [activity.id, made[0].id])
    assert count == 2
    assert office.store.get(Actividad, activity.id) is None
    assert office.store.value("SELECT count(*) FROM participacion WHERE deleted=0") == 0
    undo(office, gone.numbers)
    assert office.store.get(Actividad, activity.id) == activity
    assert office.store.value("SELECT count(*) FROM participacion WHERE deleted=0") == 1


def test_a_spelling_is_mended_wherever_it_stands_and_its_neighbours_stay(office: Office) -> None:
    texts = ["radio jerez; Ejido La Luz", "Ejido La Luz", "radio jerez", "radio jerez norte"]
    made = with_institutions(office, *texts)
    changed = respell(office, "instituciones_otras", "radio jerez", "Radio Jerez")
    assert (changed.count, changed.refused) == (2, {})
    after = ["Radio Jerez; Ejido La Luz", "Ejido La Luz", "Radio Jerez", "radio jerez norte"]
    assert kept(office, made, "instituciones_otras") == after
    undo(office, changed.saved.numbers)
    assert kept(office, made, "instituciones_otras") == texts


def test_a_spelling_that_no_longer_fits_beside_its_neighbours_is_refused(office: Office) -> None:
    full = "Ejido; " + "x" * 290
    made = with_institutions(office, full, "Ejido")
    changed = respell(office, "instituciones_otras", "Ejido", "Comisariado ejidal de La Luz")
    assert changed.count == 1
    assert changed.refused == {"Lo más que cabe es 300 letras.": 1}
    assert kept(office, made, "instituciones_otras") == [full, "Comisariado ejidal de La Luz"]


def test_only_what_is_written_freely_is_respelled(office: Office) -> None:
    with pytest.raises(ValueError, match="estatus"):
        respell(office, "estatus", "REA", "PLA")


def test_a_field_that_is_each_ones_own_is_refused(office: Office) -> None:
    with pytest.raises(ValueError, match="curp"):
        change_many(office, Persona, [], "curp", "x")
    for record_type, names in CHANGEABLE.items():
        for name in names:
            assert field_of(RECORDS[record_type], name).name == name


def test_who_sees_figures_only_changes_nothing(office: Office) -> None:
    dressed = replace(office, role=CONSULTA)
    with pytest.raises(RoleError):
        change_many(dressed, Actividad, [], "estatus", "REA")
    with pytest.raises(RoleError):
        delete_many(dressed, Actividad, [])
    with pytest.raises(RoleError):
        respell(dressed, "sede", "a", "b")
