"""The report of a quarter as it will be printed, of an institute or of the state."""

from __future__ import annotations

from collections.abc import Callable

from captura.actions.office import Office
from captura.actions.quarterly_report import report_periods
from captura.documents.page import Page as Paper
from captura.records.periods import Period, read_period
from captura.ui.components import Combo, Page
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.paper_card import PaperCard

_NOTE = (
    "Cada cifra lleva un código: escrito en «Buscar» (Ctrl+K), enseña los registros que contó, "
    "aunque después cambien."
)


class ReportPage(Page):
    """`back()`: she is done. A quarter is counted when it is chosen, and again when she returns.

    title: the report's · crumb: of the screen it belongs to · back_words: of the way back there ·
    make: counts a quarter and gives the paper.
    """

    MANUAL = "informe-trimestral.md"

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        back: Callable[[], object],
        *,
        title: str,
        crumb: str,
        back_words: str,
        make: Callable[[Office, Period], Paper],
    ) -> None:
        super().__init__(title, _NOTE, crumbs=(crumb,))
        self._office, self._run, self._make = office, run, make
        periods = [(str(period), period.label) for period in report_periods(office)]
        self.period = Combo(periods, name="Trimestre", big=True)
        self.period.setFixedWidth(dp(210))
        self.period.edited.connect(self._read)
        self.set_actions([self.period])
        self.card = PaperCard(
            "Como saldrá en papel", tell, back, said="Informe enviado a la impresora",
            back=back_words,
        )  # fmt: skip
        self.body.addWidget(self.card, 1)

    def show_report(self, year: int) -> None:
        """The last quarter of a year that is over, else the one that is running."""
        today, offered = self._office.today(), report_periods(self._office)
        own = [one for one in offered if one.year == year] or offered
        over = [one for one in own if one.last < today]
        self.period.set_code(str((over or own)[0]))
        self._read()
        self.card.print.setFocus()

    def _read(self) -> None:
        code = self.period.code()

        def show(paper: Paper) -> None:
            if code == self.period.code():
                self.card.show_paper(paper, f"informe-{code}.pdf")

        self._run(lambda: self._make(self._office, read_period(code)), show)
