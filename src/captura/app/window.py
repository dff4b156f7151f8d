"""The application with windows: the entrance, then the shell with the screens of this office."""

from __future__ import annotations

import dataclasses
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from captura.app.display import headless
from captura.app.only_one import hold
from captura.app.refusal import refusal
from captura.errors import CapturaError
from captura.paths import DataFolder, default_root, replace_file
from captura.settings import Settings, read_settings, write_settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    from captura.actions.office import Office
    from captura.app.locking import Locking
    from captura.app.practising import Practising
    from captura.ui.desk import Desk
    from captura.ui.rail import Place
    from captura.ui.shell import Shell
    from captura.ui.sweeper import Sweeper
    from captura.ui.tasks import Tasks


def run(chosen: Namespace) -> int:
    """Open the window; returns when it is closed."""
    headless()
    from PySide6.QtWidgets import QApplication

    import captura.ui  # noqa: F401 - first: PySide alone would keep the text of all that follows
    from captura.actions.open_office import is_started

    app = QApplication.instance() or QApplication(sys.argv[:1])
    folder = DataFolder(chosen.datos or default_root())
    try:
        held = hold(folder.root)
        is_started(folder)  # what was cut off is carried to its end, or says why it can't be
    except CapturaError as error:
        window = refusal(app, error)  # type: ignore[arg-type]
        window.show()
        app.exec()
        return 2
    windows = Windows(app, folder)  # type: ignore[arg-type]
    if chosen.demostracion:
        windows.open_demonstration()
    else:
        windows.show_entrance()
    code = int(app.exec())
    held.release()
    return code


