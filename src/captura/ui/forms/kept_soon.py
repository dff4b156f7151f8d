"""Has what is typed in a form kept within the second that is promised."""

from __future__ import annotations

from captura.ui.forms.half_typed import HalfTyped
from captura.ui.forms.record_form import RecordForm
from captura.ui.pause import KEEP_AFTER, Pause


class KeptSoon(Pause):
    """Begun by the form's owner at each key; the copy knows where the cursor stands."""

    def __init__(self, form: RecordForm, half_typed: HalfTyped) -> None:
        super().__init__(form, KEEP_AFTER, half_typed.keep)
        half_typed.cursor, half_typed.put_cursor = form.typing_at, form.type_at
