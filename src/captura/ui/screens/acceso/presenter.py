"""Decides who may enter: with her passphrase, or with the printed sheet and a new passphrase."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from captura.errors import CapturaError, KeysError
from captura.ui.screens.acceso.door import Door

if TYPE_CHECKING:
    from captura.actions.office import Office
    from captura.actions.recovery import Pending

REFUSED = ("CAP-KEYS-02", "CAP-KEYS-23")  # another passphrase; it must wait
Done = Callable[[Any], None]
Run = Callable[[Callable[[], Any], Done, Callable[[BaseException], None]], None]


@dataclass(frozen=True)
class Opened:
    """An office just opened, and what of its first start is still to do."""

    office: Office
    pending: Pending | None


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_entering(self, busy: bool) -> None:
        """The key is being made, or no longer."""

    def refuse(self, sentence: str) -> None:
        """Beside the passphrase: why it does not open."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar: what is wrong with the folder, and how to mend it."""

    def let_in(self, opened: Opened) -> None:
        """The office is open."""


class Presenter:
    """`run(work, done, failed)` takes slow work off the window's thread."""

    def __init__(self, view: View, door: Door, run: Run) -> None:
        self._view, self._door, self._run = view, door, run

    def people(self) -> tuple[tuple[str, str], ...]:
        """(name, words) of those who can enter; the last one first."""
        from captura.actions.passphrases import people_of

        try:
            people = people_of(self._door.folder)
        except CapturaError as error:
            self._view.show_error(error)
            return ()
        last = self._door.settings.last_user
        ordered = sorted(people, key=lambda person: person.name != last)
        return tuple((person.name, f"{person.name} · {person.role}") for person in ordered)

    def owner(self) -> str:
        """Whose office this is: a municipality key, or `estado`."""
        from captura.actions.passphrases import owner_of

        try:
            return owner_of(self._door.folder)
        except CapturaError:
            return ""  # `people` has said it already

    def place(self) -> str:
        """Where this is, without any person's name."""
        owner = self.owner()
        if owner == "estado":
            return "Coordinación estatal"
        entry = self._door.catalogues["municipios"].by_code.get(owner)
        return f"{entry.label}, Zacatecas" if entry else "Zacatecas"

    def warm_up(self) -> None:
        """Load what opening needs while the person types: the window is already in sight."""

        def load() -> None:
            import captura.actions.open_office
            import captura.actions.save_record  # noqa: F401

        self._run(load, lambda _: None, lambda _: None)

    def enter(self, user: str, passphrase: str) -> None:
        """Open with a passphrase."""
        door = self._door

        def work() -> Opened:
            from captura.actions.open_office import open_office

            return _with_pending(
                open_office(
                    door.folder,
                    user,
                    passphrase,
                    door.catalogues,
                    clock=door.clock,
                    random=door.random,
                )
            )

        self._view.show_entering(True)
        self._run(work, self._entered, self._refused)

    def recover(self, user: str, texts: tuple[str, ...], passphrase: str) -> None:
        """Open with the sheet (the state: both parts) and give the user a new passphrase."""
        door = self._door

        def work() -> Opened:
            from captura.actions.open_office import open_with_sheet
            from captura.actions.recovery import secret_from

            return _with_pending(
                open_with_sheet(
                    door.folder,
                    secret_from(texts),
                    user,
                    passphrase,
                    door.catalogues,
                    clock=door.clock,
                    random=door.random,
                )
            )

        self._view.show_entering(True)
        self._run(work, self._entered, self._failed)

    def _entered(self, opened: Opened) -> None:
        if self._door.settings.last_user != opened.office.user:
            self._door.remember(replace(self._door.settings, last_user=opened.office.user))
        self._view.show_entering(False)
        self._view.let_in(opened)

    def _refused(self, error: BaseException) -> None:
        self._view.show_entering(False)
        if isinstance(error, KeysError) and error.code in REFUSED:
            self._view.refuse(f"{error.what} {error.fix}")
        else:
            self._failed(error)

    def _failed(self, error: BaseException) -> None:
        self._view.show_entering(False)
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


def _with_pending(office: Office) -> Opened:
    from captura.actions.recovery import pending

    return Opened(office, pending(office))
