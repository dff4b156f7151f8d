"""Rows as the clipboard hands them to Excel: tabs between cells, a line a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_QUOTED = re.compile(r'[\t\r\n"]')
_FORMULA = ("=", "+", "-", "@")  # Excel takes what is pasted for typed: it would calculate


def tab_separated(rows: Iterable[Sequence[str]]) -> str:
    """Cells with a tab, a line break or a quote stand in quotes; none begins a formula."""
    return "\r\n".join("\t".join(map(_cell, row)) for row in rows)


def _cell(text: str) -> str:
    if text.startswith(_FORMULA):
        text = f"'{text}"
    return '"' + text.replace('"', '""') + '"' if _QUOTED.search(text) else text
