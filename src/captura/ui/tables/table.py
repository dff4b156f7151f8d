"""The one table view: fixed rows, whole-row selection, keyboard first, sideways only in need."""

from collections.abc import Callable, Collection

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from captura.ui.look.measure import dp
from captura.ui.tables.cell import CELL, Cell
from captura.ui.tables.cell_delegate import CellDelegate
from captura.ui.tables.lazy_model import LazyModel
from captura.ui.tables.rows_model import RowsModel
from captura.ui.tables.widths import fitted


class Table(QTableView):
    """`name` is its accessible name. `acts` makes rows 36 high, for rows with links.

    `opened(row)`: Enter or double click. `removed(row)`: Supr. `marked(row)`: Space.
    `linked(row, column)`: a click on a link cell. `moved(row)`: another row is current, -1 none.
    `sorted_by(name, descending)`: a heading with an order was clicked.
    `chosen(rows)`: with `many`, other rows are chosen; Ctrl and Espacio adds or takes one.
    """

    opened = Signal(int)
    removed = Signal(int)
    marked = Signal(int)
    linked = Signal(int, int)
    moved = Signal(int)
    sorted_by = Signal(str, bool)
    chosen = Signal(list)

    def __init__(
        self,
        model: LazyModel | RowsModel,
        name: str,
        *,
        acts: bool = False,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._compact, self._order, self._down = False, "", False
        self._chosen: frozenset[str] = frozenset()
        self.wants_least = False  # prefers the least height that it may have
        self.copies: Callable[[], object] | None = None  # what Ctrl+C does; else nothing is copied
        self._delegate = CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(dp(24))
        rows.setDefaultSectionSize(dp(36 if acts else 32))
        head = self.horizontalHeader()
        head.setMinimumSectionSize(dp(24))
        head.setFixedHeight(dp(32))
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.sectionClicked.connect(self._sort)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setAutoFillBackground(False)
        self._soon = QTimer(self)  # many rows that come at once are measured once
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._lay_out)
        self._measured: object = None
        self.setModel(model)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._lay_out()
        if isinstance(model, (LazyModel, RowsModel)):
            for changed in (model.modelReset, model.rowsInserted, model.dataChanged):
                changed.connect(self._measure_soon)
        if self.selectionModel() is not None:
            self.selectionModel().currentRowChanged.connect(self._tell_move)
            self.selectionModel().selectionChanged.connect(self._tell_chosen)
            self.model().modelReset.connect(self._tell_chosen)

    def columns_model(self) -> LazyModel | RowsModel:
        """The model, known to be one of ours."""
        model = self.model()
        assert isinstance(model, (LazyModel, RowsModel))  # noqa: S101 - what the types promise
        return model

    def current_row(self) -> int:
        """The row under the cursor, or -1."""
        return self.currentIndex().row()

    def select(self, row: int) -> None:
        """Put the cursor on a row and bring it into sight."""
        self.setCurrentIndex(self.model().index(row, 0))

    def chosen_rows(self) -> list[int]:
        """The rows chosen, from the first to the last."""
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(place) for place in range(chosen.count()))
        return sorted({row for one in ranges for row in range(one.top(), one.bottom() + 1)})

    def choose_current(self) -> None:
        """Choose the row with the cursor and no other."""
        self.clearSelection()
        if self.current_row() >= 0:
            self.select(self.current_row())

    def _tell_chosen(self) -> None:
        if self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection:
            self.chosen.emit(self.chosen_rows())

    def set_compact(self, compact: bool) -> None:
        """Hide the columns of low priority in a narrow window."""
        self._compact = compact
        self._lay_out()

    def show_columns(self, titles: Collection[str]) -> None:
        """Show the columns of these titles, and in a narrow window fewer; with none the usual."""
        self._chosen = frozenset(titles)
        self._lay_out()

    def columns_shown(self) -> list[str]:
        """The titles of the columns that are wanted, in their order."""
        return [
            column.title
            for column in self.columns_model().columns
            if (column.title in self._chosen if self._chosen else not column.spare)
        ]

    def show_order(self, name: str, descending: bool) -> None:
        """Mark the heading by which the rows are in order; "" for none."""
        self._order, self._down = name, descending
        model = self.columns_model()
        model.order = (name, descending)
        model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(model.columns) - 1)

    def _lay_out(self) -> None:
        if not isinstance(self.model(), (LazyModel, RowsModel)):
            return
        columns = self.columns_model().columns
        for index, column in enumerate(columns):
            wanted = column.title in self._chosen if self._chosen else not column.spare
            self.setColumnHidden(index, not wanted or (self._compact and column.low))
        shown = [i for i, column in enumerate(columns) if not self.isColumnHidden(i)]
        sample, count = self.columns_model().sample(), self.model().rowCount()
        self._measured = sample
        room = self.viewport().width()
        widths = fitted([columns[i] for i in shown], room, sample, count)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if sum(widths) > room > 0:
            bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        if bar != self.horizontalScrollBarPolicy():  # or it would be laid out within its layout
            self.setHorizontalScrollBarPolicy(bar)
        for index, width in zip(shown, widths, strict=True):
            self.setColumnWidth(index, width)

    def _measure_soon(self) -> None:
        model = self.model()
        # a long list is measured by the page that came first, or its columns would jump
        if not (isinstance(model, LazyModel) and model.sample() is self._measured):
            self._soon.start(0)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into sight; sideways nothing moves: whole rows are chosen."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(across)

    def _scroll_across(self, key: int) -> bool:
        """The arrows to the sides move what is seen, where there is more than fits."""
        bar = self.horizontalScrollBar()
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if by and bar.maximum():
            bar.setValue(bar.value() + by * dp(120))
        return bool(by)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width(), self.minimumHeight()) if self.wants_least else hint

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _tell_move(self, now: QModelIndex, before: QModelIndex) -> None:
        self.moved.emit(now.row())

    def _sort(self, section: int) -> None:
        name = self.columns_model().columns[section].sort
        if name:
            self.show_order(name, name == self._order and not self._down)
            self.sorted_by.emit(name, self._down)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            if self.copies is not None and self.current_row() >= 0:
                self.copies()
            return
        row = self.current_row()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        signals = {
            Qt.Key.Key_Return: self.opened,
            Qt.Key.Key_Enter: self.opened,
            Qt.Key.Key_Delete: self.removed,
            Qt.Key.Key_Space: self.marked,
        }
        if plain and row >= 0 and Qt.Key(event.key()) in signals:
            signals[Qt.Key(event.key())].emit(row)
            return
        if plain and self._scroll_across(event.key()):
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (
            Qt.FocusReason.TabFocusReason,
            Qt.FocusReason.BacktabFocusReason,
            Qt.FocusReason.ShortcutFocusReason,
        )
        if by_key and self.current_row() < 0 and self.model().rowCount():
            self.select(0)  # or the first arrow key would seem to do nothing
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = index.data(CELL) if index.isValid() else None
        link = isinstance(cell, Cell) and cell.link
        shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self._hover(index.row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = index.data(CELL) if index.isValid() else None
        left = event.button() == Qt.MouseButton.LeftButton
        if left and isinstance(cell, Cell) and cell.link:
            self.linked.emit(index.row(), index.column())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index.row())
