"""The form of a person as widgets: sections, folds, and beside it who she may already be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from captura.actions.office import Office
from captura.records.draft import Draft
from captura.records.persona import Persona
from captura.ui import keys
from captura.ui.components import (
    Button,
    Card,
    DuplicateCard,
    IconLine,
    InlineMessage,
    Label,
    Page,
    Pair,
    Rule,
    action_button,
    row,
)
from captura.ui.components.layouts import turn
from captura.ui.forms import FormSection, RecordForm
from captura.ui.forms.choices import Offered
from captura.ui.forms.kept_offer import KeptOffer
from captura.ui.forms.kept_soon import KeptSoon
from captura.ui.forms.marks import Said
from captura.ui.lane import Run, Teller
from captura.ui.look.measure import dp
from captura.ui.screens.personas.form_fields import FOLDS, person_fields, sections
from captura.ui.screens.personas.form_presenter import PersonForm
from captura.ui.screens.personas.likeness import Likeness

LOCKED = "Datos sensibles: primero el consentimiento firmado, o la excepción con su motivo."
NO_CURP = "SIN"


class PersonFormView(Page):
    """`back`: leave without saving; what was typed stays kept."""

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        saved: Callable[[Persona], None],
        back: Callable[[], object],
        notes: QWidget,
    ) -> None:
        super().__init__("Nueva persona", crumbs=("Personas",))
        self.presenter = PersonForm(office, self, run, tell, saved)
        self._back = back
        another = action_button("guardar_y_otra", lambda: self.presenter.save(another=True))
        save = action_button("concluir", self.presenter.save, "primary", text="Guardar", big=True)
        self.set_actions([another, save])
        self._offer = KeptOffer(self.presenter.half_typed)
        self._missing = InlineMessage("bad", "", closable=True)
        self._missing.hide()
        self.form = self._make_form()
        self.folds = {fold: self._fold(fold, words) for fold, words in FOLDS.items()}
        self.no_curp = Button("No la trae", "chip", key="F3", slot=self._toggle_curp)
        self.locked = IconLine("info", LOCKED, "sub")
        self.locked.hide()
        more = row(Label("Más datos", "sub"), *self.folds.values(), None)
        self.card = Card("Identidad", self.form, self.locked, more, None)
        self.card.right.addWidget(self.no_curp)
        self.card.head.setMinimumHeight(dp(32))
        self.like = DuplicateCard()
        self.like.same.connect(self.presenter.is_same)
        self.like.different.connect(self.presenter.is_other)
        self.like.hide()
        self._halves = QHBoxLayout()
        self._halves.setSpacing(dp(16))
        self._halves.addWidget(self.card, 1)
        self._halves.addWidget(self.like)
        self.body.addWidget(self._offer)
        self.body.addWidget(self._missing)
        self.body.addWidget(notes)
        self.body.addLayout(self._halves, 1)
        self._quiet = KeptSoon(self.form, self.presenter.half_typed)
        keys.shortcut(self, keys.action("volver").key, self.leave)

    def _make_form(self) -> RecordForm:
        first, *rest = sections()
        places = [FormSection("", first[1]), *(FormSection(t, p) for t, p in rest)]
        form = RecordForm(person_fields(), places)
        form.edited.connect(self._edited)
        form.left.connect(lambda name: self.presenter.left_field(name))
        return form

    def _fold(self, fold: str, words: str) -> Button:
        button = Button(words, "chip")
        button.clicked.connect(lambda wanted: self.presenter.toggle(fold, wanted))
        return button

    def _edited(self, name: str) -> None:
        self.presenter.edited(name)
        self._quiet.begin()

    def _toggle_curp(self) -> None:
        chosen = NO_CURP if self.no_curp.isChecked() else ""
        self.form.editor("tipo_identificacion").set_text(chosen)
        self.presenter.draft.set("tipo_identificacion", chosen)
        self._edited("tipo_identificacion")
        self.form.focus("primer_apellido" if chosen else "curp")

    def leave(self) -> None:
        """Back to where one came from; the draft is kept."""
        self._quiet.stop()
        self.presenter.half_typed.keep()
        self._back()

    # what the presenter asks ---------------------------------------------------------------

    def show_form(self, title: str, draft: Draft[Persona], choices: Mapping[str, Offered]) -> None:
        self.set_title(title)
        self.form.bind(draft, choices)

    def show_value(self, name: str) -> None:
        self.form.show_value(name)

    def show_choices(self, name: str, offered: Offered) -> None:
        self.form.editor(name).set_choices(offered)

    def show_hidden(self, hidden: tuple[str, ...], opened: frozenset[str]) -> None:
        self.form.set_hidden(*hidden)
        self.no_curp.setChecked(self.presenter.draft.record.tipo_identificacion == NO_CURP)
        for fold, button in self.folds.items():
            button.setChecked(fold in opened)
        gone = set(hidden)
        rules = self.form.findChildren(Rule)
        for rule, (_, places) in zip(rules, sections()[1:], strict=False):
            rule.setVisible(any(name not in gone for name, _ in places))

    def show_fixed(self, names: tuple[str, ...], fixed: bool) -> None:
        for name in (*names, "tipo_identificacion"):  # one that the CURP answers, too
            self.form.set_fixed(name, fixed, "de la CURP")

    def show_locked(self, names: tuple[str, ...]) -> None:
        locked = set(names)
        for name in _SENSITIVE:
            self.form.row(name).editor.setEnabled(name not in locked)
            self.form.row(name).editor.setToolTip(LOCKED if name in locked else "")
        self.locked.setVisible(bool(locked) and "sensibles" in self.presenter.opened)

    def show_marks(self, marks: Mapping[str, Said]) -> None:
        self.form.set_problems(marks)

    def show_kept(self, words: str, kind: str) -> None:
        self.pill.show_state(words, kind)
        self.pill.setVisible(bool(words))

    def show_like(self, reason: str, lines: Sequence[Likeness], note: str) -> None:
        pairs = [Pair(line.label, line.this, line.other, line.same) for line in lines]
        self.like.show_pair(reason, pairs, note)
        self.like.show()

    def hide_like(self) -> None:
        self.like.hide()

    def show_missing(self, count: int, first: str) -> None:
        title = "Falta un dato" if count == 1 else f"Faltan o fallan {count} datos"
        go = action_button("problema_siguiente", lambda: self.form.go_to_problem(1))
        go.setShortcut("")  # the form hears F8 already
        keep = Button("Guardar así, como borrador", slot=self._save_unfinished)
        self._missing.show_message("bad", title, f"El primero: {first}.", actions=[keep, go])
        self.form.go_to_first_problem()

    def _save_unfinished(self) -> None:
        self.presenter.save(unfinished=True)

    def hide_missing(self) -> None:
        self._missing.hide()

    def offer_kept(self, when: str) -> None:
        self._offer.offer(when)

    def hide_offer(self) -> None:
        self._offer.hide()

    def focus(self, name: str) -> None:
        self.form.focus(name)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.form.set_columns(3 if compact else 6)
        turn(self._halves, compact)


_SENSITIVE = tuple(name for name, _ in dict(sections())["Datos sensibles"])
