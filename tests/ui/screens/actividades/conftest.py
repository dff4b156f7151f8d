"""The screen of activities on a real office, in a window."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import workshop
from tests.ui.keys import shown
from tests.ui.screens.offices import fresh_office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return fresh_office(tmp_path)


@pytest.fixture
def screen(qtbot: QtBot, office: Office) -> ActividadesScreen:
    screen = ActividadesScreen(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    return screen


@pytest.fixture
def there(screen: ActividadesScreen, office: Office) -> ActividadesScreen:
    """The workshop is open, the cursor in the line."""
    screen.open(id=workshop(office).actividad)
    screen.page.attendance.field.setFocus()
    return screen
