"""The window: its keys, its width classes, the way out, and what it never shows."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from captura.ui.components import Combo, Page
from captura.ui.lock_screen import LockCalls, LockScreen
from captura.ui.shell import Place, Shell
from tests.ui.keys import press, shown, type_text
from tests.ui.walk import assert_named, assert_nothing_clipped, named

PLACES = (
    Place("actividades", "Actividades", "clipboard-list"),
    Place("personas", "Personas", "users"),
)


class Spy(Page):
    """A page that writes down what it is told."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.told: list[object] = []
        self.line = QLineEdit()
        self.line.setAccessibleName("Línea")
        self.line.setFixedHeight(32)
        self.list = Combo([("a", "Una"), ("b", "Otra")], name="Lista")
        self.body.addWidget(self.line)
        self.body.addWidget(self.list)
        self.body.addStretch(1)

    def entered(self) -> None:
        self.told.append("entered")

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.told.append(compact)


@pytest.fixture
def shell(qtbot: QtBot) -> Iterator[Shell]:
    made = Shell(PLACES, where=("Instituto", "Jerez"), user="María L.", find="Buscar persona")
    made.add_page("actividades", lambda: Spy("Actividades"))
    made.add_page("personas", lambda: Spy("Personas"))
    made.go("actividades")
    qtbot.addWidget(made)
    shown(made)
    yield made
    made.close()


def test_alt_and_a_number_lead_through_the_rail(shell: Shell) -> None:
    went: list[str] = []
    shell.went.connect(went.append)
    press(shell, "Alt+2")
    press(shell, "Alt+1")
    assert went == ["personas", "actividades"]
    assert shell.rail.items["actividades"].isChecked()
    assert named(shell.rail.items["personas"]) == "Personas"
    shell.set_count("personas", 3)
    assert named(shell.rail.items["personas"]) == "Personas, 3 por atender"


def test_a_page_opens_over_its_place_and_closes(shell: Shell) -> None:
    under, over = shell.page(), Spy("Nueva")
    shell.open(over)
    assert shell.page() is over
    shell.back()
    assert shell.page() is under
    assert under.told.count("entered") == 2
    shell.open(Spy("Otra"))
    shell.go("personas")
    shell.back()
    assert shell.page() is shell.page_of("personas")


def test_ctrl_k_finds(shell: Shell, qtbot: QtBot) -> None:
    press(shell, "Ctrl+K")
    search = shell.top.search
    assert search is not None
    assert search.hasFocus()
    type_text(search, "Núñez")
    with qtbot.waitSignal(shell.top.finding):
        press(shell, "Ctrl+K")
    assert search.selectedText() == "Núñez"


def test_f12_hides_all_at_once(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.fled, timeout=0):
        press(shell, "F12")
    assert shell.layers.currentWidget() is shell.safe
    assert shell.windowTitle() == "Inventario"
    with qtbot.waitSignal(shell.woken):
        press(shell.safe, "Esc")


def test_f12_is_heard_while_a_list_is_open(shell: Shell, qtbot: QtBot) -> None:
    page = shell.page()
    assert isinstance(page, Spy)
    page.list.setFocus()
    page.list.showPopup()
    with qtbot.waitSignal(shell.fled, timeout=0):
        press(page.list.view(), "F12")
    assert shell.layers.currentWidget() is shell.safe
    assert not page.list.view().isVisible()


def test_the_safe_screen_says_nothing(shell: Shell) -> None:
    shell.flee()
    from PySide6.QtWidgets import QLabel

    words = " ".join(label.text() for label in shell.safe.findChildren(QLabel)).casefold()
    assert not [bad for bad in ("captura", "instituto", "mujer", "jerez") if bad in words]


