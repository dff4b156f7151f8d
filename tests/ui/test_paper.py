"""Documents on paper: real PDFs, read back by poppler where it is installed."""

import datetime as dt
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
import segno
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QPdfWriter, QTextDocument
from PySide6.QtWidgets import QLabel

from captura.documents.page import (
    Coded,
    Heading,
    Page,
    PageBreak,
    Qr,
    SignatureLines,
    Spacer,
    Table,
    Text,
)
from captura.documents.recovery_sheet import recovery_page
from captura.keys.recovery import secret_of, words_of
from captura.keys.scan import read_scan, scan_text
from captura.ui.paper import lay_out, letter_layout, paint, render_pdf
from captura.ui.paper_blocks import Blocks
from captura.ui.paper_drawings import QrSquares, square
from captura.ui.paper_preview import SHOWN, PaperPreview, first_sheets, sheets_of

SECRET = bytes(range(32))
ACCENTS = "Plática «Ñandú, pingüino, Zacatecas» áéíóú ÁÉÍÓÚ ¿y? ¡sí!"
needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="poppler is missing")
pytestmark = pytest.mark.usefixtures("qapp")


def read(path, *options):
    return subprocess.run(
        ["pdftotext", *options, str(path), "-"], check=True, capture_output=True, text=True
    ).stdout


def a_sheet():
    return recovery_page(
        "Instituto de Jerez", dt.date(2026, 5, 4), words_of(SECRET), scan_text(SECRET)
    )


@needs_poppler
def test_the_recovery_sheet_is_one_page_whose_words_and_code_open_it(tmp_path):
    path = tmp_path / "hoja.pdf"
    render_pdf(a_sheet(), path)
    text = read(path, "-layout")
    assert text.count("\f") == 1
    words = text[text.index("palabras\n") + 9 : text.index("El mismo secreto")]
    assert secret_of(words) == SECRET
    code = re.findall(r"^(?:[0-9A-Z]{4} ?){8}$", text, re.MULTILINE)
    assert read_scan(" ".join(code)) == SECRET


@needs_poppler
def test_accents_are_text_and_headings_repeat_on_every_sheet(tmp_path):
    rows = tuple((f"Fila {row}", ACCENTS, str(row)) for row in range(100))
    table = Table(("Hoja", "Descripción", "Total"), rows, (20, 60, 20), (2,))
    page = Page("Acuse", (Heading("Acuse", 1), table), "Pie")
    path = tmp_path / "acuse.pdf"
    render_pdf(page, path)
    sheets = read(path).split("\f")[:-1]
    assert len(sheets) > 2
    assert all("Descripción" in sheet for sheet in sheets)
    assert [
        f"Pie · hoja {turn} de {len(sheets)}" in sheet for turn, sheet in enumerate(sheets, 1)
    ] == [True] * len(sheets)
    everything = " ".join("".join(sheets).split())
    assert everything.count(ACCENTS) == 100
    assert all(f"Fila {row} " in everything for row in range(100))


@needs_poppler
def test_a_page_break_starts_a_sheet(tmp_path):
    path = tmp_path / "dos.pdf"
    render_pdf(Page("Dos", (Text("primera"), PageBreak(), Text("segunda"))), path)
    sheets = read(path).split("\f")
    assert ["primera" in sheets[0], "segunda" in sheets[0], "segunda" in sheets[1]] == [
        True,
        False,
        True,
    ]


def test_it_is_letter_paper_with_its_fonts_inside(tmp_path):
    path = tmp_path / "hoja.pdf"
    render_pdf(a_sheet(), path)
    data = path.read_bytes()
    assert b"/MediaBox [0 0 612" in data
    assert b"792" in data[data.index(b"/MediaBox") : data.index(b"/MediaBox") + 40]
    assert data.count(b"/FontFile") >= 2


