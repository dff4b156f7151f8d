"""Decides the form of an atención: who she is, what is missing, what is kept while typing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from captura.actions.atenciones import (
    delete_atencion,
    drop_sealed_draft,
    find_sealed_people,
    keep_sealed_draft,
    move_out,
    read_atencion,
    save_atencion,
    sealed_drafts,
)
from captura.actions.find import find_people
from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved
from captura.actions.vault import Vault
from captura.records.atencion import Atencion
from captura.records.draft import Draft
from captura.records.people import full_name
from captura.records.persona import Persona
from captura.records.rules import check
from captura.ui.forms.choices import Offered, choices_of
from captura.ui.forms.marks import Said, marks_of
from captura.ui.lane import Run, Teller

NEW = "nueva"
PERSON, WHO = "persona.", "quien"
_LATER = ("persona", "vez")  # known only once it is saved
_SOME = 20


class FormView(Protocol):
    """What the form shows; it decides nothing."""

    def show_form(
        self,
        title: str,
        draft: Draft[Atencion],
        person: Draft[Persona],
        choices: Mapping[str, Offered],
    ) -> None: ...
    def show_people(self, people: Offered, who: str) -> None: ...
    def show_marks(self, marks: Mapping[str, Said], first: str) -> None: ...
    def show_found_again(self, field: str, place: int) -> None: ...
    def show_person(self, person: Draft[Persona], choices: Mapping[str, Offered]) -> None: ...
    def show_person_place(self, sealed: bool) -> None: ...


class AtencionForm:
    """One atención. `vault` gives the open vault; `done(words)` once the form is left, `gone(id)`
    once the atención was deleted."""

    def __init__(
        self,
        office: Office,
        view: FormView,
        run: Run,
        tell: Teller,
        vault: Callable[[], Vault],
        done: Callable[[str], None],
        gone: Callable[[str], None],
    ) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.vault, self.done, self.gone = vault, done, gone
        self.draft, self.person = self._empty()
        self.who, self.left = NEW, set[str]()
        self._saving = False
        self._offered: dict[str, str] = {}  # a chosen one keeps her name when others are looked for

    def _empty(self) -> tuple[Draft[Atencion], Draft[Persona]]:
        catalogues, now = self.office.catalogues, self.office.now()
        started = Atencion(fecha_hora=now.replace(second=0), profesional=self.office.user)
        town = self.office.institute
        return Draft(started, catalogues), Draft(Persona(municipio=town), catalogues)

    def drop(self) -> None:
        """The vault closed: nothing of it is held any more."""
        self.draft, self.person = self._empty()
        self.who, self.left, self._offered, self._saving = NEW, set(), {}, False
        choices: dict[str, Offered] = {}
        self.view.show_form("Atención", self.draft, self.person, choices)

    @property
    def sealed(self) -> bool:
        """Whether she lives in the vault already."""
        return self.who != NEW and self.vault().get(Persona, self.who) is not None

    @property
    def writes_person(self) -> bool:
        """Her data are read and written here; those of the register, there."""
        return self.who == NEW or self.sealed

    @property
    def key(self) -> str:
        return f"atencion/{self.draft.start.id or NEW}"

    def open_new(self) -> None:
        """An empty one, or what was being typed when the vault closed."""
        draft, person = self._empty()
        self._bind("Nueva atención", draft, person, NEW)

    def open(self, atencion_id: str) -> None:
        """One that is kept; that it was read is kept too."""
        vault = self.vault()

        def show(found: tuple[Atencion, Persona | None]) -> None:
            atencion, persona = found
            catalogues = self.office.catalogues
            shown = Draft(persona or Persona(), catalogues)
            title = f"Atención {atencion.folio or ''}".strip()
            self._bind(title, Draft(atencion, catalogues), shown, atencion.persona or NEW)

        self.run(lambda: read_atencion(self.office, vault, atencion_id), show)

    def _bind(self, title: str, draft: Draft[Atencion], person: Draft[Persona], who: str) -> None:
        self.draft, self.person, self.who, self.left = draft, person, who, set()
        self._saving = False
        kept = next((one for one in sealed_drafts(self.vault()) if one.key == self.key), None)
        if kept is not None:
            self._take_up(kept.texts, who)
        day = (draft.record.fecha_hora or self.office.now()).date()
        town = self.office.institute
        choices = choices_of(draft.record, self.office.catalogues, day, town)
        choices |= choices_of(self.person.record, self.office.catalogues, day, town)
        self.view.show_form(title, draft, self.person, choices)
        self._offer("")
        self.view.show_marks({}, "")
        if kept is not None:
            self.view.show_found_again(kept.field or "", kept.cursor or 0)

    def _take_up(self, texts: Mapping[str, str], who: str) -> None:
        self.who = texts.get(WHO, who)
        if self.who != who:
            self.person = self._person_of(self.who)
        for name, text in texts.items():
            if name.startswith(PERSON):
                self.person.set(name.removeprefix(PERSON), text)
            elif name != WHO:
                self.draft.set(name, text)

    # who she is -----------------------------------------------------------------------------

    def look_for(self, text: str) -> None:
        """Offer those of the register who fit, beside those of the vault."""
        self._offer(text)

    def _offer(self, text: str) -> None:
        vault, who, office = self.vault(), self.who, self.office
        chosen = self._offered.get(who) or f"{full_name(self.person.record)} · padrón"

        def look() -> list[tuple[str, str]]:
            sealed = [(one.id, f"{full_name(one)} · bóveda") for one in find_sealed_people(vault)]
            known = dict(sealed)
            open_ones = find_people(office, text)[:_SOME] if text.strip() else []
            found = [(one.id, f"{one.listed} · padrón") for one in open_ones if one.id not in known]
            if who not in known and who not in dict(found) and who != NEW:
                found.append((who, chosen))
            return [(NEW, "Persona nueva, solo en la bóveda"), *found, *sealed]

        def show(people: list[tuple[str, str]]) -> None:
            self._offered = dict(people)
            self.view.show_people(people, who)
            self.view.show_person_place(self.sealed)

        self.run(look, show)

    def choose(self, who: str) -> None:
        """She is this one, or somebody new."""
        who = who or NEW
        if who != self.who:
            self.who, self.person = who, self._person_of(who)
            day, town = self.office.today(), self.office.institute
            choices = choices_of(self.person.record, self.office.catalogues, day, town)
            self.view.show_person(self.person, choices)
        self.view.show_person_place(self.sealed)

    def _person_of(self, who: str) -> Draft[Persona]:
        """What is known of her in the vault; an empty one for someone new."""
        kept = self.vault().get(Persona, who) if who != NEW else None
        return Draft(kept, self.office.catalogues) if kept is not None else self._empty()[1]

    # typing ---------------------------------------------------------------------------------

    def left_field(self, name: str) -> None:
        """From now on the problems of this field show."""
        self.left.add(name)
        self.view.show_marks(self._marks(everything=False), "")

    def keep(self, field: str | None, place: int) -> None:
        """Keep what was typed, sealed, with the cursor; not while it is being saved whole."""
        if self._saving:
            return
        person = {f"{PERSON}{name}": text for name, text in self.person.texts.items()}
        texts = {**self.draft.texts, **person, WHO: self.who}
        if len(texts) == 1:
            return
        key, vault, office = self.key, self.vault(), self.office
        self.run(
            lambda: keep_sealed_draft(office, vault, key, Atencion.TYPE, texts, field, place),
            lambda _: None,
        )

    def _marks(self, *, everything: bool) -> dict[str, Said]:
        problems = [
            one
            for one in check(self.draft.record, self.office.catalogues, self.office.today())
            if not (one.field in _LATER and one.code == "falta")
        ]
        marks = marks_of(problems, self.left, everything=everything)
        nameless = not (self.person.record.nombres or self.person.record.alias)
        if everything and self.writes_person and nameless:
            said = "Escriba cómo se llama, o un seudónimo."
            marks = {f"{PERSON}nombres": ("bad", said), **marks}
        return marks

    # done -----------------------------------------------------------------------------------

    def save(self) -> None:
        """Keep it sealed; what is missing shows first. Asked twice before the answer, once."""
        if self._saving:
            return
        marks = self._marks(everything=True)
        bad = [name for name, (kind, _) in marks.items() if kind == "bad"]
        faults = [*self.draft.unreadable, *self.person.unreadable, *bad]
        if faults:
            self.view.show_marks(marks, faults[0])
            return
        new = self.who == NEW
        record = replace(
            self.draft.record, estado_registro=VALID, persona=None if new else self.who
        )
        typed = new or (self.sealed and bool(self.person.changed))
        persona = replace(self.person.record, estado_registro=VALID) if typed else None
        key, vault, office = self.key, self.vault(), self.office

        def work() -> None:
            try:
                save_atencion(office, vault, record, persona)
                drop_sealed_draft(office, vault, key)
            except Exception:
                self._saving = False  # what was typed is kept again
                raise

        self._saving = True
        self.run(work, lambda _: self._leave(key, lambda: self.done("Atención guardada")))

    def discard(self) -> None:
        """Leave it without saving; what was typed is forgotten on purpose."""
        self._leave(self.key, lambda: self.done(""))

    def _leave(self, key: str, then: Callable[[], None]) -> None:
        """Forget the draft, also one that was kept while the atención was being saved."""
        vault, office = self.vault(), self.office
        self.run(lambda: drop_sealed_draft(office, vault, key), lambda _: then())

    def remove(self) -> None:
        """Delete it; the list offers to bring it back."""
        start, key, vault, office = self.draft.start, self.key, self.vault(), self.office
        self.run(
            lambda: delete_atencion(office, vault, start.id),
            lambda _: self._leave(key, lambda: self.gone(start.id)),
        )

    def bring_out(self) -> None:
        """Her name goes to the open register, where everyone who captures sees it."""
        who, vault, office = self.who, self.vault(), self.office

        def moved(answer: tuple[Persona, Saved]) -> None:
            self.tell.did(answer[1], "La persona está ahora en el padrón", "Sus atenciones no.")
            self._offer("")  # from now on her data are read and written there

        self.run(lambda: move_out(office, vault, who), moved)
