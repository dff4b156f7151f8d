"""The form of a goal as widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from captura.actions.office import Office
from captura.records.draft import Draft
from captura.records.fields import fields_of
from captura.records.meta_anual import CANTIDAD, FICHA, MetaAnual
from captura.ui.components import Button, Card, Page, ScrollBox, action_button, row
from captura.ui.forms import FormSection, RecordForm
from captura.ui.forms.choices import Offered
from captura.ui.forms.marks import Said
from captura.ui.lane import Run, Teller
from captura.ui.screens.plan.goal_presenter import GoalForm

_SECTIONS = (
    FormSection("", (
        ("nombre", 6), ("estrategia", 4), ("instrumento", 2), ("responsable", 4), ("ejercicio", 2),
    )),
    FormSection(CANTIDAD, (
        ("cuenta", 4), ("unidad", 2),
        ("meta_t1", 1), ("meta_t2", 1), ("meta_t3", 1), ("meta_t4", 1), ("presupuesto", 2),
    )),
    FormSection(FICHA, (
        ("nivel", 2), ("dimension", 2), ("frecuencia", 2), ("definicion", 6),
        ("metodo_calculo", 4), ("linea_base", 2), ("medio_verificacion", 6), ("supuestos", 6),
    )),
)  # fmt: skip


class GoalPage(Page):
    """Ctrl+Enter keeps it, Esc gives it up."""

    def __init__(self, office: Office, run: Run, tell: Teller, done: Callable[[], object]) -> None:
        super().__init__("", crumbs=("Plan anual",))
        self.presenter = GoalForm(office, self, run, tell, done)
        self.form = RecordForm(fields_of(MetaAnual), _SECTIONS)
        self.form.left.connect(lambda name: self.presenter.left_field(name))
        save = action_button("concluir", self.presenter.save, "primary", text="Guardar meta")
        self.remove = Button("Quitar", icon="trash-2", slot=self.presenter.remove)
        cancel = action_button("volver", done, text="Cancelar")
        card = Card("", ScrollBox(self.form))
        card.body.addLayout(row(save, cancel, None, self.remove))
        self.body.addWidget(card, 1)

    def set_compact(self, compact: bool) -> None:
        super().set_compact(compact)
        self.form.set_columns(3 if compact else 6)

    def show_form(
        self, title: str, draft: Draft[MetaAnual], choices: Mapping[str, Offered]
    ) -> None:
        self.set_title(title)
        self.remove.setVisible(bool(draft.start.id))
        self.form.bind(draft, choices)
        self.form.focus("nombre")

    def show_marks(self, marks: Mapping[str, Said], first: str) -> None:
        self.form.set_problems(marks)
        if first:
            self.form.focus(first)

    def go_to_problem(self) -> None:
        self.form.go_to_first_problem()
