"""The main job with real windows, typed by key events: from empty folders to a mended quarter."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from captura.__main__ import main
from captura.actions.demonstration.people import make_people
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.store.queries.figures import figures
from captura.store.queries.observations import observations
from captura.store.queries.packages import packages
from captura.store.queries.people import count_people
from captura.ui.components import Button
from captura.ui.screens.consolidado.crossing import PEOPLE
from captura.ui.screens.recepcion.rows_presenter import MARKED
from captura.ui.screens.recepcion.screen import ReceptionScreen
from tests.journeys.seat import Dialogs, Seat
from tests.ui.keys import press

PHRASE = "campana orilla zurdo novela"
BOOK_PASSWORD = "candil nublado 58"
OBSERVED = "La CURP no concuerda con la fecha; revísela con ella, por favor."
PEOPLE_COUNT = 10


@pytest.fixture
def dialogs(monkeypatch: pytest.MonkeyPatch) -> Dialogs:
    return Dialogs(monkeypatch)


@pytest.fixture
def institute(qtbot: QtBot, tmp_path: Path, dialogs: Dialogs) -> Iterator[Seat]:
    seat = Seat(qtbot, tmp_path / "instituto", dialogs)
    yield seat
    seat.leave()


@pytest.fixture
def state(qtbot: QtBot, tmp_path: Path, dialogs: Dialogs) -> Iterator[Seat]:
    seat = Seat(qtbot, tmp_path / "estado", dialogs)
    yield seat
    seat.leave()


# a list that opens under a field takes the keyboard; there is none to take without a screen
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard", extend=True)
def test_a_quarter_is_recorded_handed_in_observed_and_mended(
    institute: Seat,
    state: Seat,
    tmp_path: Path,
    semilla: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    usb = tmp_path / "usb"
    usb.mkdir()
    institute.dialogs.folder = str(usb)
    institute.start("jerez", "Íñiga Muñoz", PHRASE)
    state.start("", "Ángela Peña", PHRASE)
    enrol(institute, state, usb)
    complete_profile(institute)
    people = record_activity(institute, semilla)
    hand_in(institute)
    (package,) = usb.glob("*.captura")
    verify_book(institute, usb, monkeypatch, capsys)
    take_in(state, package, 1)
    observe_and_accept(state)
    receipt = save_receipt(state, usb)
    mend(institute, receipt, people)
    see_it_mended(state, institute, usb)
    count(state)


def enrol(institute: Seat, state: Seat, usb: Path) -> None:
    """The laptop asks, both read the digits out, the state certifies, the laptop accepts."""
    asking = institute.place("alta")
    asking.device.nickname.setFocus()
    institute.type("Laptop azul", "Return")
    (request,) = usb.glob("*.captura-alta")
    digits = asking.device.own.label.text()
    giving = state.place("alta")
    state.dialogs.file = str(request)
    giving.panel.reading.emit()
    state.rest()
    assert giving.panel.digits.label.text() == digits != ""
    giving.panel.accept.click()
    state.rest()
    (certificate,) = set(usb.glob("*.captura-alta")) - {request}
    spoken = giving.panel.own.label.text()
    asking = institute.place("alta")
    institute.dialogs.file = str(certificate)
    asking.device.read.click()
    institute.rest()
    assert asking.device.theirs.label.text() == spoken != ""
    asking.device.accept.click()
    institute.rest()
    assert institute.windows.office is not None
    assert institute.windows.office.certificate is not None
    for file in usb.iterdir():
        file.unlink()


def complete_profile(institute: Seat) -> None:
    """What the cover of every delivery says of the institute."""
    page = institute.place("alta")
    institute.fill(
        page.profile.form,
        tipo_instancia="Ins",
        titular="Íñiga Muñoz Núñez",
        periodo_desde="15/09/2024",
        periodo_hasta="14/09/2027",
    )
    institute.key("Ctrl+S")
    assert not page.profile.summary.isVisible(), page.profile.summary.label.text()


def record_activity(institute: Seat, seed: int) -> list[Persona]:
    """A talk of today, and ten people who came: some with a CURP, some without."""
    page = institute.place("actividades")
    institute.key("Ctrl+N")
    card = page.page.card
    institute.fill(
        card.form,
        nombre="Plática «Mañana será otro día»",
        estrategia="2.10.3",
        tipo_actividad="Plática",
        fecha_inicio="hoy",
        localidad="Jerez",
        sede="Salón ejidal de Ermita",
        responsable="Begoña Ibáñez",
    )
    people = ten_people(seed)
    for person in people:
        register(institute, page.page.attendance, person)
    attendance = page.page.attendance
    assert len(attendance.model.rows) == PEOPLE_COUNT, attendance.note.text()
    institute.key("Ctrl+Return")
    assert page.page.pill.text() == "Concluida", page.page.problems.accessibleName()
    return people


def ten_people(seed: int) -> list[Persona]:
    """Seven who brought their CURP and three who did not."""
    made = [one for one in make_people(seed, "32020", 120, 2026)[4:] if one.sexo in ("M", "H")]
    known = [one for one in made if one.curp]
    return known[:7] + [one for one in made if not one.curp][: PEOPLE_COUNT - 7]


def register(institute: Seat, attendance: object, person: Persona) -> None:
    """Register one person in the line: F2 by her CURP, F3 without one."""
    attendance.field.setFocus()  # type: ignore[attr-defined]
    form = attendance.newcomer.form  # type: ignore[attr-defined]
    institute.key("F2" if person.curp else "F3")
    named = {
        "primer_apellido": person.primer_apellido or "",
        "segundo_apellido": person.segundo_apellido or "",
        "nombres": person.nombres or "",
    }
    if person.curp:
        institute.fill(form, curp=person.curp)
    institute.fill(form, **{name: text for name, text in named.items() if text})
    if not person.curp:
        sex = {"M": "Mujer", "H": "Hombre"}[person.sexo or "M"]
        institute.fill(form, sexo=sex, edad_declarada=str(person.edad_declarada))
    institute.key("Ctrl+Return")
    assert attendance.newcomer.isHidden(), (  # type: ignore[attr-defined]
        attendance.newcomer.missing.accessibleName()  # type: ignore[attr-defined]
    )


def hand_in(institute: Seat) -> None:
    """Review, make the package, save it to the stick."""
    page = institute.place("entregas")
    if not page.panel.button.isEnabled():  # another quarter is due: ours is today's
        page.period.set_code(str(_today_period(institute)))
        page.period.edited.emit()
        institute.rest()
    institute.wait(page.panel.button.isEnabled)
    page.setFocus()
    institute.key("Ctrl+Return")
    institute.wait(lambda: page.message.accessibleName().startswith("Entrega guardada"))
    institute.rest()


def _today_period(seat: Seat) -> object:
    from captura.records.periods import period_of

    assert seat.windows.office is not None
    return period_of(seat.windows.office.today())


def verify_book(
    institute: Seat, usb: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The workbook leaves with a password, and `captura verificar` finds it whole."""
    page = institute.place("entregas")
    institute.dialogs.file = str(usb / "libro.xlsx")
    page.panel.radios["libro"].click()
    institute.rest()
    book = page.panel.book
    book.password.setFocus()
    institute.type(BOOK_PASSWORD, "Return")
    institute.type(BOOK_PASSWORD, "Return")
    institute.type("Para revisarlo en la Presidencia, según oficio 12")
    page.panel.button.click()
    institute.rest()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{BOOK_PASSWORD}\n"))
    capsys.readouterr()
    assert main(["verificar", str(usb / "libro.xlsx"), "--clave-stdin"]) == 0
    assert "ntegro" in capsys.readouterr().out
    page.panel.radios["usb"].click()
    institute.rest()


