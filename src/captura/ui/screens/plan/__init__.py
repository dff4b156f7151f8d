"""The plan of a year: its goals by strategy, what was done of each, the records behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.plan.screen import PlanScreen

NAME, TITLE, ICON = "plan", "Plan anual", "target"


def build(desk: Desk) -> PlanScreen:
    """The plan of this institute."""
    from captura.ui.screens.plan.screen import PlanScreen as Screen

    return Screen(desk)
