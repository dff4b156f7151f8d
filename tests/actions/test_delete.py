"""Deleting takes with it what refers to the record, and one undo brings all of it back."""

from __future__ import annotations

import datetime as dt

from captura.actions.attend import add_to_list, register_person
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.review_delivery import review_delivery
from captura.actions.save_record import delete_record, save_record, undo
from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.periods import Period
from captura.store.queries.totals import recorded_ids
from tests.actions.world import woman


def test_a_person_leaves_her_lists_and_comes_back_to_them(jerez: Office) -> None:
    person, _ = register_person(jerez, woman())
    activity = Actividad(nombre="Plática", fecha_inicio=dt.date(2026, 5, 4), tipo_actividad="AC01")
    _, session, _ = save_activity(jerez, activity)
    add_to_list(jerez, session, person)
    save_record(jerez, Apoyo(persona=person.id, fecha=dt.date(2026, 5, 4), tipo_apoyo="AE01"))
    before = {
        kind: recorded_ids(jerez.store, kind) for kind in ("persona", "participacion", "apoyo")
    }
    done = delete_record(jerez, person)
    assert not recorded_ids(jerez.store, "participacion") & before["participacion"]
    codes = {found.problem.code for found in review_delivery(jerez, Period(2026, 2)).found}
    assert "referencia" not in codes
    undo(jerez, done.numbers)
    for kind, ids in before.items():
        assert recorded_ids(jerez.store, kind) == ids


def test_an_activity_takes_its_sessions_and_lists(jerez: Office) -> None:
    person, _ = register_person(jerez, woman())
    activity, session, _ = save_activity(
        jerez, Actividad(nombre="Taller", fecha_inicio=dt.date(2026, 5, 4))
    )
    add_to_list(jerez, session, person)
    delete_record(jerez, activity)
    assert session.id not in recorded_ids(jerez.store, "sesion")
    assert person.id in recorded_ids(jerez.store, "persona")
