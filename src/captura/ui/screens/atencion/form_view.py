"""The form of an atención as widgets: who she is above, what was done below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.office import Office
from captura.actions.vault import Vault
from captura.records.atencion import Atencion
from captura.records.draft import Draft
from captura.records.fields import fields_of
from captura.records.persona import Persona
from captura.ui.components import (
    Button,
    Card,
    Combo,
    FieldRow,
    FindField,
    InlineMessage,
    Page,
    ScrollBox,
    action_button,
    row,
)
from captura.ui.components.layouts import column, show_if
from captura.ui.forms import FormSection, RecordForm
from captura.ui.forms.choices import Offered
from captura.ui.forms.marks import Said
from captura.ui.lane import Run, Teller
from captura.ui.pause import KEEP_AFTER, Pause
from captura.ui.screens.atencion.form_presenter import NEW, PERSON, AtencionForm

_PERSON = (
    ("nombres", 2), ("primer_apellido", 2), ("segundo_apellido", 2), ("alias", 2), ("sexo", 2),
    ("fecha_nacimiento", 2), ("telefono", 2), ("medio_seguro", 2), ("horario_seguro", 2),
)  # fmt: skip
_SERVICE = (
    ("fecha_hora", 2), ("servicio", 2), ("modalidad", 2), ("profesional", 2), ("cedula", 2),
    ("duracion_min", 2),
)  # fmt: skip
_NOTES = (("motivo", 6), ("nota", 6), ("resultado", 6), ("proxima_cita", 2), ("vez", 4))


class AtencionFormView(Page):
    """Ctrl+Enter keeps it; Esc goes back, and what was typed waits, sealed."""

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        vault: Callable[[], Vault],
        done: Callable[[str], None],
        gone: Callable[[str], None],
        history: Callable[[str], object],
    ) -> None:
        self._done, self._gone, self._history = done, gone, history
        self.presenter = AtencionForm(office, self, run, tell, vault, self._finished, self._deleted)
        save = action_button("concluir", self.presenter.save, "primary", text="Guardar", big=True)
        back = Button("Volver", key="Esc", slot=self._leave)
        self.remove = Button("Eliminar", "danger", icon="trash-2", slot=self.presenter.remove)
        self.past = Button("Historial", "ghost", icon="history", slot=self._show_past)
        actions = [self.past, self.remove, back, save]
        super().__init__("Nueva atención", "Bóveda abierta", actions=actions)
        self._pause = Pause(self, KEEP_AFTER, self.keep)
        self.again = InlineMessage("info", "", actions=(), closable=True)
        self.again.hide()
        self.search = FindField("Buscarla en el padrón")
        self.search.textEdited.connect(self.presenter.look_for)
        self.who = Combo([(NEW, "Persona nueva, solo en la bóveda")], name="Quién es")
        self.who.activated.connect(lambda _: self._chosen())
        self.out = Button("Sacar al padrón", icon="log-out", slot=self._ask_out)
        self.sure = InlineMessage("warn", "", below=True)
        self.sure.hide()
        # sealed she needs but a name or a pseudonym (`AtencionForm._marks`): nothing bears a star
        asked = [replace(field, required=False) for field in fields_of(Persona)]
        self.person = RecordForm(asked, [FormSection("", _PERSON)])
        self.form = RecordForm(
            fields_of(Atencion), [FormSection("", _SERVICE), FormSection("Qué se hizo", _NOTES)]
        )
        chosen = row(FieldRow("Quién es", self.who), FieldRow("Padrón", self.search), gap=12)
        who = Card("Quién es", chosen, row(None, self.out), self.sure, self.person)
        what = Card("El servicio", self.form)
        for form, before in ((self.person, PERSON), (self.form, "")):
            form.edited.connect(lambda name: self._pause.begin())
            form.left.connect(lambda name, before=before: self._left(before, name))
        self.cards = ScrollBox(_stack(who, what))
        self.body.addWidget(self.again)
        self.body.addWidget(self.cards, 1)

    def keep(self) -> None:
        """Keep what was typed so far, sealed, with the cursor; at once."""
        self._pause.stop()
        for form, before in ((self.person, PERSON), (self.form, "")):
            at = form.typing_at()
            if at is not None:
                self.presenter.keep(f"{before}{at[0]}", at[1])
                return
        self.presenter.keep(None, 0)

    def forget(self) -> None:
        """The vault closed: nothing of it stays in a widget."""
        self.presenter.drop()
        self._pause.stop()
        self.search.clear()
        self.who.set_entries([(NEW, "Persona nueva, solo en la bóveda")])
        self.set_title("Atención")

    # what the presenter asks ------------------------------------------------------------------

    def show_form(
        self,
        title: str,
        draft: Draft[Atencion],
        person: Draft[Persona],
        choices: Mapping[str, Offered],
    ) -> None:
        self.set_title(title, "Bóveda abierta")
        for act in (self.past, self.remove):
            show_if(act, bool(draft.start.id))
        for part in (self.again, self.sure):
            part.hide()
        self.search.clear()
        self.person.bind(person, choices)
        self.form.bind(draft, choices)
        if draft.start.id:
            self.form.focus("servicio")
        else:
            self.person.focus("nombres")

    def show_people(self, people: Offered, who: str) -> None:
        self.who.set_entries(people)
        self.who.set_code(who)

    def show_person(self, person: Draft[Persona], choices: Mapping[str, Offered]) -> None:
        self.person.bind(person, choices)

    def show_person_place(self, sealed: bool) -> None:
        show_if(self.out, sealed)
        show_if(self.person, self.presenter.writes_person)

    def show_marks(self, marks: Mapping[str, Said], first: str) -> None:
        own = {name.removeprefix(PERSON): m for name, m in marks.items() if name.startswith(PERSON)}
        self.person.set_problems(own)
        self.form.set_problems({n: m for n, m in marks.items() if not n.startswith(PERSON)})
        if first:
            self._focus(first)

    def show_found_again(self, field: str, place: int) -> None:
        drop = Button("Descartar", "link", slot=self.presenter.discard)
        words = "Aquí está lo que se quedó sin guardar."
        self.again.show_message("info", words, actions=[drop])
        form, name = self._place(field)
        if name:
            form.type_at(name, place)

    # what the person does ---------------------------------------------------------------------

    def _leave(self) -> None:
        self.keep()
        self._finished("")

    def _show_past(self) -> None:
        self.keep()
        self._history(self.presenter.draft.start.id)

    def _finished(self, said: str) -> None:
        self._pause.stop()
        self._done(said)

    def _deleted(self, atencion_id: str) -> None:
        self._pause.stop()
        self._gone(atencion_id)

    def _chosen(self) -> None:
        self.presenter.choose(self.who.code())
        self._pause.begin()

    def _left(self, before: str, name: str) -> None:
        self.presenter.left_field(f"{before}{name}")

    def _ask_out(self) -> None:
        yes = Button("Sí, sacarla al padrón", "danger", slot=self._out)
        no = Button("Dejarla en la bóveda", slot=self.sure.hide)
        self.sure.show_message(
            "warn",
            "Su nombre y sus datos quedarán a la vista de todos los que capturan.",
            "Sus atenciones siguen selladas. No se puede volver a meter.",
            actions=[no, yes],
        )

    def _out(self) -> None:
        self.sure.hide()
        self.presenter.bring_out()

    def _focus(self, name: str) -> None:
        form, own = self._place(name)
        form.focus(own)

    def _place(self, name: str) -> tuple[RecordForm, str]:
        mine = name.startswith(PERSON)
        return (self.person, name.removeprefix(PERSON)) if mine else (self.form, name)


def _stack(*cards: Card) -> QWidget:
    holder = QWidget()
    holder.setLayout(column(*cards, None, gap=16))
    return holder
