"""Lets a table take what height is left, so that a page fits its window and the table scrolls."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy

from captura.ui.look.measure import dp
from captura.ui.tables.table import Table


def take_spare(table: Table, rows: int, row_height: int = 32) -> None:
    """Never less than the heading and so many rows.

    A page with words that wrap is laid out by its preferred height: a table's own preference
    (192 px) would then push the page out of the window, and none at all would let what stands
    below it be laid over it.
    """
    table.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    table.wants_least = True
    table.setMinimumHeight(dp(32 + rows * row_height))
