"""Typing: one editor a kind, and the form that lays them out and binds them to a draft."""

from typing import TYPE_CHECKING

from captura.ui.lazily import lazily

if TYPE_CHECKING:
    from captura.ui.forms.calendar_popup import CalendarPopup
    from captura.ui.forms.choice_fields import ChoiceField, ReferenceField, YesNoField
    from captura.ui.forms.choices_field import ChoicesField
    from captura.ui.forms.curp_field import CurpField
    from captura.ui.forms.date_field import DateField
    from captura.ui.forms.editors import EDITORS, Editor, make_editor
    from captura.ui.forms.long_text_field import LongTextField
    from captura.ui.forms.passphrase_field import PassphraseField
    from captura.ui.forms.record_form import FormSection, RecordForm
    from captura.ui.forms.text_fields import (
        DateTimeField,
        DecimalField,
        MoneyField,
        PhoneField,
        TextField,
        TimeField,
        WholeField,
    )

__getattr__ = lazily(
    __name__,
    {
        "calendar_popup": "CalendarPopup",
        "choice_fields": "ChoiceField ReferenceField YesNoField",
        "choices_field": "ChoicesField",
        "curp_field": "CurpField",
        "date_field": "DateField",
        "editors": "EDITORS Editor make_editor",
        "long_text_field": "LongTextField",
        "passphrase_field": "PassphraseField",
        "record_form": "FormSection RecordForm",
        "text_fields": "DateTimeField DecimalField MoneyField PhoneField TextField TimeField "
        "WholeField",
    },
)

__all__ = [
    "EDITORS",
    "CalendarPopup",
    "ChoiceField",
    "ChoicesField",
    "CurpField",
    "DateField",
    "DateTimeField",
    "DecimalField",
    "Editor",
    "FormSection",
    "LongTextField",
    "MoneyField",
    "PassphraseField",
    "PhoneField",
    "RecordForm",
    "ReferenceField",
    "TextField",
    "TimeField",
    "WholeField",
    "YesNoField",
    "make_editor",
]
