"""Sends a page to the printer or to a PDF that the person chooses."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from captura.documents.page import Page
from captura.errors import CapturaError


def print_on_paper(parent: QWidget, page: Page) -> bool:
    """Ask for a printer and print; False when she changed her mind."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    from captura.ui.paper import print_page

    if not QPrinterInfo.availablePrinterNames():
        raise CapturaError(
            "No hay impresora",
            "Esta computadora no tiene ninguna impresora instalada.",
            "Use «Guardar PDF» en una memoria USB, imprímalo en otra y borre el archivo.",
            "CAP-UI-02",
        )
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrintDialog(printer, parent).exec() == 0:
        return False
    try:
        print_page(page, printer)
    except OSError:
        raise _failed("La impresora no aceptó la hoja.") from None
    return True


def save_as_pdf(parent: QWidget, page: Page, suggested: str) -> bool:
    """Ask where and write the PDF; False when she changed her mind."""
    from captura.ui.paper import render_pdf

    chosen, _ = QFileDialog.getSaveFileName(parent, "Guardar PDF", suggested, "PDF (*.pdf)")
    if not chosen:
        return False
    path = Path(chosen)
    try:
        render_pdf(page, path if path.suffix.lower() == ".pdf" else path.with_suffix(".pdf"))
    except OSError:
        raise _failed("No se puede escribir en esa carpeta, o el disco está lleno.") from None
    return True


def _failed(what: str) -> CapturaError:
    return CapturaError(
        "No se imprimió la hoja",
        what,
        "Revise y vuelva a intentarlo; no se perdió nada.",
        "CAP-UI-03",
    )
