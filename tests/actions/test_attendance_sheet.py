"""The attendance list on paper: who is expected on it, what a role prints, its code read back."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from captura.actions.attend import add_to_list
from captura.actions.attendance_sheet import (
    NEWCOMERS,
    activity_of_sheet,
    attendance_sheet,
    expected,
)
from captura.actions.office import Office
from captura.actions.plan_activity import add_session, repeat_activity
from captura.documents.attendance_sheet import sheet_code
from captura.documents.page import Page, Qr, Table, Text
from captura.records.roles import CAPTURA
from tests.actions.world import talk, woman

NEXT = dt.date(2026, 6, 9)


def the_table(page: Page) -> Table:
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    return table


def test_who_stands_on_the_list_is_on_paper_by_name_then_room_for_others(jerez: Office) -> None:
    of = talk(jerez, woman("Zoila", "Ríos"), woman("Ana", "Álvarez"), woman("Eva", "Nava"))
    page = attendance_sheet(jerez, *of)
    table = the_table(page)
    surnames = [row[1].split()[0].rstrip(",") for row in table.rows[:3]]
    assert surnames == ["Álvarez", "Nava", "Ríos"]
    assert [row[0] for row in table.rows] == [str(n) for n in range(1, 4 + NEWCOMERS)]
    assert {row[1] for row in table.rows[3:]} == {""}
    said = " ".join(block.text for block in page.blocks if isinstance(block, Text))
    for word in (of[0].folio, of[0].nombre, jerez.name, "Casa de cultura", "10:00"):
        assert word
        assert word in said


def test_a_new_session_expects_who_came_to_the_one_before(jerez: Office) -> None:
    activity, _ = talk(jerez, woman("Ana"), woman("Eva"))
    second, _ = add_session(jerez, activity, NEXT)
    add_to_list(jerez, second, woman("Luz", "Ríos"))
    third, _ = add_session(jerez, activity, NEXT + dt.timedelta(7))
    (only,) = expected(jerez, activity, third)
    assert only.name.startswith("Ríos")


def test_a_repeated_activity_expects_who_came_to_the_first(jerez: Office) -> None:
    first, session = talk(jerez, woman("Ana"), woman("Eva"))
    talk(jerez, woman("Otra"), name="Plática distinta")
    again, its_session, _ = repeat_activity(jerez, first, NEXT)
    assert len(expected(jerez, again, its_session)) == 2
    assert expected(jerez, again, its_session) == expected(jerez, first, session)
    earlier, before_all, _ = repeat_activity(jerez, first, dt.date(2026, 1, 5))
    assert expected(jerez, earlier, before_all) == []  # who comes later isn't last time


def test_blank_lines_bear_nobody(jerez: Office) -> None:
    of = talk(jerez, woman("Ana"))
    table = the_table(attendance_sheet(jerez, *of, 40))
    assert len(table.rows) == 40
    assert {cell for row in table.rows for cell in row[1:]} == {""}


def test_curp_are_printed_only_for_who_may_take_names_out(jerez: Office) -> None:
    of = talk(jerez, woman("Ana"))
    assert "CURP" in the_table(attendance_sheet(jerez, *of)).headings
    typist = replace(jerez, role=CAPTURA)
    table = the_table(attendance_sheet(typist, *of))
    assert "CURP" not in table.headings


def test_the_code_finds_the_session_however_the_scanner_writes_it(jerez: Office) -> None:
    activity, _ = talk(jerez, woman("Ana"))
    second, _ = add_session(jerez, activity, NEXT)
    page = attendance_sheet(jerez, activity, second)
    (qr,) = (block for block in page.blocks if isinstance(block, Qr))
    assert qr.text == sheet_code(second.id)
    assert qr.text.isalnum()  # nothing that another keyboard layout changes
    for read in (qr.text, qr.text.lower(), f" {qr.text}\n"):
        assert activity_of_sheet(jerez, read) == (activity.id, second.id)
    assert activity_of_sheet(jerez, qr.text[:-1]) is None
    assert activity_of_sheet(jerez, "GARC850101MZSRRD09") is None
