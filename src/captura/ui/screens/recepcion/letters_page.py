"""The letters to those who owe a quarter, as they will be printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.office import Office
from captura.actions.owing import Owing, letters
from captura.documents.page import Page as Paper
from captura.ui.components import Combo, Page, row
from captura.ui.lane import Lane, Teller
from captura.ui.look.measure import dp
from captura.ui.paper_card import PaperCard

ALL = "todos"


class LettersPage(Page):
    """The letters as they will be printed: of one institute, of those late, of all."""

    def __init__(
        self, office: Office, lane: Lane, tell: Teller, back: Callable[[], object]
    ) -> None:
        super().__init__("Cartas de recordatorio", "", crumbs=("Recepción", "Por llamar"))
        self._office, self._lane = office, lane
        self._owing: Sequence[Owing] = ()
        self.whom = Combo([], name="Para quién")
        self.whom.setFixedWidth(dp(320))
        self.whom.edited.connect(self._read)
        self.card = PaperCard(
            "Como saldrá en papel",
            tell,
            back,
            said="Enviado a la impresora",
            back="Volver a la lista",
            choices=row(self.whom, None),
        )
        self.body.addWidget(self.card, 1)

    def show_letters(self, found: Sequence[Owing], at: int) -> None:
        """Offer a letter for each and one bundle of all; that of a row shows first."""
        self._owing = found
        self.whom.set_entries(
            [
                (ALL, f"Todos los que no han entregado ({len(found)})"),
                *((one.institute, one.name) for one in found),
            ]
        )
        self.whom.set_code(found[at].institute)
        self._read()
        self.card.print.setFocus()

    def _read(self) -> None:
        code = self.whom.code()
        chosen = [one for one in self._owing if code in (ALL, one.institute)]

        def show(paper: Paper) -> None:
            if code == self.whom.code():
                self.card.show_paper(paper, f"recordatorio-{code}.pdf")

        self._lane.run(lambda: letters(self._office, chosen), show)
