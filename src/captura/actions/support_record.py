"""The acta de entrega de apoyos: of an activity's supports, or of one of them."""

from __future__ import annotations

from collections.abc import Sequence

from captura.actions.office import Office
from captura.documents.page import Page
from captura.documents.support_record import Handed, support_record
from captura.records.actividad import Actividad
from captura.records.apoyo import Apoyo
from captura.records.fields import field_of
from captura.records.names import fold
from captura.records.people import place_words
from captura.records.persona import Persona
from captura.records.roles import allows
from captura.store.queries.known import profile
from captura.store.queries.supports import SupportRow, supports
from captura.store.rows import many

_MONEY = field_of(Apoyo, "monto").kind


def has_supports(office: Office, activity: Actividad) -> bool:
    """Whether anything was handed over at an activity."""
    office.allow("leer")
    return bool(activity.id and supports(office.store, actividad=activity.id))


def record_of_activity(office: Office, activity: Actividad) -> Page:
    """Everything handed over at an activity, by name."""
    office.allow("capturar")
    town = place_words(activity.localidad, activity.localidad_texto, None, office.catalogues)
    day = activity.fecha_inicio
    facts = (
        f"Folio: {activity.folio or 'sin folio'}",
        f"Fecha: {day:%d/%m/%Y}" if day else "Fecha: sin fecha",
        f"Lugar: {', '.join(filter(None, (activity.sede, town))) or 'sin anotar'}",
    )
    rows = supports(office.store, actividad=activity.id)
    return _page(office, activity.nombre or "Actividad", facts, rows)


def record_of_support(office: Office, support: str) -> Page:
    """One support alone. Raises LookupError where it isn't kept."""
    office.allow("capturar")
    kept = office.store.get(Apoyo, support)
    if kept is None:
        raise LookupError("no such support")
    rows = [row for row in supports(office.store, persona=kept.persona or "") if row.id == kept.id]
    facts = (f"Fecha: {kept.fecha:%d/%m/%Y}" if kept.fecha else "Fecha: sin fecha",)
    return _page(office, f"Apoyo {kept.folio or 'sin folio'}", facts, rows)


def _page(office: Office, occasion: str, facts: Sequence[str], rows: Sequence[SupportRow]) -> Page:
    own, kinds = profile(office.store), office.catalogues["tipo_apoyo"]
    people = many(office.store, Persona, [row.persona for row in rows if row.persona])
    with_curp = allows(office.role, "exportar_nombres")

    def line(row: SupportRow) -> Handed:
        person = people.get(row.persona or "")
        what = row.concepto or (kinds.label(row.tipo_apoyo) if row.tipo_apoyo else "")
        return Handed(
            row.name,
            (person.curp if person and with_curp else None) or "",
            " · ".join(filter(None, (what, row.folio))),
            " ".join(filter(None, (row.cantidad, row.unidad))),
            "" if row.monto is None else f"${_MONEY.text(row.monto)}",
        )

    lines = [line(row) for row in sorted(rows, key=lambda row: (fold(row.name), row.id))]
    total = sum(row.monto or 0 for row in rows)
    return support_record(
        (own.nombre if own else None) or office.name,
        occasion,
        facts,
        lines,
        f"${_MONEY.text(total)}",
        (own.titular if own else None) or "",
        office.mark,
    )
