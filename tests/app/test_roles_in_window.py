"""The whole window as each role has it, and as it passes from one user to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from captura.actions.office import Office
from captura.actions.users import add_user
from captura.app.window import Windows
from captura.paths import DataFolder
from captura.records.roles import (
    ATENCION,
    CAPTURA,
    CONSULTA,
    COORDINACION,
    OF_INSTITUTE,
    OF_STATE,
    REVISION,
    TITULAR,
)
from captura.ui.screens.acceso.samples import PASSPHRASE, start
from tests.app.desk import closed
from tests.ui.keys import press, shown, type_text

TYPING = {"inicio", "actividades", "personas"}
HERE = {
    ("32020", TITULAR): {
        *(*TYPING, "papelera", "entregas", "plan", "duplicados", "cifras", "indicadores"),
        *("intercambio", "alta", "catalogos", "respaldos", "ajustes"),
    },
    ("32020", CAPTURA): {
        *(*TYPING, "papelera", "plan", "cifras", "indicadores"),
        *("intercambio", "ajustes"),
    },
    ("32020", ATENCION): {
        *(*TYPING, "atencion", "papelera", "plan", "cifras", "indicadores"),
        *("intercambio", "ajustes"),
    },
    ("32020", CONSULTA): {"inicio", "plan", "cifras", "indicadores", "ajustes"},
    ("estado", COORDINACION): {
        *("recepcion", "duplicados", "consolidado", "indicadores", "alta", "catalogos"),
        *("respaldos", "ajustes"),
    },
    ("estado", REVISION): {"recepcion", "duplicados", "consolidado", "indicadores", "ajustes"},
    ("estado", CONSULTA): {"consolidado", "indicadores", "ajustes"},
}
EVA, EVAS = "Eva Inventada", "tren azul cobija limón"


class Strict(Windows):
    """A window whose failures the test sees."""

    def _failed(self, error: Exception) -> None:
        self.errors = [*getattr(self, "errors", []), error]


@pytest.fixture
def windows(qapp: QApplication, tmp_path: Path) -> Iterator[Strict]:
    made = Strict(qapp, DataFolder(tmp_path / "datos"))
    yield made
    closed(made)


def begun(windows: Windows, owner: str) -> Office:
    return start(windows.folder, owner).office


def test_the_table_has_every_role_of_each_kind_of_office() -> None:
    assert set(HERE) == {
        *(("32020", role) for role in OF_INSTITUTE),
        *(("estado", role) for role in OF_STATE),
    }


@pytest.mark.parametrize(("owner", "role"), HERE)
def test_each_role_has_its_places_and_none_of_them_fails(
    qtbot: QtBot, windows: Strict, owner: str, role: str
) -> None:
    windows.enter(replace(begun(windows, owner), role=role))
    shell = windows.shell
    assert shell is not None
    places = set(shell.rail.items)
    assert places == HERE[owner, role]
    for name in places:
        shell.go(name)
        qtbot.waitUntil(lambda: not windows.tasks.busy(), timeout=20_000)
    assert not getattr(windows, "errors", [])


def test_the_lock_passes_the_laptop_from_one_user_to_another(qtbot: QtBot, windows: Strict) -> None:
    office = begun(windows, "32020")
    add_user(office, PASSPHRASE, EVA, CAPTURA, EVAS)
    windows.enter(office)
    before = windows.shell
    assert before is not None
    shown(before)
    before.locking.emit()
    screen = windows.locking.screen
    assert screen.user.code() == office.user
    screen.user.set_code(EVA)
    type_text(screen.passphrase, EVAS)
    press(screen.passphrase, "Return")
    qtbot.waitUntil(lambda: windows.shell is not before, timeout=20_000)
    assert windows.office is not None
    assert (windows.office.user, windows.office.role) == (EVA, CAPTURA)
    assert set(windows.shell.rail.items) == HERE["32020", CAPTURA]  # type: ignore[union-attr]
    assert windows.locking.screen is None
    with pytest.raises(RuntimeError):
        office.store.meta("instituto")
    qtbot.waitUntil(lambda: not windows.tasks.busy(), timeout=20_000)
    assert not getattr(windows, "errors", [])
