"""Decides what the settings show and does what they ask; slow work goes off the window's thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.records.roles import ROLES, allows

if TYPE_CHECKING:
    from captura.actions.drill import Drill
    from captura.actions.former_keys import Remade
    from captura.actions.recovery import Sheet

Failed = Callable[[BaseException], None]
Run = Callable[[Callable[[], Any], Callable[[Any], None], Failed], None]
USERS, OWN, SHEET, LOOK, LOST, ERASE = "usuarias", "frase", "hoja", "vista", "perdido", "borrar"
_PARTS = (
    (USERS, "Usuarias", "users", "usuarios"),
    (OWN, "Mi frase", "key-round", "cifras"),
    (SHEET, "Hoja de recuperación", "file-text", "usuarios"),
    (LOOK, "Letra y colores", "eye", "cifras"),
    (LOST, "Equipo perdido", "shield-alert", "dar_alta"),
    (ERASE, "Borrar este equipo", "trash-2", "borrar_equipo"),
)


@dataclass(frozen=True)
class UserLine:
    """One who can enter, in words."""

    name: str
    role: str
    own: bool


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_users(self, users: list[UserLine]) -> None:
        """Everyone who can enter."""

    def show_drill(self, said: str, kind: str) -> None:
        """When the sheet was tried last, and until when it is good."""

    def show_sheets(self, sheets: tuple[Sheet, ...]) -> None:
        """Sheets to print; none: they are on paper."""

    def set_busy(self, busy: bool) -> None:
        """Keys are being made."""

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page; what was typed is forgotten."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page; what was typed stays."""


class Presenter:
    """`clock`: seconds, to measure the drill."""

    def __init__(self, view: View, office: Office, run: Run, clock: Callable[[], float]) -> None:
        self._view, self._office, self._run, self._clock = view, office, run, clock
        self._begun = 0.0

    def parts(self) -> tuple[tuple[str, str, str], ...]:
        """(key, words, icon) of what this role may do here."""
        role = self._office.role
        return tuple((key, words, icon) for key, words, icon, act in _PARTS if allows(role, act))

    def roles(self) -> tuple[tuple[str, str], ...]:
        """(role, words) that may be given."""
        from captura.actions.users import roles_for

        return roles_for(self._office)

    def read(self) -> None:
        """Everything that may have changed."""
        office = self._office
        if not allows(office.role, "usuarios"):
            return

        def work() -> tuple[list[UserLine], str, str]:
            from captura.actions.users import known_users

            lines = [
                UserLine(one.name, ROLES.get(one.role, one.role), one.own)
                for one in known_users(office)
            ]
            return lines, *_drill(office)

        def done(found: tuple[list[UserLine], str, str]) -> None:
            self._view.show_users(found[0])
            self._view.show_drill(*found[1:])

        self._run(work, done, self._failed)

    def add(self, name: str, role: str, passphrase: str, own: str) -> None:
        """Let one more person in."""
        from captura.actions.users import add_user

        office = self._office
        self._do(
            lambda: add_user(office, own, name, role, passphrase),
            "Ya puede entrar",
            "Dígale su frase de palabra y pídale que la cambie en Ajustes.",
        )

    def renew(self, name: str, passphrase: str, own: str) -> None:
        """Another passphrase for someone who forgot hers."""
        from captura.actions.users import set_passphrase

        office = self._office
        self._do(
            lambda: set_passphrase(office, own, name, passphrase),
            "La frase cambió",
            "Dígale la nueva de palabra y pídale que la cambie en Ajustes.",
        )

    def remove(self, name: str, own: str) -> None:
        """Take someone out, with a change of key."""
        from captura.actions.users import remove_user

        office = self._office
        self._view.set_busy(True)
        self._run(lambda: remove_user(office, own, name), self._removed, self._failed)

    def change_own(self, old: str, new: str) -> None:
        """One's own passphrase."""
        from captura.actions.users import change_own

        office = self._office
        self._do(lambda: change_own(office, old, new), "Su frase cambió", "Úsela desde ahora.")

    def begin_drill(self) -> None:
        """The sheet is being taken out: from here on the minutes count."""
        self._begun = self._clock()

    def rehearse(self, texts: tuple[str, ...]) -> None:
        """Prove the sheet's words."""
        from captura.actions.drill import rehearse

        office, seconds = self._office, self._clock() - self._begun
        self._view.set_busy(True)
        self._run(lambda: rehearse(office, texts, seconds), self._rehearsed, self._failed)

    def renew_sheet(self, own: str) -> None:
        """Another sheet in place of the one that was lost."""
        from captura.actions.drill import renew_sheet

        office = self._office
        self._view.set_busy(True)

        def done(sheets: tuple[Sheet, ...]) -> None:
            self._view.set_busy(False)
            self._view.show_sheets(sheets)

        self._run(lambda: renew_sheet(office, own), done, self._failed)

    def sheets_on_paper(self) -> None:
        """The new sheets were printed: they are forgotten here."""
        from captura.actions.recovery import first_start_done

        office = self._office

        def done() -> None:
            self._view.show_sheets(())

        self._do(
            lambda: first_start_done(office),
            "La hoja nueva quedó lista",
            "Guárdela bajo llave y rompa la anterior: ya no abre nada.",
            done,
        )

    def _do(
        self,
        work: Callable[[], object],
        title: str,
        text: str,
        also: Callable[[], None] = lambda: None,
    ) -> None:
        def done(_: object) -> None:
            self._view.set_busy(False)
            also()
            self._view.show_done(title, text)
            self.read()

        self._view.set_busy(True)
        self._run(work, done, self._failed)

    def _removed(self, remade: Remade) -> None:
        self._view.set_busy(False)
        self._view.show_done("Ya no puede entrar", said_of(remade))
        self.read()

    def _rehearsed(self, drill: Drill) -> None:
        self._view.set_busy(False)
        minutes = "1 minuto" if drill.minutes == 1 else f"{drill.minutes} minutos"
        self._view.show_done("La hoja abre esta oficina", f"El ensayo duró {minutes}.")
        self.read()

    def _failed(self, error: BaseException) -> None:
        self._view.set_busy(False)
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


def said_of(remade: Remade) -> str:
    """What became of the backups when the key was changed."""
    said = f"Los datos y {remade.done} respaldos tienen una llave nueva."
    if remade.done == 1:
        said = "Los datos y un respaldo tienen una llave nueva."
    if remade.absent:
        said += (
            f" Falta la memoria {remade.absent}: conéctela y abra Captura para cambiar también "
            "sus copias; mientras, guárdela bajo llave."
        )
    if remade.left:
        said += " No se pudieron cambiar: " + ", ".join(remade.left) + ". Bórrelos o guárdelos."
    return said + " Las copias que haya hecho a mano en otro lugar siguen con la llave anterior."


def _drill(office: Office) -> tuple[str, str]:
    from captura.actions.drill import drill_due, drills

    done, due = drills(office), drill_due(office)
    last = "Nunca se ha ensayado."
    if done:
        length = "1 minuto" if done[-1].minutes == 1 else f"{done[-1].minutes} minutos"
        last = f"Último ensayo: {done[-1].day:%d/%m/%Y}, en {length}."
    if due < office.today():
        return f"{last} Tocaba antes del {due:%d/%m/%Y}: hágalo hoy.", "warn"
    return f"{last} El siguiente, antes del {due:%d/%m/%Y}.", "ok" if done else "info"
