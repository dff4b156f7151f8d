"""A list of the screen on paper: what it shows, by which filters, for whom."""

from __future__ import annotations

from collections.abc import Sequence

from captura.documents.page import Block, Heading, Page, PageBreak, Table, Text

_WIDE_FROM = 6  # columns that an upright sheet has no room for


def list_page(
    title: str,
    facts: Sequence[str],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    right: Sequence[int] = (),
    mark: str = "",
    *,
    first: Sequence[Block] = (),
    note: Sequence[str] = (),
) -> Page:
    """facts: lines under the title, also at the foot; widths: of any unit.

    first: what has a sheet to itself before the rows · note: what stands small below them.
    """
    whole = sum(widths) or 1
    shares = [width * 100 // whole for width in widths]
    if shares:
        shares[shares.index(max(shares))] += 100 - sum(shares)
    return Page(
        title,
        (
            Heading(title, 1),
            *map(Text, facts),
            *([*first, PageBreak()] if first else []),
            Table(tuple(headings), tuple(map(tuple, rows)), tuple(shares), tuple(right), "small"),
            *(Text(words, "small") for words in note),
        ),
        " · ".join([title, *facts]),
        mark,
        wide=len(headings) >= _WIDE_FROM,
    )
