"""A list too long to hold: only numbers are known, rows come by pages as they are looked at."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, QTimer

from captura.ui.tables.cell import NO_ORDER, Cell, Column, cell_data, cell_of, heading_data

Index = QModelIndex | QPersistentModelIndex
Deliver = Callable[[Sequence[Any]], None]
Load = Callable[[Sequence[int], Deliver], None]

PAGE = 100
KEPT = 30
_WAITING = Cell("…", muted=True, spoken="cargando")


class LazyModel(QAbstractTableModel):
    """`load(numbers, deliver)` must call `deliver(rows)`, at once or later, in their order.

    A number is whatever its rows are found by, never 0; 100,000 of them take 1 MiB. The last 30
    pages of 100 rows stay in memory. While a page is on its way its cells show "…".
    """

    def __init__(self, columns: Sequence[Column], load: Load) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.order = NO_ORDER
        self._load = load
        self._numbers = array("q")
        self._pages: OrderedDict[int, Sequence[Any]] = OrderedDict()
        self._asked: set[int] = set()
        self._wanted: list[int] = []
        self._round = 0
        self._first: Sequence[Any] = ()  # the page that came first
        # A view asks cell by cell while it paints; the pages are fetched when it is done.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fetch)

    def set_numbers(self, numbers: Sequence[int]) -> None:
        """Show these rows; all that was loaded is forgotten."""
        self.beginResetModel()
        self._numbers = array("q", numbers)
        self._forget()
        self.endResetModel()

    def refresh(self) -> None:
        """Read the rows again, keeping place and selection."""
        self._forget()
        if self._numbers:
            last = self.index(len(self._numbers) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _forget(self) -> None:
        self._pages.clear()
        self._asked.clear()
        self._wanted.clear()
        self._first = ()
        self._round += 1

    def number(self, row: int) -> int:
        """The number of a row, or 0 when there is none."""
        return self._numbers[row] if 0 <= row < len(self._numbers) else 0

    def place(self, number: int) -> int:
        """The row of a number, or -1."""
        return self._numbers.index(number) if number in self._numbers else -1

    def row(self, at: int) -> Any:
        """The row at a place; None while it is on its way."""
        page = self._pages.get(at // PAGE)
        if page is None:
            self._want(at // PAGE)
            return None
        self._pages.move_to_end(at // PAGE)
        inside = at % PAGE
        return page[inside] if inside < len(page) else None

    def sample(self) -> Sequence[Any]:
        """Rows by which widths are measured: always the same until other rows are shown."""
        return self._first

    def all_rows(self, deliver: Deliver) -> None:
        """Load every row and hand them on; for lists that were seen to be short."""
        self._load(self._numbers, deliver)

    def _want(self, number: int) -> None:
        if number not in self._asked:
            self._asked.add(number)
            self._wanted.append(number)
            self._soon.start(0)

    def _fetch(self) -> None:
        # The last asked first: after a long scroll that is the page one sees.
        wanted, self._wanted = self._wanted[::-1][:4], []
        self._asked.intersection_update([*wanted, *self._pages])
        for number in wanted:
            wished = self._numbers[number * PAGE : (number + 1) * PAGE]
            self._load(wished, self._keeper(number, self._round))

    def _keeper(self, number: int, asked_in: int) -> Deliver:
        def keep(rows: Sequence[Any]) -> None:
            if asked_in != self._round:
                return
            self._pages[number] = rows
            self._first = self._first or rows
            while len(self._pages) > KEPT:
                oldest, _ = self._pages.popitem(last=False)
                self._asked.discard(oldest)
            first, last = number * PAGE, min((number + 1) * PAGE, len(self._numbers)) - 1
            corner = self.index(last, len(self.columns) - 1)
            self.dataChanged.emit(self.index(first, 0), corner)

        return keep

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._numbers):
            return None
        column, row = self.columns[index.column()], self.row(index.row())
        return cell_data(column, _WAITING if row is None else cell_of(column, row), role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal:
            return heading_data(self.columns, self.order, section, role)
        return None
