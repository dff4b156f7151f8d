"""The backup of the day and the look at how the data are doing, while someone already works."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from captura.actions.health import Finding
    from captura.actions.office import Office
    from captura.ui.shell import Shell
    from captura.ui.tasks import Tasks


class DayBackup:
    """The foot of the rail tells of it; `failed` hears what went wrong."""

    def __init__(
        self, office: Office, shell: Shell, tasks: Tasks, failed: Callable[[Exception], None]
    ) -> None:
        self._office, self._shell, self._tasks, self._failed = office, shell, tasks, failed

    def begin(self) -> None:
        """Make it, unless the day has one, and look."""
        self._tasks.run(self._shell, self._work, self._made, self._not_made)

    def _work(self) -> list[Finding]:
        from captura.actions.backup import daily_backup
        from captura.actions.former_keys import remake_copies
        from captura.actions.health import check_health

        daily_backup(self._office)
        remake_copies(self._office)  # of a memory that was away when the key was changed
        return check_health(self._office)

    def _made(self, found: list[Finding]) -> None:
        from captura.actions.backup import last_backup

        self._tell(found)
        at = last_backup(self._office)
        if at is not None:
            day = "hoy" if at.date() == self._office.today() else f"{at:%d/%m}"
            self._shell.rail.set_backup("ok", f"Respaldo {day} {at:%H:%M}")
        if self._shell.place == "inicio":  # it may have said that the last one is old
            cast(Any, self._shell.page_of("inicio")).entered()

    def _not_made(self, error: Exception) -> None:
        from captura.actions.health import check_health

        self._shell.rail.set_backup("warn", "Sin respaldo de hoy")
        self._failed(error)
        self._tasks.run(self._shell, lambda: check_health(self._office), self._tell)

    def _tell(self, found: list[Finding]) -> None:
        """How many things want a look, beside their place; the worst of them aloud."""
        self._shell.set_count("respaldos", sum(one.kind != "ok" for one in found))
        worst = next((one for one in found if one.kind == "bad"), None)
        if worst is not None:
            self._shell.toast.say(worst.title, worst.text, kind="bad")