def take_in(state: Seat, package: Path, waiting: int) -> None:
    """Ctrl+I and the file: it waits for a decision, and no figure changes."""
    page = state.place("recepcion")
    assert state.windows.office is not None
    before = count_people(state.windows.office.store)
    state.dialogs.file = str(package)
    state.key("Ctrl+I")
    state.wait(lambda: page.page.intake.results.isVisible())
    state.rest()
    assert page.page.presenter.waiting() == waiting
    assert count_people(state.windows.office.store) == before
    page.page.intake.shut.click()
    state.rest()


def observe_and_accept(state: Seat) -> None:
    """Look at the rows, observe one CURP, accept the rest with it."""
    screen = state.place("recepcion")
    state.key("Ctrl+R")
    rows = screen.rows
    rows.presenter.choose_sheet("persona")
    state.rest()
    at = next(
        place for place, line in enumerate(rows.model.rows) if line.row.record.curp is not None
    )
    rows.table.setFocus()
    rows.table.select(at)
    state.rest()
    state.key("Return")
    fields = rows.card.model.rows
    rows.card.table.select([line.name for line in fields].index("curp"))
    state.key("Ctrl+B")
    state.type(OBSERVED, "Return")
    assert rows.accept.words() == "Aceptar con observaciones"
    state.key("Ctrl+Return")
    state.wait(lambda: screen.page.presenter.waiting() == 0)
    assert state.windows.office is not None
    (remark,) = observations(state.windows.office.store)
    assert (remark.field, remark.text) == ("curp", OBSERVED)
    assert count_people(state.windows.office.store) == PEOPLE_COUNT


