"""Each kind has an editor; what is typed on paper's terms is read, kept and tidied."""

import datetime as dt

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from captura.records.kinds import KINDS
from captura.ui.components.combo import FILTER_FROM
from captura.ui.forms import (
    EDITORS,
    ChoicesField,
    CurpField,
    DateField,
    LongTextField,
    MoneyField,
    PassphraseField,
    TextField,
    TimeField,
    YesNoField,
)
from captura.ui.forms.choice_fields import ChoiceField
from captura.ui.forms.text_fields import DateTimeField
from captura.ui.look import style
from tests.ui.keys import press, shown, type_text


def _shown(qtbot: QtBot, editor: QWidget) -> TextField:
    """The editor in a window, and another field to go to."""
    holder, other = QWidget(), TextField()
    box = QVBoxLayout(holder)
    box.addWidget(editor)
    box.addWidget(other)
    qtbot.addWidget(holder)
    editor.kept = holder  # or the window goes with its last Python name
    shown(holder, 400, 200)
    editor.setFocus()
    return other


def test_every_kind_has_its_editor() -> None:
    assert set(EDITORS) == set(KINDS)


@pytest.mark.parametrize("kind", sorted(EDITORS))
def test_every_editor_has_the_common_interface(qtbot: QtBot, kind: str) -> None:
    editor = EDITORS[kind]()
    qtbot.addWidget(editor)
    heard: list[int] = []
    editor.edited.connect(lambda: heard.append(1))
    editor.set_choices([("a1", "Ábaco"), ("b2", "Bote")])
    editor.set_text("")
    editor.set_state("bad", "Falta.")
    assert editor.property("state") == "bad"
    editor.set_fixed(True)
    editor.set_fixed(False)
    assert isinstance(editor.hint(), str)
    assert editor.text() == ""
    assert heard == []


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("22/09/2026", "22/09/2026"),
        ("5-9-26", "05/09/2026"),
        ("220926", "22/09/2026"),
        ("22092026", "22/09/2026"),
        ("31/02/2026", "31/02/2026"),
        ("", ""),
        ("mañana", "mañana"),
    ],
)
def test_a_date_is_tidied_on_leaving_and_never_changed(qtbot: QtBot, typed: str, tidy: str) -> None:
    field = DateField()
    other = _shown(qtbot, field)
    type_text(field, typed)
    other.setFocus()
    assert field.text() == tidy


def test_ctrl_z_brings_back_what_was_typed(qtbot: QtBot) -> None:
    field = DateField()
    other = _shown(qtbot, field)
    type_text(field, "5-9-26")
    other.setFocus()
    field.setFocus()
    press(field, "Ctrl+Z")
    assert field.text() != "05/09/2026"


def test_f4_opens_a_calendar_and_a_day_is_taken(qtbot: QtBot) -> None:
    field = DateField()
    _shown(qtbot, field)
    type_text(field, "1/9/26")
    press(field, "F4")
    popup = field._popup
    assert popup is not None
    assert popup.isVisible()
    assert popup.calendar.selectedDate().toPython() == dt.date(2026, 9, 1)
    heard: list[int] = []
    field.edited.connect(lambda: heard.append(1))
    press(popup.calendar.focusProxy() or popup.calendar, "Right")
    press(popup.calendar.focusProxy() or popup.calendar, "Return")
    assert field.text() == "02/09/2026"
    assert heard
    assert not popup.isVisible()


def test_a_curp_is_capitals_and_counts(qtbot: QtBot) -> None:
    field = CurpField()
    _shown(qtbot, field)
    type_text(field, "galm850312mzsrpr0")
    assert field.text() == "GALM850312MZSRPR0"
    assert field.hint() == "17 de 18"
    press(field, "Ctrl+Z")
    assert field.text() == "GALM850312MZSRPR"  # Qt's undo survives the capitals


@pytest.mark.parametrize(
    ("kind", "typed", "tidy"),
    [
        (TimeField, "930", "09:30"),
        (TimeField, "4:30 pm", "16:30"),
        (DateTimeField, "5-9-26 10:00", "05/09/2026 10:00"),  # as its hint says, no seconds
        (DateTimeField, "5-9-26 10:00:07", "05/09/2026 10:00:07"),
    ],
)
def test_hours_are_tidied(qtbot: QtBot, kind: type[TextField], typed: str, tidy: str) -> None:
    field = kind()
    other = _shown(qtbot, field)
    type_text(field, typed)
    other.setFocus()
    assert field.text() == tidy


def test_money_is_tidied_to_what_its_kind_reads(qtbot: QtBot) -> None:
    field = MoneyField()
    other = _shown(qtbot, field)
    type_text(field, "4500")
    other.setFocus()
    assert KINDS["money"].parse(field.text()) == 450_000


def test_accents_are_typed(qtbot: QtBot) -> None:
    for field in (TextField(), LongTextField()):
        _shown(qtbot, field)
        heard: list[int] = []
        field.edited.connect(lambda heard=heard: heard.append(1))
        type_text(field, "María Ñúñez «ü»")
        assert field.text() == "María Ñúñez «ü»"
        assert heard


def test_yes_and_no_by_their_letter(qtbot: QtBot) -> None:
    field = YesNoField()
    _shown(qtbot, field)
    type_text(field, "n")
    assert field.text() == "no"
    field.set_text("Sí")
    assert field.text() == "si"
    press(field, "Del")
    assert field.text() == ""


def test_several_choices_by_keyboard(qtbot: QtBot) -> None:
    field = ChoicesField()
    field.set_choices([("a", "Auditiva"), ("m", "Motriz"), ("v", "Visual")])
    _shown(qtbot, field)
    field.set_text("m")
    press(field, "F4")
    view = field.view()
    view.setCurrentIndex(field.model().index(2, 0))
    press(view, "Space")
    press(view, "Return")
    assert field.text() == "m;v"
    assert field.toolTip() == "Motriz; Visual"


def test_a_passphrase_is_hidden_and_capitals_are_told(qtbot: QtBot) -> None:
    field = PassphraseField()
    _shown(qtbot, field)
    heard: list[bool] = []
    field.capitals_locked.connect(heard.append)
    type_text(field, "aB")
    assert heard == [False, True]
    assert field.displayText() != "aB"
    field._eye.click()
    assert field.displayText() == "aB"


def test_a_fixed_choice_reads_as_well_as_a_fixed_text(qtbot: QtBot) -> None:
    many = [(str(n), f"Municipio {n}") for n in range(FILTER_FROM)]
    editor = ChoiceField(choices=many)
    qtbot.addWidget(editor)
    shown(editor)
    editor.set_fixed(True)
    line = editor.lineEdit()
    assert line is not None
    off, text = QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text
    assert line.palette().color(off, text) == style.colour("text2")
    editor.set_fixed(False)
    assert line.palette().color(off, text) == style.colour("distext")
