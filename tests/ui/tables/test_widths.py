"""Columns are as wide as designed; where words would be cut, those with room to spare lend it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from captura.ui.components import Label, column
from captura.ui.look.measure import dp
from captura.ui.tables import Cell, Column, LazyModel, RowsModel, Table, take_spare
from captura.ui.tables.cell_delegate import told
from captura.ui.tables.widths import SAMPLE, fitted, heading, lend, words
from tests.ui.keys import press, shown
from tests.ui.walk import assert_nothing_overlaps

LONG = "Trinidad García de la Cadena"
NAME = Column("Municipio", lambda row: Cell(row[0], bold=True), 100, stretch=True)
STATE = Column("Estado", lambda row: Cell(row[1], pill=True, tone="ok"), 160)
PLACE = Column("Lugar", lambda row: row[1], 160, low=True)


def test_who_has_room_lends_it_and_nobody_gives_more_than_that() -> None:
    assert lend([100, 160, 50], [180, 70, 50], [40, 60, 50]) == [180, 80, 50]
    assert lend([100, 160], [400, 70], [40, 60]) == [190, 70]
    assert lend([100, 100], [90, 90], [40, 40]) == [100, 100]


def test_two_in_need_share_and_the_smaller_need_is_met_first() -> None:
    assert lend([50, 50, 160], [60, 400, 100], [40, 40, 60]) == [60, 100, 100]


def test_the_name_is_served_first() -> None:
    assert lend([50, 50, 160], [60, 400, 100], [40, 40, 60], [1]) == [50, 110, 100]
    assert lend([50, 50, 160], [90, 60, 100], [40, 40, 60], [1]) == [90, 60, 110]


def test_a_name_keeps_a_good_part_where_many_columns_are_chosen() -> None:
    others = [Column(f"Dato {n}", lambda _: "largo y tendido", 160, low=True) for n in range(8)]
    name = Column("Actividad", lambda row: row, 220, stretch=True)
    widths = fitted([name, *others], 900, [LONG], 5_000)
    assert widths[0] >= 140
    assert sum(widths) == 900
    days = [Column(f"Día {n}", lambda _: "11/09/2026", 104) for n in range(7)]
    assert fitted([name, *days], 820, [LONG], 5_000) == [92, *[104] * 7]  # never for a date
    more = [*days[1:], replace(days[0], spare=True)]
    assert sum(fitted([name, *more], 820, [LONG], 5_000)) > 820  # chosen: it scrolls, for a name


def _chosen() -> list[Column]:
    name = Column("Actividad", lambda row: row, 220, stretch=True)
    days = [Column("Hasta", lambda _: "11/09/2026", 104) for n in range(4)]
    numbers = [Column("Personas", lambda _: "12,345", 104, right=True, low=True) for n in range(4)]
    words = [Column("Sede", lambda _: LONG, 160, low=True) for n in range(3)]
    key = Column("Folio", lambda _: "32020-ACT-2026-A00001", 190, low=True, spare=True, whole=True)
    return [name, *days, *numbers, *words, key]


def test_headings_stay_whole_where_not_all_that_was_chosen_fits(qtbot: QtBot) -> None:
    columns = _chosen()
    for room in (1600, 1400):
        widths = fitted(columns, room, [LONG], 5_000)
        assert sum(widths) <= room
        assert all(width >= heading(one) for width, one in zip(widths, columns, strict=True))


def test_days_numbers_and_keys_are_never_cut_whatever_was_chosen(qtbot: QtBot) -> None:
    columns = _chosen()
    for room in (1600, 1400, 1250, 1000, 600):
        for count in (1, 5_000):
            widths = fitted(columns, room, [LONG], count)
            for width, one in zip(widths, columns, strict=True):
                assert one.may_cut or width >= words(one, [LONG]), (room, count, one.title)


def test_more_than_fits_is_scrolled_sideways_and_then_nothing_is_narrow(qtbot: QtBot) -> None:
    columns = _chosen()
    widths = fitted(columns, 1000, [LONG], 5_000)
    assert all(width >= one.width for width, one in zip(widths, columns, strict=True))
    table = Table(RowsModel(columns, [LONG] * 3), "Actividades")
    qtbot.addWidget(table)
    shown(table, 1000, 200)
    table.show_columns([one.title for one in columns])
    across = table.horizontalScrollBar()
    qtbot.waitUntil(across.isVisible)
    table.select(0)
    for _ in range(20):
        press(table, Qt.Key.Key_Right)
    assert across.value() == across.maximum()
    press(table, Qt.Key.Key_Down)
    table.select(2)
    assert across.value() == across.maximum()
    press(table, Qt.Key.Key_Left)
    assert across.value() == across.maximum() - dp(120)
    table.show_columns(["Actividad", "Hasta"])
    qtbot.waitUntil(lambda: not across.isVisible())
    assert across.value() == 0


def test_a_list_with_its_usual_columns_never_scrolls_sideways(qtbot: QtBot) -> None:
    usual = [replace(one, spare=False) for one in _chosen()]
    for room in (1000, 600):
        assert sum(fitted(usual, room, [LONG], 5_000)) <= room
    care = [replace(usual[1], whole=True), usual[0], Column("Servicio", lambda _: LONG, 200)]
    for room in (400, 280):
        assert fitted(care, room, [LONG], 1)[0] >= words(care[0], [LONG])


def _cuts(table: Table) -> list[str]:
    model, found = table.columns_model(), []
    for row in range(model.rowCount()):
        for at in range(len(model.columns)):
            cut = told(model.index(row, at), table.columnWidth(at))
            found += [cut] if cut else []
    return found


def test_a_name_takes_what_the_state_beside_it_does_not_use(qtbot: QtBot) -> None:
    table = Table(RowsModel([NAME, STATE], [(LONG, "sí")]), "Municipios")
    qtbot.addWidget(table)
    shown(table, 330, 200)
    assert _cuts(table) == []
    assert table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width()


def test_columns_stand_as_designed_while_all_is_in_sight(qtbot: QtBot) -> None:
    table = Table(RowsModel([NAME, STATE], [("Pinos", "sí")]), "Municipios")
    qtbot.addWidget(table)
    shown(table, 330, 200)
    assert table.columnWidth(1) == 160


def test_rows_that_come_later_are_measured_too(qtbot: QtBot) -> None:
    model = RowsModel([NAME, STATE], [("Pinos", "sí")])
    table = Table(model, "Municipios")
    qtbot.addWidget(table)
    shown(table, 330, 200)
    model.append((LONG, "sí"))
    qtbot.waitUntil(lambda: not _cuts(table))
    model.replace(0, ("Pinos", "con observaciones"))
    qtbot.waitUntil(lambda: _cuts(table) == [LONG])  # a state is never cut for a name
    model.set_rows([(LONG, "sí")])
    qtbot.waitUntil(lambda: not _cuts(table))


def test_what_was_not_read_is_not_lent(qtbot: QtBot) -> None:
    rows = [(LONG, "sí")] * SAMPLE + [("Pinos", "con observaciones")]
    table = Table(RowsModel([NAME, STATE], rows), "Municipios")
    qtbot.addWidget(table)
    shown(table, 330, 200)
    assert table.columnWidth(1) == 160


def test_a_long_list_is_measured_once_by_the_first_page_it_has(qtbot: QtBot) -> None:
    asked: list[tuple[Sequence[int], Callable[[Sequence[object]], None]]] = []
    model = LazyModel([NAME, PLACE], lambda numbers, deliver: asked.append((numbers, deliver)))
    table = Table(model, "Municipios")
    qtbot.addWidget(table)
    model.set_numbers(range(1, 5_001))
    shown(table, 330, 200)
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert table.columnWidth(1) == 160
    asked[0][1]([(LONG, "sí")] * 100)
    qtbot.waitUntil(lambda: table.columnWidth(1) < 160)
    width = table.columnWidth(1)
    table.verticalScrollBar().setValue(3_000 * 32)
    qtbot.waitUntil(lambda: len(asked) == 2)
    asked[1][1]([("Pinos", "En la explanada de la presidencia")] * 100)
    qtbot.wait(20)
    assert table.columnWidth(1) == width  # columns don't jump while one scrolls


def test_what_stands_under_a_table_is_never_laid_over_it(qtbot: QtBot) -> None:
    """In a page that scrolls, where words that wrap make layouts go by preferred heights."""
    table, under = Table(RowsModel([NAME], []), "Municipios"), Label("Se cuenta aquí.", wrap=True)
    take_spare(table, 4)
    scroll, page, card, other = QScrollArea(), QWidget(), QWidget(), QWidget()
    qtbot.addWidget(scroll)
    for holder, parts in ((card, (table, under)), (page, (other, card))):
        box = column(*parts)
        box.setStretch(0, 1)
        holder.setLayout(box)
    other.setMinimumHeight(100)
    scroll.setWidgetResizable(True)
    scroll.setWidget(page)
    shown(scroll, 300, 150)
    qtbot.waitUntil(lambda: page.height() > 200)
    assert_nothing_overlaps(page)