def save_receipt(state: Seat, usb: Path) -> Path:
    """The acuse of the delivery that was just decided, onto the stick."""
    screen = state.place("recepcion")
    institute_key = "32020"
    screen.open(period=str(_today_period(state)), institute=institute_key)
    state.rest()
    receipt = usb / f"acuse-{len(list(usb.iterdir()))}.captura"
    state.dialogs.file = str(receipt)
    screen.page.panel.setFocus()
    state.key("Ctrl+S")
    state.wait(receipt.exists)
    return receipt


def mend(institute: Seat, receipt: Path, people: list[Persona]) -> None:
    """Read the acuse, go to the observed field, mend it, hand in again."""
    page = institute.place("entregas")
    institute.dialogs.file = str(receipt)
    institute.key("Ctrl+O")
    institute.wait(lambda: len(page.lists.observed._items) == 1)
    assert page.lists.observed._items[0].what.find(OBSERVED) >= 0
    press(page, "F8")
    page.presenter.go_to(page.lists.observed._items[0])
    institute.rest()
    screen = institute.windows.page("personas")
    form = screen.form.form
    assert form.isVisible()
    institute.fill(form, telefono="4949451234")
    institute.key("Ctrl+Return")
    assert institute.windows.office is not None
    changed = [
        person
        for (record,) in institute.windows.office.store.rows("SELECT id FROM persona")
        if (person := institute.windows.office.store.get(Persona, record)) is not None
        and person.telefono == "4949451234"
    ]
    assert len(changed) == 1
    assert full_name(changed[0]) in {full_name(person) for person in people}


def see_it_mended(state: Seat, institute: Seat, usb: Path) -> None:
    """The second delivery changes one row; the state accepts it and closes what it asked."""
    for file in usb.glob("*.captura"):
        file.unlink()
    page = institute.place("entregas")
    institute.wait(lambda: page.panel.button.words() == "Generar otra vez")
    institute.key("Ctrl+Return")
    institute.wait(lambda: len(list(usb.glob("*.captura"))) == 1)
    institute.rest()
    (package,) = usb.glob("*.captura")
    take_in(state, package, 1)
    screen = state.place("recepcion")
    sheets = {line.type: line for line in screen.page.presenter.delivery.sheets}
    assert (sheets["persona"].changed, sheets["persona"].new) == (1, 0)
    assert sheets["participacion"].same == PEOPLE_COUNT
    close_observation(state, screen)
    state.key("Ctrl+Return")
    state.wait(lambda: screen.page.presenter.waiting() == 0)
    assert state.windows.office is not None
    (stored,) = packages(state.windows.office.store, direction="in")[:1]
    assert stored.state == "accepted"


def close_observation(state: Seat, screen: ReceptionScreen) -> None:
    """Among the rows the observed one is marked; beside it stands the way to close it."""
    state.key("Ctrl+R")
    rows = screen.rows
    rows.presenter.choose_sheet("persona")
    rows.presenter.choose_filter(MARKED)
    state.rest()
    assert [line.row.novelty for line in rows.model.rows] == ["changed"]
    rows.table.select(0)
    state.rest()
    (close,) = (
        one for one in rows.card.findChildren(Button) if one.accessibleName().startswith("Cerrar")
    )
    close.click()
    state.rest()
    assert state.windows.office is not None
    assert [one.state for one in observations(state.windows.office.store)] == ["closed"]
    rows.table.setFocus()


def count(state: Seat) -> None:
    """Ten people, one activity: the figures of the state, and the rows behind one of them."""
    screen = state.place("consolidado")
    state.rest()
    office = state.windows.office
    assert office is not None
    (row,) = figures(office.store, "2000-01-01", "2100-12-31")
    assert (row.activities, row.people, row.attendances) == (1, PEOPLE_COUNT, PEOPLE_COUNT)
    screen.page.presenter.choose_measure(PEOPLE)
    screen.page.table.setFocus()
    screen.page.table.select(0)
    state.key("Return")
    assert len(screen.behind.model.rows) == PEOPLE_COUNT
    state.key("Esc")
    assert screen.currentWidget() is screen.page
