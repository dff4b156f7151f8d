"""The card of the institute's own data."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from captura.records.draft import Draft
from captura.records.fields import fields_of
from captura.records.institucion import Institucion
from captura.ui.components import Card, IconLine, action_button
from captura.ui.components.layouts import fill
from captura.ui.forms import FormSection, RecordForm
from captura.ui.look.measure import dp
from captura.ui.screens.alta.profile_presenter import Choices

_SECTIONS = (
    FormSection(
        "Instancia",
        (
            ("nombre", 4), ("municipio", 2), ("tipo_instancia", 6), ("acuerdo_creacion", 6),
            ("domicilio", 6), ("telefono", 3), ("correo", 3),
        ),
    ),
    FormSection("Administración", (("titular", 6), ("periodo_desde", 3), ("periodo_hasta", 3))),
    FormSection(
        "Personal y recursos",
        (
            ("personal_psicologia", 2), ("personal_juridico", 2), ("personal_trabajo_social", 2),
            ("personal_otro", 2), ("presupuesto", 2), ("equipos", 2), ("internet", 2),
            ("espacio_privado", 2), ("centro_libre", 2),
        ),
    ),
)  # fmt: skip


class ProfileCard(Card):
    """`left`: one left a field; `saving`: Ctrl+S."""

    left = Signal()
    saving = Signal()

    def __init__(self) -> None:
        super().__init__("Datos del instituto")
        self.form = RecordForm(fields_of(Institucion), _SECTIONS)
        self.form.left.connect(lambda _: self.left.emit())
        self.summary = IconLine("warn", "", "said-warn")
        self.summary.hide()
        self.save = action_button("guardar", self.saving.emit, "primary")
        self.right.addWidget(self.summary)
        self.right.addWidget(self.save)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        fill(inside, (self.form,), 0)
        inside.setContentsMargins(0, 0, dp(12), 0)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.viewport().setAutoFillBackground(False)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)  # setWidget turned it on
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.body.addWidget(area, 1)

    def show_profile(self, draft: Draft[Institucion], choices: Choices) -> None:
        """Fill the form."""
        self.form.bind(draft, choices)
        self.form.set_fixed("municipio", True)

    def show_problems(self, problems: Mapping[str, tuple[str, str]], summary: str) -> None:
        """Beside the fields, and in one line."""
        self.form.set_problems(problems)
        self.summary.show_state("warn", summary)
        self.summary.setVisible(bool(summary))
