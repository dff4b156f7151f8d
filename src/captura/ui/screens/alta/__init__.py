"""Enrolment: a laptop becomes known to the state, each side comparing the other's digits."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.alta.institute_view import InstituteScreen
    from captura.ui.screens.alta.state_view import StateScreen

NAME, TITLE, ICON = "alta", "Alta de equipos", "key-round"


def build(desk: Desk) -> InstituteScreen | StateScreen:
    """The institute's data and enrolment, or the state's list of devices."""
    if desk.office.is_state:
        from captura.ui.screens.alta.state_view import StateScreen as OfState

        return OfState(desk)
    from captura.ui.screens.alta.institute_view import InstituteScreen as OfInstitute

    return OfInstitute(desk)
