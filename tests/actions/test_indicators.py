"""Indicators against counting by hand: each woman once, small cells hidden, rates as defined."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from captura.actions.census import AMBIT
from captura.actions.indicators import (
    AGE,
    GROUPINGS,
    WHOLE,
    Reached,
    read_indicators,
    read_women,
)
from captura.actions.office import Office
from captura.errors import RoleError
from captura.records.actividad import Actividad
from captura.records.misma_persona import MismaPersona
from captura.records.participacion import Participacion
from captura.records.persona import Persona
from captura.records.roles import CONSULTA
from captura.records.sesion import Sesion
from captura.store.queries.women import DISABILITY, LANGUAGE, PERIOD, PLACE, STRATEGY
from captura.ui.screens.recepcion.samples import Hand, new_state

DAYS = (dt.date(2026, 2, 3), dt.date(2026, 8, 4))
JEREZ, PINOS, LORETO = "32020", "32038", "32024"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """12 women of Jerez, 7 of Pinos and 3 of Loreto at two talks; a man, one anonymous, one absent,
    and one of Jerez recorded twice."""
    state = new_state(tmp_path / "estado", Hand())
    with state.store.work("Ana") as work:
        her = Persona(sexo="M", nombres="Luz", fecha_nacimiento=dt.date(1990, 1, 1))
        people = [
            work.save(replace(her, municipio=town, lengua="HCH" if town == PINOS else None))
            for town, count in ((JEREZ, 12), (PINOS, 7), (LORETO, 3))
            for _ in range(count)
        ]
        twice = work.save(replace(her, municipio=JEREZ))
        man = work.save(Persona(sexo="H", nombres="Leo", municipio=JEREZ))
        unknown = work.save(Persona(sexo="M", tipo_identificacion="ANO", municipio=JEREZ))
        absent = work.save(replace(her, municipio=JEREZ))
        work.save(
            MismaPersona(
                id="32000-MIS-2026-A00001", una=people[0].id, otra=twice.id, es_la_misma=True
            )
        )
        for day, strategy in zip(DAYS, ("2.10.1", "2.10.3"), strict=True):
            talk = work.save(Actividad(estrategia=strategy, fecha_inicio=day, estatus="REA"))
            met = work.save(Sesion(actividad=talk.id, numero=1, fecha=day))
            for one in (*people, twice, man, unknown, absent):
                work.save(
                    Participacion(
                        actividad=talk.id, sesion=met.id, persona=one.id, asistio=one is not absent
                    )
                )
    yield state  # type: ignore[misc]
    state.close()


def _lines(office: Office, by: str) -> dict[str, Reached]:
    return {one.key: one for one in read_indicators(office, 2026, by).lines}


def test_a_municipality_is_measured_against_its_women(office: Office) -> None:
    found = read_indicators(office, 2026, PLACE)
    assert (found.whole.reached, found.whole.census) == (22, 831_080)
    lines = {one.key: one for one in found.lines}
    assert len(lines) == 58
    jerez = lines[JEREZ]
    assert jerez.reached == 12
    assert jerez.census
    assert jerez.coverage == pytest.approx(12_000 / jerez.census)
    assert jerez.representation == pytest.approx((12 / 22) / (jerez.census / 831_080))
    assert lines["32001"].reached == 0


def test_a_small_cell_is_hidden_with_another_and_with_what_follows_from_it(office: Office) -> None:
    lines = _lines(office, PLACE)
    assert [one.key for one in lines.values() if one.reached is None] == [LORETO, PINOS]
    assert lines[LORETO].coverage is None
    assert lines[LORETO].representation is None


def test_one_woman_counts_in_each_strategy_and_quarter_and_once_in_the_year(office: Office) -> None:
    strategies, quarters = _lines(office, STRATEGY), _lines(office, PERIOD)
    assert [strategies[key].reached for key in ("2.10.1", "2.10.2", "2.10.3")] == [22, 0, 22]
    assert [one.reached for one in quarters.values()] == [22, 0, 22, 0]
    assert read_indicators(office, 2026, PERIOD).whole.reached == 22


def test_what_no_list_counts_has_no_coverage(office: Office) -> None:
    ages, languages = _lines(office, AGE), _lines(office, LANGUAGE)
    assert ages["GE6"].reached == 22
    assert (languages["HCH"].reached, languages[""].reached) == (7, 15)
    assert _lines(office, DISABILITY)[""].reached == 22
    assert _lines(office, AMBIT)[""].reached == 22
    assert ages["GE6"].coverage is None is languages["HCH"].representation


def test_every_line_leads_to_exactly_its_women(office: Office) -> None:
    for by in GROUPINGS:
        found = read_indicators(office, 2026, by)
        for line in (found.whole, *found.lines):
            women = read_women(office, 2026, by, line.key)
            if line.reached is not None:
                assert len({one.id for one in women}) == len(women) == line.reached
    assert len(read_women(office, 2026, PLACE, LORETO)) == 3  # hidden in the table
    assert {one.attended for one in read_women(office, 2026, PLACE, PINOS)} == {2}


def test_who_sees_figures_only_reads_no_names(office: Office) -> None:
    consulta = replace(office, role=CONSULTA)
    assert read_indicators(consulta, 2026, PLACE).whole.reached == 22
    for key in (WHOLE, JEREZ, LORETO):
        with pytest.raises(RoleError):
            read_women(consulta, 2026, PLACE, key)


def test_another_year_is_empty_and_a_stranger_is_refused(office: Office) -> None:
    for by in GROUPINGS:
        found = read_indicators(office, 2025, by)
        assert {one.reached for one in (found.whole, *found.lines)} == {0}
    with pytest.raises(RoleError):
        read_indicators(replace(office, role="visita"), 2026, PLACE)
