"""The form made from fields: what is typed reaches the draft, problems stand by their field."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from captura.records import fields as f
from captura.records.catalogues import Catalogue, Entry
from captura.records.draft import Draft
from captura.records.fields import fields_of
from captura.records.record import Record
from captura.ui.forms import FormSection, RecordForm
from tests.ui.keys import press, shown, type_text
from tests.ui.walk import assert_named, assert_nothing_clipped

TOWNS = Catalogue("pueblos", (Entry("020", "Jerez"), Entry("036", "Pinos")))
CATALOGUES: Mapping[str, Catalogue] = MappingProxyType({"pueblos": TOWNS})
CHOICES = {"pueblo": [("020", "Jerez"), ("036", "Pinos")]}


@dataclass(frozen=True, kw_only=True)
class Vecina(Record):
    """A made-up record."""

    curp: str | None = f.curp("CURP", section="Identidad")
    nombre: str | None = f.text("Nombre", section="Identidad", required=True, max_length=10)
    nacimiento: str | None = f.date("Nacimiento", section="Identidad")
    pueblo: str | None = f.choice("Pueblo", "pueblos", section="Domicilio", required=True)
    notas: str | None = f.long_text("Notas", section="Domicilio")


FIELDS = fields_of(Vecina)
SECTIONS = (
    FormSection("Identidad", (("curp", 4), ("nombre", 3), ("nacimiento", 3))),
    FormSection("Domicilio", (("pueblo", 2), ("notas", 6))),
)


def _draft() -> Draft[Vecina]:
    return Draft(Vecina(), CATALOGUES)


@pytest.fixture
def form(qtbot: QtBot) -> RecordForm:
    made = RecordForm(FIELDS, SECTIONS)
    made.bind(_draft(), CHOICES)
    qtbot.addWidget(made)
    shown(made, 900, 600)
    return made


def _focused(form: RecordForm) -> str:
    inside = form.focusWidget()
    return next(
        (
            name
            for name in form._rows
            if inside is not None
            and (form.row(name).editor is inside or form.row(name).editor.isAncestorOf(inside))
        ),
        "",
    )


def test_typing_reaches_the_draft_and_enter_moves_on(form: RecordForm) -> None:
    form.focus_first()
    assert _focused(form) == "nombre"
    edited: list[str] = []
    form.edited.connect(edited.append)
    type_text(form.row("nombre").editor, "María")
    press(form.row("nombre").editor, "Return")
    assert _focused(form) == "nacimiento"
    type_text(form.row("nacimiento").editor, "12/3/85")
    press(form.row("nacimiento").editor, "Return")
    assert _focused(form) == "pueblo"
    draft = form._draft
    assert draft is not None
    assert (draft.record.nombre, str(draft.record.nacimiento)) == ("María", "1985-03-12")
    assert set(edited) == {"nombre", "nacimiento"}


def test_what_cannot_be_read_is_said_on_leaving_and_unsaid_on_mending(form: RecordForm) -> None:
    editor = form.row("nacimiento").editor
    form.focus("nacimiento")
    type_text(editor, "31/02/2026")
    assert form.row("nacimiento").state() == ("", "")
    press(editor, "Return")
    state, message = form.row("nacimiento").state()
    assert state == "bad"
    assert "día 31" in message
    form.focus("nacimiento")
    editor.selectAll()
    type_text(editor, "28/02/2026")
    assert form.row("nacimiento").state() == ("", "")


def test_a_choice_shows_its_words_and_gives_its_code(qtbot: QtBot) -> None:
    form = RecordForm(FIELDS, SECTIONS)
    qtbot.addWidget(form)
    form.bind(Draft(Vecina(pueblo="036"), CATALOGUES), CHOICES)
    assert form.editor("pueblo").text() == "036"
    assert form.row("pueblo").editor.currentText() == "Pinos"


def test_f8_goes_round_the_problems(form: RecordForm) -> None:
    assert not form.go_to_problem(1)
    form.set_problems({"nombre": ("bad", "Falta."), "pueblo": ("warn", "Raro.")})
    form.focus("curp")
    seen = []
    for key in ("F8", "F8", "F8", "Shift+F8"):
        press(form, key)
        seen.append(_focused(form))
    assert seen == ["nombre", "pueblo", "nombre", "pueblo"]


def test_a_form_that_can_t_be_kept_leads_to_its_first_fault(form: RecordForm) -> None:
    """As they stand, not as the cursor stands nor as the rules found them; a doubt comes after."""
    form.set_problems({"pueblo": ("bad", "Falta."), "nombre": ("bad", "Falta.")})
    form.focus("nombre")
    form.go_to_first_problem()
    assert _focused(form) == "nombre"
    form.set_problems({"nombre": ("warn", "Raro."), "pueblo": ("bad", "Falta.")})
    form.go_to_first_problem()
    assert _focused(form) == "pueblo"


def test_hidden_fields_leave_no_hole(form: RecordForm) -> None:
    before = form.row("nombre").pos()
    form.set_hidden("curp")
    shown(form, 900, 600)
    assert not form.row("curp").isVisible()
    assert form.row("nombre").pos().y() < before.y()
    form.set_hidden()
    shown(form, 900, 600)
    assert form.row("nombre").pos() == before


def test_values_from_elsewhere_are_skipped(form: RecordForm) -> None:
    form.set_fixed("nacimiento", True, "de la CURP")
    assert form.row("nacimiento").hint.text() == "de la CURP"
    form.focus("nombre")
    press(form.row("nombre").editor, "Return")
    assert _focused(form) == "pueblo"
    form.set_fixed("nacimiento", False)
    assert form.row("nacimiento").hint.text() == "dd/mm/aaaa"


@pytest.mark.parametrize("width", [900, 420])
def test_nothing_is_cut(form: RecordForm, width: int) -> None:
    form.set_columns(6 if width > 600 else 2)
    long = "Lo más que cabe son 10 letras; escriba uno más corto o ponga lo demás en notas."
    form.set_problems({name: ("bad", long) for name in ("curp", "nombre", "nacimiento")})
    shown(form, width, 900)
    assert_nothing_clipped(form)
    assert_named(form)


def test_every_field_of_every_record_has_an_editor(qtbot: QtBot) -> None:
    form = RecordForm(FIELDS)
    qtbot.addWidget(form)
    shown(form)
    assert {field.name for field in FIELDS} == set(form._rows)
    assert isinstance(form, QWidget)


def test_sections_cut_differently_stand_under_one_another(qtbot: QtBot) -> None:
    thirds = FormSection("Identidad", (("curp", 2), ("nombre", 2)))
    mixed = FormSection("Domicilio", (("pueblo", 1), ("notas", 1), ("nacimiento", 2)))
    form = RecordForm(FIELDS, (thirds, mixed))
    qtbot.addWidget(form)
    shown(form, 900, 600)
    above, below = form.row("nombre"), form.row("nacimiento")
    assert (above.x(), above.width()) == (below.x(), below.width())


def test_a_value_from_elsewhere_is_read_and_not_greyed(form: RecordForm) -> None:
    editor = form.row("pueblo").editor
    form.set_fixed("pueblo", True, "de la CURP")
    assert not editor.isEnabled()
    assert editor.property("fixed") is True
    form.set_fixed("pueblo", False)
    assert editor.isEnabled()
    assert editor.property("fixed") is False
