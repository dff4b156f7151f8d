"""Leads through the first start: office, access, printed sheet, backup; decides every step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from captura.errors import CapturaError
from captura.ui.screens.acceso.door import Door
from captura.ui.screens.primer_inicio import draft
from captura.ui.screens.primer_inicio.asked_words import AskedWord, ask_words

if TYPE_CHECKING:
    from captura.actions.office import Office
    from captura.actions.recovery import Sheet

OFFICE, ACCESS, SHEET, BACKUP = range(4)
STEPS = ("Oficina", "Su acceso", "Recuperación", "Respaldo")
INSTITUTE, STATE = "instituto", "estado"
STATE_NAME = "Secretaría de las Mujeres de Zacatecas"
Run = Callable[[Callable[[], Any], Callable[[Any], None], Callable[[BaseException], None]], None]


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_step(self, step: int) -> None:
        """Show one of the four steps, filled from `values`."""

    def show_values(self, values: dict[str, str]) -> None:
        """Write these answers into their fields."""

    def show_problem(self, field: str, sentence: str) -> None:
        """Beside a field: what is missing; an empty sentence takes it away."""

    def focus(self, field: str) -> None:
        """Put the cursor into a field."""

    def show_busy(self, words: str) -> None:
        """Slow work under way, in words; empty when it ended."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar."""

    def show_sheets(self, sheets: tuple[Sheet, ...], asked: tuple[AskedWord, ...]) -> None:
        """The sheets to print, and the words asked to prove it."""


