"""Every hostile spreadsheet: its name, its bytes, and the one reason for which it is refused.

Reasons are words of this generator; the test maps the reader's own codes onto them. EXACT are odd
but honest: they must be read to the letter.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.hostile import bombs, containers, contents


@dataclass(frozen=True)
class Case:
    """One file; `make` builds it anew, since some are large."""

    name: str
    make: Callable[[], bytes]
    reason: str


def _cases(reason: str, found: dict[str, Callable[[], bytes]]) -> tuple[Case, ...]:
    return tuple(Case(name, make, reason) for name, make in found.items())


REFUSED: tuple[Case, ...] = (
    *_cases("not_a_workbook", containers.NOT_A_WORKBOOK),
    *_cases("truncated", containers.TRUNCATED),
    *_cases("encrypted", containers.ENCRYPTED),
    *_cases("archive", containers.LYING),
    *_cases("ratio", bombs.RATIO),
    *_cases("size", bombs.SIZE),
    *_cases("parts", bombs.PARTS),
    *_cases("doctype", contents.DOCTYPE),
    *_cases("encoding", contents.ENCODING),
    *_cases("macro", contents.MACRO),
    *_cases("external", contents.EXTERNAL),
    *_cases("formula", contents.FORMULA),
    *_cases("error_cell", contents.ERROR_CELL),
    *_cases("malformed", contents.MALFORMED),
)
# neither wrong by rule nor right: whatever reads them ends soon, with a sentence or a reading
ODD: tuple[Case, ...] = (*_cases("cells", bombs.CELLS), *_cases("odd", contents.ODD))
EXACT: tuple[Case, ...] = _cases("", contents.EXACT)