def test_a_lock_covers_and_goes(shell: Shell, qtbot: QtBot) -> None:
    entered: list[tuple[str, str]] = []
    calls = LockCalls(lambda u, p: entered.append((u, p)), lambda: None, lambda: None)
    lock = LockScreen([("maria", "María L.")], calls)
    shell.flee()
    shell.cover(lock)
    assert lock.passphrase.hasFocus()
    press(lock.passphrase, "Return")
    assert lock.field.state()[0] == "warn"
    type_text(lock.passphrase, "ñandú azul")
    press(lock.passphrase, "Return")
    assert entered == [("maria", "ñandú azul")]
    lock.set_busy(True)
    press(lock.passphrase, "Return")
    assert len(entered) == 1
    lock.refuse("La frase no abre.")
    assert (lock.passphrase.text(), lock.field.state()) == ("", ("bad", "La frase no abre."))
    shell.uncover()
    assert shell.layers.count() == 2
    assert shell.windowTitle() == "Captura"


@pytest.mark.parametrize("width", [1366, 1093, 700])
def test_every_width_holds(shell: Shell, width: int) -> None:
    shown(shell, width, 600)
    page = shell.page()
    assert isinstance(page, Spy)
    assert page.told[-1] is (width < 1200)
    assert_nothing_clipped(shell)
    assert_named(shell)


def test_the_window_is_remembered_where_a_screen_is(shell: Shell, qtbot: QtBot) -> None:
    again = Shell(PLACES, where=("", ""), user="", window=(40, 30, 900, 600))
    qtbot.addWidget(again)
    assert again.window_box() == (40, 30, 900, 600)
    lost = Shell(PLACES, where=("", ""), user="", window=(9000, 9000, 900, 600))
    qtbot.addWidget(lost)
    assert lost.window_box()[2:] == (1366, 697)


def test_f6_goes_to_the_rail_and_back(shell: Shell) -> None:
    page = shell.page()
    assert isinstance(page, Spy)
    page.line.setFocus()
    press(page.line, "F6")
    assert shell.rail.items["actividades"].hasFocus()
    press(shell.rail.items["actividades"], "F6")
    assert page.isAncestorOf(shell.focusWidget())


def test_a_long_rail_scrolls_in_a_low_window(qtbot: QtBot) -> None:
    places = [Place(f"lugar{n}", f"Lugar {n}", "users", f"Grupo {n // 5}") for n in range(20)]
    shell = Shell(places, where=("Instituto", "Jerez"), user="María L.", find="Buscar")
    qtbot.addWidget(shell)
    for one in places:
        shell.add_page(one.name, partial(Spy, one.text))
    shown(shell)
    shell.resize(1300, 420)
    assert shell.height() == 420
    for name in ("lugar19", "lugar0"):
        shell.go(name)
        item = shell.rail.items[name]
        qtbot.waitUntil(lambda item=item: not item.visibleRegion().isEmpty())
    assert shell.rail.items["lugar19"].visibleRegion().isEmpty()


def test_coming_back_to_a_place_puts_the_cursor_where_it_was(shell: Shell) -> None:
    page = shell.page()
    assert isinstance(page, Spy)
    page.line.setText("Marina")
    page.line.setFocus()
    page.line.setCursorPosition(3)
    shell.rail.items["personas"].setFocus()  # as a click there does
    press(shell.rail.items["personas"], "Space")
    other = shell.page()
    assert isinstance(other, Spy)
    other.list.setFocus()
    press(shell, "Alt+1")  # by key: the cursor never left the page
    assert page.line.hasFocus()
    assert page.line.cursorPosition() == 3
    shell.rail.items["personas"].setFocus()
    press(shell.rail.items["personas"], "Space")
    assert other.list.hasFocus()
    shell.open(Spy("Encima"))
    shell.back()
    assert other.list.hasFocus()


def test_a_place_that_puts_the_cursor_itself_is_left_alone(shell: Shell) -> None:
    page = shell.page()
    assert isinstance(page, Spy)
    page.line.setFocus()
    page.entered = page.list.setFocus  # type: ignore[method-assign]
    shell.go("personas")
    shell.go("actividades")
    assert page.list.hasFocus()
    page.list.hide()
    page.entered = lambda: None  # type: ignore[method-assign]
    shell.go("personas")
    shell.rail.items["actividades"].setFocus()
    shell.go("actividades")
    assert not page.list.hasFocus()  # what is not in sight never has the keyboard
