"""The exercises walked by the real actions: each step is open before and done after."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from captura.actions.attend import add_block, register_person
from captura.actions.backup import make_backup
from captura.actions.bin import binned, bring_back
from captura.actions.demonstration.cast import PHRASE, Moment
from captura.actions.office import Office
from captura.actions.paste_list import people_of, read_paste
from captura.actions.plan_activity import finish_activity, save_activity
from captura.actions.practice.coordination import REMARK, answer_delivery
from captura.actions.practice.exercises import CURP, EXERCISES, done_steps
from captura.actions.practice.listed import sample_list
from captura.actions.practice.offices import FLAWED, USER, open_practice
from captura.actions.prepare_delivery import prepare_delivery
from captura.actions.receive_receipt import receive_receipt
from captura.actions.restore import restore_backup
from captura.actions.save_record import delete_record, save_record
from captura.app.surroundings import catalogues
from captura.paths import DataFolder
from captura.records import curp
from captura.records.actividad import Actividad
from captura.records.periods import Period
from captura.store.queries.observations import observations
from tests.actions.practice.conftest import NOW
from tests.actions.world import woman

T3 = Period(2026, 3)


def test_each_step_is_seen_when_it_is_done(home: DataFolder, pupil: Office, tmp_path: Path) -> None:
    known: frozenset[str] = frozenset()

    def newly(*expected: str) -> None:
        nonlocal known
        now = done_steps(pupil)
        assert now - known == set(expected)
        known = now

    newly()
    register_person(pupil, woman("Lucía", "Prado", segundo_apellido="Uribe", curp=CURP))
    newly("con_curp")
    lone, _ = register_person(pupil, woman("Nieves"))
    newly("sin_curp")
    activity, session, _ = save_activity(pupil, _talk(pupil))
    newly("actividad")
    add_block(pupil, session, [woman("Una"), woman("Otra")])
    newly()
    add_block(pupil, session, [woman("Tercera")])
    newly("lista")
    finish_activity(pupil, activity)
    newly("concluida")
    listed = people_of(pupil, read_paste(sample_list()))
    assert all(one.ready for one in listed)
    add_block(pupil, session, [one.persona for one in listed[:-1]])
    newly()
    add_block(pupil, session, [listed[-1].persona])
    newly("pegada")
    flawed = pupil.store.get(Actividad, pupil.store.meta(FLAWED) or "")
    assert flawed is not None
    save_record(pupil, replace(flawed, responsable="Facilitadora Inventada"))
    newly("corregida")
    _deliver(pupil, tmp_path, newly)
    delete_record(pupil, lone)
    newly()
    make_backup(pupil)
    newly()
    bring_back(pupil, binned(pupil)[0].deletion)
    newly("papelera")
    backup = make_backup(pupil).own
    newly("respaldo")
    pupil.close()
    clock = Moment(NOW + dt.timedelta(hours=1))
    restore_backup(pupil.folder, backup, USER, PHRASE, clock=clock, timer=lambda: 0.0)
    again = open_practice(home, catalogues(), clock=clock, random=os.urandom)
    every = {step.name for exercise in EXERCISES for step in exercise.steps}
    assert done_steps(again) == every
    assert known == every - {"restaurado"}
    again.close()


def _deliver(pupil: Office, folder: Path, newly: Callable[..., None]) -> None:
    prepare_delivery(pupil, T3)
    newly("entrega")
    receipt = answer_delivery(pupil, folder)
    newly()
    receive_receipt(pupil, receipt.read_bytes())
    newly("acuse")
    remark = observations(pupil.store)[0]
    assert remark.text == REMARK
    observed = pupil.store.get(Actividad, remark.record)
    assert observed is not None
    save_record(pupil, replace(observed, resultado="Se acordó repetirla."))
    newly("observacion")
    prepare_delivery(pupil, T3)
    newly("otra_vez")
    receive_receipt(pupil, answer_delivery(pupil, folder).read_bytes())
    assert [one.state for one in observations(pupil.store)] == ["closed"]


def _talk(pupil: Office) -> Actividad:
    return Actividad(
        nombre="Plática de práctica",
        tipo_actividad=pupil.catalogues["tipo_actividad"].entries[0].code,
        estrategia=pupil.catalogues["estrategias"].entries[0].code,
        programa_origen="PROPIO",
        estatus="REA",
        fecha_inicio=NOW.date() - dt.timedelta(days=1),
        hora=dt.time(10),
        modalidad="PRE",
        sede="Casa de cultura",
        localidad=f"{pupil.institute}0001",
        responsable="Facilitadora Inventada",
        modo_conteo="NOM",
    )


def test_there_are_five_and_every_step_has_a_name_of_its_own() -> None:
    names = [step.name for exercise in EXERCISES for step in exercise.steps]
    assert len(EXERCISES) == 5
    assert len(names) == len(set(names))


def test_the_curp_of_the_exercise_reads() -> None:
    assert curp.read(CURP).ok


def test_a_lost_progress_is_found_again_by_what_still_shows(pupil: Office) -> None:
    register_person(pupil, woman("Nieves"))
    assert done_steps(pupil) == {"sin_curp"}
    pupil.folder.root.with_name("avance.json").write_bytes(b"\x00{")
    assert done_steps(pupil) == {"sin_curp"}
