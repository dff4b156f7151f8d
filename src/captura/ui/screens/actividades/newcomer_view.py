"""The small form that registers someone in the place of the line: only what is asked there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut

from captura.actions.office import Office
from captura.actions.save_record import Saved
from captura.records.actividad import Actividad
from captura.records.draft import Draft
from captura.records.persona import Persona
from captura.records.sesion import Sesion
from captura.ui.components import Button, InlineMessage, Label, Sunken, action_button, row
from captura.ui.forms import FormSection, RecordForm
from captura.ui.forms.choices import Offered
from captura.ui.forms.kept_soon import KeptSoon
from captura.ui.forms.marks import Said
from captura.ui.lane import Run, Teller
from captura.ui.screens.personas.form_fields import person_fields
from captura.ui.screens.personas.form_presenter import PersonForm
from captura.ui.screens.personas.likeness import Likeness
from captura.ui.screens.personas.sent_form import Leaving

_PLACES = (
    ("curp", 6), ("curp_excepcion", 2), ("curp_motivo", 4),
    ("primer_apellido", 2), ("segundo_apellido", 2), ("nombres", 2),
    ("sexo", 2), ("fecha_nacimiento", 2), ("edad_declarada", 2),
    ("localidad", 2), ("localidad_texto", 2), ("municipio", 2),
    ("telefono", 2), ("medio_seguro", 2), ("escolaridad", 2), ("ocupacion", 2),
    ("entidad_nac", 2), ("calle", 3), ("numero", 1), ("colonia", 2), ("cp", 2),
    ("aviso_version", 2),
)  # fmt: skip
_ALWAYS = {"curp", "curp_excepcion", "curp_motivo", "aviso_version", "municipio"}


class Newcomer(Sunken):
    """`left(persona)`: she is on her way to the list, the line is free; `left(None)`: given up.

    `done`: she stands on it. `back`: she could not be kept, and shows again.
    """

    def __init__(
        self,
        office: Office,
        run: Run,
        tell: Teller,
        add: Callable[[Sesion, Persona], tuple[Persona, Saved]],
        left: Callable[[Persona | None], object],
        done: Callable[[], None],
        back: Callable[[], object],
    ) -> None:
        super().__init__()
        self._add, self._left = add, left
        self._session: Sesion | None = None
        self._notice = ""  # the version of the notice given last: mostly the same all morning
        self.presenter = PersonForm(
            office, self, run, tell, lambda _: done(), leaving=Leaving(self._gone, back)
        )
        self.form = RecordForm(person_fields(), [FormSection("", _PLACES)])
        self.form.edited.connect(self._edited)
        self.form.left.connect(lambda name: self.presenter.left_field(name))
        self.add = action_button("concluir", self.presenter.save, "primary", text="Agregar")
        self.cancel = Button("Cancelar", key="Esc", slot=lambda: self._left(None))
        self.title = Label("Registrar a una persona nueva", "strong")
        self.missing = InlineMessage("bad", "", closable=True)
        self.like = InlineMessage("warn", "")
        self.missing.hide()
        self.like.hide()
        self.body.addLayout(row(self.title, None, self.cancel, self.add))
        for part in (self.like, self.missing, self.form):
            self.body.addWidget(part)
        self._quiet = KeptSoon(self.form, self.presenter.half_typed)
        for heard in self.form.findChildren(QShortcut):
            heard.setKey(QKeySequence())  # F8 belongs to the activity's own card

    def start(self, session: Sesion, typed: Mapping[str, str], activity: Actividad) -> None:
        """Ask about someone; what the line already said is filled in, and the activity's place."""
        self._session, self.presenter.said_on = session, session.fecha
        self.presenter.register = partial(self._add, session)
        known = {
            "localidad": activity.localidad or "",
            "localidad_texto": activity.localidad_texto or "",
        }
        if self._notice:
            known |= {"aviso_version": self._notice, "aviso_fecha": self._day()}
        filled = {name: text for name, text in {**known, **typed}.items() if text}
        self.presenter.open_new(
            {**filled, "curp": typed.get("curp", "")}, activity.tipo_actividad or "AC01"
        )
        self.form.focus_first()
        if not typed.get("curp") and typed.get("tipo_identificacion") != "SIN":
            self.form.focus("curp")

    def _day(self) -> str:
        day = self._session.fecha if self._session else None
        return f"{day or self.presenter.office.today():%d/%m/%Y}"

    def _gone(self, persona: Persona) -> None:
        self._quiet.stop()
        self._notice = persona.aviso_version or ""
        self._left(persona)

    def _edited(self, name: str) -> None:
        if name == "aviso_version":
            given = bool(self.presenter.draft.record.aviso_version)
            self.presenter.draft.set("aviso_fecha", self._day() if given else "")
        self.presenter.edited(name)
        self._quiet.begin()

    # what the presenter asks ---------------------------------------------------------------

    def show_form(self, title: str, draft: Draft[Persona], choices: Mapping[str, Offered]) -> None:
        self.form.bind(draft, choices)

    def show_value(self, name: str) -> None:
        if name in _NAMES:
            self.form.show_value(name)

    def show_choices(self, name: str, offered: Offered) -> None:
        self.form.editor(name).set_choices(offered)

    def show_hidden(self, hidden: tuple[str, ...], opened: frozenset[str]) -> None:
        wanted = _ALWAYS | set(self.presenter.asked)
        gone = set(hidden) | {name for name in _NAMES if name not in wanted}
        if self.presenter.draft.record.tipo_identificacion == "SIN":
            gone |= {"curp"}
        self.form.set_hidden(*gone)

    def show_fixed(self, names: tuple[str, ...], fixed: bool) -> None:
        for name in names:
            self.form.set_fixed(name, fixed, "de la CURP")

    def show_locked(self, names: tuple[str, ...]) -> None:
        """No sensitive field is asked on a list."""

    def show_marks(self, marks: Mapping[str, Said]) -> None:
        self.form.set_problems({name: said for name, said in marks.items() if name in _NAMES})

    def show_kept(self, words: str, kind: str) -> None:
        self.title.setToolTip(words)

    def show_like(self, reason: str, lines: Sequence[Likeness], note: str) -> None:
        same = action_button("usar_la_del_padron", self.presenter.is_same, text="Es ella")
        other = action_button("es_otra", self.presenter.is_other, text="Es otra")
        facts = " · ".join(line.other for line in lines if line.other != "—")
        self.like.show_message(
            "warn", "Puede que ya esté en el padrón", facts, actions=[same, other]
        )

    def hide_like(self) -> None:
        self.like.hide()

    def show_missing(self, count: int, first: str) -> None:
        keep = Button(
            "Agregar así, como borrador", slot=lambda: self.presenter.save(unfinished=True)
        )
        title = "Falta un dato" if count == 1 else f"Faltan o fallan {count} datos"
        self.missing.show_message("bad", title, f"El primero: {first}.", actions=[keep])
        self.form.go_to_first_problem()

    def hide_missing(self) -> None:
        self.missing.hide()

    def offer_kept(self, when: str) -> None:
        """A list is no place to take up an old form; the screen of people offers it."""

    def hide_offer(self) -> None:
        """Nothing is offered here."""

    def focus(self, name: str) -> None:
        if name in _NAMES:
            self.form.focus(name)


_NAMES = {name for name, _ in _PLACES}
