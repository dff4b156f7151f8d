"""The bar over a list while several rows are chosen: change them, put them in the bin, let go."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from captura.records.fields import Field
from captura.ui import keys
from captura.ui.components import Button, Combo, InlineMessage, Label
from captura.ui.components.layouts import fill, row
from captura.ui.forms.choices import offered
from captura.ui.forms.editors import Editor, make_editor
from captura.ui.listing.many import Many
from captura.ui.look.measure import dp
from captura.ui.tables import Table

Ids = Callable[[], Sequence[str]]
LEAST = 2  # rows: one is opened, and corrected there


class ManyBar(QWidget):
    """Shows itself by the rows chosen in `table`; `ids(rows)` says, before the list
    may change, how to find the ids of the records there."""

    def __init__(
        self,
        table: Table,
        decide: Callable[[ManyBar], Many],
        ids: Callable[[Sequence[int]], Ids],
    ) -> None:
        super().__init__()
        self._table, self._ids = table, ids
        self._rows: list[int] = []
        self.presenter = many = decide(self)
        self.count = Label("", "strong")
        self.what = Combo([(one.name, one.label) for one in many.fields], name="Qué se cambia")
        self.what.setFixedWidth(dp(180))
        self.values = QStackedWidget()
        self.editors: dict[str, Editor] = {}
        for field in many.fields:
            widget, editor = make_editor(field)
            widget.setAccessibleName(f"Nuevo valor de {field.label}")
            if field.kind.name == "choice":
                editor.set_choices(_choices(many, field))
            self.editors[field.name] = editor
            self.values.addWidget(widget)
        self.values.setFixedHeight(dp(32))
        self.values.setMinimumWidth(dp(160))
        self.what.set_code(many.fields[0].name)
        self.what.edited.connect(self._show_editor)
        self.apply = Button("Cambiar", icon="check", slot=self._change)
        self.bin = Button("Eliminar…", "danger", icon="trash-2", slot=self._ask)
        self.let_go = Button("Soltar", key=keys.action("volver").key, slot=self.leave)
        change = row(self.count, 8, self.what, self.values, self.apply)
        change.setStretch(3, 1)
        self.line = row(change, row(self.bin, self.let_go, None))  # its page flips it
        self.line.setStretch(0, 1)
        self.message = InlineMessage("warn", "", closable=True)
        self.message.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        fill(QVBoxLayout(self), (self.line, self.message), 8)
        self.hide()
        table.chosen.connect(self._chosen)

    def _show_editor(self) -> None:
        names = [one.name for one in self.presenter.fields]
        self.values.setCurrentIndex(names.index(self.what.code()))

    def _chosen(self, rows: Sequence[int]) -> None:
        self._rows = list(rows)
        self.message.hide()
        self.count.setText(f"{len(rows):,} a la vez")
        self.setVisible(len(rows) >= LEAST)

    def _change(self) -> None:
        name = self.what.code()
        self.presenter.change(self._ids(self._rows), name, self.editors[name].text())

    def _ask(self) -> None:
        sure = Button("Eliminar", "danger", slot=self._remove)
        text = "Se van a la papelera con lo que depende de cada una; se puede deshacer."
        title = f"¿Eliminar {self.presenter.count(len(self._rows))}?"
        self.message.show_message("warn", title, text, actions=[sure])
        sure.setFocus()

    def _remove(self) -> None:
        self.presenter.remove(self._ids(self._rows))

    # what the presenter asks ---------------------------------------------------------------

    def refuse(self, sentence: str) -> None:
        """Say why nothing was changed."""
        self.message.show_message("warn", "No se cambió nada", sentence)

    def leave(self) -> None:
        """Only the row with the cursor stays chosen."""
        self.message.hide()
        self._table.choose_current()
        self._table.setFocus()


def _choices(many: Many, field: Field) -> list[tuple[str, str]]:
    """What is offered today, the institute's own places first."""
    office = many.office
    return offered(field, many.record(), office.catalogues, office.today(), office.institute)
