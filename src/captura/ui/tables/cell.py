"""What one cell of a table is, and what one column is."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

# The one role by which a model tells the delegate what a cell is.
CELL = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True)
class Cell:
    """Text and how it looks. `tone` ok, warn, bad or info: colours icon, pill or words.

    `spoken` is what a screen reader says instead of the text.
    """

    text: str
    bold: bool = False
    mono: bool = False
    muted: bool = False
    icon: str = ""
    pill: bool = False
    link: bool = False
    tone: str = ""
    spoken: str = ""


@dataclass(frozen=True)
class Column:
    """A column; `show(row)` gives its cell (or plain text) from whatever a row is.

    `width` in design pixels is the least when `stretch`, else the width. `low` columns hide in
    narrow windows. `sort` names the order a click on the heading asks for; "" for none.
    `spare` columns show only when chosen. `whole`: days and keys, whose words are never cut though
    the column is `low`; numbers (`right`) and what is not low never are.
    """

    title: str
    show: Callable[[Any], Cell | str]
    width: int = 120
    stretch: bool = False
    right: bool = False
    low: bool = False
    sort: str = ""
    spare: bool = False
    whole: bool = False

    @property
    def may_cut(self) -> bool:
        """Whether its words may end in … where room is short."""
        return (self.low or self.stretch) and not (self.right or self.whole)


def cell_of(column: Column, row: Any) -> Cell:
    """The cell of `row` in `column`."""
    shown = column.show(row)
    return shown if isinstance(shown, Cell) else Cell(shown)


def cell_data(column: Column, cell: Cell, role: int) -> Any:
    """What a Qt model answers for a cell, role by role."""
    if role == CELL:
        return cell
    if role == Qt.ItemDataRole.DisplayRole:
        return cell.text
    if role == Qt.ItemDataRole.TextAlignmentRole:
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{column.title}: {cell.spoken or cell.text or 'vacío'}"
    return None


Order = tuple[str, bool]  # the `sort` of a column, and whether the greatest stands first
NO_ORDER: Order = ("", False)


def heading_data(columns: tuple[Column, ...], order: Order, section: int, role: int) -> Any:
    """What a Qt model answers for a heading: the one that the rows go by has an arrow."""
    if not 0 <= section < len(columns):
        return None
    title, (name, down) = columns[section].title, order
    here = bool(name) and columns[section].sort == name
    if role == Qt.ItemDataRole.DisplayRole:
        return f"{title} {'↓' if down else '↑'}" if here else title
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return f"{title}, en orden {'descendente' if down else 'ascendente'}" if here else title
    if role == Qt.ItemDataRole.TextAlignmentRole:
        right = columns[section].right
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter
    return None
