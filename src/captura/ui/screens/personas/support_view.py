"""The small form of a support as widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from captura.actions.office import Office
from captura.records.apoyo import Apoyo
from captura.records.draft import Draft
from captura.records.fields import fields_of
from captura.ui.components import Button, Card, action_button, row
from captura.ui.forms import FormSection, RecordForm
from captura.ui.forms.choices import Offered
from captura.ui.forms.marks import Said
from captura.ui.lane import Run, Teller
from captura.ui.screens.personas.support_presenter import Support

_PLACES = (
    ("fecha", 2), ("tipo_apoyo", 4), ("concepto", 6), ("cantidad", 2), ("unidad", 2), ("monto", 2),
    ("programa", 2), ("fuente", 2), ("recibo_firmado", 2),
    ("actividad", 6), ("meta", 6),
)  # fmt: skip


class SupportForm(Card):
    """Stands where the history stood; Ctrl+Enter keeps it, Esc gives it up.

    `paper(id)`: the acta of one already kept.
    """

    MANUAL = "apoyos.md"

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        done: Callable[[], object],
        paper: Callable[[str], object],
    ) -> None:
        super().__init__("Registrar apoyo")
        self.presenter = Support(office, self, run, tell, done)
        self.form = RecordForm(fields_of(Apoyo), [FormSection("", _PLACES)])
        self.form.left.connect(lambda name: self.presenter.left_field(name))
        save = action_button("concluir", self.presenter.save, "primary", text="Guardar apoyo")
        self.remove = Button("Quitar", icon="trash-2", slot=self.presenter.remove)
        self.paper = action_button(
            "imprimir", lambda: paper(self.presenter.draft.start.id), text="Acta de entrega"
        )
        cancel = Button("Cancelar", slot=done)
        self.body.addWidget(self.form)
        self.body.addLayout(row(save, cancel, None, self.paper, self.remove))
        self.body.addStretch(1)

    def start(self, persona_id: str) -> None:
        """A new one."""
        self.presenter.start(persona_id)

    def open(self, record_id: str) -> None:
        """One already kept."""
        self.presenter.open(record_id)

    def show_form(self, title: str, draft: Draft[Apoyo], choices: Mapping[str, Offered]) -> None:
        self.set_title(title)
        for button in (self.remove, self.paper):
            button.setVisible(bool(draft.start.id))
        self.form.bind(draft, choices)
        self.form.set_hidden("meta")  # until the year is known to have a plan
        self.form.focus("tipo_apoyo")

    def show_goals(self, goals: Offered) -> None:
        self.form.offer("meta", goals)
        meant = self.presenter.draft.record.meta is not None
        self.form.set_hidden(*([] if goals or meant else ["meta"]))

    def show_activities(self, activities: Offered) -> None:
        self.form.offer("actividad", activities)

    def show_marks(self, marks: Mapping[str, Said], first: str) -> None:
        self.form.set_problems(marks)
        if first:
            self.form.focus(first)

    def go_to_problem(self) -> None:
        self.form.go_to_first_problem()
