"""The coordinator receives, observes, calls, clears the duplicates, closes, prints, looks back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from captura.actions.answer import answer
from captura.actions.closed_told import closed_on
from captura.actions.contacts import contacts
from captura.actions.doubles import decided
from captura.actions.receive_receipt import receive_receipt
from captura.actions.threads import ANSWERED
from captura.documents.page import Coded, Page, Table
from captura.records.persona import Persona
from captura.store.queries.observations import observations
from captura.store.queries.packages import packages
from captura.ui.components import Button
from captura.ui.screens.consolidado.crossing import PEOPLE
from captura.ui.screens.duplicados.presenter import OPEN
from captura.ui.screens.recepcion.closed import ADJUSTED, CLOSED, NEVER
from captura.ui.screens.recepcion.samples import JEREZ, LORETO, PERIOD, PINOS
from tests.actions.world import talk, woman
from tests.journeys.coordination import DAY, Coordination
from tests.journeys.seat import Dialogs, Seat

WHY_BACK = "Falta la lista firmada de esta actividad."
AGREED = "La mandan el viernes por correo."


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Coordination]:
    usb = tmp_path / "usb"
    usb.mkdir()
    made = Coordination(Seat(qtbot, tmp_path / "estado", Dialogs(monkeypatch)), usb)
    made.begin()
    yield made
    made.end()


# a list that opens under a field takes the keyboard; there is none to take without a screen
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_quarter_from_the_first_package_to_the_report(desk: Coordination, tmp_path: Path) -> None:
    receive_a_folder(desk, JEREZ, PINOS)
    text = observe_and_accept(desk, PINOS)
    accept(desk, JEREZ)
    call_who_is_missing(desk, tmp_path / "carta.pdf")
    return_a_row_of_the_late_one(desk, tmp_path / "diferencias.pdf")
    hear_the_answer(desk, text)
    decide_the_pair(desk)
    close_for_all(desk)
    see_the_adjustment(desk)
    paper = print_the_report(desk, tmp_path / "informe.pdf")
    ask_for_a_figure(desk, paper)
    look_at_the_indicators(desk)


def reception(desk: Coordination, institute: str = "") -> Any:
    """Recepción, at the delivery of an institute."""
    screen = desk.seat.place("recepcion")
    screen.open(period=str(PERIOD), institute=institute)
    desk.seat.rest()
    screen.page.start()
    return screen


def receive_a_folder(desk: Coordination, *institutes: str) -> None:
    """What lies in a folder waits for a decision; nothing of it counts yet."""
    for key in institutes:
        desk.hand_in(key)
    screen = reception(desk)
    desk.seat.dialogs.folder = str(desk.usb)
    (button,) = (one for one in screen.findChildren(Button) if one.words() == "Recibir carpeta…")
    button.click()
    taken(desk, screen, len(institutes))
    assert desk.state.store.value("SELECT count(*) FROM actividad") == 0


def taken(desk: Coordination, screen: Any, waiting: int) -> None:
    """It says what arrived, and she goes on."""
    desk.seat.wait(screen.page.intake.results.isVisible)
    desk.seat.rest()
    assert screen.page.presenter.waiting() == waiting
    screen.page.intake.shut.click()
    desk.seat.rest()


def accept(desk: Coordination, institute: str) -> None:
    """The delivery of an institute, as it is."""
    screen = reception(desk, institute)
    waiting = screen.page.presenter.waiting()
    assert screen.page.presenter.delivery.institute == institute
    desk.seat.key("Ctrl+Return")
    desk.seat.wait(lambda: screen.page.presenter.waiting() == waiting - 1)
    desk.seat.rest()


def observe_and_accept(desk: Coordination, institute: str) -> str:
    """A ready sentence on the telephone of someone; the rest is accepted. What was said."""
    screen = reception(desk, institute)
    desk.seat.key("Ctrl+R")
    rows = screen.rows
    rows.presenter.choose_sheet("persona")
    desk.seat.rest()
    rows.table.setFocus()
    rows.table.select(next(at for at, one in enumerate(rows.model.rows) if one.row.record.telefono))
    desk.seat.rest()
    desk.seat.key("Return")
    rows.card.table.select([line.name for line in rows.card.model.rows].index("telefono"))
    desk.seat.key("Ctrl+B")
    text, action = next(
        (text, action) for text, action in offered(rows.card.phrases.menu()) if "«" in text
    )
    action.trigger()
    desk.seat.key("Return")
    assert rows.accept.words() == "Aceptar con observaciones"
    desk.seat.key("Ctrl+Return")
    desk.seat.wait(lambda: screen.page.presenter.waiting() == 1)
    (remark,) = observations(desk.state.store)
    assert (remark.field, remark.text) == ("telefono", text)
    return text


def offered(menu: QMenu) -> list[tuple[str, QAction]]:
    found: list[tuple[str, QAction]] = []
    for action in menu.actions():
        inner = action.menu()
        found += offered(inner) if isinstance(inner, QMenu) else [(action.text(), action)]
    return found


def call_who_is_missing(desk: Coordination, letter: Path) -> None:
    """The list of 56, a contact with Loreto and when to call again, and its letter."""
    screen = reception(desk)
    desk.seat.key("Ctrl+T")
    assert screen.currentWidget() is screen.year
    desk.seat.key("Ctrl+H")
    calls = screen.calls
    assert "56 institutos" in calls.subtitle.text()
    calls.table.select([one.institute for one in calls.model.rows].index(LORETO))
    desk.seat.key("Ctrl+M")
    desk.seat.type(AGREED, "Return")
    desk.seat.type("12/10/2026", "Return")
    (noted,) = contacts(desk.state, LORETO)
    assert (noted.agreed, str(noted.again)) == (AGREED, "2026-10-12")
    desk.seat.key("Esc")
    assert screen.currentWidget() is calls
    desk.seat.dialogs.file = str(letter)
    desk.seat.key("Return")
    assert screen.letters.whom.code() == LORETO
    screen.letters.card.save.click()
    desk.seat.wait(letter.exists)
    assert letter.read_bytes().startswith(b"%PDF")


def return_a_row_of_the_late_one(desk: Coordination, letter: Path) -> None:
    """Loreto's arrives; an activity goes back with its reason; a letter says why totals differ."""
    desk.seat.dialogs.file = str(desk.hand_in(LORETO))
    screen = reception(desk)
    desk.seat.key("Ctrl+I")
    taken(desk, screen, 1)
    screen = reception(desk, LORETO)
    desk.seat.key("Ctrl+R")
    rows = screen.rows
    rows.presenter.choose_sheet("actividad")
    desk.seat.rest()
    rows.table.setFocus()
    rows.table.select(0)
    desk.seat.rest()
    desk.seat.key("Space")
    desk.seat.type(WHY_BACK, "Return")
    desk.seat.key("Ctrl+Return")
    desk.seat.wait(lambda: screen.page.presenter.waiting() == 0)
    desk.seat.rest()
    reception(desk, LORETO)
    desk.seat.key("Ctrl+R")
    desk.seat.key("Ctrl+Shift+D")
    assert WHY_BACK in {row.detail for row in screen.differences.model.rows}
    desk.seat.key("Ctrl+P")
    desk.seat.dialogs.file = str(letter)
    screen.difference_letter.card.save.click()
    desk.seat.wait(letter.exists)