def test_every_kind_of_block_is_written():
    document = QTextDocument()
    writer = Blocks(document, 4.0)
    for block in (
        Heading("Título", 1),
        Text("texto", "strong"),
        Spacer(5),
        Table((), (("a", "b"), ("c", "d"))),
        Table(("sin filas",), ()),
        Qr("HOLA", 20, "leyenda"),
        SignatureLines(("Ana", "Eva")),
        PageBreak(),
        Text("fin"),
    ):
        writer.write(block)
    written = document.toPlainText()
    order = [
        "Título",
        "texto",
        "a",
        "b",
        "c",
        "d",
        "sin filas",
        "￼",
        "leyenda",
        "Ana",
        "Eva",
        "fin",
    ]
    places = [written.index(part) for part in order]
    assert places == sorted(places)


def test_the_square_is_painted_module_by_module():
    rows = tuple(segno.make(scan_text(SECRET), error="m", micro=False).matrix_iter())
    side = len(rows) * 8
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    form = square(Qr(scan_text(SECRET)), 1.0)
    painter = QPainter(image)
    QrSquares().drawObject(painter, QRectF(0, 0, side, side), QTextDocument(), 0, form)
    painter.end()
    for down, row in enumerate(rows):
        for across, dark in enumerate(row):
            assert (image.pixelColor(across * 8 + 4, down * 8 + 4).lightness() < 128) == bool(dark)


def test_a_place_that_cannot_be_written_is_told(tmp_path, qtlog):
    with pytest.raises(OSError, match="no"), qtlog.disabled():
        render_pdf(a_sheet(), tmp_path / "nadie" / "hoja.pdf")


MARKED = Page("Lista", (Text("Una hoja"),), "Lista de Jerez", "PRÁCTICA · datos inventados")


@needs_poppler
def test_the_mark_of_practice_begins_the_foot_of_every_sheet(tmp_path):
    rows = tuple((f"Fila {row}", ACCENTS) for row in range(120))
    path = tmp_path / "lista.pdf"
    render_pdf(replace(MARKED, blocks=(Table(("Fila", "Texto"), rows),)), path)
    sheets = read(path, "-layout").split("\f")[:-1]
    assert len(sheets) > 1
    for sheet in sheets:
        assert "PRÁCTICA · datos inventados · Lista de Jerez · hoja" in sheet


