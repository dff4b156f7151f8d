"""An edition tells of everyone and of no one: no name, no id, no row that fewer than five share."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from captura.actions.indicators import AGE, read_indicators
from captura.actions.office import Office
from captura.actions.publish import make_edition
from captura.actions.publish.audit import prove
from captura.errors import PublishError, RoleError
from captura.publishing.table import Cell, Edition
from captura.records.roles import CONSULTA, REVISION
from captura.records.rules.small_classes import WITHHELD
from captura.store.queries.women import PERIOD, PLACE, STRATEGY
from tests.publishing.crowd import FEW, PLANTED, RARE, YEAR, crowded_state


@pytest.fixture(scope="module")
def edition(state: Office) -> Edition:
    return make_edition(state, YEAR)


def rows(edition: Edition, name: str) -> list[dict[str, Cell]]:
    table = next(table for table in edition.tables if table.name == name)
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def changed(edition: Edition, name: str, place: int, column: str, value: Cell) -> Edition:
    """The edition with one cell written over."""
    tables = []
    for table in edition.tables:
        if table.name == name:
            at = [one.name for one in table.columns].index(column)
            cells = [list(row) for row in table.rows]
            cells[place][at] = value
            table = dataclasses.replace(table, rows=cells)
        tables.append(table)
    return dataclasses.replace(edition, tables=tables)


def test_nothing_that_was_typed_and_no_id_is_in_it(edition: Edition) -> None:
    said = repr([table.rows for table in edition.tables])
    for word in (*PLANTED, "Calle", "contó", "Ana", "HCH"):
        assert word not in said
    assert not re.search(r"\d{5}-[0-9a-f]{8}|-[A-Z]{3}-2026-", said)
    assert {table.name for table in edition.tables} == {
        "cifra", "persona", "asistencia", "actividad", "sesion", "conteo", "apoyo", "meta",
    }  # fmt: skip


def test_every_person_is_like_four_others_in_all_that_is_said_of_her(edition: Edition) -> None:
    herself = {
        row["persona"]: (row["municipio"], row["localidad"], row["sexo"], row["grupo_edad"])
        for row in rows(edition, "persona")
    }
    assert min(Counter(herself.values()).values()) >= 5
    came: dict[object, set[Cell]] = defaultdict(set)
    for row in rows(edition, "asistencia"):
        words = (row["instituto"], row["periodo"], row["estrategia"])
        came[herself[row["persona"]], words].add(row["persona"])
    assert min(map(len, came.values())) >= 5
    assert len({key for key in herself.values() if WITHHELD not in key}) > 2  # it says something
    assert any(row["periodo"] != WITHHELD for row in rows(edition, "asistencia"))


def test_sums_that_are_shown_are_of_five_at_least(edition: Edition) -> None:
    assert min(int(str(row["cantidad"])) for row in rows(edition, "conteo")) >= 5
    handed = rows(edition, "apoyo")
    assert min(int(str(row["personas"])) for row in handed) >= 5
    assert sum(int(str(row["apoyos"])) for row in handed) == 25  # six in three places, three, four


@pytest.mark.parametrize("by", [PLACE, STRATEGY, PERIOD, AGE])
def test_the_figures_are_those_of_the_screen(state: Office, edition: Edition, by: str) -> None:
    shown = {r["clave"]: r["mujeres"] for r in rows(edition, "cifra") if r["division"] == by}
    found = read_indicators(state, YEAR, by)
    for line in found.lines:
        if line.key in shown:
            assert shown[line.key] == line.reached
    assert rows(edition, "cifra")[0]["mujeres"] == found.whole.reached


def test_a_place_that_is_hidden_is_nowhere_named(edition: Edition) -> None:
    figures = {r["clave"]: r["mujeres"] for r in rows(edition, "cifra") if r["division"] == PLACE}
    assert figures[RARE] is None
    for table, column in (("persona", "municipio"), ("asistencia", "instituto"),
                          ("conteo", "instituto"), ("apoyo", "instituto")):  # fmt: skip
        assert RARE not in {row[column] for row in rows(edition, table)}
    assert RARE in {row["instituto"] for row in rows(edition, "actividad")}  # what it did is public


def test_numbers_are_drawn_anew_and_lead_nowhere(state: Office, edition: Edition) -> None:
    again = make_edition(state, YEAR)
    first, second = rows(edition, "persona"), rows(again, "persona")
    assert sorted(map(_rest, first)) == sorted(map(_rest, second))
    assert first != second
    assert [row["persona"] for row in first] == list(range(1, len(first) + 1))


def _rest(row: dict[str, Cell]) -> str:
    return repr({name: cell for name, cell in row.items() if name != "persona"})


SPOILT = [
    ("persona", "sexo", "X", "pocas personas iguales"),
    ("persona", "localidad", "Los Haro", "texto ajeno en persona"),
    ("persona", "municipio", RARE, "grupo oculto de municipio en persona"),
    ("asistencia", "instituto", RARE, "grupo oculto de municipio en asistencia"),
    ("asistencia", "estrategia", "2.10.6", "pocas asistencias iguales"),
    ("conteo", "cantidad", 4, "pocas personas en conteo"),
    ("apoyo", "personas", 1, "pocas personas en apoyo"),
    ("cifra", "mujeres", 3, "cifra oculta que se deduce por municipio"),
    ("meta", "estrategia", "Zoila", "texto ajeno en meta"),
    ("actividad", "periodo", "2026", "texto ajeno en actividad"),
]


@pytest.mark.parametrize(("table", "column", "value", "said"), SPOILT)
def test_the_proof_bites(
    state: Office, edition: Edition, table: str, column: str, value: Cell, said: str
) -> None:
    prove(edition, state.catalogues)
    with pytest.raises(PublishError) as refused:
        prove(changed(edition, table, 0, column, value), state.catalogues)
    assert refused.value.code == "CAP-PUB-11"
    assert said in refused.value.what


def test_showing_one_of_two_hidden_cells_gives_the_other_away(
    state: Office, edition: Edition
) -> None:
    figures = rows(edition, "cifra")
    places = [at for at, r in enumerate(figures) if r["division"] == PLACE and r["mujeres"] is None]
    assert {figures[at]["clave"] for at in places} >= {RARE, FEW}
    spoilt = edition
    for at in places:
        if figures[at]["clave"] != RARE:
            spoilt = changed(spoilt, "cifra", at, "mujeres", 4)
    with pytest.raises(PublishError, match="se deduce por municipio"):
        prove(spoilt, state.catalogues)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_other_crowds_can_be_published_too(tmp_path: Path, seed: int) -> None:
    office = crowded_state(tmp_path / "estado", seed)
    assert rows(make_edition(office, YEAR), "persona")
    office.close()


def test_an_empty_year_and_who_may(state: Office) -> None:
    assert rows(make_edition(state, 2024), "persona") == []
    for role in (CONSULTA, REVISION):
        with pytest.raises(RoleError):
            make_edition(dataclasses.replace(state, role=role), YEAR)
