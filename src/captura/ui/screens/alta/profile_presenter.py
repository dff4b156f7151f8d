"""The institute's own data: what every delivery bears on its cover."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved, save_record
from captura.errors import CapturaError
from captura.records.draft import Draft
from captura.records.fields import fields_of
from captura.records.institucion import Institucion
from captura.records.problem import ERROR, WARNING
from captura.records.rules import check
from captura.store.queries.known import profile
from captura.ui.screens.alta.device_presenter import Run

_KINDS = {ERROR: "bad", WARNING: "warn"}
Choices = Mapping[str, Sequence[tuple[str, str]]]


class View(Protocol):
    """What the presenter asks of the card."""

    def show_profile(self, draft: Draft[Institucion], choices: Choices) -> None:
        """Fill the form."""

    def show_problems(self, problems: Mapping[str, tuple[str, str]], summary: str) -> None:
        """Beside the fields, and in one line."""

    def show_error(self, error: CapturaError) -> None:
        """In a bar over the page."""


class ProfilePresenter:
    """One record, of which there is always one."""

    def __init__(
        self, view: View, office: Office, run: Run, did: Callable[[Saved, str, str], None]
    ) -> None:
        self._view, self._office, self._run, self._did = view, office, run, did
        self.draft: Draft[Institucion] | None = None
        self._quiet = True

    def read(self, *, quiet: bool = True) -> None:
        """Show what is kept; not quiet: with what is wrong beside each field."""
        self._quiet = quiet
        self._run(lambda: profile(self._office.store), self._have, self._failed)

    def save(self) -> None:
        """Keep it as it stands; what is missing is said, and hinders only the delivery."""
        if self.draft is None:
            return
        self.judge()
        self._quiet = False
        if self.draft.unreadable:
            return
        record = replace(self.draft.record, estado_registro=VALID)
        office = self._office
        self._run(lambda: save_record(office, record), self._saved, self._failed)

    def judge(self) -> None:
        """Say beside each field what is missing or wrong."""
        self._judge(quiet=False)

    def _judge(self, *, quiet: bool) -> None:
        """quiet: only how much is missing, for nobody has typed yet."""
        if self.draft is None:
            return
        office = self._office
        found: dict[str, tuple[str, str]] = {}
        for problem in check(self.draft.record, office.catalogues, office.today()):
            kind = _KINDS.get(problem.level, "info")
            if problem.field not in found or kind == "bad":
                found[problem.field] = (kind, problem.message)
        errors = sum(kind == "bad" for kind, _ in found.values())
        many = "Falta un dato" if errors == 1 else f"Faltan {errors} datos"
        said = f"{many} para poder entregar." if errors else ""
        self._view.show_problems({} if quiet else found, said)

    def _have(self, record: Institucion | None) -> None:
        office = self._office
        record = record or Institucion(nombre=office.name, municipio=office.institute)
        self.draft = Draft(record, office.catalogues)
        self._view.show_profile(self.draft, _choices(office, record))
        self._judge(quiet=self._quiet)

    def _saved(self, kept: tuple[Institucion, Saved]) -> None:
        record, saved = kept
        self._did(saved, "Datos del instituto guardados", "")
        self._have(record)

    def _failed(self, error: BaseException) -> None:
        if not isinstance(error, CapturaError):
            raise error
        self._view.show_error(error)


def _choices(office: Office, record: Any) -> dict[str, list[tuple[str, str]]]:
    day = office.today()
    return {
        field.name: [
            (one.code, one.label)
            for one in office.catalogues[field.of].entries
            if one.open_on(day) or one.code == getattr(record, field.name)
        ]
        for field in fields_of(Institucion)
        if field.kind.name == "choice"
    }
