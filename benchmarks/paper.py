"""An attendance sheet of 60 rows as a PDF, against a bare QTextDocument of the same text; CPU time.

Bare is the same table in the same look as HTML (letters, air, lines), `setHtml`, `drawContents`
sheet by sheet into a QPdfWriter on the same paper: no title, foot, page number or QR code. The look
is what costs: with Qt's own lines and less air the bare one took half the time, on two sheets
instead of three.
"""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.entry import entry
from captura.documents.attendance_sheet import Expected, Occasion, attendance_page
from captura.documents.page import Page, Table

GOAL, ROWS, ROUNDS = 1.3, 60, 12
LOOK = (
    "<table border=1 cellspacing=0 cellpadding=8 width='100%' "
    "style='border-collapse:collapse; border-color:#b3a8bb; font-size:8pt'>"
)


def run() -> list[dict[str, Any]]:
    """The least CPU time of ours over that of the bare document, taken turn by turn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication

    from captura.ui.paper import render_pdf

    app = QGuiApplication.instance() or QGuiApplication([])
    page = _sheet()
    with tempfile.TemporaryDirectory() as folder:
        ours = _timer(lambda: render_pdf(page, Path(folder, "ours.pdf")))
        bare = _timer(lambda: _bare(page, Path(folder, "bare.pdf")))
        ours(), bare()  # the fonts are read
        pairs = [(ours(), bare()) for _ in range(ROUNDS)]
    del app
    mine, theirs = (min(each) for each in zip(*pairs, strict=True))
    note = f"{ROWS} rows: {mine:.0f} ms CPU against {theirs:.0f}"
    return [entry("paper", mine / theirs, GOAL, note)]


def _timer(work: Callable[[], object]) -> Callable[[], float]:
    """Milliseconds of CPU that `work` takes."""

    def timed() -> float:
        started = time.process_time()
        work()
        return (time.process_time() - started) * 1000

    return timed


def _sheet() -> Page:
    occasion = Occasion(
        institute="Instituto Municipal de las Mujeres de Jerez",
        activity="Taller «Finanzas para emprender»",
        folio="32020-ACT-2026-A00001",
        day="22/09/2026, 10:00",
        place="Casa de la Cultura, Jerez de García Salinas",
        session="32020-0190a2b3-c4d5-7e6f-8a9b-0123456789ab",
    )
    people = [
        Expected(f"Hernández Ávila, Rosa {n}", "M", str(20 + n), "Los Haro", "HEAR850101MZSRRS09")
        for n in range(ROWS)
    ]
    return attendance_page(occasion, people, 0, curp=True)


def _bare(page: Page, path: Path) -> None:
    from PySide6.QtCore import QRectF, QSizeF
    from PySide6.QtGui import QPainter, QPdfWriter, QTextDocument

    from captura.ui.paper import letter_layout

    (table,) = (block for block in page.blocks if isinstance(block, Table))
    lines = (table.headings, *table.rows)
    rows = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    writer = QPdfWriter(str(path))
    writer.setResolution(600)
    writer.setPageLayout(letter_layout())
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setHtml(LOOK + "".join(rows) + "</table>")
    painter = QPainter(writer)
    for sheet in range(document.pageCount()):
        if sheet:
            writer.newPage()
        painter.save()
        painter.translate(0, -sheet * writer.height())
        document.drawContents(
            painter, QRectF(0, sheet * writer.height(), writer.width(), writer.height())
        )
        painter.restore()
    painter.end()


if __name__ == "__main__":
    print(json.dumps(run(), ensure_ascii=False, indent=1))
