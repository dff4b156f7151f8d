"""A desk whose work is done the moment it is asked, for pictures, tests and benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from captura.settings import Settings
from captura.ui.desk import Desk
from captura.ui.tasks import DATABASE, Failed, Progress, Running, Tasks

if TYPE_CHECKING:
    from captura.actions.office import Office

T = TypeVar("T")


class AtOnce(Tasks):
    """Does everything when asked, so that a picture shows the end and not the waiting."""

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        lane: str = DATABASE,
    ) -> None:
        try:
            value = work()
        except Exception as error:  # noqa: BLE001 - told as a thread would tell it
            (failed or self._failed)(error)
            return
        done(value)

    def run_long(
        self,
        owner: QObject,
        work: Callable[[Running], T],
        done: Callable[[T], None],
        failed: Failed | None = None,
        *,
        progress: Progress | None = None,
        lane: str = DATABASE,
    ) -> Running:
        running = Running(progress or (lambda done, total, step: None))
        self.run(owner, lambda: work(running), done, failed)
        return running


def loud(error: BaseException) -> None:
    """Hear an error nobody expected: a picture of a failure must not pass for a good one."""
    raise error


def desk_of(office: Office) -> Desk:
    """A desk over `office`, everything done at once."""
    return Desk(office, AtOnce(loud), Settings())
