"""Lists: one table, one delegate, two models (a small one in memory, a large one by pages)."""

from captura.ui.tables.cell import CELL, Cell, Column
from captura.ui.tables.lazy_model import LazyModel
from captura.ui.tables.room import take_spare
from captura.ui.tables.rows_model import RowsModel
from captura.ui.tables.table import Table

__all__ = ["CELL", "Cell", "Column", "LazyModel", "RowsModel", "Table", "take_spare"]
