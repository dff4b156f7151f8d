"""The documento de seguridad says what the program keeps, allows, measures and lacks today."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from captura.actions.demonstration.cast import Moment
from captura.actions.office import STATE, Office
from captura.actions.security_document import measures, save_security_book, security_facts
from captura.documents.page import Heading, Page, PageBreak, Table, Text
from captura.documents.security_document import security_page
from captura.documents.security_facts import DEEDS
from captura.errors import CapturaError, RoleError
from captura.keys import passphrase
from captura.records.fields import fields_of
from captura.records.registry import EVERY
from captura.records.roles import MATRIX, ROLES, allows
from tests.actions.world import JEREZ, USER, World, build, talk, woman
from tests.office_history import office_entries

SEVEN = ("1. ", "2. ", "3. ", "4. ", "5. ", "6. ", "7. ")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    clock = Moment(dt.datetime(2026, 7, 6, 15, tzinfo=dt.UTC))
    made = World(tmp_path, clock, build(tmp_path))
    yield made
    for office in made.offices:
        office.close()


@pytest.fixture
def jerez(world: World) -> Office:
    return world.office(JEREZ)


def words_of(page: Page) -> str:
    said = [page.title, page.foot]
    for block in page.blocks:
        if isinstance(block, Heading | Text):
            said.append(block.text)
        elif isinstance(block, Table):
            said += [*block.headings, *(cell for row in block.rows for cell in row)]
    return "\n".join(said)


def test_every_field_of_every_record_is_in_the_inventory(jerez: Office) -> None:
    page = security_page(security_facts(jerez))
    annex = page.blocks[page.blocks.index(PageBreak()) :]
    rows = {row for block in annex if isinstance(block, Table) for row in block.rows}
    known = {(row[0], row[3]) for row in rows if len(row) == 4}
    for record in EVERY.values():
        for field in fields_of(record):
            assert any(label == field.label for label, _ in known), field.name
    assert ("CURP", "personal") in known
    assert {privacy for _, privacy in known} == {
        "pública",
        "interna",
        "personal",
        "sensible",
        "sellada",
    }


def test_the_matrix_is_the_one_that_is_enforced(world: World) -> None:
    for institute in (JEREZ, STATE):
        facts = security_facts(world.office(institute))
        for action in MATRIX:
            wanted = tuple("sí" if allows(role, action) else "" for role in facts.roles)
            if any(wanted):
                assert (DEEDS[action], *wanted) in facts.matrix
        assert facts.role_names == tuple(ROLES[role] for role in facts.roles)
    assert set(DEEDS) == set(MATRIX)


def test_it_has_the_seven_parts_and_counts_what_is_kept(jerez: Office) -> None:
    talk(jerez, woman(), woman("Inés"))
    facts = security_facts(jerez)
    assert facts.kept["Persona"] == 2
    page = security_page(facts)
    titles = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert [title[:3] for title in titles[1:8]] == list(SEVEN)
    assert f"{passphrase.MEMORY_KIB // 1024} MiB" in words_of(page)
    assert len(measures()) > 10


def test_it_names_no_person(jerez: Office) -> None:
    talk(jerez, woman("Inés", "Zzyzx"))
    said = words_of(security_page(security_facts(jerez)))
    assert "Zzyzx" not in said
    assert USER not in said


def test_what_is_wanting_today_is_said(jerez: Office) -> None:
    said = dict(security_facts(jerez).gaps)
    assert "Todavía no hay ningún respaldo" in said
    assert "Solo una persona puede entrar" in said
    assert all(said.values())
    world_later = replace(jerez, clock=lambda: dt.datetime(2031, 1, 1, tzinfo=dt.UTC))
    later = dict(security_facts(world_later).gaps)
    assert "Este equipo no tiene certificado vigente" in later
    assert "No se ha ensayado la hoja de recuperación este año" in later


def test_the_workbook_has_a_sheet_a_part(jerez: Office, tmp_path: Path) -> None:
    facts, path = save_security_book(jerez, tmp_path)
    book = CalamineWorkbook.from_path(str(path))
    assert {"Inventario", "Papeles", "Riesgos", "Brecha", "Medidas"} <= set(book.sheet_names)
    rows = list(book.get_sheet_by_name("Inventario").iter_rows())
    assert len(rows) == len(facts.inventory) + 1
    assert "documento de seguridad" in {one.reason for one in office_entries(jerez.store)}


def test_a_role_that_may_not_gets_none_and_a_bad_folder_is_said(
    jerez: Office, tmp_path: Path
) -> None:
    with pytest.raises(RoleError):
        security_facts(replace(jerez, role="captura"))
    with pytest.raises(CapturaError, match="CAP-ACT-98"):
        save_security_book(jerez, tmp_path / os.urandom(4).hex())
