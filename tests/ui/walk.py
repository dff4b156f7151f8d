"""Walks over all that is visible: everything has a name, a size to hit, and room for its words."""

import re
from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedLayout,
    QWidget,
)

from captura.ui.components import Elided, NavItem, Steps, TileGrid
from captura.ui.look.style import text_font
from captura.ui.tables import Table
from captura.ui.tables.cell import cell_of
from captura.ui.tables.cell_delegate import needed

_ACTS = (QLineEdit, QComboBox, QAbstractButton, QPlainTextEdit, TileGrid)
LEAST_HEIGHT = 24
_KEY = re.compile(r"[\d.,:/%+−-]*\d[\d.,:/%+−\sapm-]*|[A-Z]{4}\d{6}[A-Z]{6}\w\d|\d{5}-[A-Z]{3}-.+")


def visible(widget: QWidget, *kinds: type[QWidget]) -> Iterator[QWidget]:
    """`widget` and all below it that show, of these kinds."""
    for one in (widget, *widget.findChildren(QWidget)):
        if isinstance(one, kinds) and one.isVisibleTo(widget):
            yield one


def named(widget: QWidget) -> str:
    """The name a screen reader says."""
    known = QAccessible.queryAccessibleInterface(widget)
    return known.text(QAccessible.Text.Name) if known else ""


def assert_named(widget: QWidget) -> None:
    """Every visible input, button, row and table has a name and is at least 24 px high."""
    faults = []
    for one in visible(widget, *_ACTS):
        if isinstance(one.parent(), (QComboBox, QAbstractItemView, QHeaderView)):
            continue
        if not named(one).strip():
            faults.append(f"without a name: {_who(one)}")
        if one.height() < LEAST_HEIGHT:
            faults.append(f"{one.height()} px high: {_who(one)}")
    for table in visible(widget, Table):
        assert isinstance(table, Table)
        if not named(table).strip():
            faults.append(f"table without a name: {_who(table)}")
        if table.verticalHeader().defaultSectionSize() < LEAST_HEIGHT:
            faults.append(f"low rows: {_who(table)}")
    assert not faults, "\n".join(faults)


def assert_nothing_clipped(widget: QWidget) -> None:
    """No label, button or heading has less room than its words, no page more width than there is.

    Elided labels, combos and table cells end in … by design and tell the whole in a tooltip.
    """
    faults = [fault for one in visible(widget, QWidget) for fault in _cuts(one)]
    assert not faults, "\n".join(faults)


def _cuts(one: QWidget) -> Iterator[str]:
    # A field must always be known by its whole name.
    elides = isinstance(one, Elided) and one.property("rol") != "field"
    if isinstance(one, QLabel) and not elides:
        yield from _label_cuts(one)
    elif isinstance(one, Steps):
        if one.width() < one.minimumSizeHint().width():
            yield f"steps cut: {_who(one)} {one.width()} < {one.minimumSizeHint().width()}"
    elif isinstance(one, QAbstractButton) and not isinstance(one, NavItem):
        if one.width() < one.sizeHint().width() and not _inside_calendar(one):
            yield f"button cut: {_who(one)} {one.width()} < {one.sizeHint().width()}"
    elif isinstance(one, Table):
        yield from _heading_cuts(one)
    elif isinstance(one, QScrollArea):
        inner = one.widget()
        if inner is not None and inner.minimumSizeHint().width() > one.viewport().width():
            need, room = inner.minimumSizeHint().width(), one.viewport().width()
            yield f"page too wide: {_who(inner)} {need} > {room}"


def _label_cuts(label: QLabel) -> Iterator[str]:
    if not label.text() or isinstance(label.parent(), QAbstractScrollArea):
        return
    if label.wordWrap():
        yield from _word_cuts(label)
        need = label.heightForWidth(label.width())
        if label.height() < need:
            yield f"text cut: {_who(label)} {label.height()} < {need} high"
    elif label.width() < label.sizeHint().width():
        yield f"text cut: {_who(label)} {label.width()} < {label.sizeHint().width()} wide"


