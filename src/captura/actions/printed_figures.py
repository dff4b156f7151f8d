"""Figures on paper: kept with the records they counted, and found again by the code under them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from captura.actions.office import Office, local_time
from captura.documents.printed_figure import Figure, FigureCode, figure_code, read_code
from captura.records.roles import allows
from captura.store.queries.printed import KEY, PrintedRow, Since, last_printed, printed_at, since


@dataclass(frozen=True)
class Cut:
    """Figures kept at a moment, each with its code, in their order."""

    at: dt.datetime
    codes: tuple[FigureCode, ...]


@dataclass(frozen=True)
class Found:
    """A figure of a paper. rows: its records, none for who may see figures only."""

    code: FigureCode
    paper: str
    at: dt.datetime
    says: str
    value: int
    rows: tuple[Since, ...]


def keep_figures(office: Office, paper: str, figures: Sequence[Figure]) -> Cut:
    """Keep what a paper is about to say. The same paper again, with nothing done since, is one."""
    office.allow("cifras")
    said = [[one.says, one.type, list(one.ids)] for one in figures]
    row = last_printed(office.store)
    same = row is not None and row.reason == paper and row.device == office.letter
    if row is None or not same or [[a, b, list(c)] for a, b, c in row.figures] != said:
        with office.store.work(who=office.user, device=office.letter) as work:
            number = work.log(None, None, {KEY: said}, paper)
        row = printed_at(office.store, number)
    if row is None:
        raise LookupError("the entry was written and can't be read")
    codes = (_code(row, turn) for turn in range(1, len(row.figures) + 1))
    return Cut(_moment(row), tuple(codes))


def coded(office: Office, paper: str, figures: Iterable[Figure]) -> tuple[dict[Figure, str], str]:
    """The code that each figure bears on a paper, each kept once, and the moment the paper says."""
    once = tuple(dict.fromkeys(figures))
    cut = keep_figures(office, paper, once)
    codes = {one: str(code) for one, code in zip(once, cut.codes, strict=True)}
    return codes, f"{cut.at:%d/%m/%Y %H:%M}"


def find_figure(office: Office, text: str) -> Found | None:
    """The figure of a typed code; None where this laptop printed no such thing."""
    office.allow("cifras")
    wanted = read_code(text)
    row = printed_at(office.store, wanted.entry) if wanted else None
    if row is None or wanted is None or wanted.turn > len(row.figures):
        return None
    if _code(row, wanted.turn) != wanted:
        return None
    says, record_type, ids = row.figures[wanted.turn - 1]
    reads = allows(office.role, "leer")
    rows = since(office.store, record_type, ids, row.n) if reads else ()
    return Found(wanted, row.reason, _moment(row), says, len(ids), tuple(rows))


def _code(row: PrintedRow, turn: int) -> FigureCode:
    return figure_code(row.device, row.n, turn, row.chain)


def _moment(row: PrintedRow) -> dt.datetime:
    return local_time(dt.datetime.fromisoformat(row.at))
