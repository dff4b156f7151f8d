"""The reception: its page; over it the rows of a delivery, the board, calls, the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from captura.actions.differences import Differences
from captura.actions.owing import Owing
from captura.documents.recovery_sheet import spanish_date
from captura.records.periods import Period
from captura.store.queries.packages import holding, package
from captura.ui.components import Pages, made_later
from captura.ui.desk import Desk
from captura.ui.lane import DeskLane
from captura.ui.screens.recepcion.calendar_page import CalendarPage
from captura.ui.screens.recepcion.calls_page import CallsPage
from captura.ui.screens.recepcion.contacts_page import ContactsPage
from captura.ui.screens.recepcion.deliveries import Delivery, read_delivery
from captura.ui.screens.recepcion.differences_page import DifferenceLetterPage, DifferencesPage
from captura.ui.screens.recepcion.examine import Examined
from captura.ui.screens.recepcion.inbox_page import InboxPage
from captura.ui.screens.recepcion.letters_page import LettersPage
from captura.ui.screens.recepcion.marks import Marks
from captura.ui.screens.recepcion.rows_view import RowsPage
from captura.ui.screens.recepcion.view import ReceptionPage
from captura.ui.screens.recepcion.year_view import YearPage


class ReceptionScreen(Pages):
    """`open(period=…, institute=…, package=…)`; `open(part=…)` one of the pages over it;
    `open(type=…, row=…)` a record, in the last delivery that brought it."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._lane = desk, DeskLane(desk, self)
        self.page = self.keep(ReceptionPage(desk, self._lane, self._open_rows))
        self.page.tiles.year_asked.connect(self._open_year)

    # made when they are first asked for ---------------------------------------------------------

    @made_later
    def rows(self) -> RowsPage:
        """The rows of a delivery."""
        return RowsPage(
            self._desk.office, self._lane, self._back, self._accept, self._open_differences
        )

    @made_later
    def differences(self) -> DifferencesPage:
        """Why the state's total is not the institute's."""
        return DifferencesPage(
            self._desk.office, self._lane, self._open_difference_letter, self._back_to_rows
        )

    @made_later
    def difference_letter(self) -> DifferenceLetterPage:
        """The same as a letter."""
        return DifferenceLetterPage(
            self._desk.office, self._lane, self._desk, self._back_to_differences
        )

    @made_later
    def year(self) -> YearPage:
        """The year's board."""
        return YearPage(
            self._desk.office, self._lane, self._open_delivery, self._back, self._open_inbox,
            self._open_calls, self._open_calendar,
        )  # fmt: skip

    @made_later
    def calls(self) -> CallsPage:
        """Who is to be called."""
        return CallsPage(
            self._desk.office,
            self._lane,
            self._open_letters,
            self._open_contacts,
            self._back_to_year,
        )

    @made_later
    def contacts(self) -> ContactsPage:
        """What was agreed with an institute."""
        return ContactsPage(self._desk.office, self._lane, self._desk, self._open_calls)

    @made_later
    def inbox(self) -> InboxPage:
        """The observations of all institutes."""
        return InboxPage(self._desk.office, self._lane, self._desk, self._back_to_year)

    @made_later
    def letters(self) -> LettersPage:
        """The reminders."""
        return LettersPage(self._desk.office, self._lane, self._desk, self._open_calls)

    @made_later
    def calendar(self) -> CalendarPage:
        """The calendar of deliveries."""
        return CalendarPage(self._desk.office, self._lane, self._back_to_year, self._dated)

    # -------------------------------------------------------------------------------------------

    def open(self, **where: Any) -> None:
        """Go to a period, to an institute's last delivery, to a package, or to a page over it."""
        parts = {
            "ano": self._open_year,
            "llamar": self._open_calls,
            "observaciones": self._open_inbox,
            "calendario": self._open_calendar,
        }
        if part := parts.get(str(where.get("part", ""))):
            part()
            return
        if record := str(where.get("row", "")):
            self._open_record(str(where.get("type", "")), record)
            return
        self.show_page(self.page)
        if institute := str(where.get("institute", "")):
            self.page.tiles.put_on(institute)
        wanted = {name: str(where.get(name, "")) for name in ("period", "institute", "package")}
        self.page.presenter.open(**wanted)

    def refresh(self, touched: object) -> None:
        """Read again: what arrives or is decided elsewhere shows here."""
        self.page.presenter.read()

    def entered(self) -> None:
        """The screen shows."""
        if self.currentWidget() is self.page:
            self.page.presenter.read()
            self.page.start()

    def _open_rows(self, record_type: str = "") -> None:
        presenter = self.page.presenter
        delivery = presenter.delivery
        if delivery is None or delivery.state == "altered":
            return
        examined = presenter.examined.get(delivery.package, Examined())
        self.show_page(self.rows)
        self.rows.presenter.open(delivery, presenter.marks, examined, record_type)
        self.rows.table.setFocus()

    def _open_record(self, record_type: str, record: str) -> None:
        office, presenter = self._desk.office, self.page.presenter

        def find() -> tuple[str, Delivery | None]:
            kept = package(office.store, holding(office.store, record_type, record) or "")
            return ((kept.period or "", read_delivery(office, kept.id))) if kept else ("", None)

        def show(found: tuple[str, Delivery | None]) -> None:
            period, delivery = found
            if delivery is None:
                self._desk.say("Ninguna entrega aceptada lo trae", kind="warn")
                return
            presenter.open(period=period, package=delivery.package)  # Esc leads there
            self.show_page(self.rows)
            self.rows.presenter.open(delivery, Marks(), Examined(), record_type, record)
            self.rows.table.setFocus()

        self._lane.run(find, show)

    def _open_differences(self) -> None:
        delivery = self.page.presenter.delivery
        if delivery is not None:
            self.show_page(self.differences)
            self.differences.read(delivery.institute, self.page.presenter.period)
            self.differences.table.setFocus()

    def _open_difference_letter(self, found: Differences) -> None:
        self.show_page(self.difference_letter)
        self.difference_letter.show_letter(found)

    def _back_to_differences(self) -> None:
        self.show_page(self.differences)
        self.differences.table.setFocus()

    def _back_to_rows(self) -> None:
        self.show_page(self.rows)
        self.rows.table.setFocus()

    def _open_inbox(self) -> None:
        self.show_page(self.inbox)
        self.inbox.read()
        self.inbox.table.setFocus()

    def _open_calls(self) -> None:
        self.show_page(self.calls)
        self.calls.read(self.page.presenter.period)
        self.calls.table.setFocus()

    def _open_letters(self, found: Sequence[Owing], at: int) -> None:
        self.show_page(self.letters)
        self.letters.show_letters(found, at)

    def _open_contacts(self, one: Owing) -> None:
        self.show_page(self.contacts)
        self.contacts.show_institute(one)

    def _open_calendar(self) -> None:
        self.show_page(self.calendar)
        self.calendar.read()
        self.calendar.table.setFocus()

    def _dated(self, period: Period, day: dt.date) -> None:
        self._desk.say(f"Entrega del {period.label}", f"Se entrega hasta el {spanish_date(day)}.")
        self.page.presenter.read()

    def _open_year(self) -> None:
        self.year.year = self.page.presenter.period.year
        self._back_to_year()

    def _back_to_year(self) -> None:
        self.show_page(self.year)
        self.year.read()
        self.year.table.setFocus()

    def _open_delivery(self, period: str, institute: str) -> None:
        self.page.tiles.put_on(institute)
        self.open(period=period, institute=institute)
        self.page.start()

    def _back(self) -> None:
        self.show_page(self.page)
        presenter = self.page.presenter
        presenter.view.show_delivery(presenter.delivery, presenter.marks)
        self.page.start()

    def _accept(self) -> None:
        self._back()
        self.page.presenter.accept()


def build(desk: Desk) -> QWidget:
    """The screen for an open office of the state."""
    return ReceptionScreen(desk)