def hear_the_answer(desk: Coordination, text: str) -> None:
    """Pinos reads its acuse, answers, hands in again; she closes what was answered."""
    screen = reception(desk, PINOS)
    acuse = desk.usb / "acuse-de-pinos"
    desk.seat.dialogs.file = str(acuse)
    desk.seat.key("Ctrl+S")
    desk.seat.wait(acuse.exists)
    pinos = desk.offices[PINOS]
    receive_receipt(pinos, acuse.read_bytes())
    (asked,) = observations(pinos.store)
    assert asked.text == text
    answer(pinos, asked.type, asked.record, asked.field, asked.id, "Es el de su hermana.")
    desk.seat.dialogs.file = str(desk.hand_in(PINOS))
    screen = reception(desk)
    desk.seat.key("Ctrl+I")
    taken(desk, screen, 1)
    accept(desk, PINOS)
    reception(desk)
    desk.seat.key("Ctrl+T")
    desk.seat.key("Ctrl+U")
    (waiting,) = screen.inbox.model.rows
    assert waiting.state == ANSWERED
    desk.seat.key("Ctrl+Return")
    assert observations(desk.state.store, state="open") == []


def decide_the_pair(desk: Coordination) -> None:
    """One woman of two municipalities: joined, taken back, joined."""
    screen = desk.seat.place("duplicados")
    desk.seat.wait(lambda: screen.presenter.seen is not None and screen.pairs.rows)
    screen.chips[OPEN].click()
    at = next(at for at, one in enumerate(screen.pairs.rows) if rosas(desk, one))
    pair = screen.pairs.rows[at]
    screen.tables[screen.pairs].select(at)
    screen.tables[screen.pairs].setFocus()
    desk.seat.rest()
    before = len(decided(desk.state))
    desk.seat.key("1")
    assert len(decided(desk.state)) == before + 1
    desk.seat.key("Ctrl+Z")
    assert len(decided(desk.state)) == before
    screen.tables[screen.pairs].select(
        next(at for at, one in enumerate(screen.pairs.rows) if rosas(desk, one))
    )
    desk.seat.rest()
    desk.seat.key("1")
    (kept,) = (one for one in decided(desk.state) if (one.one, one.other) == (pair.one, pair.other))
    assert kept.same


