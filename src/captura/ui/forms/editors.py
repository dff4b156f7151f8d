"""The one table from a kind to its editor, and what every editor can do."""

from collections.abc import Mapping, Sequence
from typing import Protocol, cast

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from captura.records.fields import Field
from captura.ui.forms.choice_fields import ChoiceField, ReferenceField, YesNoField
from captura.ui.forms.choices_field import ChoicesField
from captura.ui.forms.curp_field import CurpField
from captura.ui.forms.date_field import DateField
from captura.ui.forms.long_text_field import LongTextField
from captura.ui.forms.text_fields import (
    DateTimeField,
    DecimalField,
    MoneyField,
    PhoneField,
    TextField,
    TimeField,
    WholeField,
)


class Editor(Protocol):
    """The small interface that all editors share; each is a QWidget too."""

    edited: SignalInstance
    editingFinished: SignalInstance

    def text(self) -> str: ...
    def set_text(self, text: str) -> None: ...
    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None: ...
    def set_state(self, state: str, message: str = "") -> None: ...
    def set_fixed(self, fixed: bool) -> None: ...
    def hint(self) -> str: ...


EDITORS: Mapping[str, type[QWidget]] = {
    "text": TextField,
    "long_text": LongTextField,
    "whole": WholeField,
    "decimal": DecimalField,
    "money": MoneyField,
    "date": DateField,
    "time": TimeField,
    "date_time": DateTimeField,
    "yes_no": YesNoField,
    "choice": ChoiceField,
    "choices": ChoicesField,
    "reference": ReferenceField,
    "curp": CurpField,
    "phone": PhoneField,
}


def make_editor(field: Field) -> tuple[QWidget, Editor]:
    """The editor of a field, twice the same object: as a widget and as an editor."""
    widget = EDITORS[field.kind.name]()
    if isinstance(widget, TextField):
        widget.several = field.several
    return widget, cast(Editor, widget)
