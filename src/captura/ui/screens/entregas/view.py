"""The screen of deliveries: review and lists at the left, what goes at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from captura.actions.save_record import Saved
from captura.errors import CapturaError
from captura.store.queries.packages import PackageRow
from captura.ui import keys
from captura.ui.components import (
    Button,
    Combo,
    DroppedFiles,
    InlineMessage,
    Page,
    ProgressCard,
    Steps,
    column,
)
from captura.ui.components.layouts import turn
from captura.ui.desk import Desk
from captura.ui.look.measure import dp
from captura.ui.screens.entregas import wording
from captura.ui.screens.entregas.delivery_panel import DeliveryPanel
from captura.ui.screens.entregas.gathered import Item
from captura.ui.screens.entregas.lists_card import ListsCard
from captura.ui.screens.entregas.now import BOOK, Now
from captura.ui.screens.entregas.presenter import Failed, Presenter
from captura.ui.tasks import Cancelled, Running
from captura.ui.wording import counted

_LISTS, _MAKING, _ANSWERING = range(3)  # the pages of the screen
_SHORT = 60  # letters of a reason that the offer repeats


class DeliveriesScreen(Page):
    """`open(period=…)` shows a period; `set_period` follows the window's own list."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Entrega")
        self._desk = desk
        self._running: Running | None = None
        self._waiting, self._total = False, 0
        self.presenter = Presenter(self, desk.office, self, desk)
        self.period = Combo(wording.offered(desk.office.today()), name="Periodo")
        self.period.setFixedWidth(dp(176))
        self.period.set_code(str(self.presenter.period))
        self.period.edited.connect(lambda: self.presenter.choose(self.period.code()))
        self.steps = Steps(wording.STEPS)
        self.set_actions([self.period, self.steps])
        self.message = InlineMessage("info", "", closable=True)
        self.message.hide()
        self.lists = ListsCard()
        self.panel = DeliveryPanel()
        self.progress = ProgressCard("Generando la entrega", "Si cancela, no queda nada a medias.")
        self.answering = ProgressCard("Guardando el motivo", "Si cancela, no se guarda en ninguno.")
        for card in (self.progress, self.answering):
            card.cancelled.connect(self._cancel)
        self._lay_out()
        self._connect()
        DroppedFiles(self, lambda files: self.presenter.read_receipts([*map(str, files)]))

    def _lay_out(self) -> None:
        main = QWidget()
        self._sides = QHBoxLayout(main)
        self._sides.setContentsMargins(0, 0, 0, 0)
        self._sides.setSpacing(dp(16))
        self._sides.addLayout(column(self.message, self.lists, gap=12), 1)
        self._sides.addWidget(self.panel)
        self.stack = QStackedWidget()
        self.stack.addWidget(main)
        for card in (self.progress, self.answering):
            self.stack.addWidget(_alone(card))
        self.body.addWidget(self.stack, 1)

    def _connect(self) -> None:
        presenter, lists, panel = self.presenter, self.lists, self.panel
        lists.go.connect(presenter.go_to)
        lists.answered.connect(presenter.explain)
        lists.reading.connect(self._choose_receipts)
        panel.acting.connect(self._act)
        panel.way_chosen.connect(presenter.choose_way)
        panel.again.connect(presenter.make)
        panel.certificate.connect(lambda: self._desk.go("alta"))
        next_one, before = keys.action("problema_siguiente"), keys.action("problema_anterior")
        keys.shortcut(self, next_one.key, lambda: lists.walk(1))
        keys.shortcut(self, before.key, lambda: lists.walk(-1))

    def open(self, **where: Any) -> None:
        """Show a period, or what waits of the one at hand; or take in a printed acuse's code."""
        if code := where.get("acuse"):
            self.presenter.read_code(str(code))
        elif period := where.get("period"):
            self.period.set_code(str(period))
            self.presenter.choose(str(period))
        else:
            self.presenter.read()
        self._waiting = False

    def set_period(self, period: str) -> None:
        """The window has a list of periods of its own: follow it, and hide this one."""
        self.period.hide()
        self.presenter.choose(period)
        self._waiting = False

    def refresh(self, touched: Saved) -> None:
        """What is read no longer stands, unless it was this screen's own answer."""
        if self.isVisible() and touched.number != self.presenter.own_save:
            self.entered()

    def entered(self) -> None:
        """The screen shows: review again, unless `open` does so in the same breath."""
        self._waiting = True
        QTimer.singleShot(0, self._read_if_waiting)

    def _read_if_waiting(self) -> None:
        if self._waiting:
            self._waiting = False
            self.presenter.read()

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the panel stands under the lists."""
        super().set_compact(compact)
        turn(self._sides, compact)
        self.lists.set_compact(compact)

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed) -> None:
        """Slow work in the database's lane."""
        self._desk.tasks.run(self, work, done, failed)

    def run_long(
        self,
        work: Callable[[Callable[[int], None]], Any],
        done: Callable[[Any], None],
        failed: Failed,
    ) -> None:
        """The same, with progress and a way to cancel."""
        total, answering = self._total, self.stack.currentIndex() == _ANSWERING
        card = self.answering if answering else self.progress
        step = "Escribiendo el motivo" if answering else "Escribiendo y firmando los registros"

        def job(running: Running) -> Any:
            def told(count: int) -> None:
                running.check()
                running.progress(count, total, step)

            return work(told)

        def ended(error: BaseException) -> None:
            if isinstance(error, Cancelled):
                self.presenter.cancelled()
            else:
                failed(error)

        self._running = self._desk.tasks.run_long(
            self, job, done, ended, progress=card.set_progress
        )

    def show_now(self, now: Now) -> None:
        """Title, steps, what goes and what can be done."""
        self.set_title(now.title, now.subtitle)
        self.steps.set_current(now.step)
        self.lists.show_summary(now.summary, empty=now.empty)
        self.panel.show_now(now)

    def show_items(self, items: Sequence[Item], total: int) -> None:
        """The problems of the review; total: how many there are, listed or not."""
        self.lists.show_items(items, total)

    def show_observed(self, items: Sequence[Item]) -> None:
        """What the state observed or returned."""
        self.lists.show_observed(items)

    def show_packages(self, rows: Sequence[PackageRow], returned: Mapping[str, int]) -> None:
        """The ledger."""
        self.lists.show_packages(rows, returned)

    def show_tab(self, tab: str) -> None:
        """Bring one of the three lists to the front."""
        self.lists.show_tab(tab)

    def show_reading(self, reading: bool) -> None:
        """The review is under way, or no longer."""
        self.lists.show_reading(reading)

    def show_making(self, total: int) -> None:
        """The package is being made of so many records; 0 when it ended."""
        self._show_working(_MAKING, self.progress, total, "Revisando por última vez…")

    def show_answering(self, total: int) -> None:
        """One reason is being given to so many warnings; 0 when it ended."""
        self._show_working(_ANSWERING, self.answering, total, "Buscando los avisos iguales…")

    def _show_working(self, page: int, card: ProgressCard, total: int, step: str) -> None:
        self._total = total
        self.stack.setCurrentIndex(page if total else _LISTS)
        if total:
            self.message.hide()
            card.start()
            card.set_progress(0, total, step)

    def offer_alike(self, item: Item, text: str, count: int) -> None:
        """In a bar over the page: the reason just given, for all that ask the same."""
        many = counted(count, "aviso más como este", "avisos más como este")
        words = "Dar el mismo motivo al otro" if count == 1 else f"Dar el mismo a los {count:,}"
        give = Button(words, slot=lambda: self.presenter.explain_alike(item, text))
        short = text if len(text) <= _SHORT else f"{text[:_SHORT].rstrip()}…"
        said = f"Si «{short}» vale también para {'él' if count == 1 else 'ellos'}, dígalo una vez."
        self.message.show_message("info", f"Hay {many}", said, actions=[give])
        self.message.show()

    def ask_folder(self) -> str:
        """A folder to save into; empty when she changed her mind."""
        return QFileDialog.getExistingDirectory(self, "Guardar la entrega en…")

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""
        self.message.show_error(error)

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page."""
        self.message.show_message("ok", title, text)

    def _act(self) -> None:
        if self.presenter.way == BOOK and not self.panel.book.isHidden():
            self._save_book()
        else:
            self.presenter.act()

    def _save_book(self) -> None:
        book = self.panel.book
        typed = (book.password.text(), book.again.text(), book.reason.text())
        missing = self.presenter.save_book("", *typed)
        book.refuse(missing)
        if missing:
            return
        name = f"libro-{self.presenter.period}.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "Guardar libro", name, "Excel (*.xlsx)")
        if path:
            self.presenter.save_book(path, *typed)
            book.clear()

    def _choose_receipts(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self, "Leer acuses", "", "Acuses de Captura (*.captura);;Todos (*)"
        )
        if paths:
            self.presenter.read_receipts(paths)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()


def _alone(card: ProgressCard) -> QWidget:
    page = QWidget()
    box = QVBoxLayout(page)
    box.setContentsMargins(0, 0, 0, 0)
    box.addWidget(card)
    box.addStretch(1)
    return page
