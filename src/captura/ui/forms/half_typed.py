"""What is half typed in a form: kept within a second, offered back after a power cut."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from captura.actions.drafts import drop_draft, keep_draft, kept_drafts
from captura.actions.office import Office
from captura.records.draft import Draft
from captura.records.record import Record
from captura.store.queries.drafts import DraftRow
from captura.ui.lane import Run

T = TypeVar("T")
NEW = "nueva"


class HalfTypedView(Protocol):
    """What the form shows of it."""

    def show_value(self, name: str) -> None: ...
    def offer_kept(self, when: str) -> None: ...
    def hide_offer(self) -> None: ...


def key_of(record: Record) -> str:
    """Where what is half typed of a record is kept."""
    return f"{record.TYPE}/{record.id or NEW}"


class HalfTyped:
    """The plain copy of a form's draft, under the form's key.

    draft: the one that is typed in now. kept(time): since when it is kept. resumed: the draft holds
    what was kept.
    """

    def __init__(
        self,
        office: Office,
        view: HalfTypedView,
        run: Run,
        *,
        draft: Callable[[], Draft[Any]],
        kept: Callable[[str], None],
        resumed: Callable[[], object],
    ) -> None:
        self.office, self.view, self.run = office, view, run
        self._draft, self._tell_kept, self._resumed = draft, kept, resumed
        self.dirty = False  # something was typed that is not kept yet
        self._found: DraftRow | None = None
        self._sent: Draft[Any] | None = None
        # where she types, and how to put her back there: the view joins them
        self.cursor: Callable[[], tuple[str, int] | None] = lambda: None
        self.put_cursor: Callable[[str, int], None] = lambda name, place: None

    @property
    def key(self) -> str:
        """Where the copy is kept."""
        return key_of(self._draft().start)

    @property
    def being_saved(self) -> bool:
        """Whether this draft was sent to be saved and has no answer: a new one would be kept twice.

        A double click asks for it, or a key held down.
        """
        return self._sent is self._draft()

    def keep(self) -> None:
        """Keep what is typed; the view calls it within a second of the first key.

        While a new record is being saved it has no key yet: whoever saves it asks again.
        """
        if not self.dirty or (self.being_saved and not self._draft().start.id):
            return
        self.dirty = False
        key, draft = self.key, self._draft()
        record_type, texts = type(draft.start).TYPE, dict(draft.texts)
        field, place = self.cursor() or (None, None)
        self.run(
            lambda: keep_draft(self.office, key, record_type, texts, field, place),
            lambda _: self._tell_kept(f"{self.office.now():%H:%M}"),
        )

    def keep_aside(self, draft: Draft[Any]) -> None:
        """Keep one that does not show, to be offered where its form opens the next time."""
        key, record_type, texts = key_of(draft.start), type(draft.start).TYPE, dict(draft.texts)
        self.run(
            lambda: keep_draft(self.office, key, record_type, texts, None, None), lambda _: None
        )

    def saving(self, work: Callable[[], T]) -> Callable[[], T]:
        """Work that saves the whole draft, and then drops the copy.

        A clock or a lock that comes in between keeps none anew; after a failure they do again.
        """
        key, sent = self.key, self._draft()
        self.dirty, self._sent = False, sent

        def save() -> T:
            try:
                saved = work()
            except Exception:
                self.dirty = True
                if self._sent is sent:  # else another is on its way by now
                    self._sent = None
                raise
            drop_draft(self.office, key)
            return saved

        return save

    def look(self) -> None:
        """Offer what was left half typed in this form, unless she types already."""
        key = self.key

        def find() -> DraftRow | None:
            return next((row for row in kept_drafts(self.office) if row.key == key and row.texts),
                        None)  # fmt: skip

        self.run(find, lambda found: self._offer(key, found))

    def _offer(self, key: str, found: DraftRow | None) -> None:
        if found is None or key != self.key or self._draft().texts:
            return  # nothing was left, or another record shows by now
        self._found = found
        when = dt.datetime.fromisoformat(found.at)
        local = when + (self.office.now() - self.office.clock().replace(tzinfo=None))
        self.view.offer_kept(f"{local:%H:%M del %d/%m/%Y}")

    def resume(self) -> None:
        """Take up what was left half typed, the cursor where it stood."""
        kept = self._found
        for name, text in kept.texts.items() if kept else ():
            self._draft().set(name, text)
            self.view.show_value(name)
        self.view.hide_offer()
        self._resumed()
        if kept is not None and kept.field is not None:
            self.put_cursor(kept.field, kept.cursor or 0)

    def discard(self) -> None:
        """Forget what was left half typed."""
        key = self.key
        self.run(lambda: drop_draft(self.office, key), lambda _: self.view.hide_offer())
