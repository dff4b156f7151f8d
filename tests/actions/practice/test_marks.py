"""The mark stands on every page and workbook that practice makes, and on none that is real."""

from __future__ import annotations

from pathlib import Path

from captura.actions.consolidate import consolidate
from captura.actions.decide import decide
from captura.actions.demonstration.cast import PHRASE
from captura.actions.drill import renew_sheet
from captura.actions.export_workbook import export_workbook
from captura.actions.issue_receipt import issue_receipt
from captura.actions.list_template import list_template
from captura.actions.office import Office
from captura.actions.practice.offices import open_state
from captura.actions.security_document import save_security_book
from captura.actions.take_in import take_in
from captura.documents.page import Page
from captura.documents.security_document import security_page
from captura.excel.read import OpenBook
from captura.records.actividad import Actividad
from captura.records.periods import Period
from captura.records.practice import MARK
from captura.store.queries.activities import activities
from captura.store.queries.known import sessions_of
from tests.actions.world import World, hand_in, talk, woman

T2 = Period(2026, 2)


def papers_of(office: Office, state: Office, folder: Path) -> tuple[list[Page], list[bytes]]:
    """All that both offices print, and every workbook they write."""
    made, data = hand_in(office, T2)
    arrival = take_in(state, data)
    decide(state, arrival.package)
    facts, security = save_security_book(office, folder)
    pages = [
        issue_receipt(state, arrival.package).page,
        security_page(facts),
        *(sheet.page for one in (office, state) for sheet in renew_sheet(one, PHRASE)),
    ]
    activity = office.store.get(Actividad, activities(office.store)[0].id)
    assert activity is not None
    book, figures = folder / "entrega.xlsx", folder / "cifras.xlsx"
    export_workbook(office, made.id, book, None, "para verlo")
    consolidate(state, figures, T2, T2)
    session = sessions_of(office.store, activity.id)[0]
    books = [path.read_bytes() for path in (security, book, figures)]
    return pages, [*books, list_template(office, activity, session)]


def first_cells(data: bytes) -> str:
    book = OpenBook(data)
    return " ".join(str(cell) for row in list(book.rows(book.titles[0]))[:6] for cell in row)


def test_practice_is_marked(pupil: Office, tmp_path: Path) -> None:
    state = open_state(pupil)
    pages, books = papers_of(pupil, state, tmp_path)
    state.close()
    assert [page.mark for page in pages] == [MARK] * 5
    for book in books:
        assert MARK in first_cells(book)


def test_real_papers_bear_no_mark(
    world: World, jerez: Office, state: Office, tmp_path: Path
) -> None:
    talk(jerez, woman())
    pages, books = papers_of(jerez, state, tmp_path)
    assert [page.mark for page in pages] == [""] * 5
    for book in books:
        assert "PRÁCTICA" not in first_cells(book)
