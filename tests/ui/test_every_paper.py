"""Every paper, with the longest words: nothing clipped, nothing lost, readable without colour."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QFontMetricsF, QImage, QPdfWriter, QTextDocument, QTextFragment

import captura.documents
from captura.documents.page import Page, Qr, ShadedPlace
from captura.ui.look.tokens import contrast
from captura.ui.paper import MARGIN_MM, WATER, foot_words, lay_out, letter_layout, render_pdf
from captura.ui.paper_letters import INK, PALE, font
from captura.ui.paper_preview import first_sheets
from tests.ui.papers import PAPERS

pytestmark = pytest.mark.usefixtures("qapp")
DOTS, SOME = 96, 4  # sheets of each that are looked at
each = pytest.mark.parametrize("name", PAPERS)


def documents_of(page: Page) -> QTextDocument:
    writer = QPdfWriter(QBuffer())
    writer.setResolution(DOTS)
    writer.setPageLayout(letter_layout(wide=page.wide))
    return lay_out(page, writer).document


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    block = document.begin()
    while block.isValid():
        at = block.begin()
        while not at.atEnd():
            yield at.fragment()
            at += 1
        block = block.next()


def texts(value: object) -> Iterator[str]:
    """Every text within a block, whatever cells and tables it stands in."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts(one)
    elif is_dataclass(value):
        drawn = {Qr: "text", ShadedPlace: "key"}.get(type(value))  # squares; a place on the map
        for field in fields(value):
            if field.name not in ("look", drawn):
                yield from texts(getattr(value, field.name))


def test_every_function_that_makes_a_page_is_here() -> None:
    makers = {
        name
        for module in iter_modules(captura.documents.__path__)
        for name, made in inspect.getmembers(
            import_module(f"captura.documents.{module.name}"), inspect.isfunction
        )
        if made.__module__ == f"captura.documents.{module.name}"
        and inspect.signature(made).return_annotation in (Page, "Page")
    }
    assert makers == set(PAPERS)


@each
def test_no_line_is_wider_than_its_place_and_no_word_is_broken(name: str) -> None:
    """A sum of money cut in two lines is another sum."""
    document = documents_of(PAPERS[name]())
    block = document.begin()
    while block.isValid():
        layout, text = block.layout(), block.text()
        for at in range(layout.lineCount()):
            line = layout.lineAt(at)
            assert line.naturalTextWidth() <= line.width() + 1, text
            end = line.textStart() + line.textLength()
            assert end >= len(text) or text[end - 1] in " -/", text[: end + 5]
        block = block.next()


@each
def test_the_foot_says_which_sheet_it_is_however_long_it_is(name: str) -> None:
    page = PAPERS[name]()
    metrics = QFontMetricsF(font("small"))
    for width in (300.0, 680.0):
        said = foot_words(page, 98, 99, metrics, width)
        assert metrics.horizontalAdvance(said) <= width
        assert said.endswith(" · hoja 99 de 99")


@each
def test_nothing_is_drawn_into_the_margin(name: str) -> None:
    """Nothing but what lies across a sheet where people are made up, which may be cut there."""
    page = PAPERS[name]()
    sheets, count = first_sheets(page, SOME, DOTS)
    assert count
    edge = int(MARGIN_MM / 25.4 * DOTS) // 4 * 4 - 4  # bytes of a grey line come by fours
    for sheet in sheets:
        assert sheet.size().toTuple() == ((1056, 816) if page.wide else (816, 1056))  # letter
        for strip in ((0, 0, sheet.width(), edge), (0, 0, edge, sheet.height()),
                      (sheet.width() - edge, 0, edge, sheet.height()),
                      (0, sheet.height() - edge, sheet.width(), edge)):  # fmt: skip
            assert darkest(sheet.copy(*strip)) >= WATER.lightness() - 5


def darkest(image: QImage) -> int:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(bytes(grey.constBits()))


@each
def test_every_word_arrives_with_its_accents(name: str) -> None:
    page = PAPERS[name]()
    document = documents_of(page)
    written = " ".join(document.toPlainText().split())
    for text in texts(page.blocks):
        assert " ".join(text.split()) in written
    for fragment in fragments(document):
        metrics = QFontMetricsF(fragment.charFormat().font())
        for letter in set(fragment.text()) - {"￼"}:
            assert metrics.inFontUcs4(ord(letter)) or letter.isspace(), letter


@each
def test_every_letter_is_read_without_colour(name: str) -> None:
    """In grey as a printer without colour makes it, on white and on the mark below."""
    for fragment in fragments(documents_of(PAPERS[name]())):
        colour = fragment.charFormat().foreground().color()
        if fragment.text().strip("￼"):
            assert contrast(grey_of(colour.name()), "#FFFFFF") >= 4.5
            assert contrast(grey_of(colour.name()), grey_of(WATER.name())) >= 4.5


def grey_of(name: str) -> str:
    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.fill(name)
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8).pixelColor(0, 0)
    return grey.name()


def test_lines_are_seen_without_colour() -> None:
    assert contrast(grey_of(PALE.name()), "#FFFFFF") >= 2
    assert contrast(grey_of(INK.name()), "#FFFFFF") >= 4.5


@each
def test_the_pdf_is_letter_paper(name: str, tmp_path: Path) -> None:
    page, path = PAPERS[name](), tmp_path / "hoja.pdf"
    render_pdf(page, path)
    size = b"/MediaBox [0 0 792" if page.wide else b"/MediaBox [0 0 612"
    assert size in path.read_bytes()
