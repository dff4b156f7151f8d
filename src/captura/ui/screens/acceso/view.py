"""The screen one meets on opening Captura: enter with a passphrase, or with the printed sheet."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from captura.errors import CapturaError
from captura.ui.components import Backdrop, InlineMessage
from captura.ui.components.layouts import column, fill
from captura.ui.lock_screen import LockCalls, LockScreen
from captura.ui.look.measure import dp
from captura.ui.screens.acceso.door import Door
from captura.ui.screens.acceso.presenter import Opened, Presenter

if TYPE_CHECKING:
    from captura.ui.screens.acceso.recover_page import RecoverPage
    from captura.ui.screens.acceso.restore_page import RestorePage

FIRST_PAINT = 60  # milliseconds: what is loaded beside must not hold up the window


class AccessScreen(Backdrop):
    """`let_in` takes the opened office."""

    def __init__(self, door: Door, let_in: Callable[[Opened], None]) -> None:
        super().__init__()
        self._let_in = let_in
        tasks = door.tasks
        self.presenter = Presenter(
            self, door, lambda work, done, failed: tasks.run(self, work, done, failed)
        )
        self.message = InlineMessage("bad", "", closable=True)
        self.message.setParent(self)  # the keys are looked for before anything is laid out
        self.message.hide()
        people = self.presenter.people()
        calls = LockCalls(
            self.presenter.enter, self._forgot, door.leave, door.practise, self._bring
        )
        note = f"{self.presenter.place()} · los datos de esta computadora están cifrados"
        self.lock = LockScreen(people, calls, title="Iniciar sesión", note=note)
        if people:
            self.lock.user.set_code(people[0][0])
        self._people, self._door = people, door
        self.pages = QStackedWidget()
        self.pages.addWidget(self.lock)
        box = QVBoxLayout(self)
        bar = column(self.message)
        bar.setContentsMargins(dp(16), dp(16), dp(16), 0)
        fill(box, (bar, self.pages), 0)
        self._warm = False

    @cached_property
    def recover(self) -> RecoverPage:
        """The page of the printed sheet, made when someone asks for it: few ever do."""
        from captura.ui.screens.acceso.recover_page import RecoverPage

        state = self.presenter.owner() == "estado"
        page = RecoverPage(self._people, state=state, random=self._door.random)
        page.asked.connect(self.presenter.recover)
        page.back.connect(self._back)
        self.pages.addWidget(page)
        return page

    @cached_property
    def restore(self) -> RestorePage:
        """The page that brings a backup, made when someone asks for it."""
        from captura.ui.screens.acceso.restore_page import RestorePage

        page = RestorePage(self._door)
        page.back.connect(self._back)
        self.pages.addWidget(page)
        return page

    def show_entering(self, busy: bool) -> None:
        """The key is being made, or no longer."""
        if busy:
            self.message.hide()
        self.lock.set_busy(busy)
        if "recover" in vars(self):
            self.recover.set_busy(busy)

    def refuse(self, sentence: str) -> None:
        """Beside the passphrase: why it does not open."""
        self.lock.refuse(sentence)

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the card."""
        self.message.show_error(error)

    def let_in(self, opened: Opened) -> None:
        """The office is open: nothing typed here may stay in memory."""
        self.lock.passphrase.clear()
        if "recover" in vars(self):
            self.recover.forget()
        self._let_in(opened)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._warm:
            self._warm = True
            QTimer.singleShot(FIRST_PAINT, self, self.presenter.warm_up)

    def _forgot(self) -> None:
        self.message.hide()
        self.recover.user.set_code(self.lock.user.code())
        self.pages.setCurrentWidget(self.recover)
        self.recover.first_focus()

    def _bring(self) -> None:
        self.message.hide()
        self.pages.setCurrentWidget(self.restore)
        self.restore.first_focus()

    def _back(self) -> None:
        self.message.hide()
        self.pages.setCurrentWidget(self.lock)
        self.lock.passphrase.setFocus()
