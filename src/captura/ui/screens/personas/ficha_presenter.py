"""Decides what the page of a person tells: her facts, what she took part in, what changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from captura.actions.doubles import other_records
from captura.actions.find import look_alikes
from captura.actions.office import Office
from captura.actions.save_record import Saved, delete_record, undo
from captura.records.catalogues import Catalogues
from captura.records.dates import ZACATECAS
from captura.records.fields import field_of, fields_of
from captura.records.people import age_on, birth_date, place_words
from captura.records.persona import Persona
from captura.records.registry import RECORDS
from captura.store.queries.history import HistoryRow, record_history
from captura.store.queries.people import TookPart, took_part
from captura.store.queries.supports import SupportRow, supports
from captura.ui.lane import Run, Teller
from captura.ui.screens.personas import likeness, wording
from captura.ui.wording import counted, short_moment

_QUIET = {"creado_en", "creado_por", "folio", "estado_registro", "edad_declarada_en"}


@dataclass(frozen=True)
class Changed:
    """One line of the history of a record; `number` undoes it, None if it can't be undone."""

    number: int | None
    when: str
    who: str
    what: str
    values: str


@dataclass(frozen=True)
class Ficha:
    """Everything the page shows of one person.

    like: who she may be, and why · twin: another record of hers and its folio, by a decision.
    """

    persona: Persona
    headline: str
    facts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    part: Sequence[TookPart]
    supports: Sequence[SupportRow]
    changes: Sequence[Changed]
    like: tuple[str, str] | None
    twin: tuple[str, str] | None


class FichaView(Protocol):
    def show_ficha(self, ficha: Ficha) -> None: ...
    def gone(self) -> None: ...


class PersonFicha:
    """The presenter of one person's page."""

    def __init__(self, office: Office, view: FichaView, run: Run, tell: Teller) -> None:
        self.office, self.view, self.run, self.tell = office, view, run, tell
        self.id = ""

    def read(self, record_id: str) -> None:
        """Show a person; one who is gone leads back to the list."""
        self.id = record_id
        self.run(
            lambda: self._ficha(record_id),
            lambda found: self._show(found) if self.id == record_id else None,
        )

    def _show(self, ficha: Ficha | None) -> None:
        if ficha is None:
            self.view.gone()
        else:
            self.view.show_ficha(ficha)

    def undo(self, number: int) -> None:
        """Give back the old values of one change."""
        self.run(
            lambda: undo(self.office, number),
            lambda saved: self.tell.did(saved, "Cambio deshecho"),
        )

    def remove(self, persona: Persona) -> None:
        """Take the person out of the register; the bar offers to undo it."""

        def done(saved: Saved) -> None:
            self.tell.did(saved, "Persona quitada del padrón", persona.folio or "")
            self.view.gone()

        self.run(lambda: delete_record(self.office, persona, "quitada del padrón"), done)

    def _ficha(self, record_id: str) -> Ficha | None:
        office, store = self.office, self.office.store
        persona = store.get(Persona, record_id)
        if persona is None:
            return None
        part = took_part(store, record_id)
        came = sum(1 for one in part if one.attended)
        today = office.today()
        history = record_history(store, "persona", record_id)
        said = [wording.years(age_on(persona, today)), wording.SEX.get(persona.sexo or "", "")]
        return Ficha(
            persona,
            " · ".join(word for word in said if word)
            + "\n"
            + counted(came, "participación", "participaciones"),
            facts_of(persona, office.catalogues),
            part,
            supports(store, persona=record_id),
            [changed(row, office.catalogues, today) for row in history],
            self._like(persona),
            self._twin(record_id),
        )  # fmt: skip

    def _like(self, persona: Persona) -> tuple[str, str] | None:
        found = next(iter(look_alikes(self.office, persona, 1)), None)
        return (found.id, likeness.why(found.reasons)) if found else None

    def _twin(self, record_id: str) -> tuple[str, str] | None:
        found = next(iter(other_records(self.office, record_id)), None)
        return (found.id, found.folio or "") if found else None


