"""Every test of the screens wears the look, and leaves it as it found it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from captura.ui.look import style
from tests.conftest import let_go


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    """Claro at 100 %."""
    if style.current() != style.Look() or not qapp.styleSheet():
        style.apply(qapp)
    yield
    let_go()  # what is closed need not change its look
    if style.current() != style.Look():
        style.apply(qapp)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A list that opens grabs the keyboard, which the offscreen platform says it can't."""
    grabs = pytest.mark.qt_log_ignore("This plugin does not support grabbing", extend=True)
    for item in items:
        if "ui" in item.path.parts:
            item.add_marker(grabs)
