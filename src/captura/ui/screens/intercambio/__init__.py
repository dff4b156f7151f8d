"""The other laptops of the institute: files of changes out and in, and one more let in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from captura.ui.desk import Desk
    from captura.ui.screens.intercambio.view import ExchangeScreen

NAME, TITLE, ICON = "intercambio", "Otras computadoras", "refresh-cw"


def build(desk: Desk) -> ExchangeScreen:
    """The screen of this institute's laptops."""
    from captura.ui.screens.intercambio.view import ExchangeScreen as Screen

    return Screen(desk)
