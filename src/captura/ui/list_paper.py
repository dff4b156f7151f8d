"""A list as it shows now, on paper: its columns, its order, its rows, under the role and noted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from captura.actions.office import Office
from captura.actions.printed_list import note_printed_list
from captura.documents.list_page import list_page
from captura.documents.page import Block
from captura.documents.page import Page as Paper
from captura.ui.components import Page
from captura.ui.lane import Run, Teller
from captura.ui.paper_card import PaperCard
from captura.ui.tables import Table
from captura.ui.tables.cell import cell_of
from captura.ui.wording import counted

MOST = 600  # rows of one paper: forty sheets, and a second to lay them out
_EMPTY = "La lista está vacía. Quite el filtro, o espere a que tenga renglones."
_NAMES = "Lleva datos personales: guárdela bajo llave y destrúyala cuando ya no sirva."


class ListPaper(Page):
    """`back()`: she is done. names: the list says who someone is."""

    MANUAL = "imprimir.md"

    def __init__(
        self, office: Office, run: Run, tell: Teller, back: Callable[[], object], *, names: bool
    ) -> None:
        super().__init__("Lista en papel", _NAMES if names else "")
        self._office, self._run, self._names = office, run, names
        self._count, self._what = 0, ""
        self.card = PaperCard(
            "Como saldrá en papel", tell, back, said="Lista enviada a la impresora",
            back="Volver a la lista", complete=self._note,
        )  # fmt: skip
        self.body.addWidget(self.card, 1)

    def show_list(
        self,
        what: str,
        filters: str,
        table: Table,
        *,
        first: Sequence[Block] = (),
        note: Sequence[str] = (),
    ) -> None:
        """What the table shows. filters: what was chosen, in words that are nobody's; may be "".

        first: what has a sheet of its own before it · note: what is said small below it.
        """
        self._what = what
        model = table.columns_model()
        shown = [i for i in range(len(model.columns)) if not table.isColumnHidden(i)]
        columns = [model.columns[at] for at in shown]
        # a table that doesn't show has not given its column to stretch any room
        widths = [max(table.columnWidth(at), model.columns[at].width) for at in shown]
        count = model.rowCount()
        if count > MOST or not count:
            self.card.show_nothing(*(_too_many(count) if count else (_EMPTY,)))
            return

        def show(rows: Sequence[Any]) -> None:
            kept = [row for row in rows if row is not None]
            self._count = len(kept)
            facts = (
                self._office.name,
                " · ".join(filter(None, (f"{self._office.now():%d/%m/%Y %H:%M}", filters,
                                         counted(len(kept), "renglón", "renglones")))),
            )  # fmt: skip
            lines = [[cell_of(column, row).text for column in columns] for row in kept]
            right = [at for at, column in enumerate(columns) if column.right]
            headings = [column.title for column in columns]
            paper = list_page(
                what, facts, headings, lines, widths, right, self._office.mark,
                first=first, note=note,
            )  # fmt: skip
            self.card.show_paper(paper, "lista.pdf")
            self.card.print.setFocus()

        model.all_rows(show)

    def _note(self, paper: Paper, then: Callable[[Paper], None]) -> None:
        office, what, count, names = self._office, self._what, self._count, self._names
        self._run(
            lambda: note_printed_list(office, what, count, names=names), lambda _: then(paper)
        )


def _too_many(count: int) -> tuple[str, str]:
    why = f"La lista tiene {count:,} y en papel salen {MOST:,}. Fíltrela y vuelva a imprimir."
    return why, "Son muchos renglones"
