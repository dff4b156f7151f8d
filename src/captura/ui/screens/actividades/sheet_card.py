"""The attendance list on paper, where the list stood: how it is filled, how it looks, printing."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.attendance_sheet import attendance_sheet
from captura.actions.office import Office
from captura.documents.page import Page
from captura.records.actividad import Actividad
from captura.records.sesion import Sesion
from captura.ui.components import Combo, Label, row
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.paper_card import PaperCard

FILLED = "llena"
_FILLS = [
    (FILLED, "Con quienes se espera"),
    *((str(lines), f"En blanco, {lines} renglones") for lines in (20, 40, 60)),
]


class SheetCard(PaperCard):
    """`closed()`: she is done, the list takes its place again."""

    def __init__(
        self, office: Office, run: Run, tell: Teller, closed: Callable[[], object]
    ) -> None:
        self.fill = Combo(_FILLS, name="Cómo se llena")
        self.fill.set_code(FILLED)
        self.fill.setFixedWidth(dp(220))
        super().__init__(
            "Lista para firmar",
            tell,
            closed,
            said="Lista enviada a la impresora",
            back="Volver a la lista",
            choices=row(Label("Renglones", "field"), self.fill, None),
        )
        self._office, self._run = office, run
        self._of: tuple[Actividad, Sesion] | None = None
        self.fill.edited.connect(self._read)

    def show_session(self, activity: Actividad, session: Sesion) -> None:
        """The sheet of a session, filled with who is expected until she chooses otherwise."""
        self._of = (activity, session)
        self.fill.set_code(FILLED)
        self._read()
        self.print.setFocus()

    def _read(self) -> None:
        if self._of is None:
            return
        of, code = self._of, self.fill.code()
        blank = None if code == FILLED else int(code)
        day = of[1].fecha

        def show(page: Page) -> None:
            if (of, code) == (self._of, self.fill.code()):
                self.show_paper(page, f"lista-{day:%Y-%m-%d}.pdf" if day else "lista.pdf")

        self._run(lambda: attendance_sheet(self._office, *of, blank), show)
