"""The card at the right: a new entry, or until when the one chosen can be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from captura.records.catalogues import Entry
from captura.records.editions import LONGEST_BASIS, LONGEST_CODE, LONGEST_LABEL
from captura.ui.components import Button, Card, Combo, FieldRow, IconLine, Label, action_button, row
from captura.ui.components.layouts import show_if
from captura.ui.forms.date_field import DateField
from captura.ui.forms.text_fields import TextField
from captura.ui.look.measure import dp
from captura.ui.screens.catalogos.lines import day
from captura.ui.screens.catalogos.presenter import Typed

_NEW = (
    "Agregar un valor",
    "Se podrá elegir en todos los institutos. No se quita nunca: cuando ya no se use, dígale su "
    "último día.",
    "Agregar",
)
_CLOSE = (
    "Último día",
    "Después de ese día ya no se ofrece; lo registrado con él se sigue leyendo. En blanco se "
    "puede elegir siempre.",
    "Fijar último día",
)


class EntryCard(Card):
    """`adding(Typed)`, `closing(code, Typed)`."""

    adding = Signal(object)
    closing = Signal(str, object)

    def __init__(self) -> None:
        super().__init__(_NEW[0])
        self.setFixedWidth(dp(400))
        self._entry: Entry | None = None
        self._alike: Sequence[tuple[str, str]] = ()
        self.says = Label("", "sub", wrap=True)
        self.whom = Label("", "strong", wrap=True)
        self.label, self.code, self.basis = TextField(), TextField(), TextField()
        for field, longest in (
            (self.label, LONGEST_LABEL), (self.code, LONGEST_CODE), (self.basis, LONGEST_BASIS),
        ):  # fmt: skip
            field.setMaxLength(longest)
        self.date, self.like = DateField(), Combo((), placeholder="Elija…")
        self.label_row = FieldRow("Nombre", self.label, required=True)
        self.date_row = FieldRow("Día", self.date, hint=self.date.hint())
        self.code_row = FieldRow("Clave", self.code, hint="en blanco, una nueva")
        self.like_row = FieldRow("Se trata como", self.like, required=True)
        self.basis_row = FieldRow("Fundamento", self.basis, required=True, hint="acuerdo, ley…")
        self.wrong = IconLine("bad", "", "said-bad", wrap=True)
        self.act = action_button("concluir", self._ask, "primary", text=_NEW[2])
        self.leave = Button("Cancelar", icon="x", slot=self.ask_new)
        for part in (
            self.says, self.whom, self.label_row, self.like_row, self.date_row, self.code_row,
            self.basis_row, self.wrong,
        ):  # fmt: skip
            self.body.addWidget(part)
        self.body.addLayout(row(None, self.leave, self.act))
        self.body.addStretch(1)
        self.wrong.hide()
        self.ask_new()

    def offer(self, alike: Sequence[tuple[str, str]]) -> None:
        """The entries that a new one can be treated as; none: the program treats all the same."""
        self._alike = alike
        self.like.set_entries(alike)
        self.ask_new()

    def ask_new(self) -> None:
        """Ask for a new entry."""
        self._entry = None
        self._show(_NEW)
        for field in (self.label, self.code, self.date, self.basis):
            field.set_text("")
        self.like.set_code("")

    def ask_last(self, entry: Entry) -> None:
        """Ask for the last day of one that stands."""
        self._entry = entry
        self._show(_CLOSE)
        self.whom.setText(entry.label)
        self.date.set_text(day(entry.until) if entry.until else "")
        self.basis.set_text(entry.basis if entry.edition else "")
        self.date.setFocus()

    def show_refused(self, message: str, *, date: bool) -> None:
        """Why it can't be so, at the day or over the buttons."""
        self.date_row.set_state("bad" if date else "", message if date else "")
        self.wrong.show_state("bad", message)
        show_if(self.wrong, not date)
        if date:
            self.date.setFocus()

    def _show(self, words: tuple[str, str, str]) -> None:
        title, says, act = words
        new = self._entry is None
        self.set_title(title)
        self.says.setText(says)
        self.act.set_words(act)
        self.date_row.set_state("")
        self.date_row.label.setText("Desde" if new else "Último día")
        self.wrong.hide()
        for part in (self.label_row, self.code_row):
            show_if(part, new)
        show_if(self.like_row, new and bool(self._alike))
        show_if(self.whom, not new)
        show_if(self.leave, not new)

    def _ask(self) -> None:
        typed = Typed(
            self.date.text(), self.basis.text(), self.label.text(), self.code.text(),
            self.like.code(),
        )  # fmt: skip
        if self._entry is None:
            self.adding.emit(typed)
        else:
            self.closing.emit(self._entry.code, typed)
