"""The exchange by keys: a file out, a file in, a value decided, one more laptop let in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from captura.actions.make_exchange import make_exchange
from captura.actions.office import Office
from captura.actions.receive_exchange import receive_exchange
from captura.actions.save_record import save_record
from captura.actions.settle import open_clashes
from captura.actions.sisters import sisters_of
from captura.records.persona import Persona
from captura.records.roles import CAPTURA
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.alta.institute_view import InstituteScreen
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.intercambio import build
from captura.ui.screens.intercambio.add_panel import AddPanel
from captura.ui.screens.intercambio.add_presenter import Asked
from captura.ui.screens.intercambio.samples import fresh_of, joined
from captura.ui.screens.intercambio.view import ExchangeScreen
from captura.ui.tasks import Running
from tests.ui.dropping import drop
from tests.ui.keys import press, shown, type_text


@pytest.fixture
def chosen(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the system's own dialogs answer: they are the edge."""
    answer = {"folder": "", "file": ""}
    edges: dict[str, Callable[..., object]] = {
        "getExistingDirectory": lambda *_: answer["folder"],
        "getOpenFileName": lambda *_: (answer["file"], ""),
        "getOpenFileNames": lambda *_: ([answer["file"]] if answer["file"] else [], ""),
    }
    for name, edge in edges.items():
        monkeypatch.setattr(QFileDialog, name, edge)
    return answer


def opened(qtbot: QtBot, office: Office) -> ExchangeScreen:
    screen = build(desk_of(office))
    qtbot.addWidget(screen)
    shown(screen)
    screen.open()
    return screen


def lines(screen: ExchangeScreen) -> list[str]:
    found = (screen.brought_lines.itemAt(n).widget() for n in range(screen.brought_lines.count()))
    return [line.label.text() for line in found]  # type: ignore[union-attr]


def test_a_file_goes_out_by_enter_and_comes_in_on_the_other(
    qtbot: QtBot, tmp_path: Path, chosen: dict[str, str], qtmodeltester: ModelTester
) -> None:
    sample, other = joined()
    save_record(sample.office, Persona(nombres="Nueva", primer_apellido="Inventada"))
    screen = opened(qtbot, sample.office)
    qtmodeltester.check(screen.model)
    press(screen.table, "Return")  # she changes her mind: no folder
    assert screen.message.isHidden()
    chosen["folder"] = str(tmp_path)
    press(screen.table, "Return")
    path = tmp_path / "cambios-32020-A-para-B.captura"
    assert path.is_file()
    assert path.name in screen.message.accessibleName()
    there = opened(qtbot, other)
    chosen["file"] = str(path)
    press(there, "Ctrl+O")
    assert lines(there) == ["Laptop de demostración: nuevos: Personas 1."]
    assert drop(there, path)
    assert "ya se había leído" in lines(there)[0]


def test_a_wrong_file_is_said_in_words_and_others_are_read(
    qtbot: QtBot, tmp_path: Path, chosen: dict[str, str]
) -> None:
    sample, other = joined()
    screen = opened(qtbot, sample.office)
    wrong = tmp_path / "otra-cosa.captura"
    wrong.write_bytes(b"nada")
    good = make_exchange(other, sample.office.device.public_hex).path
    screen.presenter.receive([str(wrong), str(good), str(tmp_path / "no-esta")])
    assert "CAP-PAQ-11" in screen.message.accessibleName()
    assert len(lines(screen)) == 1


def test_two_values_wait_until_one_is_chosen(qtbot: QtBot, chosen: dict[str, str]) -> None:
    sample, other = joined()
    known = sample.office.store.value("SELECT min(id) FROM persona WHERE deleted=0")
    for office, street in ((sample.office, "Reforma"), (other, "Hidalgo")):
        person = office.store.get(Persona, known)
        assert person is not None
        save_record(office, replace(person, calle=street, colonia=street))
    screen = opened(qtbot, sample.office)
    assert screen.clashes.isHidden()
    chosen["file"] = str(make_exchange(other, sample.office.device.public_hex).path)
    press(screen, "Ctrl+O")
    assert len(open_clashes(sample.office)) == 2
    for left in (1, 0):
        button = next(b for b in screen.clashes.values if b.accessibleName() == "Queda Hidalgo")
        button.setFocus()
        press(button, "Space")
        assert len(open_clashes(sample.office)) == left
    assert screen.clashes.isHidden()
    person = sample.office.store.get(Persona, known)
    assert person is not None
    assert (person.calle, person.colonia) == ("Hidalgo", "Hidalgo")


