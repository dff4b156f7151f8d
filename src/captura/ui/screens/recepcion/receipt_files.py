"""Hands an acuse over: a copy of its file where the person chooses, or its page on paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from captura.actions.issue_receipt import Issued
from captura.errors import CapturaError
from captura.paths import replace_file


def save_receipt(parent: QWidget, issued: Issued) -> Path | None:
    """Ask where and copy the file; None when she changed her mind."""
    chosen, _ = QFileDialog.getSaveFileName(
        parent, "Guardar acuse", issued.path.name, "Acuse de Captura (*.captura)"
    )
    if not chosen:
        return None
    path = Path(chosen)
    try:
        replace_file(path, issued.path.read_bytes())
    except OSError:
        raise CapturaError(
            "No se guardó el acuse",
            "No se puede escribir en esa carpeta, o el disco está lleno.",
            "Elija otro lugar; la decisión ya quedó guardada.",
            "CAP-UI-30",
        ) from None
    return path


def print_receipt(parent: QWidget, issued: Issued) -> bool:
    """Print the page with its QR; False when she changed her mind."""
    from captura.ui.printing import print_on_paper

    return print_on_paper(parent, issued.page)
