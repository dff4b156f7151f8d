"""Each action refuses, by its matrix, the role that may not do it: before it looks at anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from captura.actions import (
    agenda,
    answer,
    arrangements,
    attend,
    catalogue_file,
    change_many,
    closings,
    count_people,
    deadlines,
    decide,
    doubles,
    drafts,
    enrol,
    enrol_sister,
    evidence,
    export_workbook,
    find,
    indicators,
    issue_receipt,
    list_template,
    make_exchange,
    plan_activity,
    plan_year,
    prepare_delivery,
    receive_exchange,
    receive_receipt,
    review_delivery,
    save_record,
    sisters,
    state_lists,
    take_in,
    take_list,
    unreached,
)
from captura.actions.office import Office
from captura.errors import CapturaError, RoleError
from captura.records.actividad import Actividad
from captura.records.evidencia import Evidencia
from captura.records.meta_anual import MetaAnual
from captura.records.participacion import Participacion
from captura.records.periods import Period
from captura.records.persona import Persona
from captura.records.roles import MATRIX, OF_INSTITUTE, OF_STATE, allows
from captura.records.sesion import Sesion
from tests.actions.world import dump

T2, DAY = Period(2026, 2), dt.date(2026, 5, 5)
ANA, ACT, SES = Persona(nombres="Ana"), Actividad(nombre="Taller"), Sesion(numero=1)
GOAL = MetaAnual(nombre="Talleres", ejercicio=2026)
LIST = "fuente_apoyo"
TITULARS: dict[str, Callable[[Office], Any]] = {
    "answer": lambda o: answer.answer(o, "persona", "x", None, "regla", "texto"),
    "answer_alike": lambda o: answer.answer_alike(o, T2, "persona", "regla", "texto"),
    "register_person": lambda o: attend.register_person(o, ANA),
    "add_to_list": lambda o: attend.add_to_list(o, SES, ANA),
    "add_block": lambda o: attend.add_block(o, SES, [ANA]),
    "remove_from_list": lambda o: attend.remove_from_list(o, Participacion(id="x")),
    "keep_draft": lambda o: drafts.keep_draft(o, "k", "persona", {}),
    "drop_draft": lambda o: drafts.drop_draft(o, "k"),
    "kept_drafts": drafts.kept_drafts,
    "save_goal": lambda o: plan_year.save_goal(o, GOAL),
    "remove_goal": lambda o: plan_year.remove_goal(o, GOAL),
    "clone_plan": lambda o: plan_year.clone_plan(o, 2026),
    "save_counts": lambda o: count_people.save_counts(o, SES, {}, None),
    "add_evidence": lambda o: evidence.add_evidence(o, ACT, []),
    "write_request": lambda o: enrol.write_request(o, "Laptop"),
    "read_certificate_file": lambda o: enrol.read_certificate_file(o, b""),
    "accept_certificate": lambda o: enrol.accept_certificate(o, None),  # type: ignore[arg-type]
    "welcome": lambda o: enrol_sister.welcome(o, None),  # type: ignore[arg-type]
    "read_welcome_file": lambda o: enrol_sister.read_welcome_file(o, b""),
    "accept_welcome": lambda o: enrol_sister.accept_welcome(o, None),  # type: ignore[arg-type]
    "sisters_of": sisters.sisters_of,
    "make_exchange": lambda o: make_exchange.make_exchange(o, "x"),
    "copy_exchange": lambda o: make_exchange.copy_exchange(o, None, Path("x")),  # type: ignore[arg-type]
    "receive_exchange": lambda o: receive_exchange.receive_exchange(o, b""),
    "forget_sister": lambda o: sisters.forget_sister(o, "x"),
    "copy_package": lambda o: export_workbook.copy_package(o, "x", Path("x")),
    "list_template": lambda o: list_template.list_template(o, ACT, SES),
    "read_filled_list": lambda o: list_template.read_filled_list(o, SES, b""),
    "save_activity": lambda o: plan_activity.save_activity(o, ACT),
    "add_session": lambda o: plan_activity.add_session(o, ACT, DAY),
    "repeat_activity": lambda o: plan_activity.repeat_activity(o, ACT, DAY),
    "finish_activity": lambda o: plan_activity.finish_activity(o, ACT),
    "prepare_delivery": lambda o: prepare_delivery.prepare_delivery(o, T2),
    "review_delivery": lambda o: review_delivery.review_delivery(o, T2),
    "receive_receipt": lambda o: receive_receipt.receive_receipt(o, b""),
    "change_many": lambda o: change_many.change_many(o, Persona, ["x"], "localidad", None),
    "respell": lambda o: change_many.respell(o, "sede", "x", "y"),
    "delete_many": lambda o: change_many.delete_many(o, Persona, ["x"]),
    "save_record": lambda o: save_record.save_record(o, ANA),
    "delete_record": lambda o: save_record.delete_record(o, ANA),
}
STATES: dict[str, Callable[[Office], Any]] = {
    "decide": lambda o: decide.decide(o, "x"),
    "decide returning": lambda o: decide.decide(o, "x", {"y": "z"}),
    "close_observation": lambda o: decide.close_observation(o, "x"),
    "certify": lambda o: enrol.certify(o, None),  # type: ignore[arg-type]
    "certificate_file": lambda o: enrol.certificate_file(o, None),  # type: ignore[arg-type]
    "revoke_device": lambda o: enrol.revoke_device(o, "x"),
    "issue_receipt": lambda o: issue_receipt.issue_receipt(o, "x"),
    "take_in": lambda o: take_in.take_in(o, b""),
    "set_deadline": lambda o: deadlines.set_deadline(o, T2, DAY),
    "add_entry": lambda o: state_lists.add_entry(o, LIST, state_lists.NewEntry("x", DAY, "x")),
    "close_entry": lambda o: state_lists.close_entry(o, LIST, "MUN", DAY, "x"),
    "write_catalogues": catalogue_file.write_catalogues,
    "close_quarter": lambda o: closings.close_quarter(o, T2, ["32020"]),
    "open_again": lambda o: closings.open_again(o, T2, "32020", "motivo"),
}
BOTH: dict[str, Callable[[Office], Any]] = {
    "find_people": lambda o: find.find_people(o, "ana"),
    "find_activities": lambda o: find.find_activities(o, "taller"),
    "agenda": lambda o: agenda.agenda(o, DAY, DAY),
    "soon": agenda.soon,
    "arrangement": lambda o: arrangements.arrangement(o, "personas"),
    "copy_list": lambda o: take_list.copy_list(o, "Personas", [[]], names=True),
    "export_list": lambda o: take_list.export_list(o, "x", [], [], Path("x"), names=True),
    "look_alikes": lambda o: find.look_alikes(o, ANA),
    "package_bytes": lambda o: export_workbook.package_bytes(o, "x"),
    "export_workbook": lambda o: export_workbook.export_workbook(o, "x", Path("x"), None, "y"),
    "counted": lambda o: count_people.counted(o, SES),
    "open_evidence": lambda o: evidence.open_evidence(o, Evidencia()),
    "copy_evidence": lambda o: evidence.copy_evidence(o, Evidencia(), Path("x")),
    "missing_evidence": lambda o: evidence.missing_evidence(o, ACT),
    "undo": lambda o: save_record.undo(o, 1),
    "find_doubles": doubles.find_doubles,
    "both": lambda o: doubles.both(o, "x", "y"),
    "decided": doubles.decided,
    "decide_double": lambda o: doubles.decide_double(o, "x", "x", same=False),
    "join_sure": lambda o: doubles.join_sure(o, ()),
    "take_back": lambda o: doubles.take_back(o, "x"),
    "read_catalogues": lambda o: catalogue_file.read_catalogues(o, b""),
    "read_indicators": lambda o: indicators.read_indicators(o, 2026, indicators.AGE),
    "read_women": lambda o: indicators.read_women(o, 2026, indicators.AGE, indicators.WHOLE),
    "read_unreached": unreached.read_unreached,
}


@pytest.mark.parametrize("name", TITULARS)
def test_what_an_institute_does_the_state_may_not(state: Office, name: str) -> None:
    before = dump(state)
    with pytest.raises(RoleError):
        TITULARS[name](state)
    assert dump(state) == before


@pytest.mark.parametrize("name", STATES)
def test_what_the_state_does_an_institute_may_not(jerez: Office, name: str) -> None:
    before = dump(jerez)
    with pytest.raises(RoleError):
        STATES[name](jerez)
    assert dump(jerez) == before


@pytest.mark.parametrize("name", TITULARS | BOTH)
def test_a_role_that_may_nothing_is_refused_by_each(
    jerez: Office, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each action asks the matrix: with every row emptied, none of them goes on."""
    for action in MATRIX:
        monkeypatch.setitem(MATRIX, action, frozenset())
    with pytest.raises(RoleError):
        (TITULARS | BOTH)[name](jerez)