def test_the_mark_of_practice_lies_across_the_sheet(tmp_path):
    """Drawn on an image as large as the paper: pale words in the middle, more ink at the foot."""

    def inks(page):
        writer = QPdfWriter(str(tmp_path / "lienzo.pdf"))
        writer.setResolution(72)
        image = QImage(writer.width(), writer.height(), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        painter = QPainter(image)
        paint(page, writer, painter)
        painter.end()
        foot = image.height() - int(8 * 72 / 25.4)
        spots = [
            (x, y)
            for y in range(image.height())
            for x in range(image.width())
            if image.pixelColor(x, y).lightness() < 250
        ]
        middle = [one for one in spots if image.height() * 0.2 < one[1] < image.height() * 0.8]
        return len(middle), sum(y >= foot for _, y in spots)

    plain, marked = inks(replace(MARKED, mark="")), inks(MARKED)
    assert plain[0] == 0
    assert marked[0] > 2_000
    assert marked[1] > plain[1] * 1.5


def test_no_row_is_cut_at_the_foot_of_a_sheet(tmp_path):
    """Who signs must see her whole name beside the line; tried at six heights."""
    writer = QPdfWriter(str(tmp_path / "lienzo.pdf"))
    writer.setResolution(96)
    writer.setPageLayout(letter_layout())
    height = float(writer.height())
    rows = tuple((str(row), "Hernández de la Torre Ñandú, María Guadalupe") for row in range(70))

    def cut(table):
        layout = table.document().documentLayout()
        cells = [table.cellAt(row, 1).firstCursorPosition().block() for row in range(table.rows())]
        spans = [layout.blockBoundingRect(cell) for cell in cells]
        return sum(span.top() // height != (span.bottom() - 1) // height for span in spans)

    before = []
    for start in range(0, 30, 5):
        document = QTextDocument()
        document.documentLayout().setPaintDevice(writer)
        document.setPageSize(QSizeF(writer.width(), height))
        blocks = Blocks(document, 96 / 25.4)
        blocks.write(Text("Lista"))
        blocks.write(Spacer(start))
        blocks.write(Table(("#", "Nombre"), rows, (80, 20), air=2.2))
        assert document.pageCount() > 3
        before.append(cut(blocks.tables[0]))
        blocks.keep_rows_whole(height)
        assert cut(blocks.tables[0]) == 0
        assert document.pageCount() > 3
    assert sum(before) > 2  # Qt alone does cut them


def test_a_figure_and_its_code_stand_on_one_sheet(tmp_path):
    """A code overleaf is read as that of the next row. Asked of the lines as they are drawn."""
    writer = QPdfWriter(str(tmp_path / "lienzo.pdf"))
    writer.setResolution(600)
    writer.setPageLayout(letter_layout())
    rows = tuple((f"Municipio {row}", Coded("1,155", f"X229-{row}-JN")) for row in range(58))
    for start in range(12):
        table = Table(("Municipio", "Personas"), rows, (70, 30))
        blocks = lay_out(Page("Informe", (Spacer(start), table)), writer)
        sheet, layout = blocks.document.pageSize().height(), blocks.document.documentLayout()

        def begins(block):
            return layout.blockBoundingRect(block).top() + block.layout().lineAt(0).y()  # noqa: B023

        for down in range(1, len(rows) + 1):
            cell = blocks.tables[0].cellAt(down, 1)
            ends = cell.firstCursorPosition().block(), cell.lastCursorPosition().block()
            figure, code = (begins(one) // sheet for one in ends)
            assert figure == code, (start, down)


def test_a_table_is_closed_at_the_foot_of_every_sheet():
    """Where it goes on overleaf, and where it ends: a line as long as the table."""
    rows = tuple((str(row), "Nombre") for row in range(60))
    sheets = sheets_of(Page("Lista", (Table(("#", "Nombre"), rows, (20, 80), air=2.2),), "Pie"))
    assert len(sheets) == 3
    for sheet in sheets:
        inked = [
            sum(sheet.pixelColor(x, y).lightness() < 240 for x in range(70, 745))
            for y in range(sheet.height())
        ]
        lines = [y for y, count in enumerate(inked) if count > 670]
        sides = [y for y in range(sheet.height()) if sheet.pixelColor(69, y).lightness() < 240]
        foot = max(y for y in sides if y < sheet.height() - 90)
        assert foot - lines[-1] <= 1
        assert sheet.pixelColor(748, lines[-1]).lightness() > 240


def test_a_preview_holds_few_sheets_and_counts_all(qtbot):
    many = Page("Muchas", tuple(PageBreak() if n % 2 else Text(str(n)) for n in range(81)))
    pictures, count = first_sheets(many, 3)
    assert (len(pictures), count) == (3, 41)
    assert pictures == sheets_of(many)[:3]
    preview = PaperPreview()
    qtbot.addWidget(preview)
    preview.show_paper(many)
    assert preview.sheets == 41
    said = [label.text() for label in preview.findChildren(QLabel)]
    assert said == [f"y {41 - SHOWN} hojas más, que también salen al imprimir"]


def test_a_wide_page_lies_on_its_long_side(tmp_path):
    path = tmp_path / "ancha.pdf"
    render_pdf(Page("Ancha", (Text("texto"),), wide=True), path)
    assert b"/MediaBox [0 0 792" in path.read_bytes()
    (sheet,) = sheets_of(Page("Ancha", (Text("texto"),), wide=True))
    assert sheet.width() > sheet.height()


def test_a_heading_stands_on_the_sheet_of_its_table(tmp_path):
    """Tried at every height at which the table would begin overleaf, and beyond."""
    writer = QPdfWriter(str(tmp_path / "lienzo.pdf"))
    writer.setResolution(96)
    writer.setPageLayout(letter_layout())
    rows = tuple((f"Fila {row}", "x") for row in range(5))
    for space in range(150, 232, 4):
        blocks = (
            Text("Informe"),
            Spacer(space),
            Heading("Metas"),
            Table(("Meta", "Hecho"), rows, (80, 20)),
        )
        written = lay_out(Page("Informe", blocks), writer)
        layout, height = written.document.documentLayout(), written.document.pageSize().height()
        ((heading, table),) = written.titled
        first = table.cellAt(1, 0).firstCursorPosition().block()
        boxes = [layout.blockBoundingRect(block) for block in (heading, first)]
        assert len({box.top() // height for box in boxes}) == 1
