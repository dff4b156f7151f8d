"""Keys pressed on the real screens for three tasks, against the same typed in a spreadsheet."""

from __future__ import annotations

import re
import sys
import tempfile
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.entry import entry
from captura.actions.attend import register_person
from captura.actions.demonstration.people import make_people
from captura.actions.office import Office
from captura.actions.paste_list import person_of
from captura.app.display import headless
from captura.records.full_names import split_name
from captura.store.queries.activities import activities
from captura.store.queries.known import sessions_of
from captura.store.queries.people import count_people, people, person_ids
from captura.store.queries.sessions import attendance
from captura.ui.look import style
from captura.ui.pictures.at_once import desk_of
from captura.ui.screens.actividades.screen import ActividadesScreen
from captura.ui.screens.personas.samples import (
    CURP,
    INSTITUTE,
    marina,
    new_office,
    workshop,
)
from captura.ui.screens.personas.screen import PersonasScreen

TRANSCRIPT = Path(__file__).with_name("keys_spreadsheet.md")
GOAL = 0.5
REGISTER = 1000  # other people in the register, among whom she must be found
KNOWN = 24  # of the thirty on the list
_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass(frozen=True)
class Row:
    """A line of the transcript's list."""

    name: str
    curp: str
    sex: str
    age: str
    place: str


def run() -> list[dict[str, Any]]:
    """One entry a task; each checks in the database that the task was really done."""
    headless()
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    style.apply(app)
    counter = Counter()
    app.focusChanged.connect(counter.follow)
    known, register, activity = blocks()
    rows = [Row(*line.rstrip("⏎").split("⇥")) for line in activity[1:]]
    with tempfile.TemporaryDirectory() as folder:
        office = new_office(Path(folder) / "conocida")
        fill(office, rows[:KNOWN])
        counts = [
            (add_known(office, counter), known),
            (register_by_curp(new_office(Path(folder) / "nueva"), counter), register),
            (thirty(office, counter, rows), activity),
        ]
        office.close()
    app.focusChanged.disconnect(counter.follow)
    return [
        _entry(name, keys, sum(cost(char) for char in "".join(block)))
        for name, (keys, block) in zip(
            ("keys", "keys.register", "keys.activity"), counts, strict=True
        )
    ]


def _entry(name: str, ours: int, theirs: int) -> dict[str, Any]:
    return entry(name, ours / theirs, GOAL, f"{ours} keys against {theirs}")


def blocks() -> list[list[str]]:
    """The three blocks of the transcript, line by line."""
    text = TRANSCRIPT.read_text(encoding="utf-8")
    return [block.strip().splitlines() for block in re.findall(r"```\n(.*?)```", text, re.DOTALL)]


def cost(char: str) -> int:
    """Keys of one character: one more for Shift, one more for the accent's dead key."""
    if char in "⇥⏎":
        return 1
    parts = unicodedata.normalize("NFD", char) if char not in "ñÑ" else char
    accent = sum(unicodedata.combining(part) > 0 for part in parts)
    return 1 + accent + (char.isupper() or char in '"&/()=?¿¡!;:_*')


