"""How wide the columns of a table are: as designed, smaller where the window is, lent where cut."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate, pairwise
from typing import Any

from PySide6.QtGui import QFontMetrics

from captura.ui.look import style
from captura.ui.look.measure import dp
from captura.ui.tables.cell import Column, cell_of
from captura.ui.tables.cell_delegate import needed

# As many rows as a tall screen shows; more would cost what nobody sees.
SAMPLE = 60
_NAME = 140


def fitted(columns: Sequence[Column], room: int, sample: Sequence[Any], count: int) -> list[int]:
    """The widths of columns in a table `room` wide; of its `count` rows `sample` is known.

    Their sum is more than `room` where more was chosen than fits: the table then scrolls sideways.
    """
    rows = sample[:SAMPLE]
    read = bool(rows) and count <= len(rows)
    designed, floor = [dp(one.width) for one in columns], _floor(columns, room)
    if sum(floor) > room and _chosen(columns):  # words are cut down to their heading
        floor = [_squeezed(one, rows, read) for one in columns]
        if sum(floor) > room > 0:  # as it is scrolled anyway, nothing is narrower than designed
            return [max(pair) for pair in zip(designed, floor, strict=True)]
    elif sum(floor) > room:  # the headings at least say what stands there
        designed, floor = (
            floor,
            [_headed(one, low, rows) for low, one in zip(floor, columns, strict=True)],
        )
    widths = _stretched(columns, fit(designed, room, floor), room)
    if not rows or room <= 0:
        return widths
    needs = [max(heading(one), words(one, rows)) for one in columns]
    # What was not read may be wider: then only those give whose words may be cut, and numbers.
    floor = [
        min(low, heading(one)) if read or one.right else low
        for low, one in zip(floor, columns, strict=True)
    ]
    return lend(widths, needs, floor, [i for i, one in enumerate(columns) if one.stretch])


def _chosen(columns: Sequence[Column]) -> bool:
    """Whether more was chosen than a list shows by itself."""
    return any(one.spare for one in columns)


def _squeezed(column: Column, rows: Sequence[Any], read: bool) -> int:
    """The least that a column may have; of a day, a number or a state all its words are seen."""
    low = min(dp(column.width), heading(column))
    if column.stretch:
        return max(low, _good_part(column))
    if column.may_cut:
        return low
    if read or (rows and column.right):
        return max(low, words(column, rows))
    return max(dp(column.width), words(column, rows))


def _headed(column: Column, low: int, rows: Sequence[Any]) -> int:
    """What its heading needs, and what days and keys do."""
    return max(min(low, heading(column)), words(column, rows) if column.whole else 0)


def _good_part(column: Column) -> int:
    """How much of a name tells rows apart."""
    return min(dp(column.width), dp(_NAME))


def _floor(columns: Sequence[Column], room: int) -> list[int]:
    """What each needs; of a name a good part, where there is room or the list may scroll."""
    floor = [least(one) for one in columns]
    for index, one in enumerate(columns):
        if one.stretch:
            more = max(0, _good_part(one) - floor[index])
            floor[index] += more if _chosen(columns) else max(0, min(more, room - sum(floor)))
    return floor


def _stretched(columns: Sequence[Column], widths: list[int], room: int) -> list[int]:
    """The widths, with what is left over given to the columns that stretch."""
    stretching = [i for i, one in enumerate(columns) if one.stretch]
    spare = max(0, room - sum(widths)) if stretching else 0
    for place, index in enumerate(stretching):
        share = spare // (len(stretching) - place)
        widths[index] += share
        spare -= share
    return widths


def fit(widths: list[int], room: int, least: list[int] | None = None) -> list[int]:
    """The widths, made smaller where they don't fit, above `least` first; the cells then elide."""
    total, floor = sum(widths), least or [0] * len(widths)
    if not total > room > 0:
        return widths
    spare, over = total - sum(floor), total - room
    if over > spare:
        return [width * room // total for width in widths]
    return [
        width - -(-(width - low) * over // spare) for width, low in zip(widths, floor, strict=True)
    ]


def lend(
    widths: Sequence[int], needs: Sequence[int], floor: Sequence[int], first: Collection[int] = ()
) -> list[int]:
    """The widths, with what some don't use given to those whose words are cut.

    Nobody is left below what it needs itself, nor below `floor`. Those at the places `first` are
    served before the others.
    """
    given = list(widths)
    spare = [max(0, w - max(n, low)) for w, n, low in zip(widths, needs, floor, strict=True)]
    lack = {i: needs[i] - width for i, width in enumerate(widths) if needs[i] > width}
    room = total = sum(spare)
    for served in ([i for i in lack if i in first], [i for i in lack if i not in first]):
        for place, index in enumerate(sorted(served, key=lambda i: lack[i])):
            share = min(lack[index], room // (len(served) - place))
            given[index] += share
            room -= share
    return [width - part for width, part in zip(given, _parts(spare, total - room), strict=True)]


def _parts(spare: Sequence[int], taken: int) -> list[int]:
    """What each gives of `taken`, by what it has; to the pixel, so that the table stays full."""
    total = sum(spare) or 1
    sums = [taken * one // total for one in accumulate(spare)]
    return [upto - before for before, upto in pairwise([0, *sums])]


def least(column: Column) -> int:
    """What a column needs: all its width, or that of its heading where words may be cut."""
    if not column.may_cut:
        return dp(column.width)
    return min(dp(column.width), max(dp(72), heading(column)))


def heading(column: Column) -> int:
    """What the heading of a column needs, with the arrow of an order."""
    words = QFontMetrics(style.text_font(12, 600)).horizontalAdvance(f"{column.title} ↓")
    return words + dp(20)


def words(column: Column, rows: Sequence[Any]) -> int:
    """What the words of a column need in these rows."""
    return max((needed(cell_of(column, row)) for row in rows), default=0)
