"""The assistant of the first start: one card, four steps, Enter leads on."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout

from captura.errors import CapturaError
from captura.ui.components import (
    Backdrop,
    Button,
    Card,
    Centred,
    FieldRow,
    InlineMessage,
    Label,
    Rule,
    Steps,
    action_button,
    column,
    row,
)
from captura.ui.components.layouts import fill, show_if
from captura.ui.lock_screen import BRING, PRACTISE
from captura.ui.look.measure import dp
from captura.ui.printing import print_on_paper, save_as_pdf
from captura.ui.screens.acceso.door import Door
from captura.ui.screens.acceso.presenter import Opened
from captura.ui.screens.primer_inicio.access_page import AccessPage
from captura.ui.screens.primer_inicio.backup_page import BackupPage
from captura.ui.screens.primer_inicio.office_page import OfficePage
from captura.ui.screens.primer_inicio.presenter import (
    ACCESS,
    BACKUP,
    OFFICE,
    SHEET,
    STEPS,
    Presenter,
)
from captura.ui.screens.primer_inicio.sheet_page import SheetPage

if TYPE_CHECKING:
    from captura.actions.recovery import Sheet
    from captura.ui.screens.acceso.restore_page import RestorePage
    from captura.ui.screens.primer_inicio.asked_words import AskedWord


class FirstStartScreen(Backdrop):
    """From an empty folder to an open office; `opened`: resume where one left off."""

    def __init__(self, door: Door, opened: Opened | None = None) -> None:
        super().__init__()
        tasks = door.tasks
        self.presenter = Presenter(
            self, door, lambda work, done, failed: tasks.run(self, work, done, failed)
        )
        self.office = OfficePage(self.presenter.municipalities)
        self.access = AccessPage(door.random)
        self.sheet = SheetPage()
        self.backup = BackupPage()
        self._pages = (self.office, self.access, self.sheet, self.backup)
        self._sheets: tuple[Sheet, ...] = ()
        self._step = OFFICE
        self.practise = Button(PRACTISE, "link", icon="graduation-cap", slot=door.practise)
        self.practise.hide()
        self._may_practise = door.practise is not None
        self.bring = Button(BRING, "link", icon="rotate-ccw", slot=self._bring)
        self._door = door
        self._build()
        self._connect()
        if opened is None:
            self.presenter.begin()
        else:
            assert opened.pending is not None  # noqa: S101 - or nothing would be left to do
            self.presenter.resume(opened.office, opened.pending.step, opened.pending.sheets)

    def _build(self) -> None:
        self.steps = Steps(STEPS)
        self.title, self.says = Label("", "h1"), Label("", "sub", wrap=True)
        self.message = InlineMessage("bad", "", closable=True)
        self.message.hide()
        self.stack = QStackedWidget()
        for page in self._pages:
            self.stack.addWidget(page)
        self.back = action_button("asistente_atras", self.presenter.back)
        self.count = Label("", "sub")
        self.next = Button("Seguir", "primary", key="Return", slot=self._next, big=True)
        card = Card(padding=32)
        card.setFixedWidth(dp(640))
        card.body.setSpacing(dp(16))
        card.body.addWidget(self.steps)
        card.body.addWidget(self.message)
        card.body.addLayout(column(self.title, self.says, gap=4))
        card.body.addWidget(self.stack)
        card.body.addWidget(Rule())
        others = column(row(self.practise, None), row(self.bring, None), gap=4)
        card.body.addLayout(row(self.back, others, None, self.count, 4, self.next))
        foot = "Puede cerrar y volver: se sigue donde se quedó."
        self.pages = QStackedWidget()
        self.pages.addWidget(Centred(card, foot))
        fill(QVBoxLayout(self), (self.pages,), 0)

    @cached_property
    def restore(self) -> RestorePage:
        """The page that brings a backup instead of beginning, made when someone asks for it."""
        from captura.ui.screens.acceso.restore_page import RestorePage

        page = RestorePage(self._door)
        page.back.connect(lambda: self.pages.setCurrentIndex(0))
        self.pages.addWidget(page)
        return page

    def _bring(self) -> None:
        self.pages.setCurrentWidget(self.restore)
        self.restore.first_focus()

    def _connect(self) -> None:
        for changed in (self.office.changed, self.access.changed, self.backup.changed):
            changed.connect(self.presenter.set_value)
        for page in self._pages:
            page.finished.connect(self._next)
        self.sheet.printing.connect(self._print)
        self.sheet.saving.connect(self._save)
        self.backup.choosing.connect(self._choose_folder)
        self.backup.later.connect(self.presenter.backup_later)

    def _next(self) -> None:
        if not self.next.isEnabled():
            return
        self.message.hide()
        if self._step == OFFICE:
            self.presenter.office_answered()
        elif self._step == ACCESS:
            self._access()
        elif self._step == SHEET:
            self._confirm()
        else:
            self.presenter.backup_chosen(self.backup.place.text())

    def _access(self) -> None:
        if self.access.passphrase.usable():
            self.presenter.access_answered(self.access.passphrase.text())

    def _confirm(self) -> None:
        self.presenter.sheets_confirmed(self.sheet.typed(), stored=self.sheet.stored.isChecked())

    def show_step(self, step: int) -> None:
        """Show one of the four steps."""
        self._step = step
        page = self._pages[step]
        two = step == SHEET and len(self._sheets) > 1
        self.title.setText(SheetPage.STATE_TITLE if two else page.TITLE)
        self.says.setText(SheetPage.STATE_SAYS if two else page.SAYS)
        self.steps.set_current(step)
        self.count.setText(f"Paso {step + 1} de {len(STEPS)}")
        self.back.setVisible(self.presenter.can_go_back())
        show_if(self.practise, self._may_practise and step == OFFICE)
        show_if(self.bring, step == OFFICE)
        self.next.set_words("Respaldar y entrar" if step == BACKUP else "Seguir")
        self.stack.setCurrentWidget(page)
        self._fit()
        if step > ACCESS:
            self.access.passphrase.clear()
        page.first_focus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pages[self._step].first_focus()  # made before its window could give it the keyboard

    def _fit(self) -> None:
        # A stack is as high as its highest page: the hidden ones give up their height.
        for at, page in enumerate(self._pages):
            policy = page.sizePolicy()
            shown = at == self._step
            vertical = policy.Policy.Preferred if shown else policy.Policy.Ignored
            policy.setVerticalPolicy(vertical)
            page.setSizePolicy(policy)
        self.stack.adjustSize()

    def show_values(self, values: dict[str, str]) -> None:
        """Write answers into their fields."""
        for page in self._pages:
            page.show_values(values)

    def show_problem(self, field: str, sentence: str) -> None:
        """Beside a field; an empty sentence takes it away."""
        if known := self._rows().get(field):
            known.set_state("bad" if sentence else "", sentence)

    def focus(self, field: str) -> None:
        """Put the cursor into a field."""
        if known := self._rows().get(field):
            known.editor.setFocus()

    def _rows(self) -> dict[str, FieldRow]:
        return {name: field for page in self._pages for name, field in page.rows.items()}

    def show_busy(self, words: str) -> None:
        """Slow work under way, in words; empty when it ended."""
        for one in (self.next, self.back, self.backup.skip):
            one.setEnabled(not words)
        self.count.setText(words or f"Paso {self._step + 1} de {len(STEPS)}")

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the step."""
        self.message.show_error(error)

    def show_sheets(self, sheets: tuple[Sheet, ...], asked: tuple[AskedWord, ...]) -> None:
        """The sheets to print, and the words asked to prove it."""
        self._sheets = sheets
        self.sheet.show_sheets(sheets, asked)

    def _print(self, place: int) -> None:
        self._on_paper(lambda: print_on_paper(self, self._sheets[place].page))

    def _save(self, place: int) -> None:
        name = f"recuperacion-{place + 1}.pdf" if len(self._sheets) > 1 else "recuperacion.pdf"
        self._on_paper(lambda: save_as_pdf(self, self._sheets[place].page, name))

    def _on_paper(self, put: Callable[[], object]) -> None:
        try:
            put()
        except CapturaError as error:
            self.message.show_error(error)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Carpeta de respaldo")
        if chosen:
            self.presenter.set_value("backup", chosen)
            self.backup.place.set_text(chosen)
