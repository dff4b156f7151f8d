"""The screen of deliveries with real keys."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.issue_receipt import issue_receipt
from captura.documents.page import Qr
from captura.records.roles import CAPTURA
from captura.settings import Settings
from captura.ui.components import Button, Label
from captura.ui.desk import Desk
from captura.ui.places import place_of_code
from captura.ui.screens.entregas import build
from captura.ui.screens.entregas.finding_list import BATCH, FindingList
from captura.ui.screens.entregas.gathered import Item, latest
from captura.ui.screens.entregas.samples import PERIOD, answered, hand_in, make_sample, spoil
from captura.ui.tasks import Tasks
from tests.ui.dropping import drop
from tests.ui.keys import focus, press, shown, type_text


def test_ctrl_enter_makes_and_saves_off_the_windows_thread(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample, usb = make_sample(tmp_path, people=20), tmp_path / "usb"
    usb.mkdir()
    # the system's own dialog is the edge: there is no one to answer it here
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(usb))
    failed: list[BaseException] = []
    tasks = Tasks(failed.append)
    screen = build(Desk(sample.office, tasks, Settings()))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    qtbot.waitUntil(screen.panel.button.isEnabled, timeout=10_000)
    press(screen, "Ctrl+Return")
    qtbot.waitUntil(lambda: screen.steps.accessibleName().startswith("Paso 4"), timeout=20_000)
    assert [path.suffix for path in usb.iterdir()] == [".captura"]
    assert not failed
    tasks.close()
    sample.close()


def test_many_problems_come_in_batches_and_f8_walks(qtbot: QtBot) -> None:
    items = [
        Item("warn", f"Persona {n}", "Avisa.", "Explique.", "persona", f"p{n}", "curp", "x", "")
        for n in range(3000)
    ]
    found = FindingList("Motivo, para la coordinación")
    qtbot.addWidget(found)
    began = time.process_time()
    found.set_items(items)
    assert time.process_time() - began < 1.0
    shown(found)
    assert len(found._targets) == BATCH
    first = found._targets[0]
    assert first.hasFocus()
    found.walk(1)
    assert found._targets[1].hasFocus()
    found.walk(-1)
    told: list[tuple[Item, str]] = []
    found.answered.connect(lambda item, text: told.append((item, text)))
    type_text(first, "Así está en el acta de Ñuñez")
    press(first, "Return")
    assert (items[0], "Así está en el acta de Ñuñez") in told
    assert found._targets[1].hasFocus()
    found.walk(-1)
    found.walk(-1)
    assert found._targets[-1].hasFocus()
    found.walk(1)  # past the last one shown: the next ones come
    assert len(found._targets) == 2 * BATCH
    assert found._targets[BATCH].hasFocus()


def test_the_reason_typed_is_given_to_all_alike(qtbot: QtBot, tmp_path: Path) -> None:
    sample = make_sample(tmp_path, people=30)
    spoil(sample, errors=0, warnings=20)
    failed: list[BaseException] = []
    tasks = Tasks(failed.append)
    desk = Desk(sample.office, tasks, Settings())
    screen = build(desk)
    desk.changed.connect(screen.refresh)  # as the window does
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    qtbot.waitUntil(lambda: bool(screen.lists.review._targets), timeout=10_000)
    items = screen.presenter.found.items if screen.presenter.found else ()
    rules = [(item.type, item.about) for item in items if item.answer is not None]
    ((rule, count),) = Counter(rules).most_common(1)
    field = screen.lists.review._targets[rules.index(rule)]
    type_text(field, "Así está en su acta")
    press(field, "Return")
    assert field.cursorPosition() == 0  # a long one is read from its beginning

    def offer() -> Button | None:
        found = [
            one for one in screen.message.findChildren(Button) if "Dar el mismo" in one.words()
        ]
        return found[0] if found and not screen.message.isHidden() else None

    qtbot.waitUntil(lambda: offer() is not None, timeout=10_000)
    before = screen.presenter.found
    assert before is not None
    give = offer()
    assert give is not None
    read: list[bool] = []
    show_reading = screen.show_reading

    def reading(under_way: bool) -> None:
        read.append(under_way)
        show_reading(under_way)

    screen.show_reading = reading  # type: ignore[method-assign]
    give.click()
    qtbot.waitUntil(lambda: not tasks.busy() and screen.presenter.found is not before)
    after = screen.presenter.found
    assert after is not None
    assert sum(item.answer == "Así está en su acta" for item in after.items) == count >= 10
    assert read.count(True) == 1  # a review of thousands is not made twice
    assert screen.stack.currentIndex() == 0
    assert not failed
    tasks.close()
    sample.close()


def test_the_tab_key_walks_the_list_before_the_panel(qtbot: QtBot, tmp_path: Path) -> None:
    """Its rows are made later than the panel beside it, and are what one looks at first."""
    sample = make_sample(tmp_path, people=60)
    spoil(sample, errors=1, warnings=50)
    screen = build(sample.desk())
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    QApplication.processEvents()
    rows = screen.lists.review._targets
    assert len(rows) == BATCH
    screen.lists.receipts.setFocus()
    walked = []
    for _ in range(2 * BATCH + 6):
        press(focus(), "Tab")
        walked.append(focus())
    places = [walked.index(one) for one in rows]
    assert places == sorted(places)
    assert places[0] <= 1  # the list itself may come before: it scrolls by keys
    more = next(one for one in walked if isinstance(one, Button) and "más (quedan" in one.words())
    panel = next(one for one in walked if screen.panel.isAncestorOf(one))
    assert places[-1] < walked.index(more) < walked.index(panel)
    more.click()
    QApplication.processEvents()
    rows[-1].setFocus()
    while focus() is not screen.lists.review._targets[BATCH]:
        assert not screen.panel.isAncestorOf(focus())
        press(focus(), "Tab")
    sample.close()


def test_the_foot_says_how_many_are_not_listed(qtbot: QtBot) -> None:
    items = [
        Item("warn", f"Persona {n}", "Avisa.", "Explique.", "persona", f"p{n}", "curp", "x", "")
        for n in range(BATCH + 1)
    ]
    found = FindingList("Motivo, para la coordinación")
    qtbot.addWidget(found)

    def foot() -> str:
        return " ".join(
            [one.words() for one in found.findChildren(Button) if "más" in one.words()]
            + [one.text() for one in found.findChildren(Label) if "más" in one.text()]
        )

    found.set_items(items, beyond=2_000)
    assert foot() == "Ver 1 más (quedan 2,001)"
    found._more()
    qtbot.waitUntil(lambda: foot().startswith("Hay"))
    assert foot() == "Hay 2,000 más que aparecerán aquí conforme atienda los de arriba."
    found.set_items(items, beyond=0)  # the same ones, and nothing beyond them any more
    qtbot.waitUntil(lambda: foot() == "")


def test_the_ledger_is_a_sound_model(
    qtbot: QtBot, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    sample = make_sample(tmp_path, people=12)
    hand_in(sample)
    screen = build(sample.desk())
    qtbot.addWidget(screen)
    screen.open()
    qtmodeltester.check(screen.lists.model)
    assert screen.lists.model.rowCount() == 1
    sample.close()


def test_an_acuse_is_dropped_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    sample = make_sample(tmp_path, people=8)
    hand_in(sample)
    screen = build(sample.desk())
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    assert drop(screen, answered(sample))
    assert "1 acuse leído" in screen.message.accessibleName()
    sample.close()


def test_coming_back_finds_the_same_place(qtbot: QtBot, tmp_path: Path) -> None:
    sample = make_sample(tmp_path, people=12)
    spoil(sample, errors=20, warnings=0)
    screen = build(sample.desk())
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    area = screen.lists._review
    QApplication.processEvents()
    screen.lists.review._more()
    QApplication.processEvents()
    area.verticalScrollBar().setValue(900)
    rows = screen.lists.review._shown
    spoil(sample, errors=1, warnings=0)
    screen.open()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() == 900)
    assert screen.lists.review._shown == rows
    sample.close()


def test_undoing_a_reason_takes_it_off_the_list(qtbot: QtBot, tmp_path: Path) -> None:
    sample = make_sample(tmp_path, people=20)
    spoil(sample, errors=0, warnings=1)
    desk = sample.desk()
    screen = build(desk)
    desk.changed.connect(screen.refresh)
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    first = screen.lists.review._targets[0]
    type_text(first, "Así está en su acta")
    press(first, "Return")
    assert first is screen.lists.review._targets[0]
    desk.undo_last()
    qtbot.waitUntil(lambda: first is not screen.lists.review._targets[0])
    assert screen.lists.review._targets[0].text() == ""
    sample.close()


def test_the_code_of_a_printed_acuse_is_read_from_the_search(qtbot: QtBot, tmp_path: Path) -> None:
    sample = make_sample(tmp_path, people=12)
    package = hand_in(sample)
    answered(sample)
    (code,) = [
        block.text
        for block in issue_receipt(sample.state, package).page.blocks
        if isinstance(block, Qr)
    ]
    assert place_of_code(sample.office, code) == ("entregas", {"acuse": code})
    assert place_of_code(replace(sample.office, role=CAPTURA), code) is None
    screen = build(sample.desk())
    qtbot.addWidget(screen)
    screen.open(acuse=code)
    said = screen.message.accessibleName()
    assert "1 acuse leído" in said
    assert "1 con observación. Cuáles son lo dice el archivo del acuse" in said
    assert latest(screen.presenter.found.packages, PERIOD).state == "acknowledged"
    screen.open(acuse=code[:-1])
    assert "El código del acuse no se puede leer" in screen.message.accessibleName()
    sample.close()