def test_another_laptop_is_let_in_and_enters_again(
    qtbot: QtBot, tmp_path: Path, chosen: dict[str, str]
) -> None:
    sample = temporary_sample(people=12)
    fresh, left = fresh_of(sample), []
    chosen["folder"] = str(tmp_path)
    desk = desk_of(fresh)
    desk.connect_office(lambda then: (then(), left.append(True))[0], lambda settings: None)
    there = InstituteScreen(desk)
    qtbot.addWidget(there)
    shown(there)
    there.open()
    type_text(there.device.nickname, "Laptop nueva")
    press(there.device.nickname, "Return")
    here = opened(qtbot, sample.office)
    assert not here.empty.isHidden()
    chosen["file"] = str(tmp_path / "solicitud-32020.captura-alta")
    here.add.read.click()
    assert here.add.digits.label.text() == there.device.own.label.text()
    press(here.add.accept, "Return")
    assert here.empty.isHidden()
    chosen["file"] = str(next(tmp_path.glob("alta-32020-*.captura-alta")))
    there.device.read.click()
    assert there.device.theirs.label.text() == here.add.own.label.text()
    press(there.device.accept, "Return")
    assert left == [True]
    (known,) = sisters_of(fresh)
    assert known.letter == "A"
    there.open()
    assert there.device.nickname.isVisible()  # the state must still know it
    here.add.close_.click()
    assert here.add.read.isVisible()


def test_digits_that_differ_let_nobody_in(
    qtbot: QtBot, tmp_path: Path, chosen: dict[str, str]
) -> None:
    from captura.actions.enrol import request_bytes, write_request

    sample = temporary_sample(people=12)
    path = tmp_path / "solicitud.captura-alta"
    path.write_bytes(request_bytes(write_request(fresh_of(sample), "Laptop nueva")))
    here = opened(qtbot, sample.office)
    chosen["file"], chosen["folder"] = str(path), str(tmp_path)
    here.add.read.click()
    here.adding.refuse()
    assert "CAP-UI-24" in here.message.accessibleName()
    here.adding.accept(str(tmp_path))
    assert list(tmp_path.glob("alta-*")) == []
    assert sisters_of(sample.office) == ()


def test_who_types_exchanges_but_lets_nobody_in(qtbot: QtBot) -> None:
    sample, _ = joined()
    screen = opened(qtbot, replace(sample.office, role=CAPTURA))
    assert screen.add.isHidden()
    assert screen.drop.isHidden()
    assert screen.make.isEnabled()


def test_a_laptop_no_longer_used_leaves_the_list(qtbot: QtBot) -> None:
    sample, _ = joined()
    screen = opened(qtbot, sample.office)
    screen.drop.click()
    assert screen.model.rowCount() == 0
    assert not screen.empty.isHidden()


def test_cancelled_nothing_changes(qtbot: QtBot, chosen: dict[str, str]) -> None:
    sample, other = joined()
    save_record(other, Persona(nombres="Nueva", primer_apellido="Inventada"))
    path = make_exchange(other, sample.office.device.public_hex).path
    screen = opened(qtbot, sample.office)
    before = sample.office.store.value("SELECT count(*) FROM history")
    real = Running.cancelled
    try:
        Running.cancelled = lambda self: True  # type: ignore[method-assign]
        screen.presenter.receive([str(path)])
    finally:
        Running.cancelled = real  # type: ignore[method-assign]
    assert "Cancelado" in screen.message.accessibleName()
    assert screen.progress.isHidden()
    assert screen.receive.isEnabled()
    assert sample.office.store.value("SELECT count(*) FROM history") == before
    assert receive_exchange(sample.office, path.read_bytes()).applied.new["persona"] == 1


def test_what_another_laptop_is_told_takes_no_room_for_what_it_is_not(qtbot: QtBot) -> None:
    """The steps are short: as high as the digits, they would push the page out of the window."""
    panel = AddPanel()
    qtbot.addWidget(panel)
    shown(panel, 440, 600)
    steps = panel.heightForWidth(440)
    panel.show_asked(Asked("Laptop nueva", "07/10/2026", "1234 5678 9012 3456 7890", vault=True))
    qtbot.waitUntil(lambda: panel.heightForWidth(440) > steps + 50)
    panel.show_none()
    qtbot.waitUntil(lambda: panel.heightForWidth(440) == steps)
