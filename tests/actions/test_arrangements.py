"""How a user likes a list: hers alone, kept, and never in a way of opening it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.arrangements import Arrangement, arrangement, keep_arrangement
from captura.actions.office import Office
from captura.errors import RoleError
from captura.records.roles import CONSULTA
from tests.ui.screens.offices import fresh_office

HERS = Arrangement(("Nombre", "Edad"), "edad", True, {"Sin CURP de Jerez": {"chip": "sin_curp"}})


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


def test_it_is_kept_for_each_user_and_list(office: Office) -> None:
    keep_arrangement(office, "personas", HERS)
    assert arrangement(office, "personas") == HERS
    assert arrangement(office, "actividades") == Arrangement()
    assert arrangement(replace(office, user="Otra"), "personas") == Arrangement()


def test_a_filter_with_a_name_in_it_stays_out_of_the_settings_file(office: Office) -> None:
    keep_arrangement(office, "personas", HERS.with_filter("x", {"text": "Marina"}))
    settings = office.folder.settings
    assert not settings.exists() or b"Marina" not in settings.read_bytes()
    assert b"Marina" not in office.folder.database.read_bytes()


@pytest.mark.parametrize(
    "kept", ["", "[1]", "{", '{"filters": 3}', '{"filters": {"a": "b"}}', "null"]
)
def test_what_cannot_be_read_is_the_usual(office: Office, kept: str) -> None:
    with office.store.work(who=office.user) as work:
        work.set_meta(f"lista:personas:{office.user}", kept)
    assert arrangement(office, "personas") == Arrangement()


def test_filters_are_replaced_removed_and_limited() -> None:
    one = (
        Arrangement().with_filter("a", {"x": "1"}).with_filter("b", {}).with_filter("a", {"x": "2"})
    )
    assert one.filters == {"b": {}, "a": {"x": "2"}}
    assert one.without_filter("b").filters == {"a": {"x": "2"}}
    for number in range(40):
        one = one.with_filter(str(number), {})
    assert len(one.filters) == 30
    assert "a" not in one.filters


def test_who_sees_figures_only_has_no_list(office: Office) -> None:
    with pytest.raises(RoleError):
        arrangement(replace(office, role=CONSULTA), "personas")