class Presenter:
    """values: kind (instituto or estado), municipality, name, user, backup; typed text all.

    `run(work, done, failed)` takes slow work off the window's thread.
    """

    def __init__(self, view: View, door: Door, run: Run) -> None:
        self._view, self._door, self._run = view, door, run
        self.values = {"kind": INSTITUTE, "municipality": "", "name": "", "user": "", "backup": ""}
        self.step = OFFICE
        self.office: Office | None = None
        self.sheets: tuple[Sheet, ...] = ()
        self.asked: tuple[AskedWord, ...] = ()
        self._busy = False

    def begin(self) -> None:
        """Where one left off before the office was made."""
        kept, self.step = draft.load(self._door.folder)
        self.values.update(kept)
        self._show()

    def resume(self, office: Office, step: str, sheets: tuple[Sheet, ...]) -> None:
        """Where one left off after it was made: `hoja` or `respaldo`."""
        self.office = office
        if step == "hoja":
            self._have_sheets(sheets)
        self.step = SHEET if step == "hoja" else BACKUP
        self._show()

    def municipalities(self) -> list[tuple[str, str]]:
        """(key, name) of the 58."""
        return [(entry.code, entry.label) for entry in self._door.catalogues["municipios"].entries]

    def set_value(self, name: str, text: str) -> None:
        """An answer changed; the office's name follows the municipality until it is typed over."""
        proposed = self._proposed_name()
        self.values[name] = text
        if name in ("kind", "municipality") and self.values["name"] in ("", proposed):
            self.values["name"] = self._proposed_name()
            self._view.show_values({"name": self.values["name"]})
        self._view.show_problem(name, "")

    def can_go_back(self) -> bool:
        """Once the office exists its first two steps are done for good."""
        return self.step in (ACCESS, BACKUP) and not (self.step == BACKUP and not self.sheets)

    def back(self) -> None:
        """To the step before."""
        if self.can_go_back() and not self._busy:
            self.step -= 1
            self._show()

    def office_answered(self) -> None:
        """Step 1 is filled in: on to the access, if nothing is missing."""
        missing = {}
        if self.values["kind"] == INSTITUTE and not self.values["municipality"]:
            missing["municipality"] = "Elija el municipio: escriba sus primeras letras."
        if not self.values["name"].strip():
            missing["name"] = "Escriba el nombre oficial, como está en el acuerdo de creación."
        if self._refuse(missing):
            return
        self.step = ACCESS
        try:
            draft.keep(self._door.folder, self.values, self.step)
        except OSError:
            self._view.show_error(_unwritable())
            self.step = OFFICE
            return
        self._show()

    def access_answered(self, passphrase: str) -> None:
        """Step 2: make the office. The passphrase was judged usable."""
        missing = {}
        if len(self.values["user"].strip()) < 2:
            missing["user"] = "Escriba su nombre, como quiere verlo al entrar."
        if self._busy or self._refuse(missing):
            return
        self._say_busy("Creando su oficina…")
        self._run(lambda: self._make(passphrase), self._made, self._failed)

    def sheets_confirmed(self, typed: dict[str, str], *, stored: bool) -> None:
        """Step 3: the asked words of the paper, or her word that it is printed and stored."""
        if not stored:
            missing = {asked.key: asked.problem(typed.get(asked.key, "")) for asked in self.asked}
            wrong = {key: problem for key, problem in missing.items() if problem}
            for asked in self.asked:
                self._view.show_problem(asked.key, wrong.get(asked.key, ""))
            if wrong:
                self._view.focus(next(iter(wrong)))
                return
        office = self._opened()
        self._say_busy("Guardando…")

        def work() -> None:
            from captura.actions.recovery import sheets_printed

            sheets_printed(office)

        self._run(work, self._printed, self._failed)

    def backup_chosen(self, place: str) -> None:
        """Step 4: remember the folder, make the first backup there, and enter."""
        place = place.strip()
        if not place:
            missing = "Elija una carpeta o una memoria USB, o «Después»."
        else:
            missing = "Esa carpeta no existe. Conecte la memoria o elija otra."
        if not place or not Path(place).is_dir():
            self._refuse({"backup": missing})
            return
        if self._busy:
            return
        office = self._opened()
        self._say_busy("Haciendo el primer respaldo…")

        def work() -> None:
            from captura.actions.backup import make_backup
            from captura.actions.recovery import first_start_done

            if problem := make_backup(office).problem:
                raise problem
            first_start_done(office)

        self._door.remember(replace(self._door.settings, backup_place=place, last_user=office.user))
        self._run(work, self._finished, self._failed)

    def backup_later(self) -> None:
        """Step 4 without a second place: daily backups stay on this computer alone."""
        office = self._opened()
        self._say_busy("Guardando…")

        def work() -> None:
            from captura.actions.recovery import first_start_done

            first_start_done(office)

        settings = replace(self._door.settings, backup_place="", last_user=office.user)
        self._door.remember(settings)
        self._run(work, self._finished, self._failed)

    def _make(self, passphrase: str) -> tuple[Office, tuple[Sheet, ...]]:
        from captura.actions.first_start import FirstStart, first_start
        from captura.actions.recovery import keep_sheets

        is_state = self.values["kind"] == STATE
        municipality = self.values["municipality"]
        answers = FirstStart(
            institute=STATE if is_state else municipality,
            name=" ".join(self.values["name"].split()),
            user=" ".join(self.values["user"].split()),
            passphrase=passphrase,
            municipality=None if is_state else municipality,
        )
        door = self._door
        started = first_start(
            door.folder, answers, door.catalogues, clock=door.clock, random=door.random
        )
        return started.office, keep_sheets(started.office, started)

    def _made(self, made: tuple[Office, tuple[Sheet, ...]]) -> None:
        self._say_busy("")
        self.office, sheets = made
        draft.forget(self._door.folder)
        self._have_sheets(sheets)
        self.step = SHEET
        self._show()

    def _have_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        self.sheets, self.asked = sheets, ask_words(sheets, self._door.random)
        self._view.show_sheets(self.sheets, self.asked)

    def _printed(self, _: None) -> None:
        self._say_busy("")
        self.step = BACKUP
        self._show()

    def _finished(self, _: None) -> None:
        self._say_busy("")
        self.sheets = ()
        self._door.opened(self._opened())

    def _failed(self, error: BaseException) -> None:
        self._say_busy("")
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)

    def _opened(self) -> Office:
        assert self.office is not None  # noqa: S101 - steps 3 and 4 come after it was made
        return self.office

    def _proposed_name(self) -> str:
        if self.values["kind"] == STATE:
            return STATE_NAME
        entry = self._door.catalogues["municipios"].by_code.get(self.values["municipality"])
        return f"Instituto Municipal de las Mujeres de {entry.label}" if entry else ""

    def _refuse(self, missing: dict[str, str]) -> bool:
        for field, sentence in missing.items():
            self._view.show_problem(field, sentence)
        if missing:
            self._view.focus(next(iter(missing)))
        return bool(missing)

    def _say_busy(self, words: str) -> None:
        self._busy = bool(words)
        self._view.show_busy(words)

    def _show(self) -> None:
        self._view.show_values(self.values)
        self._view.show_step(self.step)


def _unwritable() -> CapturaError:
    return CapturaError(
        "No se puede escribir en la carpeta de datos",
        "El disco está lleno, o su usuario de la computadora no tiene permiso.",
        "Libere espacio o pida permiso a quien administra la computadora, e intente otra vez.",
        "CAP-UI-01",
    )
