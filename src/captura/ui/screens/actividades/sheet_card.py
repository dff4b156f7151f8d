"""The papers of an activity, where its list stood: which one, for whom, how it looks, printing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from captura.actions.attendance_sheet import attendance_sheet
from captura.actions.constancias import (
    issue_constancias,
    most_of_it,
    preview_constancias,
    who_came,
)
from captura.actions.office import Office
from captura.actions.support_record import has_supports, record_of_activity
from captura.documents.page import Page
from captura.records.actividad import Actividad
from captura.records.sesion import Sesion
from captura.store.queries.attended import Attendee
from captura.ui.components import Combo, row
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.paper_card import PaperCard

LIST, CONSTANCIAS, ACTA = "lista", "constancias", "acta"
_PAPERS = [
    (LIST, "Lista para firmar"),
    (CONSTANCIAS, "Constancias"),
    (ACTA, "Acta de entrega de apoyos"),
]
FILLED = "llena"
_FILLS = [
    (FILLED, "Con quienes se espera"),
    *((str(lines), f"En blanco, {lines} renglones") for lines in (20, 40, 60)),
]
ALL, MOST = "todas", "mayoria"
_NOBODY = "Nadie ha asistido todavía con su nombre: no hay a quién dar constancia."
_FEW = "Nadie de esta elección tiene constancia que dar."
_NO_SUPPORT = (
    "Ningún apoyo dice que se entregó en esta actividad. Elija la actividad en cada apoyo, "
    "en «Personas», y el acta los reunirá."
)


class SheetCard(PaperCard):
    """`closed()`: she is done, the list takes its place again."""

    MANUAL = "imprimir.md"

    def __init__(
        self, office: Office, run: Run, tell: Teller, closed: Callable[[], object]
    ) -> None:
        self.what = Combo(_PAPERS, name="Qué se imprime")
        self.fill = Combo(_FILLS, name="Cómo se llena")
        self.whom = Combo([], name="Para quién")
        for combo, width in ((self.what, 220), (self.fill, 220), (self.whom, 260)):
            combo.setFixedWidth(dp(width))
        super().__init__(
            "En papel",
            tell,
            closed,
            said="Enviado a la impresora",
            back="Volver a la lista",
            complete=self._give_folios,
            choices=row(self.what, self.fill, self.whom, None),
        )
        self._office, self._run = office, run
        self._of: tuple[Actividad, Sesion] | None = None
        self._came: Sequence[str] = ()
        self._most: Sequence[str] = ()
        for combo in (self.what, self.fill, self.whom):
            combo.edited.connect(self._read)

    def show_session(self, activity: Actividad, session: Sesion) -> None:
        """The list of a session, filled with who is expected until she chooses otherwise."""
        self._of = (activity, session)
        self.what.set_code(LIST)
        self.fill.set_code(FILLED)
        self._run(lambda: (who_came(self._office, activity), most_of_it(self._office, activity)),
                  lambda found: self._offer(*found))  # fmt: skip

    def _offer(self, came: Sequence[Attendee], most: Sequence[str]) -> None:
        self._came, self._most = [one.persona for one in came], most
        self.whom.set_entries([
            (ALL, f"Todas las que asistieron ({len(came)})"),
            (MOST, f"Con 80 % de asistencia o más ({len(most)})"),
            *((one.persona, one.name) for one in came),
        ])  # fmt: skip
        self.whom.set_code(ALL)
        self._read()
        self.print.setFocus()

    def _people(self) -> Sequence[str]:
        code = self.whom.code()
        return {ALL: self._came, MOST: self._most}.get(code, [code])

    def _read(self) -> None:
        if self._of is None:
            return
        what, asked = self.what.code(), self._asked()
        self.fill.setVisible(what == LIST)
        self.whom.setVisible(what == CONSTANCIAS)

        def show(page: Page | None) -> None:
            if asked != self._asked():
                return
            if page is None:
                nobody = _FEW if self._came else _NOBODY
                self.show_nothing(nobody if what == CONSTANCIAS else _NO_SUPPORT)
            else:
                self.show_paper(page, self._file_name(what))

        self._run(self._maker(*self._of), show)

    def _asked(self) -> tuple[object, ...]:
        return self._of, self.what.code(), self.fill.code(), self.whom.code()

    def _maker(self, activity: Actividad, session: Sesion) -> Callable[[], Page | None]:
        """What puts the chosen paper together, off the window's thread."""
        office, people = self._office, self._people()
        if self.what.code() == CONSTANCIAS:
            return lambda: preview_constancias(office, activity, people) if people else None
        if self.what.code() == ACTA:
            return lambda: (
                record_of_activity(office, activity) if has_supports(office, activity) else None
            )
        code = self.fill.code()
        blank = None if code == FILLED else int(code)
        return lambda: attendance_sheet(office, activity, session, blank)

    def _file_name(self, what: str) -> str:
        day = self._of[1].fecha if self._of else None
        return f"{what}-{day:%Y-%m-%d}.pdf" if day else f"{what}.pdf"

    def _give_folios(self, paper: Page, then: Callable[[Page], None]) -> None:
        """Constancias get their folios when they go out, and keep them."""
        if self._of is None or self.what.code() != CONSTANCIAS:
            then(paper)
            return
        activity, people = self._of[0], self._people()
        self._run(lambda: issue_constancias(self._office, activity, people), then)
