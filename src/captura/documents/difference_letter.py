"""The letter that tells an institute why the state's total is not its own, row by row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from captura.documents.page import Block, Heading, Page, SignatureLines, Spacer, Table, Text
from captura.documents.recovery_sheet import spanish_date

TITLE = "Carta de diferencias"
MOST = 200  # rows of one cause that are printed
_INTRO = (
    "A la izquierda está lo que trae su entrega; a la derecha, lo que suma al total del estado. La "
    "diferencia es la de los renglones de abajo, cada uno con su causa."
)
_ONCE = (
    "El total del estado cuenta a cada persona una sola vez, en un solo municipio, y solo lo que "
    "está aceptado y es del trimestre. Por eso puede ser menor sin que haya un error."
)
_MEND = (
    "Lo devuelto se corrige en Captura y se entrega otra vez. Si alguna causa no le parece, llame "
    "a la coordinación: se revisa con usted."
)


@dataclass(frozen=True)
class Between:
    """A row that counts on one side alone; effect: 1 at the institute's, -1 at the state's."""

    title: str
    cause: str
    detail: str
    effect: int


@dataclass(frozen=True)
class Compared:
    """A figure of both sides, and the rows between them, those of one cause together."""

    label: str
    own: int
    state: int
    rows: tuple[Between, ...]


@dataclass(frozen=True)
class LetterFacts:
    """delivery: which one, in words · titular: "" where she is not known."""

    state: str
    institute: str
    titular: str
    period: str
    delivery: str
    figures: tuple[Compared, ...]


def difference_letter(facts: LetterFacts, today: dt.date, mark: str = "") -> Page:
    """The letter of one institute and period."""
    blocks: list[Block] = [
        Text(facts.state, "strong"),
        Text(f"Zacatecas, a {spanish_date(today)}"),
        Spacer(6),
        Heading(TITLE, 1),
        Text(facts.titular or "A quien está al frente", "strong"),
        Text(facts.institute),
        Text(f"{facts.period} · entrega {facts.delivery}"),
        Spacer(4),
        Text(_INTRO),
        Table(
            ("Cifra", "En su entrega", "En el total del estado", "Diferencia"),
            tuple(
                (one.label, f"{one.own:,}", f"{one.state:,}", signed(one.own - one.state))
                for one in facts.figures
            ),
            (40, 18, 26, 16),
            right=(1, 2, 3),
        ),
        Text(_ONCE, "small"),
    ]
    for one in facts.figures:
        if one.rows:
            blocks += [Heading(one.label), _between(one.rows)]
    blocks += [Spacer(4), Text(_MEND), Spacer(20), SignatureLines(("Coordinación estatal",))]
    return Page(TITLE, tuple(blocks), f"{TITLE} · {facts.period} · {spanish_date(today)}", mark)


def signed(number: int) -> str:
    """`0`, `3`, `−2`: with the sign that people write."""
    return f"{number:,}".replace("-", "−")


def _between(rows: Sequence[Between]) -> Table:
    return Table(("Renglón", "Detalle"), tuple(_lines(rows)), (62, 38), look="small")


def _lines(rows: Sequence[Between]) -> Iterator[tuple[str, ...]]:
    """Each cause with what it adds, over its rows."""
    for cause in dict.fromkeys(row.cause for row in rows):
        own = [row for row in rows if row.cause == cause]
        yield (f"{cause}: {signed(sum(row.effect for row in own))}",)
        for row in own[:MOST]:
            yield (row.title, row.detail or "—")
        if len(own) > MOST:
            yield (f"… y {len(own) - MOST:,} más", "se ven en la pantalla")