class Counter(QObject):
    """Counts what reaches the widget with the cursor; a key and its shortcut are one stroke."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0
        self._override = 0

    def follow(self, before: QWidget | None, now: QWidget | None) -> None:
        """Watch the widget with the cursor, and it alone."""
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            self._override = event.key()
            self.keys += self._cost(event)
        elif event.type() == QEvent.Type.KeyPress:
            if self._override != event.key():
                self.keys += self._cost(event)
            self._override = 0
        return False

    def _cost(self, event: QKeyEvent) -> int:
        held = sum(bool(event.modifiers() & one) for one in _MODIFIERS)
        text = event.text()
        if not held and len(text) == 1 and text.isprintable():
            return cost(text)
        return 1 + held


class Typist:
    """Presses keys where the cursor is."""

    def type(self, text: str) -> None:
        for char in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                sent = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char)
                QApplication.sendEvent(self.here(), sent)
        QApplication.processEvents()

    def press(self, *keys: str) -> None:
        for key in keys:
            stroke = QKeySequence(key)[0]
            QTest.keyClick(self.here(), stroke.key(), stroke.keyboardModifiers())
            QApplication.processEvents()

    def fill(self, *texts: str) -> None:
        """Each text, and Enter to the next field."""
        for text in texts:
            self.type(text)
            self.press("Return")

    def here(self) -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget


def show(screen: QWidget) -> None:
    screen.resize(1366, 697)
    screen.show()
    screen.activateWindow()
    for _ in range(3):
        QApplication.processEvents()


def fill(office: Office, rows: Sequence[Row]) -> None:
    """A register of some size, with those of the list who have come before, and Marina."""
    for person in make_people(11, INSTITUTE, REGISTER, 2026):
        register_person(office, person)
    for number, row in enumerate(rows):
        cells = {
            "nombre_completo": row.name, "curp": row.curp, "sexo": row.sex,
            "edad_declarada": row.age, "localidad_texto": row.place,
        }  # fmt: skip
        register_person(office, person_of(office, number, cells).persona)
    marina(office)


def add_known(office: Office, counter: Counter) -> int:
    """Marina, who has come before, on the list of a session."""
    screen = ActividadesScreen(desk_of(office))
    show(screen)
    session = workshop(office)
    screen.open(id=session.actividad)
    screen.page.attendance.field.setFocus()
    before = counter.keys
    find(screen, "Marina García López")
    done = counter.keys - before
    assert [row.name for row in attendance(office.store, session.id)] == ["Marina García López"]
    screen.close()
    return done


def find(screen: ActividadesScreen, name: str) -> None:
    """Type the beginnings of her names until she stands first among those offered; Enter."""
    typist, presenter = Typist(), screen.page.attendance.presenter
    parts = split_name(name)
    words = [w for w in (parts.primer_apellido, parts.nombres, parts.segundo_apellido) if w]
    plan = " ".join(_plain(word)[:4] for word in words)
    plan += "".join(f" {_plain(rest)}" for word in words for rest in word.split()[1:])
    for letter in plan:
        typist.type(letter)
        offered = [hit.name for hit in presenter.hits]  # type: ignore[attr-defined]
        if len(screen.page.attendance.line()) >= 4 and name in offered:
            for _ in range(offered.index(name)):
                typist.press("Down")
            break
    assert presenter.hits[presenter.at].name == name, name  # type: ignore[attr-defined]
    typist.press("Return")


def _plain(word: str) -> str:
    first = word.split()[0].lower()
    return "".join(c for c in unicodedata.normalize("NFD", first) if not unicodedata.combining(c))


def register_by_curp(office: Office, counter: Counter) -> int:
    """Marina into an empty register, from the list of people."""
    screen = PersonasScreen(desk_of(office))
    show(screen)
    screen.list.filter.setFocus()
    typist = Typist()
    before = counter.keys
    typist.press("F2")
    typist.fill(CURP.lower(), "García", "López", "Marina")
    typist.type("j")  # the locality: Jerez de García Salinas
    typist.press("Ctrl+Return")
    done = counter.keys - before
    (row,) = people(office.store, person_ids(office.store))
    assert (row.listed, row.curp, row.sexo) == ("García López, Marina", CURP, "M")
    assert (row.fecha_nacimiento, row.localidad) == ("1985-03-12", f"{INSTITUTE}0001")
    screen.close()
    office.close()
    return done


def thirty(office: Office, counter: Counter, rows: Sequence[Row]) -> int:
    """An activity from nothing to finished, with its list of thirty."""
    screen = ActividadesScreen(desk_of(office))
    show(screen)
    screen.list.filter.setFocus()
    typist, people_before = Typist(), count_people(office.store)
    before = counter.keys
    typist.press("Ctrl+N")
    typist.fill("Taller de finanzas", "2", "taller", "", "15/9", "10", "j", "Casa de la Cultura")
    typist.fill("Ana Ruiz", "", "")
    assert typist.here() is screen.page.attendance.field
    for number, row in enumerate(rows):
        if number < KNOWN:
            find(screen, row.name)
        else:
            newcomer(typist, row)
    typist.press("Ctrl+Return")
    done = counter.keys - before
    (kept,) = (one for one in activities(office.store) if one.nombre == "Taller de finanzas")
    assert kept.estado_registro == "VAL"
    assert (kept.estrategia, kept.tipo_actividad, kept.hora) == ("2.10.1", "AC02", "10:00")
    (session,) = sessions_of(office.store, kept.id)
    listed = attendance(office.store, session.id)
    assert [one.name for one in listed] == [row.name for row in rows]
    assert count_people(office.store) == people_before + len(rows) - KNOWN
    screen.close()
    return done


def newcomer(typist: Typist, row: Row) -> None:
    """Someone who has never come, by her CURP."""
    parts = split_name(row.name, row.curp)
    typist.type(row.curp)
    typist.press("F2")
    typist.fill(parts.primer_apellido, parts.segundo_apellido)
    typist.type(parts.nombres)
    typist.press("Ctrl+Return")
