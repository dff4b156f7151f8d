"""The window: rail, top bar, the pages, the safe screen and the lock over them."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from captura.ui import keys
from captura.ui.components.card import Backdrop
from captura.ui.components.toast import Toast
from captura.ui.look.measure import scale
from captura.ui.rail import Place, Rail
from captura.ui.safe_screen import SafeScreen
from captura.ui.top_bar import TopBar

COMPACT_UNDER = 1200

__all__ = ["Place", "Shell"]


class Shell(QMainWindow):
    """`went(name)`: another place shows. `fled`: F12, the safe screen shows already; save and
    lock. `woken`: someone wants back from it. `locking`: Ctrl+L.

    A page is any widget; with `set_compact(bool)` it hears about narrow windows, with
    `entered()` that it shows.
    """

    went = Signal(str)
    fled = Signal()
    woken = Signal()
    locking = Signal()
    scale_asked = Signal(int)

    def __init__(
        self,
        places: Sequence[Place],
        *,
        where: tuple[str, str],
        user: str,
        find: str = "",
        window: tuple[int, int, int, int] | None = None,
        may_close: Callable[[], bool] = lambda: True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Captura")  # never a person's name: it shows in the task bar
        self._may_close = may_close
        self._compact: bool | None = None
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._frames: dict[QWidget, QScrollArea] = {}
        self._opened: list[QWidget] = []
        self._elsewhere: dict[str, Callable[[], object]] = {}
        self.place = ""
        self.rail = Rail(places, where, user, self.go)
        self.top = TopBar(find)
        self.top.leaving.connect(self.flee)
        self.pages = QStackedWidget()
        self.toast = Toast()
        self.safe = SafeScreen()
        self.safe.woken.connect(self.woken)
        self.layers = QStackedWidget()
        self.layers.addWidget(self._main())
        self.layers.addWidget(self.safe)
        self._side: QWidget | None = None
        self._strip: QWidget | None = None
        self._whole = QVBoxLayout()
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.layers, 1)
        centre = QWidget()
        centre.setLayout(self._whole)
        self.setCentralWidget(centre)
        self.resize(1366, 697)
        if window is not None and self.screen().availableGeometry().intersects(QRect(*window)):
            self.setGeometry(QRect(*window))
        keys.shortcut(self.rail, keys.action("bloquear").key, self.locking.emit)
        keys.shortcut(self.rail, keys.action("otro_panel").key, self._next_pane)
        keys.shortcut(self, keys.action("texto_mayor").key, lambda: self.scale_asked.emit(1))
        keys.shortcut(self, keys.action("texto_menor").key, lambda: self.scale_asked.emit(-1))

    def _main(self) -> QWidget:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.pages, 1)
        right.addWidget(self.toast)
        main = Backdrop()
        self._across = box = QHBoxLayout(main)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.rail)
        box.addLayout(right, 1)
        return main

    def set_strip(self, strip: QWidget) -> None:
        """A strip over everything but the safe screen: no page and no lock can lose it."""
        self._strip = strip
        self._whole.insertWidget(0, strip)

    def set_side(self, side: QWidget) -> None:
        """A panel at the right of the pages, never over them."""
        self._side = side
        self._across.addWidget(side)
        self._fit()

    def show_side(self, wanted: bool) -> None:
        """Show or hide the panel; the pages take its room."""
        if self._side is not None:
            self._side.setVisible(wanted)
            self._fit()

    def add_page(self, name: str, make: Callable[[], QWidget]) -> None:
        """The page of a place, made when someone first goes there (ADR 63)."""
        self._makers[name] = make

    def page_of(self, name: str) -> QWidget:
        """The page of a place; made now if nobody was there yet."""
        if name not in self._pages:
            self._pages[name] = self._makers[name]()
            self._enlist(self._pages[name])
        return self._pages[name]

    def places(self) -> list[str]:
        """The names of the places that have a page, made or not."""
        return list(self._makers)

    def pages_made(self) -> list[QWidget]:
        """The pages of the places where someone was."""
        return list(self._pages.values())

    def go(self, name: str) -> None:
        """Show a place; what was opened over it is closed."""
        self._close_opened()
        self.place = name
        if name in self.rail.items:
            self.rail.check(name)
        self._show(self.page_of(name))
        self.went.emit(name)

    def open(self, page: QWidget) -> None:
        """Show a page over the place (a form, a record); `back` closes it."""
        self._opened.append(page)
        self._enlist(page)
        self._show(page)

    def back(self) -> None:
        """Close what was opened last and show what lies under it."""
        if self._opened:
            self._drop(self._opened.pop())
        under = self._opened[-1] if self._opened else self._pages.get(self.place)
        if under is not None:
            self._show(under)

    def page(self) -> QWidget | None:
        """The page that shows."""
        area = self.pages.currentWidget()
        return area.widget() if isinstance(area, QScrollArea) else None

    def set_count(self, name: str, count: int) -> None:
        """How many things wait in a place."""
        if name in self.rail.items:
            self.rail.items[name].set_count(count)

    def flee(self) -> None:
        """Show the safe screen at once; the owner then saves, drops keys and locks."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self.setWindowTitle("Inventario")
        self.toast.hide()
        if self._strip is not None:
            self._strip.hide()
        self.layers.setCurrentWidget(self.safe)
        self.safe.setFocus()
        self.fled.emit()

    def cover(self, lock: QWidget) -> None:
        """Show `lock` over everything until `uncover`."""
        if self.layers.indexOf(lock) < 0:
            self.layers.addWidget(lock)
        self.layers.setCurrentWidget(lock)
        self._show_name()

    def uncover(self) -> None:
        """Show the pages again; what covered them goes."""
        self._show_name()
        self.layers.setCurrentIndex(0)
        while self.layers.count() > 2:
            if (lock := self.layers.widget(2)) is not None:
                self.layers.removeWidget(lock)
                lock.deleteLater()

    def _show_name(self) -> None:
        """No longer the safe screen."""
        self.setWindowTitle("Captura")
        if self._strip is not None:
            self._strip.show()

    def _enlist(self, page: QWidget) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setWidget(page)
        self._frames[page] = area
        self.pages.addWidget(area)
        self._tell_compact(page)

    def _show(self, page: QWidget) -> None:
        self.pages.setCurrentWidget(self._frames[page])
        entered = getattr(page, "entered", None)
        if callable(entered):
            entered()
        _resume(page)

    def _drop(self, page: QWidget) -> None:
        area = self._frames.pop(page)
        self.pages.removeWidget(area)
        area.deleteLater()

    def _close_opened(self) -> None:
        while self._opened:
            self._drop(self._opened.pop())

    def _tell_compact(self, page: QWidget) -> None:
        hears = getattr(page, "set_compact", None)
        if callable(hears) and self._compact is not None:
            hears(self._compact)

    def hear_elsewhere(self, does: Mapping[str, Callable[[], object]]) -> None:
        """What a key does wherever nothing that shows has another use for it."""
        self._elsewhere = {QKeySequence(key).toString(): act for key, act in does.items()}

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._elsewhere.get(QKeySequence(event.keyCombination()).toString())
        if act is None or self.layers.currentIndex() != 0:  # covered: nobody works here now
            super().keyPressEvent(event)
        else:
            act()

    def _next_pane(self) -> None:
        focus = self.focusWidget()
        page = self.page()
        inside = focus is not None and page is not None and page.isAncestorOf(focus)
        if inside and self.place in self.rail.items:
            self.rail.items[self.place].setFocus(Qt.FocusReason.TabFocusReason)
        elif page is not None:
            page.setFocus()
            page.focusNextChild()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Narrow or wide, by the room that the panel leaves."""
        side = self._side
        taken = side.sizeHint().width() if side is not None and not side.isHidden() else 0
        compact = (self.width() - taken) / scale() < COMPACT_UNDER
        if compact != self._compact:
            self._compact = compact
            self.rail.set_compact(compact)
            for page in list(self._frames):
                self._tell_compact(page)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close():
            event.ignore()
            return
        super().closeEvent(event)

    def window_box(self) -> tuple[int, int, int, int]:
        """Place and size of the window, for the settings."""
        box = self.normalGeometry()
        return box.x(), box.y(), box.width(), box.height()


def _resume(page: QWidget) -> None:
    """Put the cursor where it was last, unless the page has put it somewhere."""
    focus, last = QApplication.focusWidget(), page.focusWidget()
    inside = focus is not None and page.isAncestorOf(focus)
    if last is not None and not inside and last.isVisibleTo(page) and last.isEnabled():
        last.setFocus(Qt.FocusReason.OtherFocusReason)