def facts_of(
    persona: Persona, catalogues: Catalogues
) -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    """(title, (label, value)…) of what is known, section by section; blanks are left out."""
    born = birth_date(persona)
    state = catalogues["entidades"].label(persona.entidad_nac) if persona.entidad_nac else ""
    identity = [
        ("CURP", persona.curp or "sin CURP"),
        ("Nacimiento", ", ".join(p for p in (wording.shown_day(born), state) if p)),
        ("Edad dicha", _declared(persona) if not born else ""),
    ]
    home = [
        ("Localidad", wording.place(persona, catalogues)),
        ("Municipio", place_words(None, None, persona.municipio, catalogues)),
        ("Teléfono", wording.phone(persona.telefono)),
    ]  # fmt: skip
    told = {"curp", "fecha_nacimiento", "entidad_nac", "edad_declarada", "nombres", "alias",
            "primer_apellido", "segundo_apellido", "sexo", "tipo_identificacion", "localidad",
            "localidad_texto", "municipio", "telefono", "curp_excepcion", *_QUIET}  # fmt: skip
    rest: dict[str, list[tuple[str, str]]] = {"Identidad": identity, "Domicilio y contacto": home}
    for field in fields_of(Persona):
        value = getattr(persona, field.name)
        if value is None or field.name in told:
            continue
        title = _TITLES.get(field.section, field.section)
        codes = catalogues.get(field.of) if field.of else None
        rest.setdefault(title, []).append(
            (_SHORT.get(field.name, field.label), field.kind.text(value, codes))
        )
    kept = ((title, tuple((l, v) for l, v in lines if v)) for title, lines in rest.items())  # noqa: E741
    return tuple((title, lines) for title, lines in kept if lines)


def _declared(persona: Persona) -> str:
    if persona.edad_declarada is None:
        return ""
    when = wording.shown_day(persona.edad_declarada_en)
    return f"{wording.years(persona.edad_declarada)}, el {when}" if when else ""


_TITLES = {"Domicilio": "Domicilio y contacto", "Contacto": "Domicilio y contacto",
           "Datos sensibles (opcionales)": "Datos sensibles"}  # fmt: skip
_SHORT = {
    "aviso_version": "Aviso", "consent_sensibles": "Datos sensibles",
    "consent_transferencia": "Transferencia", "consent_imagen": "Imagen",
    "consent_excepcion": "Excepción", "consent_motivo": "Motivo", "soporte_firma": "Firmado en",
    "curp_motivo": "Comprobada", "tutor_nombre": "Nombre", "tutor_parentesco": "Parentesco",
    "tutor_contacto": "Teléfono", "entidad_residencia": "Vive en", "medio_seguro": "Llamarle",
    "horario_seguro": "Horario", "num_dependientes": "Dependientes", "como_se_entero": "Se enteró",
    "sabe_leer_escribir": "Lee y escribe", "escolaridad_concluida": "Concluida",
    "estado_conyugal": "Situación", "ingreso_rango": "Ingreso",
    "indigena_autoads": "Indígena", "afromexicana": "Afromexicana",
    "requiere_interprete": "Intérprete", "ajuste_requerido": "Ajustes", "condiciones": "Condición",
    "meses_embarazo": "Embarazo", "identidad_genero": "Género", "orientacion": "Orientación",
    "cp": "C. P.",
}  # fmt: skip


def changed(row: HistoryRow, catalogues: Catalogues, today: dt.date) -> Changed:
    """A history entry in words: what changed, from what to what, who did it and why."""
    at = dt.datetime.fromisoformat(row.at).astimezone(ZACATECAS).replace(tzinfo=None)
    when = short_moment(at, today)
    who = f"{row.who} · «{row.reason}»" if row.reason else row.who
    number = None if row.package else row.n
    names = [name for name in row.changes if name not in _QUIET]
    if "eliminado" in row.changes:
        back = row.changes["eliminado"][1] is None
        said = "Se trajo de vuelta" if back else "Se quitó del padrón"
        return Changed(number, when, who, said, "")
    if "creado_en" in row.changes and row.changes["creado_en"][0] is None:
        return Changed(None, when, who, "Se registró", "")
    if row.package:
        who = f"{who} · llegó en un paquete"
    record = RECORDS[row.type or "persona"]
    labels = [field_of(record, name).label for name in names if name in _names(record)]
    told = [
        _values(record, name, row.changes[name], catalogues)
        for name in names
        if name in _names(record)
    ]
    what = "Se corrigió: " + ", ".join(labels) if labels else "Cambio de estado"
    return Changed(number, when, who, what, "; ".join(told))


def _names(record: type) -> set[str]:
    return {field.name for field in fields_of(record)}


def _values(
    record: type, name: str, pair: tuple[str | None, str | None], catalogues: Catalogues
) -> str:
    field = field_of(record, name)
    codes = catalogues.get(field.of) if field.of else None
    old, new = (
        field.kind.text(field.kind.from_canonical(text), codes) if text else "vacío"
        for text in pair
    )
    return f"{old} → {new}"
