"""What was talked about with one institute: a line to note a contact, and all that were noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from captura.actions.contacts import CHANNELS, LONGEST, Contact, contacts, note_contact
from captura.actions.office import Office
from captura.actions.owing import Owing
from captura.errors import CapturaError
from captura.records.dates import parse_date
from captura.records.fields import field_of
from captura.records.institucion import Institucion
from captura.records.kind import Unreadable
from captura.ui.components import (
    Card,
    Combo,
    EmptyState,
    EnterMovesOn,
    FieldRow,
    Label,
    Page,
    action_button,
    row,
)
from captura.ui.forms.date_field import DateField
from captura.ui.forms.text_fields import TextField
from captura.ui.lane import Lane, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.recepcion import wording
from captura.ui.tables import Cell, Column, RowsModel, Table, take_spare
from captura.ui.wording import counted

_PHONE = field_of(Institucion, "telefono").kind
_NONE = (
    "Todavía no hay contactos",
    "Anote cada llamada, correo, visita o mensaje: la próxima sigue donde quedó esta.",
)


class ContactsPage(Page):
    """`back()`: to the list of whom to call."""

    MANUAL = "seguimiento.md"

    def __init__(
        self, office: Office, lane: Lane, tell: Teller, back: Callable[[], object]
    ) -> None:
        actions = [action_button("volver", back)]
        super().__init__("Contactos", "", crumbs=("Recepción", "Por llamar"), actions=actions)
        self._office, self._lane, self._tell = office, lane, tell
        self._one: Owing | None = None
        self.day, self.again, self.agreed = DateField(), DateField(), TextField()
        self.channel = Combo(list(CHANNELS.items()), name="Por dónde")
        self.agreed.setMaxLength(LONGEST)
        for editor, width in ((self.day, 132), (self.channel, 132), (self.again, 132)):
            editor.setFixedWidth(dp(width))
        self._moves = EnterMovesOn(self)
        self._moves.watch(self.day, self.channel, self.agreed)
        self.again.returnPressed.connect(self._give)
        self.day_row = FieldRow("Día", self.day, required=True)
        self.channel_row = FieldRow("Por dónde", self.channel, required=True)
        self.agreed_row = FieldRow("En qué quedaron", self.agreed, required=True)
        self.again_row = FieldRow("Volver a llamar", self.again)
        self.save = action_button("guardar", self._give, "primary", text="Anotar")
        fields = row(self.day_row, self.channel_row, self.agreed_row, self.again_row, gap=12)
        fields.setStretch(2, 1)
        note = Label("Queda en esta computadora y no se le manda a nadie.", "sub")
        self.form = Card("Anotar un contacto", fields, row(note, None, self.save))
        self.model = RowsModel(_columns(office))
        self.table = Table(self.model, "Contactos anotados")
        take_spare(self.table, 4)
        self.none = EmptyState("phone", *_NONE)
        self.noted = Card("Contactos", self.none, self.table)
        for place in (0, 1):
            self.noted.body.setStretch(place, 1)
        self.body.addWidget(self.form)
        self.body.addWidget(self.noted, 1)

    def show_institute(self, one: Owing) -> None:
        """Offer to note a contact with this institute, today by telephone; show what was noted."""
        self._one = one
        self.set_title(one.name, _how_to_reach(one.contact))
        self.day.set_text(f"{self._office.today():%d/%m/%Y}")
        self.channel.set_code("TEL")
        self.agreed.clear()
        self.again.clear()
        self._refuse(None, "")
        self._read()
        self.agreed.setFocus()

    def _read(self) -> None:
        one = self._one
        if one is not None:
            self._lane.run(
                lambda: contacts(self._office, one.institute),
                lambda found: self._show(one, found),
            )

    def _show(self, one: Owing, found: Sequence[Contact]) -> None:
        if one is not self._one:
            return
        self.model.set_rows(found)
        self.none.setVisible(not found)
        self.table.setVisible(bool(found))
        words = counted(len(found), "anotado", "anotados") if found else ""
        self.noted.set_title("Contactos", words)

    def _give(self) -> None:
        one = self._one
        if not self.save.isEnabled():
            return  # it is being noted: once more would be another contact
        day, again = self._date(self.day_row, self.day), self._date(self.again_row, self.again)
        if one is None or isinstance(day, str) or isinstance(again, str):
            return
        if day is None:
            self._refuse(self.day_row, "Escriba qué día fue.")
            return
        self._refuse(None, "")
        self.save.setEnabled(False)
        contact = Contact(day, self.channel.code(), self.agreed.text(), again)
        self._lane.run(
            lambda: note_contact(self._office, one.institute, contact),
            lambda _: self._kept(one),
            self._not_kept,
        )

    def _date(self, field: FieldRow, editor: DateField) -> dt.date | str | None:
        """The date typed, None for none; "" where it can't be read, and the field says why."""
        try:
            return parse_date(editor.text(), self._office.today())
        except Unreadable as error:
            self._refuse(field, f"{error.what} {error.fix}")
            return ""

    def _kept(self, one: Owing) -> None:
        self.save.setEnabled(True)
        self._tell.say("Contacto anotado", f"{one.name}: se ve en «Por llamar».")
        if one is self._one:  # she may have gone to another meanwhile
            self.show_institute(one)

    def _not_kept(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, CapturaError):
            raise error
        self._refuse(self.agreed_row, f"{error.what} {error.fix}")

    def _refuse(self, wrong: FieldRow | None, why: str) -> None:
        for field in (self.day_row, self.channel_row, self.agreed_row, self.again_row):
            field.set_state("bad" if field is wrong else "", why if field is wrong else "")
        if wrong is not None:
            wrong.editor.setFocus()


def _how_to_reach(known: Institucion | None) -> str:
    """`492 123 4567 · María Inventada · correo@ejemplo.mx`."""
    if known is None:
        return "Todavía no se sabe su teléfono: lo trae su primera entrega"
    parts = (_PHONE.text(known.telefono), known.titular, known.correo)
    return " · ".join(part for part in parts if part)


def _columns(office: Office) -> list[Column]:
    def again(one: Contact) -> str:
        return f"{one.again:%d/%m/%Y}" if one.again else "—"

    def day(one: Contact) -> Cell:
        return Cell(wording.ago(one.day, office.today()), spoken=f"{one.day:%d/%m/%Y}")

    return [
        Column("Cuándo", day, 110),
        Column("Por dónde", lambda one: CHANNELS.get(one.channel, one.channel), 110),
        Column("En qué quedaron", lambda one: Cell(one.agreed, bold=True), 300, stretch=True),
        Column("Volver a llamar", again, 130),
        Column("Anotó", lambda one: Cell(one.who, muted=True), 160, low=True),
    ]
