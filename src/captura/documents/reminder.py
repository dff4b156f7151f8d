"""The letter that reminds an institute of what it hasn't handed in: a sheet for each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from captura.documents.page import (
    Block,
    Heading,
    Page,
    PageBreak,
    SignatureLines,
    Spacer,
    Table,
    Text,
)
from captura.documents.recovery_sheet import spanish_date

TITLE = "Recordatorio de entrega"
_HOW = (
    "En Captura, abra «Entregas», elija el trimestre, genere la entrega y mándela en una memoria, "
    "por correo o por WhatsApp: es el mismo archivo. No hace falta Internet para generarla."
)
_SENT = (
    "Si ya la mandó, puede ser que no haya llegado: solo el acuse dice que llegó. Mándela otra "
    "vez; recibirla dos veces no hace daño."
)
_HELP = "Si algo le impide entregar, avise a la coordinación: se acuerda con usted cuándo y cómo."


@dataclass(frozen=True)
class Late:
    """A quarter that is owed, its last day if one is set, and days since then (0: none)."""

    period: str
    due: dt.date | None
    days: int


@dataclass(frozen=True)
class Reminder:
    """One letter: who writes, to which institute and whom ("" unknown), and what is owed."""

    state: str
    institute: str
    titular: str
    late: tuple[Late, ...]


def reminders(letters: Sequence[Reminder], today: dt.date, mark: str = "") -> Page:
    """All of them, each on a sheet of its own."""
    blocks: list[Block] = []
    for one in letters:
        blocks += [*([PageBreak()] if blocks else []), *_letter(one, today)]
    return Page(TITLE, tuple(blocks), f"{TITLE} · {spanish_date(today)}", mark)


def _letter(one: Reminder, today: dt.date) -> list[Block]:
    many = len(one.late) > 1
    return [
        Text(one.state, "strong"),
        Text(f"Zacatecas, a {spanish_date(today)}"),
        Spacer(8),
        Heading(TITLE, 1),
        Text(one.titular or "A quien está al frente", "strong"),
        Text(one.institute),
        Spacer(4),
        Text(f"Hasta hoy no {'han' if many else 'ha'} llegado a la coordinación:"),
        Table(
            ("Entrega", "Se entregaba hasta el", "Retraso"),
            tuple((late.period, _day(late.due), _delay(late.days)) for late in one.late),
            (40, 36, 24),
        ),
        Spacer(4),
        Text(_HOW),
        Text(_SENT),
        Text(_HELP),
        Spacer(20),
        SignatureLines(("Coordinación estatal",)),
    ]


def _day(day: dt.date | None) -> str:
    return spanish_date(day) if day else "sin fecha límite"


def _delay(days: int) -> str:
    if not days:
        return "en plazo"
    return "1 día" if days == 1 else f"{days:,} días"
