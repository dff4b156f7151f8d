"""The acta of what was handed over: who received what, and where each signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from captura.documents.page import Block, Heading, Page, SignatureLines, Spacer, Table, Text

TITLE = "Acta de entrega de apoyos"
_SAID = "Quienes firman recibieron lo que dice su renglón, en la cantidad anotada."
_COLUMNS = {"#": 5, "Nombre": 27, "Apoyo": 25, "Cantidad": 12, "Monto": 16, "Firma": 15}
_HAND = 2.2  # mm of air: a line to sign on


@dataclass(frozen=True)
class Handed:
    """A line, in words: who, her CURP or "", what (with its folio), how much, pesos."""

    name: str
    curp: str
    what: str
    quantity: str
    money: str


def support_record(
    institute: str,
    occasion: str,
    facts: Sequence[str],
    lines: Sequence[Handed],
    total: str,
    titular: str,
    mark: str = "",
) -> Page:
    """occasion: the activity, or the folio of a single support; total: of the money, in pesos."""
    rows = [
        (str(turn), "\n".join(filter(None, (one.name, one.curp))), one.what, one.quantity,
         one.money, "")
        for turn, one in enumerate(lines, 1)
    ]  # fmt: skip
    blocks: tuple[Block, ...] = (
        Heading(TITLE, 1),
        Text(occasion, "strong"),
        Text(institute),
        *map(Text, facts),
        Table(
            tuple(_COLUMNS),
            (*rows, ("", "Total", "", "", total, "")),
            tuple(_COLUMNS.values()),
            (0, 3, 4),
            "small",
            air=_HAND,
        ),
        Text(_SAID, "small"),
        Spacer(4),
        SignatureLines(
            ("Entrega", "Testigo", f"{titular}\nTitular del instituto" if titular else "Titular")
        ),
    )
    return Page(TITLE, blocks, f"{TITLE} · {occasion}", mark)
