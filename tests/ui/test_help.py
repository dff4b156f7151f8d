"""The manual inside the program: every place has its page, links lead on, nothing is fetched."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextCursor, QTextDocument, QTextImageFormat
from pytestqt.qtbot import QtBot

from captura.paths import program_folder
from captura.ui.help import INDEX, PAGES, HelpPage, page_of
from captura.ui.places import INSTITUTE, STATE
from tests.ui.keys import press, shown

EVERY = sorted(path.name for path in (program_folder() / "docs" / "manual").glob("*.md"))


@pytest.fixture
def page(qtbot: QtBot) -> HelpPage:
    made = HelpPage("entrega.md", lambda: None)
    qtbot.addWidget(made)
    shown(made)
    return made


def test_every_place_has_a_page_that_exists() -> None:
    for places, is_state in ((INSTITUTE, False), (STATE, True)):
        for name, _, _ in places:
            found = page_of(name, is_state=is_state)
            assert found in EVERY
            assert found != INDEX, name
    assert {name for name, _, _ in (*INSTITUTE, *STATE)} == set(PAGES)
    assert page_of("alta", is_state=True) != page_of("alta", is_state=False)
    assert page_of("cifras", is_state=False) == "cifras.md"
    assert page_of("nada", is_state=False) == INDEX


def test_every_part_names_a_page_that_exists() -> None:
    folder = program_folder() / "src" / "captura" / "ui"
    named = {
        name
        for path in folder.rglob("*.py")
        for name in re.findall(r'^    MANUAL = "(.+)"$', path.read_text(encoding="utf-8"), re.M)
    }
    assert named <= set(EVERY)
    assert {"seguimiento.md", "cierre.md", "calendario.md", "evidencia.md"} <= named


@pytest.mark.parametrize("name", EVERY)
def test_every_page_shows(page: HelpPage, name: str) -> None:
    page.show_page(name)
    assert page.name == name
    text = page.text.toPlainText()
    assert len(text) > 200
    assert not text.startswith("#")


def pictures(page: HelpPage) -> dict[str, QTextImageFormat]:
    """{file: how it is shown} of what the text holds as pictures, found letter by letter."""
    cursor = QTextCursor(page.text.document())
    found = {}
    while cursor.movePosition(QTextCursor.MoveOperation.NextCharacter):
        if cursor.charFormat().isImageFormat():
            shape = cursor.charFormat().toImageFormat()
            found[shape.name()] = shape
    return found


@pytest.mark.parametrize("width", [1366, 700])
def test_a_picture_is_there_and_fits_the_page(page: HelpPage, width: int) -> None:
    page.resize(width, 700)
    page.show_page("personas.md")
    page.resize(width - 40, 700)  # it follows the window
    (one,) = pictures(page).values()
    kind = QTextDocument.ResourceType.ImageResource
    held = page.text.document().resource(kind.value, one.name())
    assert held.width() == 1366
    room = page.text.viewport().width()
    assert room - 40 <= one.width() <= room
    assert page.text.document().size().width() <= room


def test_a_link_leads_to_another_page_and_never_outside(page: HelpPage) -> None:
    page.text.anchorClicked.emit(QUrl("respaldos.md"))
    assert page.name == "respaldos.md"
    for outside in ("https://example.org/", "../../llaves.json", "no-hay.md"):
        page.text.anchorClicked.emit(QUrl(outside))
        assert page.name == "respaldos.md"
    page.index.click()
    assert page.name == INDEX


def test_arrows_move_the_text_and_esc_leads_back(qtbot: QtBot) -> None:
    left: list[bool] = []
    page = HelpPage("errores.md", lambda: left.append(True))
    qtbot.addWidget(page)
    shown(page)
    page.entered()
    assert page.text.hasFocus()
    press(page.text, "PgDown")
    assert page.text.verticalScrollBar().value() > 0
    press(page.text, "Esc")
    assert left == [True]
