"""Deliveries: review a period, make its package, hand it in, read what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.entregas.view import DeliveriesScreen

NAME, TITLE, ICON = "entregas", "Entregas", "send"


def build(desk: Desk) -> DeliveriesScreen:
    """The screen for an open institute."""
    from captura.ui.screens.entregas.view import DeliveriesScreen as Screen

    return Screen(desk)
