"""A desk whose work is done the moment it is asked, for pictures, tests and benchmarks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from captura.settings import Settings
from captura.ui.desk import Desk
from captura.ui.tasks import Answer, Tasks

if TYPE_CHECKING:
    from captura.actions.office import Office


class AtOnce(Tasks):
    """Does everything when asked, so that a picture shows the end and not the waiting."""

    def _hand_over(self, job: Callable[[], None], lane: str) -> None:
        job()

    def _bring(self, answer: Answer) -> None:
        self._deliver(answer)


def loud(error: BaseException) -> None:
    """Hear an error nobody expected: a picture of a failure must not pass for a good one."""
    raise error


def desk_of(office: Office) -> Desk:
    """A desk over `office`, everything done at once."""
    return Desk(office, AtOnce(loud), Settings())