class Windows:
    """Builds and joins everything that shows; nothing else knows all the parts."""

    def __init__(self, app: QApplication, folder: DataFolder) -> None:
        self.app, self.home, self.folder = app, folder, folder
        self.settings = _settings(folder)
        self.office: Office | None = None
        self.window: QMainWindow | None = None
        self.shell: Shell | None = None
        app.aboutToQuit.connect(self._closing)

    @cached_property
    def tasks(self) -> Tasks:
        """Slow work, off the window's thread."""
        from captura.ui.tasks import Tasks

        return Tasks(self._failed)

    @cached_property
    def locking(self) -> Locking:
        """What covers the window when nobody is there."""
        from captura.app.locking import Locking

        return Locking(
            self.app, self.tasks, self._forgot, self._failed, self._open_for, self._turned
        )

    @cached_property
    def practising(self) -> Practising:
        """The way into practice, and out again."""
        from captura.app.practising import Practising

        return Practising(
            self.home, self.tasks, self._show_alone, self.enter, self._leave_for, self.show_entrance
        )

    @cached_property
    def sweeper(self) -> Sweeper:
        """What sweeps between events; the look is put on with it, before the first widget."""
        from captura.ui.look import style
        from captura.ui.sweeper import Sweeper

        style.apply(self.app, self.settings.theme, self.settings.text_scale / 100)
        return Sweeper(self.app)

    def show_entrance(self) -> None:
        """A window at once; in it, once it was painted, the first start or the login.

        It is that of the real data, whatever was open before.
        """
        from captura.ui.first_window import FirstWindow
        from captura.ui.look.tokens import THEMES

        if self.folder != self.home:
            self.folder, self.settings = self.home, _settings(self.home)
        before = self.window
        colours = THEMES[self.settings.theme]
        window = FirstWindow(colours["bg"], colours["muted"], self._furnish)
        if self.settings.window:
            window.setGeometry(*self.settings.window)
        window.show()
        self.window = window
        if before is not None and before is not self.shell:
            before.close()
            before.deleteLater()

    def _show_alone(self, page: QWidget) -> None:
        """A page in a window without an office; in the same window where one shows already."""
        from PySide6.QtWidgets import QMainWindow

        _ = self.sweeper
        if self.window is None or self.window is self.shell:
            self.window = QMainWindow()
            self.window.setWindowTitle("Captura")
            self.window.resize(1366, 697)
            if self.settings.window:
                self.window.setGeometry(*self.settings.window)
        self.window.setCentralWidget(page)
        self.window.show()

    def _furnish(self, window: QMainWindow) -> None:
        from captura.ui.screens.acceso import build

        _ = self.sweeper
        window.setCentralWidget(build(self._door()))

    def _door(self) -> Any:
        from captura.app.surroundings import catalogues, now
        from captura.ui.screens.acceso.door import Door

        return Door(
            folder=self.folder,
            catalogues=catalogues(),
            clock=now,
            random=os.urandom,
            tasks=self.tasks,
            settings=self.settings,
            remember=self.remember,
            opened=self.enter,
            leave=self.app.quit,
            anew=self.show_entrance,
            practise=lambda: self.practising.begin(),
        )

    def open_demonstration(self) -> None:
        """An institute with made-up people, opened without asking; made where there is none."""
        from captura.app.demonstration import demonstration_office

        self.home = self.folder = DataFolder(self.folder.root / "demostracion")
        self.enter(demonstration_office(self.folder))

    def enter(self, office: Office) -> None:
        """Build the shell around an open office, and close the entrance."""
        from captura.actions.vault import vault_access
        from captura.app.day_backup import DayBackup
        from captura.records.roles import ROLES
        from captura.ui.desk import Desk
        from captura.ui.palette import prompt
        from captura.ui.places import screens_of, where_of
        from captura.ui.shell import Shell

        _ = self.sweeper
        self.office = office
        self._follow(office.folder)
        desk = Desk(office, self.tasks, self.settings)
        vault = vault_access(office)
        screens = screens_of(office.is_state, office.role, vault=vault.reachable)
        shell = Shell(
            [place for _, place in screens],
            where=where_of(office),
            user=f"{office.user} · {ROLES.get(office.role, office.role)}",
            find=prompt([place for _, place in screens]),
            window=self.settings.window,
            may_close=self._may_close,
        )
        desk.connect_window(self._go, self._say)
        desk.connect_office(self._leave_for, self.remember)
        desk.changed.connect(self._refresh)
        for screen, _ in screens:
            shell.add_page(screen.NAME, partial(screen.build, desk))
        self._wire(shell, desk, [place for _, place in screens])
        if office.practice:
            self.practising.dress(shell, desk)
        self.locking.attach(office, shell, desk.locked.emit)
        self.shell, entrance, self.window = shell, self.window, shell
        shell.go(screens[0][0].NAME)
        shell.show()
        DayBackup(office, shell, self.tasks, self._failed).begin()
        if entrance is not None:
            entrance.hide()  # not asked whether it may close: the new one is under way
            entrance.deleteLater()

    def _follow(self, folder: DataFolder) -> None:
        """Preferences are kept where the office lies; what it looks like is this device's own."""
        if folder != self.folder:
            place = _settings(folder).backup_place
            self.folder = folder
            self.settings = dataclasses.replace(self.settings, backup_place=place, last_user="")

    def _wire(self, shell: Shell, desk: Desk, places: Sequence[Place]) -> None:
        from captura.ui import keys
        from captura.ui.help import show_help
        from captura.ui.list_here import hear_list_key
        from captura.ui.palette import furnish

        def help_here() -> None:
            show_help(shell, desk.office)

        furnish(desk, shell, places, help_here)
        shell.scale_asked.connect(self._rescale)
        keys.shortcut(shell.rail, keys.action("ajustes").key, lambda: self._go("ajustes"))
        keys.shortcut(shell.rail, keys.action("ayuda").key, help_here)
        hear_list_key(desk, shell)

    def remember(self, settings: Settings) -> None:
        """Keep changed preferences, at once."""
        self.settings = settings
        self.folder.root.mkdir(parents=True, exist_ok=True)
        replace_file(self.folder.settings, write_settings(settings))

    def _go(self, screen: str, **where: Any) -> None:
        if self.shell is None or screen not in self.shell.places():
            return
        self.shell.go(screen)
        self.page(screen).open(**where)

    def page(self, name: str) -> Any:
        """The page of a place of the open office."""
        assert self.shell is not None  # noqa: S101 - asked of an open office
        return self.shell.page_of(name)

    def _say(self, title: str, text: str = "", **how: Any) -> None:
        if self.shell is not None:
            self.shell.toast.say(title, text, **how)

    def _refresh(self, saved: Any) -> None:
        for page in self.shell.pages_made() if self.shell else []:
            cast(Any, page).refresh(saved)

    def _failed(self, error: Exception) -> None:
        """Slow work that failed without anyone waiting for it: shown, or a bug to be reported."""
        if isinstance(error, CapturaError):
            self._say(error.title, f"{error.what} {error.fix} ({error.code})", kind="bad")
        else:
            sys.excepthook(type(error), error, error.__traceback__)

    def _forgot(self) -> None:
        """The sheet is asked at the entrance: close the office and begin there."""
        self._leave_office()
        self._begin_again()

    def _begin_again(self) -> None:
        """At the entrance; in practice, which asks for no passphrase, in the office itself."""
        if self.folder != self.home and self.folder.keys.exists():
            self.practising.begin()
        else:
            self.show_entrance()

    def _open_for(self, name: str, passphrase: str) -> Office:
        """The same office for another of its users, while the window is locked."""
        from captura.actions.open_office import open_office
        from captura.app.surroundings import catalogues, now

        return open_office(
            self.folder, name, passphrase, catalogues(), clock=now, random=os.urandom
        )

    def _turned(self, office: Office) -> None:
        """Another person works from now on: nothing of the one before stays in the window."""
        before = self.office
        self.enter(office)
        if before is not None:
            before.close()

    def _leave_for(self, then: Callable[[], None], after: Callable[[], None] | None = None) -> None:
        """Close the office, do what needs its files closed, and begin at the entrance."""
        shell = self.shell
        if self.office is not None:
            self.office.close()
        self.locking.detach()
        self.shell, self.window, self.office = None, None, None
        try:
            then()
        except CapturaError as error:
            self.window = refusal(self.app, error)
            self.window.show()
        else:
            (after or self._begin_again)()
        if shell is not None:
            shell.close()
            shell.deleteLater()

    def _leave_office(self) -> None:
        if self.shell is not None:
            self.shell.close()
            self.shell.deleteLater()
        if self.office is not None:
            self.office.close()
        self.locking.detach()
        self.shell, self.window, self.office = None, None, None

    def _rescale(self, step: int) -> None:
        """Bigger or smaller letters: the shell is built again around the same office."""
        from captura.settings import TEXT_SCALES
        from captura.ui.look import style

        place = TEXT_SCALES.index(self.settings.text_scale) + step
        if self.office is None or self.shell is None or not 0 <= place < len(TEXT_SCALES):
            return
        self.remember(dataclasses.replace(self.settings, text_scale=TEXT_SCALES[place]))
        style.apply(self.app, self.settings.theme, self.settings.text_scale / 100)
        name = self.shell.place
        self.enter(self.office)
        self._go(name)

    def _may_close(self) -> bool:
        """Whether nothing is under way; drafts are kept, so nothing else needs asking."""
        if self.tasks.busy():
            self._say("Espere un momento", "Se está terminando de guardar.", kind="info")
            return False
        return True

    def _closing(self) -> None:
        if self.shell is not None:
            self.remember(dataclasses.replace(self.settings, window=self.shell.window_box()))
        if "sweeper" in vars(self):  # closed before it was furnished: nothing works yet
            self.tasks.close()
            self.sweeper.stop()
        if self.office is not None:
            self.office.close()


def _settings(folder: DataFolder) -> Settings:
    path = folder.settings
    return read_settings(path.read_bytes()) if path.is_file() else Settings()


__all__ = ["Windows", "run"]
