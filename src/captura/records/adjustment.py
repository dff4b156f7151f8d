"""What explains that a figure is another one now than when it was published, row by row.

A figure counts rows. Several rows may count as one (two records of one woman), and one row may
count several (a count without a list): so a row names what it counts as, and how many that is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

NEW, GONE, CHANGED = "nueva", "ya_no_cuenta", "cambiada"
SAME_PERSON, APART = "misma_persona", "separada"


@dataclass(frozen=True, slots=True)
class Counted:
    """A row that a figure counts. one: what it counts as, its own id mostly · amount: how many.

    Rows that count as one have one amount.
    """

    id: str
    one: str
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Change:
    """Why a row matters to the difference; effect: what it adds to the figure, 0 too."""

    id: str
    cause: str
    effect: int


def total(rows: Iterable[Counted]) -> int:
    """The figure of its rows."""
    return sum({row.one: row.amount for row in rows}.values())


def explain(
    published: Sequence[Counted], current: Sequence[Counted], edited: Collection[str] = ()
) -> list[Change]:
    """Each row that makes the difference; the effects add up to it, whatever was joined since.

    edited: ids of rows that were changed, listed although the figure stays what it was.
    """
    before = {row.id: row for row in published}
    now = {row.id: row for row in current}
    stayed = sorted(before.keys() & now.keys())
    changes = [_stayed(*pair, one in edited) for one, pair in _counted(stayed, before, now)]
    gone = _alone(sorted(before.keys() - now.keys()), before, {before[one].one for one in stayed})
    new = _alone(sorted(now.keys() - before.keys()), now, {now[one].one for one in stayed})
    return [
        *(Change(one, NEW, amount) for one, amount in new),
        *(Change(one, GONE, -amount) for one, amount in gone),
        *(change for change in changes if change is not None),
    ]


def _counted(
    ids: Iterable[str], before: dict[str, Counted], now: dict[str, Counted]
) -> Iterable[tuple[str, tuple[Counted, Counted, int]]]:
    """Of the rows of both: (id, (as it was, as it is, what that adds)); who counts as one counts
    with the first of them."""
    were: set[str] = set()
    are: set[str] = set()
    for one in ids:
        old, new = before[one], now[one]
        effect = (0 if new.one in are else new.amount) - (0 if old.one in were else old.amount)
        were.add(old.one)
        are.add(new.one)
        yield one, (old, new, effect)


def _stayed(old: Counted, new: Counted, effect: int, edited: bool) -> Change | None:
    if effect and old.amount == new.amount:
        return Change(old.id, SAME_PERSON if effect < 0 else APART, effect)
    if effect or edited:
        return Change(old.id, CHANGED, effect)
    return None


def _alone(
    ids: Iterable[str], rows: dict[str, Counted], counted: set[str]
) -> Iterable[tuple[str, int]]:
    """Of the rows of one side: (id, how many it counts beyond what others count already)."""
    for one in ids:
        row = rows[one]
        yield one, 0 if row.one in counted else row.amount
        counted.add(row.one)
