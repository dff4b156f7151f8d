"""The printed sheets: every word numbered, the code whole, and what to do with the paper."""

import datetime as dt
import os

import pytest

from captura.documents.page import Block, Heading, Page, Qr, Table, Text
from captura.documents.recovery_sheet import recovery_page, share_page, spanish_date
from captura.keys.recovery import secret_of, share_of, share_words, split, words_of
from captura.keys.scan import read_scan, scan_text

DAY = dt.date(2026, 5, 4)
SECRET = bytes(range(1, 33))


def only(page: Page, kind: type[Block]) -> list[Block]:
    return [block for block in page.blocks if isinstance(block, kind)]


def typed(page: Page) -> str:
    """What someone types who reads the table of words row by row."""
    (table,) = only(page, Table)
    return " ".join(cell for row in table.rows for cell in row)


def test_the_recovery_sheet_gives_the_secret_back_by_words_code_and_typed_code():
    page = recovery_page("Instituto de Jerez", DAY, words_of(SECRET), scan_text(SECRET))
    assert secret_of(typed(page)) == SECRET
    (square,) = only(page, Qr)
    assert read_scan(square.text) == SECRET
    code = " ".join(block.text for block in only(page, Text) if block.look == "code")
    assert read_scan(code) == SECRET


@pytest.mark.parametrize("number", [1, 2])
def test_a_share_says_which_it_is_and_gives_itself_back(number):
    share = split(SECRET, os.urandom)[number - 1]
    page = share_page(number, "Coordinación", DAY, share_words(share), scan_text(share))
    assert share_of(typed(page)) == share
    assert f"parte {number} de 2" in page.title
    assert f"parte {3 - number} juntas" in " ".join(block.text for block in only(page, Text))


def test_the_sheet_names_its_office_and_day_at_head_and_foot():
    page = recovery_page("Instituto de Jerez", DAY, words_of(SECRET), scan_text(SECRET))
    assert isinstance(page.blocks[0], Heading)
    assert page.blocks[1].text == "Instituto de Jerez · 4 de mayo de 2026"
    assert page.foot.endswith("Instituto de Jerez · 4 de mayo de 2026")


def test_dates_are_written_as_people_write_them():
    assert spanish_date(dt.date(2025, 12, 31)) == "31 de diciembre de 2025"
    assert spanish_date(dt.date(2026, 1, 1)) == "1 de enero de 2026"
