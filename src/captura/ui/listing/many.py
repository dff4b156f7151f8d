"""Decides what is done to the rows chosen in a list, and how it is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from captura.actions.change_many import CHANGEABLE, Changed, change_many, delete_many
from captura.actions.office import Office
from captura.actions.save_record import Saved
from captura.records.draft import Draft
from captura.records.fields import Field, field_of
from captura.records.record import Record
from captura.ui.lane import Run, Teller
from captura.ui.wording import counted

Words = tuple[str, str]  # one and many: ("actividad", "actividades")


class ManyView(Protocol):
    def refuse(self, sentence: str) -> None: ...
    def leave(self) -> None: ...


class Many:
    """`ids()` is called in the database's lane, and gives the ids of the rows chosen."""

    def __init__(
        self,
        office: Office,
        view: ManyView,
        run: Run,
        tell: Teller,
        record: type[Record],
        words: Words,
    ) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.record, self.words = record, words

    @property
    def fields(self) -> Sequence[Field]:
        """What may be changed in several at once."""
        return [field_of(self.record, name) for name in CHANGEABLE[self.record.TYPE]]

    def change(self, ids: Callable[[], Sequence[str]], name: str, text: str) -> None:
        """Give all of them the value that was typed or chosen."""
        draft: Draft[Any] = Draft(self.record(), self.office.catalogues)
        problem = draft.set(name, text)
        if problem or not text.strip():
            self.view.refuse(problem or "Diga primero a qué se cambia.")
            return
        value, label = getattr(draft.record, name), field_of(self.record, name).label
        self.run(
            lambda: change_many(self.office, self.record, ids(), name, value),
            lambda changed: self._changed(changed, label),
        )

    def _changed(self, changed: Changed, label: str) -> None:
        self.view.leave()
        said = " ".join(f"{count} no: {why}" for why, count in changed.refused.items())
        if changed.count:
            self.tell.did(changed.saved, f"{label}: {self.count(changed.count)}", said)
        else:
            self.tell.say("Nada que cambiar", said, kind="warn" if said else "info")

    def remove(self, ids: Callable[[], Sequence[str]]) -> None:
        """Put all of them in the bin."""

        def done(answer: tuple[Saved, int]) -> None:
            self.view.leave()
            self.tell.did(answer[0], f"En la papelera: {self.count(answer[1])}")

        self.run(lambda: delete_many(self.office, self.record, ids()), done)

    def count(self, number: int) -> str:
        return counted(number, *self.words)
