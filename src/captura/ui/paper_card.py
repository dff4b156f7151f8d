"""A paper as it will be printed, with what one does with it: print, keep as PDF, go back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QLayout

from captura.documents.page import Page
from captura.errors import CapturaError
from captura.ui.components import Button, Card, row
from captura.ui.lane import Teller
from captura.ui.paper_preview import PaperPreview
from captura.ui.printing import print_on_paper, save_as_pdf
from captura.ui.wording import counted

Complete = Callable[[Page, Callable[[Page], None]], object]


class PaperCard(Card):
    """`closed()`: she is done. said: what the bar says once the printer has it.

    heard: whether Esc is heard here, or by the page around it. complete(page, then): what is done
    before a paper goes out; it calls `then` with the page that does.
    """

    def __init__(
        self,
        title: str,
        tell: Teller,
        closed: Callable[[], object],
        *,
        said: str,
        back: str,
        heard: bool = True,
        complete: Complete = lambda paper, then: then(paper),
        choices: QLayout | None = None,
    ) -> None:
        super().__init__(title)
        self._title, self._said, self._tell, self._closed = title, said, tell, closed
        self._name, self._complete = "", complete
        self.paper: Page | None = None
        self.preview = PaperPreview()
        self.print = Button("Imprimir", "primary", icon="printer", slot=self._print)
        self.save = Button("Guardar PDF…", icon="file-down", slot=self._save)
        self.cancel = Button(back, key="Esc", slot=closed, heard=heard)
        if choices is not None:
            self.body.addLayout(choices)
        self.body.addWidget(self.preview, 1)
        self.body.addLayout(row(None, self.cancel, self.save, self.print))

    def show_paper(self, page: Page, name: str) -> None:
        """The page, and the file name (nobody's) that its PDF is offered under."""
        self.paper, self._name = page, name
        self.preview.show_paper(page)
        self.set_title(self._title, counted(self.preview.sheets, "hoja", "hojas"))
        for button in (self.print, self.save):
            button.setEnabled(True)

    def show_nothing(self, why: str, title: str = "No hay qué imprimir") -> None:
        """There is no such paper: why."""
        self.paper = None
        self.preview.show_words(title, why)
        self.set_title(self._title)
        for button in (self.print, self.save):
            button.setEnabled(False)

    def _print(self) -> None:
        paper = self.paper
        if paper is not None:
            self._complete(
                paper, lambda out: self._out(lambda: print_on_paper(self, out), self._said)
            )

    def _save(self) -> None:
        paper, name = self.paper, self._name
        if paper is not None:
            self._complete(
                paper, lambda out: self._out(lambda: save_as_pdf(self, out, name), "PDF guardado")
            )

    def _out(self, act: Callable[[], bool], done: str) -> None:
        try:
            if act():
                self._tell.say(done)
                self._closed()
        except CapturaError as error:
            self._tell.say(error.title, f"{error.what} {error.fix}", kind="bad")
