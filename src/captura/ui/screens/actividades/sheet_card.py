"""The attendance list on paper, where the list stood: how it is filled, how it looks, printing."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.attendance_sheet import attendance_sheet
from captura.actions.office import Office
from captura.documents.page import Page
from captura.errors import CapturaError
from captura.records.actividad import Actividad
from captura.records.sesion import Sesion
from captura.ui.components import Button, Card, Combo, Label, row
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.paper_preview import PaperPreview
from captura.ui.printing import print_on_paper, save_as_pdf
from captura.ui.wording import counted

FILLED = "llena"
_FILLS = [
    (FILLED, "Con quienes se espera"),
    *((str(lines), f"En blanco, {lines} renglones") for lines in (20, 40, 60)),
]


class SheetCard(Card):
    """`closed()`: she is done, the list takes its place again."""

    def __init__(
        self, office: Office, run: Run, tell: Teller, closed: Callable[[], object]
    ) -> None:
        super().__init__("Lista para firmar")
        self._office, self._run, self._tell, self._closed = office, run, tell, closed
        self._of: tuple[Actividad, Sesion] | None = None
        self.paper: Page | None = None
        self.fill = Combo(_FILLS, name="Cómo se llena")
        self.fill.set_code(FILLED)
        self.fill.setFixedWidth(dp(220))
        self.fill.edited.connect(self._read)
        self.preview = PaperPreview()
        self.print = Button("Imprimir", "primary", icon="printer", slot=self._print)
        self.save = Button("Guardar PDF…", icon="file-down", slot=self._save)
        self.cancel = Button("Volver a la lista", key="Esc", slot=closed)
        self.body.addLayout(row(Label("Renglones", "field"), self.fill, None))
        self.body.addWidget(self.preview, 1)
        self.body.addLayout(row(None, self.cancel, self.save, self.print))

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

        def show(page: Page) -> None:
            if (of, code) == (self._of, self.fill.code()):
                self.paper = page
                self.preview.show_paper(page)
                self.set_title("Lista para firmar", counted(self.preview.sheets, "hoja", "hojas"))

        self._run(lambda: attendance_sheet(self._office, *of, blank), show)

    def _print(self) -> None:
        paper = self.paper
        if paper is not None:
            self._on_paper(lambda: print_on_paper(self, paper), "Lista enviada a la impresora")

    def _save(self) -> None:
        if self.paper is not None and self._of is not None:
            paper, day = self.paper, self._of[1].fecha
            name = f"lista-{day:%Y-%m-%d}.pdf" if day else "lista.pdf"
            self._on_paper(lambda: save_as_pdf(self, paper, name), "PDF guardado")

    def _on_paper(self, act: Callable[[], bool], done: str) -> None:
        try:
            if act():
                self._tell.say(done)
                self._closed()
        except CapturaError as error:
            self._tell.say(error.title, f"{error.what} {error.fix}", kind="bad")