def rosas(desk: Coordination, pair: Any) -> bool:
    found = [desk.state.store.get(Persona, one) for one in (pair.one, pair.other)]
    return {one.nombres for one in found if one is not None} == {"Rosa Elena"}


def close_for_all(desk: Coordination) -> None:
    """The quarter is closed with those who never handed in, who are named first."""
    screen = desk.seat.place("consolidado")
    screen.open(span=str(PERIOD))
    desk.seat.rest()
    desk.seat.key("Ctrl+J")
    page = screen.closing
    desk.seat.key("Ctrl+T")
    assert "No han entregado 55 municipios" in page.bar.text.text()
    desk.seat.key("Return")
    assert page.subtitle.text() == "58 de 58 municipios cerrados · 55 no entregaron"
    assert Counter(one.state for one in page._lines) == {CLOSED: 4, NEVER: 55}  # and the state


def see_the_adjustment(desk: Coordination) -> None:
    """Jerez had two more: the published figure stays, and both are named; it is told by acuse."""
    jerez = desk.offices[JEREZ]
    people = [woman(name, "Olvera", segundo_apellido="Ruiz") for name in ("Zulema", "Yadira")]
    talk(jerez, *people, day=DAY, name="Plática que faltaba")
    desk.seat.dialogs.file = str(desk.hand_in(JEREZ))
    screen = reception(desk)
    desk.seat.key("Ctrl+I")
    taken(desk, screen, 1)
    accept(desk, JEREZ)
    acuse = desk.usb / "acuse-de-jerez"
    desk.seat.dialogs.file = str(acuse)
    desk.seat.key("Ctrl+S")
    desk.seat.wait(acuse.exists)
    receive_receipt(jerez, acuse.read_bytes())
    assert closed_on(jerez, PERIOD) == jerez.today()
    closing = desk.seat.place("consolidado").closing
    closing.read()
    desk.seat.rest()
    line = next(one for one in closing._lines if one.key == JEREZ)
    assert (line.state, line.difference(PEOPLE)) == (ADJUSTED, "+2")


def print_the_report(desk: Coordination, path: Path) -> Page:
    """The state's report of the quarter, kept as PDF."""
    screen = desk.seat.place("consolidado")
    screen.open(span=str(PERIOD))
    desk.seat.rest()
    desk.seat.key("Ctrl+P")
    assert screen.currentWidget() is screen.report
    paper: Page = screen.report.card.paper
    desk.seat.dialogs.file = str(path)
    screen.report.card.save.click()
    desk.seat.wait(path.exists)
    assert path.read_bytes().startswith(b"%PDF")
    return paper


def ask_for_a_figure(desk: Coordination, paper: Page) -> None:
    """A code of the paper, typed where anything is looked for, leads to who was counted."""
    rows = [row for block in paper.blocks if isinstance(block, Table) for row in block.rows]
    told = next(row for row in rows if row[0] == "Personas distintas que asistieron")
    (figure,) = (cell for cell in told if isinstance(cell, Coded))
    desk.seat.key("Ctrl+K")
    desk.seat.type(figure.code.lower(), "Return")
    screen = desk.seat.windows.page("consolidado")
    desk.seat.wait(lambda: screen.currentWidget() is screen.printed)
    assert f"{len(screen.printed.model.rows):,}" == figure.value


def look_at_the_indicators(desk: Coordination) -> None:
    """Whom the quarter reached, by municipality."""
    screen = desk.seat.place("indicadores")
    desk.seat.rest()
    assert {JEREZ, PINOS, LORETO} <= {line.key for line in screen.page.model.rows}
    states = {one.state for one in packages(desk.state.store, direction="in")}
    assert "pending" not in states
