"""The two models keep Qt's contract; a list of 100,000 is only read where it is looked at."""

import time
from collections.abc import Callable, Sequence

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.ui.tables import CELL, Cell, Column, LazyModel, RowsModel, Table
from captura.ui.tables.cell_delegate import told
from captura.ui.tables.lazy_model import KEPT, PAGE
from captura.ui.tables.widths import fit
from tests.ui.keys import press, shown

COLUMNS = (
    Column("Nombre", lambda row: Cell(f"Persona {row}", bold=True), width=160, stretch=True),
    Column("Número", lambda row: str(row), width=96, right=True),
)
NUMBERS = range(1, 100_001)


class Store:
    """Rows by number, counting what was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def load(self, numbers: Sequence[int], deliver: Callable[[Sequence[int]], None]) -> None:
        self.asked.append(len(numbers))
        deliver(numbers)


def test_rows_model_keeps_the_contract(qtmodeltester: ModelTester) -> None:
    model = RowsModel(COLUMNS, [1, 2, 3])
    qtmodeltester.check(model, force_py=True)
    model.append(4)
    model.insert(0, 0)
    model.replace(2, 20)
    assert model.remove(1) == 1
    assert model.rows == [0, 20, 3, 4]
    assert model.row(9) is None


def test_lazy_model_keeps_the_contract(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = LazyModel(COLUMNS, Store().load)
    model.set_numbers(NUMBERS[:250])
    qtmodeltester.check(model, force_py=True)
    model.set_numbers(NUMBERS[:3])
    qtbot.wait(10)
    assert model.rowCount() == 3


def test_only_what_is_seen_is_read(qtbot: QtBot) -> None:
    store = Store()
    model = LazyModel(COLUMNS, store.load)
    table = Table(model, "Personas")
    qtbot.addWidget(table)
    model.set_numbers(NUMBERS)
    shown(table, 600, 400)
    qtbot.waitUntil(lambda: model.index(0, 0).data() == "Persona 1")
    assert store.asked == [PAGE]
    began = time.perf_counter()
    for step in range(0, 100_000, 500):
        table.verticalScrollBar().setValue(step * 32)
        qtbot.wait(0)
    spent = time.perf_counter() - began
    print(f"200 jumps over 100,000 rows: {spent:.2f} s")
    assert len(model._pages) <= KEPT
    press(table, "Ctrl+End")
    qtbot.waitUntil(lambda: model.row(99_999) == 100_000)
    assert table.current_row() == 99_999


def test_a_late_answer_of_an_old_list_is_dropped(qtbot: QtBot) -> None:
    waiting: list[tuple[Sequence[int], Callable[[Sequence[int]], None]]] = []
    model = LazyModel(COLUMNS, lambda numbers, deliver: waiting.append((numbers, deliver)))
    model.set_numbers([1, 2])
    assert model.index(0, 0).data() == "…"
    qtbot.waitUntil(lambda: len(waiting) == 1)
    model.set_numbers([7])
    waiting[0][1]([1, 2])
    assert model.row(0) is None
    qtbot.waitUntil(lambda: len(waiting) == 2)
    waiting[1][1]([7])
    assert model.index(0, 0).data(CELL) == Cell("Persona 7", bold=True)


def test_columns_give_way_in_equal_measure() -> None:
    assert fit([100, 200], 400) == [100, 200]
    assert fit([100, 200], 150) == [50, 100]
    assert fit([100, 200], 0) == [100, 200]
    assert fit([100, 200], 250, [100, 50]) == [100, 150]
    assert fit([100, 200], 120, [100, 50]) == [40, 80]


def test_low_columns_hide_in_narrow_windows(qtbot: QtBot) -> None:
    columns = (*COLUMNS, Column("Localidad", str, width=120, low=True))
    table = Table(RowsModel(columns, [1]), "Personas")
    qtbot.addWidget(table)
    shown(table, 500, 200)
    assert not table.isColumnHidden(2)
    table.set_compact(True)
    assert table.isColumnHidden(2)
    assert table.horizontalHeader().length() == table.viewport().width()


def test_keys_of_a_table(qtbot: QtBot) -> None:
    table = Table(RowsModel(COLUMNS, [1, 2, 3]), "Personas")
    qtbot.addWidget(table)
    shown(table, 600, 400)
    heard: list[tuple[str, int]] = []
    table.opened.connect(lambda row: heard.append(("opened", row)))
    table.removed.connect(lambda row: heard.append(("removed", row)))
    table.marked.connect(lambda row: heard.append(("marked", row)))
    table.select(0)
    press(table, "Down")
    press(table, "Return")
    press(table, "Del")
    press(table, "Space")
    assert heard == [("opened", 1), ("removed", 1), ("marked", 1)]
    assert table.columnWidth(1) == 96
    assert table.horizontalHeader().length() == table.viewport().width()


def test_a_cut_cell_tells_the_whole_and_an_icon_its_meaning(qtbot: QtBot) -> None:
    long = "General Francisco R. Murguía"
    lone = Cell("", icon="triangle-alert", tone="warn", spoken="Falta el teléfono.")
    columns = (Column("Nombre", lambda row: Cell(row), 60), Column("", lambda _: lone, 40))
    model = RowsModel(columns, [long, "Ana"])
    assert told(model.index(0, 0), 60) == long
    assert told(model.index(0, 0), 600) == ""
    assert told(model.index(1, 0), 60) == ""
    assert told(model.index(0, 1), 40) == "Falta el teléfono."


def test_an_icon_without_words_is_drawn(qtbot: QtBot) -> None:
    lone = Cell("", icon="triangle-alert", tone="warn", spoken="Falta el teléfono.")
    drawn = []
    for cell in (lone, Cell("")):
        table = Table(RowsModel((Column("", lambda _, cell=cell: cell, 40),), [1]), "Avisos")
        qtbot.addWidget(table)
        table.resize(200, 120)
        drawn.append(shown(table).grab().toImage())
    assert drawn[0] != drawn[1]
