"""The components by keyboard and by what a screen reader hears."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QWidget,
)
from pytestqt.qtbot import QtBot

from captura.errors import PackageError
from captura.ui.components import (
    Button,
    ChipRow,
    Combo,
    DuplicateCard,
    EmptyState,
    EnterMovesOn,
    FieldRow,
    Flow,
    InlineMessage,
    Label,
    Page,
    Pages,
    Pair,
    ProgressCard,
    Steps,
    Tile,
    TileGrid,
)
from captura.ui.components.layouts import column
from captura.ui.components.progress_card import time_left
from captura.ui.look import style
from captura.ui.look.tokens import SCALES
from tests.ui.components.held import held
from tests.ui.keys import press, shown, type_text
from tests.ui.walk import assert_nothing_overlaps, named

TOWNS = [(f"{n:03}", name) for n, name in enumerate("Apozol Apulco Atolinga".split(), 1)]
MANY = [*TOWNS, *((f"{n:03}", f"Pueblo número {n}") for n in range(4, 30)), ("036", "Jerez")]
MANY += [("037", "Nochistlán de Mejía")]


def test_chips_made_anew_keep_the_keyboard_on_the_chosen_one(qtbot: QtBot) -> None:
    before, chips = Button("Lo de antes"), ChipRow()
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setLayout(column(before, chips))

    def offer(chosen: str) -> None:
        made = [Button(name, "chip", slot=lambda name=name: offer(name)) for name in "ABC"]
        for chip in made:
            chip.setChecked(chip.words() == chosen)
        chips.set_chips(made)

    offer("A")
    shown(holder)
    before.setFocus()
    offer("B")
    assert before.hasFocus()  # whoever was elsewhere stays there
    made = [chips.itemAt(place).widget() for place in range(3)]
    QApplication.processEvents()
    made[2].setFocus()
    press(made[2], "Space")
    now = QApplication.focusWidget()
    assert isinstance(now, Button)
    assert (now.words(), now.isChecked(), chips.count()) == ("C", True, 4)


def test_a_button_answers_to_enter_space_and_its_key(qtbot: QtBot) -> None:
    pressed: list[int] = []
    button = Button("Concluir", "primary", key="Ctrl+Return", slot=lambda: pressed.append(1))
    line = QLineEdit()
    holder = held(qtbot, line, button)
    line.setFocus()
    press(line, "Ctrl+Return")
    button.setFocus()
    press(button, "Return")
    press(button, "Space")
    assert len(pressed) == 3
    button.setEnabled(False)
    line.setFocus()
    press(line, "Ctrl+Return")
    assert len(pressed) == 3
    assert "Ctrl+↵" in button.toolTip()
    assert named(button) == "Concluir"
    holder.close()


def test_a_field_row_names_its_editor_and_tells_the_message(qtbot: QtBot) -> None:
    line = QLineEdit()
    row = FieldRow("Fecha", line, required=True, hint="dd/mm/aaaa")
    held(qtbot, row)
    assert named(line) == "Fecha, obligatorio"
    assert row.label.buddy() is line
    row.set_state("bad", "Febrero no tiene día 31.")
    assert line.property("state") == "bad"
    assert line.accessibleDescription() == "dd/mm/aaaa. Error: Febrero no tiene día 31."
    row.set_state("")
    assert not line.property("state")
    assert line.accessibleDescription() == "dd/mm/aaaa"


def test_a_message_says_what_why_how(qtbot: QtBot) -> None:
    bar = InlineMessage.of(PackageError("No se abrió", "Está cortado.", "Pídalo.", "CAP-PAQ-01"))
    held(qtbot, bar)
    assert bar.accessibleName() == "No se abrió. Está cortado. Pídalo. (CAP-PAQ-01)"
    with qtbot.waitSignal(bar.closed):
        bar.findChildren(Button)[-1].click()
    assert not bar.isVisible()


def test_a_short_combo_goes_by_first_letter_and_empties(qtbot: QtBot) -> None:
    combo = Combo(TOWNS, name="Municipio")
    held(qtbot, combo)
    heard: list[str] = []
    combo.edited.connect(lambda: heard.append(combo.code()))
    combo.setFocus()
    press(combo, "Down")
    assert combo.code() == "001"
    press(combo, "Del")
    assert combo.code() == ""
    assert heard == ["001", ""]
    combo.set_code("003")
    assert heard == ["001", ""]  # only what a person does is told


@pytest.mark.parametrize("leaving", ["Tab", "Return", "Esc"])
@pytest.mark.parametrize("typed", ["nochistlan", "NOCHISTLÁN", "mejia nochis"])
def test_a_long_combo_filters_without_accents(qtbot: QtBot, typed: str, leaving: str) -> None:
    combo = Combo(MANY, name="Municipio")
    other = QLineEdit()
    held(qtbot, combo, other)
    combo.setFocus()
    type_text(combo.lineEdit(), typed)
    press(combo._found.popup, leaving)
    other.setFocus()
    assert combo.code() == "037"
    assert combo.currentText() == "Nochistlán de Mejía"


def test_a_long_combo_says_that_it_cut_its_words_while_nobody_types_in_it(qtbot: QtBot) -> None:
    whole = "Coordinación de la Unidad de Atención Integral a las Mujeres del Municipio de Jerez"
    combo, twin = Combo([*MANY, ("x", whole)]), Combo(MANY)
    combo.set_code("x")
    held(qtbot, QLineEdit(), combo, twin)
    for each in (combo, twin):
        each.setFixedWidth(220)
    QApplication.processEvents()
    room = twin.lineEdit().width() - 4
    ends = twin.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room)
    assert ends.endswith("…")
    twin.lineEdit().setText(ends)
    assert combo.grab().toImage() == twin.grab().toImage()
    assert combo.toolTip() == whole
    combo.lineEdit().setFocus()  # who types there sees it as it is
    twin.lineEdit().setFocus()
    combo.lineEdit().setFocus()
    assert "…" not in combo.lineEdit().text()


def test_a_long_combo_keeps_what_is_in_no_list(qtbot: QtBot) -> None:
    combo = Combo(MANY, name="Municipio")
    other = QLineEdit()
    held(qtbot, combo, other)
    combo.set_code("036")
    other.setFocus()
    combo.setFocus()
    type_text(combo.lineEdit(), "Guadalajara")
    other.setFocus()
    assert (combo.code(), combo.typed()) == ("", "Guadalajara")


def test_two_places_of_one_name_stay_two(qtbot: QtBot) -> None:
    twins = [*MANY, ("101", "San José (Pinos)"), ("102", "San José"), ("103", "San José")]
    combo = Combo(twins, name="Localidad")
    held(qtbot, combo)
    combo.setFocus()
    type_text(combo.lineEdit(), "san jose")
    popup = combo._found.popup
    assert popup.model().rowCount() == 3
    press(popup, "Down")
    press(popup, "Down")
    press(popup, "Return")
    assert combo.code() == "103"


def test_the_wheel_leaves_a_combo_alone(qtbot: QtBot) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    combo = Combo(TOWNS, name="Municipio")
    held(qtbot, combo)
    combo.set_code("002")
    none = Qt.KeyboardModifier.NoModifier
    phase = Qt.ScrollPhase.NoScrollPhase
    down, button = QPoint(0, -120), Qt.MouseButton.NoButton
    turn = QWheelEvent(QPointF(5, 5), QPointF(5, 5), QPoint(), down, button, none, phase, False)
    QApplication.sendEvent(combo, turn)
    assert combo.code() == "002"


def test_tiles_by_arrows_and_enter(qtbot: QtBot) -> None:
    tiles = [Tile(str(i), f"M{i:02}", f"Municipio {i}", "ok", "aceptada") for i in range(58)]
    grid = TileGrid(tiles, columns=6)
    held(qtbot, grid)
    moved, opened = [], []
    grid.moved.connect(moved.append)
    grid.opened.connect(opened.append)
    grid.setFocus()
    for key in ("Right", "Down", "Left", "Up", "Up", "End", "Right", "Return"):
        press(grid, key)
    assert moved == ["1", "7", "6", "0", "57"]
    assert opened == ["57"]
    assert grid.accessibleDescription() == "Municipio 57: aceptada"
    qtbot.mouseClick(grid, Qt.MouseButton.LeftButton, pos=grid._box(8).center().toPoint())
    assert grid.key() == "8"


def test_enter_moves_on_and_back(qtbot: QtBot) -> None:
    lines = [QLineEdit() for _ in range(3)]
    combo = Combo(MANY, name="Municipio")
    holder = held(qtbot, lines[0], combo, lines[1], lines[2])
    enter = EnterMovesOn(holder)
    enter.watch(lines[0], combo, lines[1], lines[2])
    lines[0].setFocus()
    press(lines[0], "Return")
    assert combo.lineEdit().hasFocus() or combo.hasFocus()
    type_text(combo.lineEdit(), "jerez")
    press(combo._found.popup, "Return")
    assert lines[1].hasFocus()
    assert combo.code() == "036"
    press(lines[1], "Shift+Return")
    assert combo.lineEdit().hasFocus() or combo.hasFocus()


def test_progress_tells_count_and_time_and_cancels_by_esc(qtbot: QtBot) -> None:
    now = iter((0.0, 1.0, 30.0))
    card = ProgressCard("Importando", clock=lambda: next(now))
    held(qtbot, card)
    card.set_progress(1, 58)
    assert card.left.text() == ""
    card.set_progress(29, 58, "Jerez")
    assert (card.count.text(), card.left.text()) == ("29 de 58", "quedan unos 30 segundos")
    with qtbot.waitSignal(card.cancelled):
        press(card, "Esc")
    assert not card.cancel.isEnabled()
    assert time_left(600) == "quedan unos 10 minutos"


def test_chips_go_on_below(qtbot: QtBot) -> None:
    chips = [Button(f"Etiqueta {n}", "chip") for n in range(6)]
    flow = Flow(chips)
    holder = held(qtbot, flow)
    assert chips[-1].y() > chips[0].y()
    assert chips[-1].geometry().right() <= flow.width()
    assert chips[-1].geometry().bottom() <= flow.height()
    shown(holder, 1200, 200)
    assert {chip.y() for chip in chips} == {0}


def test_chips_that_go_on_below_push_what_stands_under_them(qtbot: QtBot) -> None:
    """A table takes what is left: then a page that scrolls goes by what its parts need at least."""
    flow, under = Flow([Button(f"Etiqueta {n}", "chip") for n in range(6)]), QWidget()
    under.setMinimumHeight(200)
    under.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    page = QWidget()
    both = column(flow, under)
    both.setStretch(1, 1)
    page.setLayout(both)
    scroll = QScrollArea()
    qtbot.addWidget(scroll)
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    shown(scroll, 300, 150)
    qtbot.waitUntil(lambda: under.geometry().bottom() <= page.height())
    assert_nothing_overlaps(page)
    narrow = page.height()
    shown(scroll, 1200, 150)
    qtbot.waitUntil(lambda: page.height() < narrow)


def test_where_an_empty_state_has_little_room_its_words_stay(qtbot: QtBot) -> None:
    empty = EmptyState("users", "Nadie todavía", "Escriba una CURP o un nombre.")
    empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    holder = held(qtbot, empty)
    assert empty.circle.isVisible()
    shown(holder, 500, 110)
    assert not empty.circle.isVisible()
    assert_nothing_overlaps(holder)
    shown(holder, 500, 400)
    assert empty.circle.isVisible()


def test_actions_under_the_title_keep_their_width(qtbot: QtBot) -> None:
    years, new = Combo([("2026", "2026")], name="Año"), Button("Nueva meta", "primary")
    years.setFixedWidth(90)
    page = Page("Plan anual", actions=[years, new])
    qtbot.addWidget(page)
    for compact in (True, False):
        page.set_compact(compact)
        shown(page, 900, 400)
        assert new.width() == new.sizeHint().width()
        assert (new.y() > page.title.geometry().bottom()) is compact
    assert page.width() - new.geometry().right() < 40


def test_pages_ask_for_the_room_of_the_one_that_shows(qtbot: QtBot) -> None:
    """The layout around them asks their layout, where words that wrap made all pages count."""
    pages, low, high = Pages(), QWidget(), QWidget()
    low.setLayout(column(Label("Corta.", wrap=True)))
    high.setLayout(column(Label("Corta.", wrap=True)))
    high.setMinimumHeight(400)
    for page in (low, high):
        pages.keep(page)
    holder = QWidget()
    holder.setLayout(column(pages, None))
    qtbot.addWidget(holder)
    shown(holder, 300, 500)
    assert holder.heightForWidth(300) < 100
    pages.show_page(high)
    qtbot.waitUntil(lambda: holder.heightForWidth(300) >= 400)
    assert pages.currentWidget() is high
    assert high.isVisible()
    assert not low.isVisible()
    pages.show_page(low)
    qtbot.waitUntil(lambda: holder.heightForWidth(300) < 100)


def test_two_answers_to_a_likeness(qtbot: QtBot) -> None:
    card = DuplicateCard()
    held(qtbot, card)
    card.show_pair("Mismo día.", [Pair("Nombre", "Ana", "Anna", False)], "Se puede deshacer.")
    with qtbot.waitSignal(card.same):
        press(card, "Ctrl+1")
    with qtbot.waitSignal(card.different):
        press(card, "Ctrl+2")


def test_steps_say_where_one_is(qtbot: QtBot) -> None:
    steps = Steps(("Revisar", "Generar"), 0)
    qtbot.addWidget(steps)
    assert steps.accessibleName() == "Paso 1 de 2: Revisar"
    steps.set_current(2)
    assert steps.accessibleName() == "Los 2 pasos están hechos"


def test_a_wrapped_label_gives_back_the_height_it_no_longer_needs(qtbot: QtBot) -> None:
    label = Label("Falta el archivo de llaves de la carpeta de datos. " * 3, wrap=True)
    qtbot.addWidget(label)
    label.resize(120, 400)
    shown(label, 120, 400)
    tall = label.minimumHeight()
    label.resize(1200, 400)
    assert label.minimumHeight() * 3 < tall


def test_the_longest_title_makes_no_page_wider(qtbot: QtBot) -> None:
    page = Page("Taller de finanzas " * 12, "Instituto Municipal " * 12)
    qtbot.addWidget(page)
    shown(page, 600, 400)
    assert page.minimumSizeHint().width() < 600
    assert page.title.toolTip() == page.title.text()


@pytest.mark.parametrize("scale", SCALES)
def test_no_tile_is_cut_at_any_scale(qtbot: QtBot, qapp: QApplication, scale: float) -> None:
    style.apply(qapp, "claro", scale)
    grid = TileGrid(tuple(Tile(str(n), f"M{n:02}", f"Municipio {n}") for n in range(58)), 11)
    qtbot.addWidget(grid)
    room = QRectF(QPointF(0, 0), grid.sizeHint().toSizeF())
    assert all(room.contains(grid._box(n)) for n in range(58))


def test_an_empty_state_asks_for_no_height_of_its_own(qtbot: QtBot) -> None:
    empty = EmptyState("users", "Nadie todavía", "Escriba una CURP o un nombre. " * 4)
    qtbot.addWidget(empty)
    shown(empty, 600, 300)
    assert not empty.layout().hasHeightForWidth()
    assert empty.text.height() >= empty.text.heightForWidth(empty.text.width())