def _word_cuts(label: QLabel) -> Iterator[str]:
    """A word without a place to break is drawn past the edge, where nobody sees its end."""
    room = QRect(0, 0, label.contentsRect().width(), 1 << 15)
    for word in label.text().split():
        # asked as it is drawn: a hyphen is a place to break
        drawn = label.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, word)
        if drawn.width() > room.width():
            yield f"word cut: {word} in {_who(label)} {drawn.width()} > {room.width()}"


def assert_nothing_overlaps(widget: QWidget) -> None:
    """What one layout holds never lies over what else it holds."""
    faults = [fault for one in visible(widget, QWidget) for fault in _overlaps(one)]
    assert not faults, "\n".join(faults)


def _overlaps(one: QWidget) -> Iterator[str]:
    layout = one.layout()
    if layout is None or isinstance(layout, QStackedLayout):
        return
    held = [part for part in _held(layout) if part.isVisibleTo(one) and not part.size().isEmpty()]
    for first, second in combinations(held, 2):
        shared = first.geometry() & second.geometry()
        if not shared.isEmpty():
            yield f"{_who(first)} lies over {_who(second)} by {shared.width()}x{shared.height()}"


def _held(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner, part = item.layout(), item.widget()
        if part is not None:
            yield part
        elif inner is not None:
            yield from _held(inner)


def _heading_cuts(table: Table) -> Iterator[str]:
    from PySide6.QtGui import QFontMetrics

    metrics = QFontMetrics(text_font(12, 600))
    for index, column in enumerate(table.columns_model().columns):
        if table.isColumnHidden(index):
            continue
        need = metrics.horizontalAdvance(column.title) + 8
        if table.columnWidth(index) < need:
            yield f"heading cut: {column.title} {table.columnWidth(index)} < {need}"
    yield from _key_cuts(table)
    width = table.horizontalHeader().length()
    if width > table.viewport().width() > 0 and not _more_than_usual(table):
        yield f"columns wider than the table: {_who(table)} {width} > {table.viewport().width()}"


def _key_cuts(table: Table) -> Iterator[str]:
    """Half a day, number, CURP or folio says something else; prose ends in … by design."""
    model = table.columns_model()
    for index, column in enumerate(model.columns):
        if table.isColumnHidden(index) or column.stretch:
            continue
        for cell in (cell_of(column, one) for one in model.sample()[:60]):
            if _KEY.fullmatch(cell.text) and needed(cell) > table.columnWidth(index):
                have = table.columnWidth(index)
                yield f"cut: {column.title} «{cell.text}» {have} < {needed(cell)} in {_who(table)}"
                break


def _more_than_usual(table: Table) -> bool:
    """More columns were chosen than a list has by itself: it may then scroll sideways."""
    columns = table.columns_model().columns
    return any(one.spare and not table.isColumnHidden(at) for at, one in enumerate(columns))


def _inside_calendar(one: QWidget) -> bool:
    return one.objectName().startswith("qt_calendar")


def _who(one: QWidget) -> str:
    text = one.text() if isinstance(one, (QLabel, QAbstractButton)) else ""
    return f"{type(one).__name__} «{text or one.accessibleName()}»"


class ShownAlone(QObject):
    """Who shows as a window of its own meanwhile: a part with no parent yet flashes on the screen.

    Qt makes a whole native window for it, which costs memory and time, and takes the keyboard.
    """

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def __enter__(self) -> list[str]:
        QCoreApplication.instance().installEventFilter(self)  # type: ignore[union-attr]
        return self.found

    def __exit__(self, *error: object) -> None:
        QCoreApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]

    def eventFilter(self, seen: QObject, event: QEvent) -> bool:
        shows = event.type() == QEvent.Type.Show and isinstance(seen, QWidget)
        if shows and seen.windowType() == Qt.WindowType.Window:
            self.found.append(type(seen).__name__)
        return False
