"""Decides what the evidence of an activity does: checklist, pieces, one of them looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from captura.actions.evidence import (
    Added,
    add_evidence,
    copy_evidence,
    is_photo,
    missing_evidence,
    open_evidence,
)
from captura.actions.office import Office
from captura.actions.save_record import Saved, delete_record, save_record
from captura.errors import CapturaError
from captura.records.actividad import Actividad
from captura.records.draft import Draft
from captura.records.evidencia import Evidencia
from captura.records.roles import allows
from captura.records.rules import check
from captura.records.rules.evidence_asked import Asked
from captura.store.queries.evidence import evidence_of
from captura.ui.forms.choices import Offered, choices_of
from captura.ui.forms.marks import KINDS, Said, marks_of
from captura.ui.lane import Lane, Progress, Stop, Teller
from captura.ui.wording import counted

_GRAVEST = ("error", "warning", "note")
_DOCUMENT = "Es un documento: guarde una copia para verlo en su propio programa."


@dataclass(frozen=True)
class Piece:
    """A line of the table: a piece of evidence and the gravest of what the rules say of it."""

    record: Evidencia
    said: Said | None


class EvidenceView(Protocol):
    def show_asked(self, asked: Sequence[Asked], pieces: int) -> None: ...
    def show_pieces(self, pieces: Sequence[Piece], chosen: str) -> None: ...
    def show_piece(
        self, draft: Draft[Evidencia] | None, choices: Mapping[str, Offered]
    ) -> None: ...
    def show_marks(self, marks: Mapping[str, Said]) -> None: ...
    def show_file(self, photo: bytes | None, words: str) -> None: ...
    def show_adding(self, ready: int, total: int) -> None: ...
    def show_refused(self, refused: Sequence[tuple[str, CapturaError]]) -> None: ...


class EvidenceOf:
    """The evidence of one activity at a time."""

    def __init__(self, office: Office, view: EvidenceView, lane: Lane, tell: Teller) -> None:
        self.office, self.view, self.lane, self.tell = office, view, lane, tell
        self.run = lane.run
        self._adding: Stop | None = None
        self.activity = Actividad()
        self.pieces: list[Piece] = []
        self.draft: Draft[Evidencia] | None = None
        self._chosen = ""

    @property
    def may_copy(self) -> bool:
        """Whether she may take a readable copy out of here."""
        return allows(self.office.role, "exportar_nombres")

    @property
    def chosen(self) -> Evidencia | None:
        """The piece that is looked at, as it is kept."""
        return next((one.record for one in self.pieces if one.record.id == self._chosen), None)

    def show(self, activity: Actividad, piece: str = "") -> None:
        """The evidence of an activity, one piece chosen; of a new activity there is none yet."""
        self.activity, self.draft, self._chosen = activity, None, piece
        self.read()

    def read(self) -> None:
        """Read again what shows."""
        activity = self.activity

        def work() -> tuple[tuple[Asked, ...], list[Evidencia]]:
            found = evidence_of(self.office.store, activity.id) if activity.id else []
            return missing_evidence(self.office, activity), found

        def show(answer: tuple[tuple[Asked, ...], list[Evidencia]]) -> None:
            if activity is not self.activity:
                return
            asked, found = answer
            self.pieces = [Piece(one, self._gravest(one)) for one in found]
            self.view.show_asked(asked, len(found))
            ids = [one.id for one in found]
            chosen = self._chosen if self._chosen in ids else next(iter(ids), "")
            self.view.show_pieces(self.pieces, chosen)
            self.choose(chosen)

        self.run(work, show)

    def _gravest(self, one: Evidencia) -> Said | None:
        problems = check(one, self.office.catalogues, self.office.today())
        worst = min(problems, key=lambda p: _GRAVEST.index(p.level), default=None)
        return (KINDS[worst.level], worst.message) if worst else None

    def add(self, paths: Sequence[Path]) -> None:
        """Bring files in; each that can't be kept is named with its reason."""
        activity, total = self.activity, len(paths)

        def work(running: Progress) -> Added:
            def tell(ready: int) -> None:
                if running.cancelled():
                    raise InterruptedError
                running.progress(ready, total)

            return add_evidence(self.office, activity, paths, tell)

        self._adding = self.lane.run_long(
            work,
            lambda added: self._added(added, total),
            lambda ready, *_: self.view.show_adding(ready, total),
            lambda error: self._not_added(error, total),
        )

    def _added(self, added: Added, total: int) -> None:
        self.view.show_adding(total, total)
        self.view.show_refused(added.refused)
        if added.kept:
            self._chosen = added.kept[-1].id
            said = counted(len(added.kept), "archivo agregado", "archivos agregados")
            self.tell.did(added.saved, said, "Los originales siguen donde estaban.")
        self.read()

    def _not_added(self, error: Exception, total: int) -> None:
        self.view.show_adding(total, total)
        if isinstance(error, CapturaError):
            self.tell.say(error.title, f"{error.what} {error.fix}", kind="bad")
        elif not isinstance(error, InterruptedError):
            raise error

    def stop_adding(self) -> None:
        """Add none of the files that are being read."""
        if self._adding is not None:
            self._adding.cancel()

    def choose(self, record_id: str) -> None:
        """Look at one piece; what was being said of another is kept first."""
        if self.draft is not None and self.draft.changed:
            if self.draft.start.id == record_id:
                return
            self.save()
        self._chosen = record_id
        found = self.chosen
        if found is None:
            self.draft = None
            self.view.show_piece(None, {})
            return
        self.draft = Draft(found, self.office.catalogues)
        day = found.fecha or self.office.today()
        choices = choices_of(found, self.office.catalogues, day, self.office.institute)
        self.view.show_piece(self.draft, choices)
        self.judge()
        self._look(found)

    def _look(self, one: Evidencia) -> None:
        """Show its picture, or say why there is none."""

        def work() -> tuple[bytes | None, str]:
            try:
                data = open_evidence(self.office, one)
            except CapturaError as problem:
                return None, f"{problem.title}. {problem.fix}"
            return (data, "") if is_photo(data) else (None, _DOCUMENT)

        def show(found: tuple[bytes | None, str]) -> None:
            if one.id == self._chosen:
                self.view.show_file(*found)

        self.run(work, show)

    def judge(self) -> None:
        """Show what the rules say of the piece as it stands in the form."""
        if self.draft is not None:
            problems = check(self.draft.record, self.office.catalogues, self.office.today())
            self.view.show_marks(marks_of(problems, (), everything=True))

    def save(self) -> None:
        """Keep what was said of the piece."""
        if self.draft is None or not self.draft.changed:
            return
        record = self.draft.record
        self.draft = None

        def done(answer: tuple[Evidencia, Saved]) -> None:
            self.tell.did(answer[1], "Evidencia guardada", answer[0].folio or "")
            self.read()

        self.run(lambda: save_record(self.office, record), done)

    def remove(self) -> None:
        """Put the piece in the bin; the bar at the foot offers to undo it."""
        found = self.chosen
        if found is None:
            return
        self.draft = None

        def gone(saved: Saved) -> None:
            self.tell.did(saved, "Evidencia quitada", "Queda 90 días en la papelera.")
            self.read()

        self.run(lambda: delete_record(self.office, found), gone)

    def copy(self, path: Path) -> None:
        """A readable copy of the piece where she chose."""
        found = self.chosen
        if found is None:
            return

        def copied(_: None) -> None:
            self.tell.say("Copia guardada", "Fuera de Captura ya no está cifrada.", kind="warn")

        self.run(lambda: copy_evidence(self.office, found, path), copied)
