"""The list of people without widgets, on a real office."""

from __future__ import annotations

from pathlib import Path

import pytest

from captura.actions.attend import register_person
from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.ui.screens.personas.list_presenter import ALL, NO_CURP, PERIOD, TWICE, PersonList
from captura.ui.screens.personas.samples import CURP, INSTITUTE, marina
from tests.ui.screens.offices import fresh_office
from tests.ui.screens.telling import Later, Recorder, at_once


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    office = fresh_office(Path(tmp_path_factory.mktemp("padron")))
    for person in make_people(7, INSTITUTE, 40, 2026):
        register_person(office, person)
    marina(office)
    return office


def names(office: Office, view: Recorder, presenter: PersonList) -> list[str]:
    found: list[str] = []
    numbers = view.last["show_rows"][0].numbers
    presenter.page(numbers, lambda rows: found.extend(row.name for row in rows if row))
    return found


def made(office: Office) -> tuple[PersonList, Recorder]:
    view = Recorder()
    return PersonList(office, view, at_once), view


@pytest.mark.parametrize(
    "typed", ["garcia lopez marina", "MARINA GAR", CURP[:9], "494 100", "Marinna García López"]
)
def test_she_is_found_however_she_is_typed(office: Office, typed: str) -> None:
    presenter, view = made(office)
    presenter.type(typed)
    assert "Marina García López" in names(office, view, presenter)


def test_chips_and_their_counts_agree(office: Office) -> None:
    presenter, view = made(office)
    presenter.read_counts()
    counts = view.last["show_counts"][0]
    for chip in (ALL, NO_CURP, TWICE, PERIOD):
        presenter.choose(chip)
        assert len(view.last["show_rows"][0].numbers) == counts[chip]
    assert counts[ALL] == 41


def test_the_list_is_in_the_order_of_surnames(office: Office) -> None:
    presenter, view = made(office)
    presenter.read()
    numbers = view.last["show_rows"][0].numbers
    people = [office.store.get(Persona, row.id) for row in _rows(presenter, numbers)]
    surnames = [(p.primer_apellido or "").lower()[:1] for p in people if p]
    plain = "".join(surnames).translate(str.maketrans("áéíóúñ", "aeioun"))
    assert list(plain) == sorted(plain)


def test_a_text_within_a_chip_finds_only_its_people(office: Office) -> None:
    presenter, view = made(office)
    presenter.choose(NO_CURP)
    presenter.type("garcia lopez marina")
    assert view.last["show_rows"][0].numbers == []
    assert view.last["show_rows"][0].filtered is True


def test_an_answer_to_an_older_question_is_dropped(office: Office) -> None:
    view, later = Recorder(), Later()
    presenter = PersonList(office, view, later)
    presenter.type("mar")
    presenter.type("xyzzy")
    newer, older = later.waiting[1], later.waiting[0]
    newer()
    older()
    assert view.calls.count("show_rows") == 1
    assert view.last["show_rows"][0].numbers == []


def test_who_is_gone_meanwhile_leaves_a_gap_and_no_shift(office: Office) -> None:
    presenter, view = made(office)
    presenter.read()
    first = view.last["show_rows"][0].numbers[0]
    rows = _rows(presenter, [10**6, first])
    assert rows == [rows[0]]
    assert full_name(office.store.get(Persona, rows[0].id) or Persona()) == rows[0].name


def _rows(presenter: PersonList, numbers: list[int]) -> list:
    found: list = []
    presenter.page(numbers, lambda rows: found.extend(r for r in rows if r))
    return found
