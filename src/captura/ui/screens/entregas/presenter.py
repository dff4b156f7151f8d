"""Decides what can be done with a period: review it, make its package, hand it in, read acuses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from captura.actions.office import Office
from captura.errors import CapturaError
from captura.records.periods import Period, read_period
from captura.store.queries.packages import PackageRow
from captura.ui.screens.entregas import wording
from captura.ui.screens.entregas.gathered import (
    Gathered,
    Item,
    changed,
    gather,
    latest,
    place_of,
)
from captura.ui.screens.entregas.now import BOOK, MAIL, USB, Now, now_of
from captura.ui.screens.entregas.receipts import receive, receive_code
from captura.ui.wording import counted

if TYPE_CHECKING:
    from captura.actions.save_record import Saved

REVIEW, MADE, OBSERVED = "revision", "hechas", "observaciones"
Failed = Callable[[BaseException], None]


class Runner(Protocol):
    """Takes slow work off the window's thread."""

    def run(self, work: Callable[[], Any], done: Callable[[Any], None], failed: Failed) -> None:
        """Database work that is short."""

    def run_long(
        self,
        work: Callable[[Callable[[int], None]], Any],
        done: Callable[[Any], None],
        failed: Failed,
    ) -> None:
        """Database work that tells how many records it wrote, and may be cancelled."""


