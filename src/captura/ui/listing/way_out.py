"""How a list leaves the screen: Ctrl+C for the rows chosen, «Exportar…» for all that it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from captura.actions.office import Office
from captura.actions.take_list import copy_list, export_list, may_take_list
from captura.ui.components import Button, action_button
from captura.ui.components.layouts import fill, row
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.entregas.book_fields import BookFields
from captura.ui.screens.entregas.wording import missing_for_book
from captura.ui.tables import Column, Table
from captura.ui.tables.cell import cell_of
from captura.ui.wording import counted

Rows = Callable[[], Iterable[Any]]
_EXCEL = "Libro de Excel (*.xlsx)"


class WayOut(QWidget):
    """The bar that asks for a password, hidden until it is needed; `buttons` belong on the page.

    rows(places): says, before the list may change, how to read the rows there, in the database's
    lane. what: the name of the list, nobody's. names: it says who someone is. about(): what the
    list says of itself, for the workbook.
    """

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        table: Table,
        rows: Callable[[Sequence[int]], Rows],
        *,
        what: str,
        names: bool,
        about: Callable[[], Sequence[str]] = tuple,
    ) -> None:
        super().__init__()
        self._office, self._run, self._tell, self._table = office, run, tell, table
        self._rows, self._what, self._names = rows, what, names
        self._about = about
        self.hide()
        self.buttons: list[Button] = []
        if may_take_list(office, names=names):
            table.copies = self.copy
            self.buttons = [Button("Exportar…", icon="file-spreadsheet", slot=self._ask)]

    @cached_property
    def book(self) -> BookFields:
        """What is asked, with its buttons; made when first asked."""
        book = BookFields()
        book.setMaximumWidth(dp(480))
        save = Button("Guardar libro…", icon="check", slot=self._save)
        leave = action_button("volver", self._close)
        fill(QVBoxLayout(self), (book, row(save, leave, None)), 8)
        return book

    def _columns(self) -> list[Column]:
        columns = self._table.columns_model().columns
        return [one for at, one in enumerate(columns) if not self._table.isColumnHidden(at)]

    def copy(self) -> None:
        """The rows chosen, as they show, to the clipboard."""
        columns, rows = self._columns(), self._rows(self._table.chosen_rows())
        office, what, names = self._office, self._what, self._names

        def work() -> str:
            cells = ([cell_of(one, each).text for one in columns] for each in rows())
            headings = [one.title for one in columns]
            return copy_list(office, what, [headings, *cells], names=names)

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            count = counted(text.count("\r\n"), "renglón", "renglones")
            self._tell.say(f"Copiado: {count}", "Péguelo en Excel. Quedó anotado.")

        self._run(work, done)

    def _ask(self) -> None:
        if self._names:
            book = self.book
            self.show()
            book.password.setFocus()
        else:
            self._choose(None, "")

    def _save(self) -> None:
        typed = (self.book.password.text(), self.book.again.text(), self.book.reason.text())
        problem = missing_for_book(*typed)
        self.book.refuse(problem)
        if not problem:
            self._choose(typed[0], typed[2])

    def _choose(self, password: str | None, reason: str) -> None:
        name = f"lista-{self._what.lower()}-{self._office.today():%Y-%m-%d}.xlsx"
        path, _ = QFileDialog.getSaveFileName(self, "Guardar libro", name, _EXCEL)
        if path:
            self.export(Path(path), password, reason)

    def export(self, path: Path, password: str | None, reason: str) -> None:
        """All that the list shows, in its order, into a workbook."""
        columns = self._columns()
        rows = self._rows(range(self._table.columns_model().rowCount()))
        office, what, names = self._office, self._what, self._names
        about = self._about()

        def lines() -> Iterator[list[str | float | None]]:
            for each in rows():
                yield [_plain(one, cell_of(one, each).text) for one in columns]

        def work() -> int:
            return export_list(
                office, what, [one.title for one in columns], lines(), path,
                names=names, password=password, reason=reason, about=about,
            )  # fmt: skip

        def done(count: int) -> None:
            self._close()
            told = "Mande la contraseña por otro medio que el libro. " if names else ""
            said = counted(count, "renglón", "renglones")
            self._tell.say(f"Libro guardado: {said}", f"{told}Quedó anotado.")

        self._run(work, done)

    def _close(self) -> None:
        if "book" in vars(self):
            self.book.clear()
            self.book.refuse("")
        self.hide()


def _plain(column: Column, text: str) -> str | float | None:
    """What Excel can count with as a number, the rest as it reads."""
    digits = text.replace(",", "")
    number = column.right and digits.replace(".", "", 1).isdecimal()
    return float(digits) if number else text or None