@pytest.mark.parametrize("name", BOTH)
def test_what_both_may_is_refused_for_other_reasons_only(
    state: Office, jerez: Office, name: str
) -> None:
    for office in (state, jerez):
        assert not isinstance(_problem(BOTH[name], office), RoleError)


def _problem(act: Callable[[Office], Any], office: Office) -> CapturaError | None:
    try:
        act(office)
    except CapturaError as error:
        return error
    return None


# what each actor's actions ask the matrix for
ASKED = {
    "answer": "responder_observacion", "answer_alike": "hacer_entrega",
    "delete_record": "eliminar", "undo": "deshacer",
    "save_goal": "planear", "remove_goal": "planear", "clone_plan": "planear",
    "write_request": "pedir_alta", "read_certificate_file": "pedir_alta",
    "accept_certificate": "pedir_alta", "copy_package": "hacer_entrega",
    "prepare_delivery": "hacer_entrega", "review_delivery": "hacer_entrega",
    "receive_receipt": "leer_acuse", "find_people": "leer", "look_alikes": "leer",
    "package_bytes": "leer", "export_workbook": "exportar_nombres", "decide": "aceptar",
    "decide returning": "devolver", "close_observation": "observar", "certify": "dar_alta",
    "certificate_file": "dar_alta", "revoke_device": "dar_alta", "issue_receipt": "emitir_acuse",
    "take_in": "recibir", "set_deadline": "calendario",
    "add_entry": "fijar_catalogos", "close_entry": "fijar_catalogos",
    "write_catalogues": "fijar_catalogos", "read_catalogues": "catalogos",
    "close_quarter": "cierre", "open_again": "cierre",
    "welcome": "agregar_equipo", "forget_sister": "agregar_equipo",
    "read_welcome_file": "pedir_alta",
    "accept_welcome": "pedir_alta", "sisters_of": "intercambiar",
    "make_exchange": "intercambiar", "copy_exchange": "intercambiar",
    "receive_exchange": "intercambiar",
    "find_activities": "leer", "agenda": "leer", "soon": "leer", "arrangement": "leer",
    "copy_list": "exportar_nombres", "export_list": "exportar_nombres", "delete_many": "eliminar",
    "counted": "leer", "open_evidence": "leer", "missing_evidence": "leer",
    "copy_evidence": "exportar_nombres",
    "find_doubles": "leer", "both": "leer", "decided": "leer", "decide_double": "unir_personas",
    "join_sure": "unir_personas", "take_back": "unir_personas",
    "read_indicators": "cifras", "read_women": "leer", "read_unreached": "cifras",
}  # fmt: skip


@pytest.mark.parametrize("name", TITULARS | STATES | BOTH)
def test_each_action_goes_by_its_own_row_of_the_matrix(
    state: Office, jerez: Office, name: str
) -> None:
    """Every role of the office tries: refused by role exactly where the row says so."""
    office, roles = (state, OF_STATE) if name in STATES else (jerez, OF_INSTITUTE)
    action = ASKED.get(name, "capturar")
    for role in roles:
        refused = _is_refused((TITULARS | STATES | BOTH)[name], replace(office, role=role))
        assert refused is not allows(role, action), (role, action)


def _is_refused(act: Callable[[Office], Any], office: Office) -> bool:
    try:
        act(office)
    except RoleError:
        return True
    except (CapturaError, AttributeError):  # what it was given is none: it got past the matrix
        return False
    return False
