"""Reads acuses from files, several at once, and says in words what each brought."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from captura.actions.office import Office
from captura.errors import CapturaError, PackageError
from captura.ui.wording import counted

LARGEST = 64 * 2**20  # an acuse is small; more is another file


def receive(office: Office, paths: Sequence[str]) -> tuple[list[str], list[CapturaError]]:
    """A sentence for each acuse taken in, and the errors of those that were not."""
    from captura.actions.receive_receipt import REWRITTEN, receive_receipt

    lines, errors = [], []
    for path in paths:
        try:
            received = receive_receipt(office, _bytes_of(Path(path)))
        except CapturaError as error:
            errors.append(error)
            continue
        receipt = received.receipt
        accepted = sum(sheet.accepted + sheet.observed for sheet in receipt.sheets.values())
        said = [counted(accepted, "registro aceptado", "registros aceptados")]
        if receipt.returned:
            said.append(counted(len(receipt.returned), "devuelto", "devueltos"))
        opened = [one for one in receipt.observations if one.text]
        if opened:
            said.append(counted(len(opened), "observación", "observaciones"))
        lines.append(", ".join(said) + "." + (f" {REWRITTEN}" if received.rewritten else ""))
    return lines, errors


def receive_code(office: Office, text: str) -> str:
    """The sentence for the code of a printed acuse, which names no rows. Raises CapturaError."""
    from captura.actions.paper_receipt import receive_paper_receipt

    read = receive_paper_receipt(office, text)
    said = [counted(read.accepted, "registro aceptado", "registros aceptados")]
    if read.returned:
        said.append(counted(read.returned, "devuelto", "devueltos"))
    if read.observed:
        said.append(counted(read.observed, "con observación", "con observaciones"))
    which = " Cuáles son lo dice el archivo del acuse: pídalo y léalo también."
    return ", ".join(said) + "." + (which if read.returned or read.observed else "")


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size <= LARGEST:
            return path.read_bytes()
    except OSError:
        raise PackageError(
            "No se puede leer el archivo",
            "La memoria se desconectó o el archivo está abierto en otro programa.",
            "Conéctela otra vez, o cierre el otro programa, y vuelva a elegirlo.",
            "CAP-UI-10",
        ) from None
    raise PackageError(
        "No es un acuse",
        "El archivo es demasiado grande para serlo.",
        "Elija el archivo .captura que mandó la coordinación.",
        "CAP-UI-11",
    )