class View(Protocol):
    """What the presenter asks of the widgets."""

    def show_now(self, now: Now) -> None:
        """Title, steps, what goes and what can be done."""

    def show_items(self, items: Sequence[Item], total: int) -> None:
        """The problems of the review; total: how many there are, listed or not."""

    def show_observed(self, items: Sequence[Item]) -> None:
        """The open observations of the state."""

    def show_packages(self, rows: Sequence[PackageRow], returned: Mapping[str, int]) -> None:
        """The ledger; returned: {package: records given back}."""

    def show_tab(self, tab: str) -> None:
        """Bring one of the three lists to the front."""

    def show_reading(self, reading: bool) -> None:
        """The review is under way, or no longer."""

    def show_making(self, total: int) -> None:
        """The package is being made of so many records; 0 when it ended."""

    def show_answering(self, total: int) -> None:
        """One reason is being given to so many warnings; 0 when it ended."""

    def offer_alike(self, item: Item, text: str, count: int) -> None:
        """Of the rule just answered so many more ask: offer the same reason for all of them."""

    def ask_folder(self) -> str:
        """A folder to save into; empty when she changed her mind."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""

    def show_done(self, title: str, text: str) -> None:
        """In a bar over the page: what was done, and what to do now."""


class Teller(Protocol):
    """What is said at the foot of the window (the Desk does it)."""

    def did(self, saved: Saved, title: str, text: str = "") -> None: ...
    def go(self, screen: str, **where: Any) -> None: ...


class Presenter:
    """One period at a time; `way`: how the package leaves."""

    def __init__(self, view: View, office: Office, runner: Runner, tell: Teller) -> None:
        self._view, self._office, self._runner, self._tell = view, office, runner, tell
        self.period: Period = wording.due_period(office.catalogues, office.today())
        self.way = USB
        self.found: Gathered | None = None
        self.busy = False
        self.own_save: int | None = None  # the answer kept last: it is shown already

    def choose(self, period: str) -> None:
        """Look at another period (`2026-T3`)."""
        self.period = read_period(period)
        self.read()

    def choose_way(self, way: str) -> None:
        """Another way out for the package."""
        self.way = way
        if self.found:
            self._show_now()

    def read(self) -> None:
        """Review the period and read the ledger again."""
        self._view.show_reading(True)
        period = self.period
        self._runner.run(lambda: gather(self._office, period), self._have, self._failed)

    def explain(self, item: Item, text: str) -> None:
        """Keep the reason of a warning, or the answer to an observation."""
        text = text.strip()
        if not text or text == self._answer_shown(item):
            return
        from captura.actions.answer import answer

        office = self._office

        def done(saved: Saved) -> None:
            self.own_save = saved.number
            self._tell.did(saved, "Respuesta guardada", "Viaja con la próxima entrega.")
            self._count_changed()
            if left := self._alike(item):
                self._view.offer_alike(item, text, left)

        def failed(error: BaseException) -> None:
            self._failed(error)
            self.read()

        self._answered(item, text)  # at once: leaving the field says the same again
        self._runner.run(
            lambda: answer(office, item.type, item.id, item.field or None, item.about, text),
            done,
            failed,
        )

    def _count_changed(self) -> None:
        """An answer is a record too: the package made before doesn't bring it."""
        period, packages = self.period, self.found.packages if self.found else ()

        def have(count: int) -> None:
            if self.found and self.period == period:
                self.found = replace(self.found, changed=count)
                self._show_now()

        self._runner.run(lambda: changed(self._office, period, packages), have, self._failed)

    def explain_alike(self, item: Item, text: str) -> None:
        """Give the same reason to every warning of its rule that has none yet."""
        if self.busy or not (count := self._alike(item)):
            return
        from captura.actions.answer import answer_alike

        office, period = self._office, self.period
        self.busy = True
        self._view.show_answering(count)

        def done(saved: Saved) -> None:
            self._worked()
            self.own_save = saved.number  # it is read again below: not a second time for the news
            given = counted(len(saved.numbers), "aviso", "avisos")
            if saved.numbers:  # else the others were answered or mended meanwhile
                self._tell.did(
                    saved, f"El mismo motivo en {given} más", "Viaja con la próxima entrega."
                )
            self.read()

        self._runner.run_long(
            lambda told: answer_alike(office, period, item.type, item.about, text, told),
            done,
            self._not_worked,
        )

    def _alike(self, item: Item) -> int:
        """How many warnings of the same rule have no reason yet."""
        return self.found.review.asked.get((item.type, item.about), 0) if self.found else 0

    def _answer_shown(self, item: Item) -> str | None:
        known = (*self.found.items, *self.found.observed) if self.found else ()
        return next((one.answer for one in known if one.key == item.key), None)

    def go_to(self, item: Item) -> None:
        """Lead to the field of an item."""
        self._runner.run(
            lambda: place_of(self._office, item),
            lambda place: self._tell.go(place[0], **place[1]),
            self._failed,
        )

    def act(self) -> None:
        """The main button: make the package, hand it in, or save its workbook."""
        if self.busy or self.found is None:
            return
        package = latest(self.found.packages, self.period)
        if package is None or self.found.outdated:
            self.make()
        else:
            self.hand_in(package)

    def make(self) -> None:
        """Make the package of the period, then hand it in the chosen way."""
        if self.busy or self.found is None or not self.found.review.ready:
            return
        from captura.actions.prepare_delivery import prepare_delivery

        office, period = self._office, self.period
        self.busy = True
        self._view.show_making(sum(self.found.review.counts.values()))

        def made(_: object) -> None:
            self._worked()
            self.read_then(self._hand_in_now)

        self._runner.run_long(
            lambda progress: prepare_delivery(office, period, progress), made, self._not_worked
        )

    def hand_in(self, package: PackageRow) -> None:
        """Copy the package to a folder; from then on only the acuse is missing."""
        folder = self._view.ask_folder()
        if not folder:
            return
        from captura.actions.export_workbook import copy_package

        office = self._office
        self._runner.run(
            lambda: copy_package(office, package.id, Path(folder)), self._handed_in, self._failed
        )

    def save_book(self, path: str, password: str, again: str, reason: str) -> str:
        """Save the workbook with a password; the sentence of what is missing, or nothing."""
        from captura.actions.export_workbook import export_workbook

        package = latest(self.found.packages, self.period) if self.found else None
        if package is None:
            return "Primero genere la entrega."
        problem = wording.missing_for_book(password, again, reason)
        if problem or not path:
            return problem
        office = self._office
        self._runner.run(
            lambda: export_workbook(office, package.id, Path(path), password, reason),
            lambda _: self._view.show_done(
                "Libro guardado con contraseña",
                "Mande la contraseña por otro medio que el libro. Quedó anotado quién y por qué.",
            ),
            self._failed,
        )
        return ""

    def read_receipts(self, paths: Sequence[str]) -> None:
        """Take in acuses, several at once; each one that can't be read says why."""
        office = self._office
        self._runner.run(lambda: receive(office, paths), self._received, self._failed)

    def read_code(self, code: str) -> None:
        """Take in what a scanner read from a printed acuse."""
        office = self._office
        self._runner.run(lambda: ([receive_code(office, code)], []), self._received, self._failed)

    def read_then(self, after: Callable[[], None]) -> None:
        """Read again, and go on with something."""
        period = self.period

        def have(found: Gathered) -> None:
            self._have(found)
            after()

        self._runner.run(lambda: gather(self._office, period), have, self._failed)

    def _have(self, found: Gathered) -> None:
        self._view.show_reading(False)
        self.found = found
        self._view.show_items(found.items, found.review.total)
        self._view.show_observed(found.observed)
        self._view.show_packages(found.packages, found.returned)
        self._show_now()

    def _answered(self, item: Item, text: str) -> None:
        """The answer stands in what was read: the list keeps its place and focus."""
        if self.found is None:
            return
        items, observed = (
            tuple(replace(one, answer=text) if one.key == item.key else one for one in known)
            for known in (self.found.items, self.found.observed)
        )
        review, kind = self.found.review, (item.type, item.about)
        if kind in review.asked:
            open_ones = [one for one in self.found.items if one.key == item.key and not one.answer]
            left = review.asked[kind] - len(open_ones)
            review = replace(review, asked={**review.asked, kind: left})
        self.found = replace(self.found, review=review, items=items, observed=observed)
        self._show_now()

    def _show_now(self) -> None:
        if self.found is not None:
            self._view.show_now(now_of(self._office, self.period, self.found, self.way))

    def _hand_in_now(self) -> None:
        package = latest(self.found.packages, self.period) if self.found else None
        if package is not None and self.way != BOOK:
            self.hand_in(package)

    def _handed_in(self, path: Path) -> None:
        how = (
            "Adjunte ese archivo al correo o al chat"
            if self.way == MAIL
            else "Expulse la memoria y llévela"
        )
        self._view.show_done(
            "Entrega guardada", f"{path.name}. {how}; quedará entregada cuando lea su acuse."
        )
        self.read()

    def _received(self, outcome: tuple[list[str], list[CapturaError]]) -> None:
        lines, errors = outcome
        if lines:
            self._view.show_done(
                counted(len(lines), "acuse leído", "acuses leídos"), " ".join(lines)
            )
            self.read_then(self._show_what_came)
        if errors:
            self._view.show_error(errors[0])

    def _show_what_came(self) -> None:
        observed = self.found and self.found.observed
        self._view.show_tab(OBSERVED if observed else MADE)

    def _worked(self) -> None:
        self.busy = False
        self._view.show_making(0)
        self._view.show_answering(0)

    def cancelled(self) -> None:
        """She cancelled while the package was being made, or a reason given to many."""
        self._worked()
        self._view.show_done("Cancelado", "No quedó nada a medias.")

    def _not_worked(self, error: BaseException) -> None:
        self._worked()
        self._failed(error)

    def _failed(self, error: BaseException) -> None:
        self._view.show_reading(False)
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)
