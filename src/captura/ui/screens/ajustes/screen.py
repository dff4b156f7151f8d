"""The page of settings: chips for its parts, one part at a time."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from captura.actions.save_record import Saved
from captura.errors import CapturaError
from captura.ui.components import Button, Flow, InlineMessage, Page
from captura.ui.components.layouts import turn
from captura.ui.desk import Desk
from captura.ui.look import style
from captura.ui.printing import print_on_paper, save_as_pdf
from captura.ui.screens.ajustes import presenter as parts
from captura.ui.screens.ajustes.devices import Devices
from captura.ui.screens.ajustes.lost_panel import ErasePanel, LostPanel
from captura.ui.screens.ajustes.own_panel import LookPanel, OwnPanel
from captura.ui.screens.ajustes.presenter import Presenter, UserLine
from captura.ui.screens.ajustes.sheet_panel import SheetPanel
from captura.ui.screens.ajustes.users_panel import UsersPanel

if TYPE_CHECKING:
    from captura.actions.lost_device import HandedIn
    from captura.actions.recovery import Sheet


class SettingsScreen(Page):
    """Only the parts that the role may use exist."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Ajustes")
        self._desk = desk
        tasks, office = desk.tasks, desk.office

        def run(work: Any, done: Any, failed: Any) -> None:
            tasks.run(self, work, done, failed)

        self.presenter = Presenter(self, office, run, time.monotonic)
        self.devices = Devices(self, office, run, desk.leave)
        self.message = InlineMessage("info", "", closable=True)
        self.message.hide()
        self.stack = QStackedWidget()
        self.chips: dict[str, Button] = {}
        self._sheets: tuple[Sheet, ...] = ()
        self.users = UsersPanel(self.presenter.roles(), office.random)
        self.own = OwnPanel(office.random)
        self.sheet = SheetPanel(state=office.is_state)
        self.look = LookPanel(desk.settings.theme, desk.settings.text_scale)
        self.lost, self.erase = LostPanel(), ErasePanel()
        self._panels: dict[str, QWidget] = {
            parts.USERS: self.users,
            parts.OWN: self.own,
            parts.SHEET: self.sheet,
            parts.LOOK: self.look,
            parts.LOST: self.lost,
            parts.ERASE: self.erase,
        }
        flow = Flow()
        for key, words, icon in self.presenter.parts():
            chip = Button(words, "chip", icon=icon)
            chip.clicked.connect(lambda *_, name=key: self.show_part(name))
            self.chips[key] = chip
            flow.add(chip)
            self.stack.addWidget(self._panels[key])
        for key in self._panels.keys() - self.chips.keys():
            self._panels[key].setParent(self)  # what the role may not use is never shown
            self._panels[key].hide()
        self.body.addWidget(flow)
        self.body.addWidget(self.message)
        self.body.addWidget(self.stack, 1)
        self._wire()
        self.show_part(next(iter(self.chips)))

    def _wire(self) -> None:
        act = self.presenter
        self.users.adding.connect(act.add)
        self.users.renewing.connect(act.renew)
        self.users.removing.connect(act.remove)
        self.own.changing.connect(act.change_own)
        self.sheet.begun.connect(act.begin_drill)
        self.sheet.rehearsing.connect(act.rehearse)
        self.sheet.renewing.connect(act.renew_sheet)
        self.sheet.printed.connect(act.sheets_on_paper)
        self.sheet.printing.connect(self._print)
        self.sheet.saving.connect(self._save)
        self.look.theme_chosen.connect(self._theme)
        self.look.scale_chosen.connect(self._scale)
        self.lost.chosen.connect(self.devices.choose)
        self.lost.reporting.connect(self.devices.report)
        self.erase.erasing.connect(self.devices.erase)

    def open(self, **where: Any) -> None:
        """Go to a part: `parte="hoja"`."""
        if where.get("parte") in self.chips:
            self.show_part(where["parte"])
        self.entered()

    def refresh(self, touched: Saved) -> None:
        """Another screen may have learned of a device."""
        if "certificate" in touched.touched.types and parts.LOST in self.chips:
            self.devices.read()

    def entered(self) -> None:
        """The screen shows."""
        self.presenter.read()
        if parts.LOST in self.chips:
            self.devices.read()

    def show_part(self, name: str) -> None:
        """Show one part; what was typed in another is forgotten."""
        self.message.hide()
        self._forget()
        for key, chip in self.chips.items():
            chip.setChecked(key == name)
        self.stack.setCurrentWidget(self._panels[name])

    def set_compact(self, compact: bool) -> None:
        """In a narrow window the cards stand under one another."""
        super().set_compact(compact)
        for panel in (self.users, self.sheet):
            turn(panel.sides, compact)

    def show_users(self, users: list[UserLine]) -> None:
        """Everyone who can enter."""
        self.users.show_users(users)

    def show_drill(self, said: str, kind: str) -> None:
        """When the sheet was tried last."""
        self.sheet.show_drill(said, kind)

    def show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        """Sheets to print."""
        self._sheets = sheets
        self.sheet.show_sheets(sheets)

    def show_devices(self, devices: Sequence[tuple[str, str]]) -> None:
        """The laptops that still may hand in."""
        self.lost.show_devices(devices)

    def show_handed_in(self, handed: Sequence[HandedIn]) -> None:
        """What the chosen one handed in."""
        self.lost.show_handed_in(handed)

    def set_busy(self, busy: bool) -> None:
        """Keys are being made."""
        for panel in (self.users.card, self.own, self.sheet, self.lost, self.erase):
            panel.set_busy(busy)

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page."""
        self._forget()
        self.message.show_message("ok", title, text)

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""
        self.message.show_error(error)
        self.message.show()

    def _forget(self) -> None:
        for panel in (self.users.card, self.own, self.sheet, self.lost, self.erase):
            panel.forget()

    def _print(self, place: int) -> None:
        self._on_paper(lambda: print_on_paper(self, self._sheets[place].page))

    def _save(self, place: int) -> None:
        name = f"recuperacion-{place + 1}.pdf" if len(self._sheets) > 1 else "recuperacion.pdf"
        self._on_paper(lambda: save_as_pdf(self, self._sheets[place].page, name))

    def _on_paper(self, put: Any) -> None:
        try:
            put()
        except CapturaError as error:
            self.show_error(error)

    def _theme(self, theme: str) -> None:
        self._desk.remember(dataclasses.replace(self._desk.settings, theme=theme))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            style.apply(app, theme, style.current().scale)

    def _scale(self, percent: int) -> None:
        """The window is built again, and this screen with it."""
        from captura.settings import TEXT_SCALES
        from captura.ui.shell import Shell

        shell = self.window()
        now = TEXT_SCALES.index(self._desk.settings.text_scale)
        if isinstance(shell, Shell) and (steps := TEXT_SCALES.index(percent) - now):
            shell.scale_asked.emit(steps)
