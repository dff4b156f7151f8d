"""A small list held in memory."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from captura.ui.tables.cell import NO_ORDER, Column, cell_data, cell_of, heading_data

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows of any kind, shown by the columns."""

    def __init__(self, columns: Sequence[Column], rows: Sequence[Any] = ()) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.order = NO_ORDER
        self.rows: list[Any] = list(rows)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these and no others."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def append(self, row: Any) -> None:
        """Add one at the end."""
        self.insert(len(self.rows), row)

    def insert(self, at: int, row: Any) -> None:
        """Add one at a place."""
        self.beginInsertRows(QModelIndex(), at, at)
        self.rows.insert(at, row)
        self.endInsertRows()

    def remove(self, at: int) -> Any:
        """Take one out, and return it."""
        self.beginRemoveRows(QModelIndex(), at, at)
        row = self.rows.pop(at)
        self.endRemoveRows()
        return row

    def replace(self, at: int, row: Any) -> None:
        """Change one in place."""
        self.rows[at] = row
        self.dataChanged.emit(self.index(at, 0), self.index(at, len(self.columns) - 1))

    def row(self, at: int) -> Any:
        """The row at a place; None when there is none."""
        return self.rows[at] if 0 <= at < len(self.rows) else None

    def sample(self) -> Sequence[Any]:
        """Rows by which widths are measured: all."""
        return self.rows

    def all_rows(self, deliver: Callable[[Sequence[Any]], None]) -> None:
        """Hand on every row."""
        deliver(self.rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        column = self.columns[index.column()]
        return cell_data(column, cell_of(column, self.rows[index.row()]), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return heading_data(self.columns, self.order, section, role)
        return None
