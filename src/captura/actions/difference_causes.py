"""Why a row that an institute packed doesn't count in the state's figures: one cause for each.

Nothing here bears a name: people are said by their folio, and of whoever is also in another
municipality only that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from captura.actions.office import Office
from captura.actions.staging import record_of
from captura.records.actividad import Actividad
from captura.records.participacion import Participacion
from captura.records.periods import read_period
from captura.records.persona import Persona
from captura.records.record import Record
from captura.records.registry import RECORDS
from captura.records.sesion import Sesion
from captura.records.version import DELETED
from captura.store import ledger
from captura.store.queries.history import record_history
from captura.store.queries.packages import PackageRow, PackedRow, holding, package
from captura.store.rows import get

SENT_BACK = "Se devolvió"
WAITS = "Espera decisión"
LATE = "Llegó con retraso y espera decisión"
ELSEWHERE_WAITS = "Lo trae otra entrega, que espera decisión"
GONE = "El instituto lo eliminó"
CHANGED = "Cambió con una entrega posterior"
OUT = "Su fecha es de otro trimestre"
NOT_DONE = "No está realizada"
ABSENT = "No asistió"
UNMET = "Su actividad no está aceptada"
UNSEEN = "Sin asistencia aceptada en el trimestre"
NAMELESS = "Persona anónima: se cuenta aparte"
TWICE = "La misma persona está dos veces"
OTHER_TOWN = "Posible misma persona en otro municipio"
OTHER_DELIVERY = "Llegó con otra entrega"

# what a later change of can take a row out of a figure, or bring it in
_DECIDING = {
    "actividad": {"estatus", "fecha_inicio"},
    "participacion": {"asistio", "actividad", "sesion"},
    "persona": {"tipo_identificacion"},
}


@dataclass(frozen=True)
class People:
    """Whom the figures of a period count; heads: {persona of the institute: the id she counts as}.

    shown: {head: the persona of the institute that stands for her} · here: the heads that the
    state's total counts at this institute and at no other.
    """

    heads: Mapping[str, str]
    shown: Mapping[str, str]
    here: frozenset[str]

    @property
    def counted(self) -> set[str]:
        """The personas of the institute that the state's total counts."""
        return {self.shown[head] for head in self.here}


class Causes:
    """The causes of one delivery; rows: all of it, with the lines of what waits or went back."""

    def __init__(
        self,
        office: Office,
        kept: PackageRow,
        rows: Iterable[PackedRow],
        people: People,
        *,
        late: bool,
    ) -> None:
        self._office, self._kept, self._people, self._late = office, kept, people, late
        self._lines = {row.id: row.line for row in rows if row.line}
        self._known: dict[str, Record | None] = {}

    def of(self, row: PackedRow) -> tuple[str, str]:
        """(cause, detail) of a row that doesn't count."""
        if row.state == ledger.RETURNED:
            return SENT_BACK, row.reason or ""
        if row.state == ledger.PENDING:
            return (LATE if self._late else WAITS), ""
        record = get(self._office.store, RECORDS[row.type], row.id)
        if record is None:
            if row.state == ledger.REPLACED:
                return ELSEWHERE_WAITS, ""
            return GONE, self._later(row, {DELETED})
        later = self._later(row, _DECIDING[row.type])
        if later:
            return CHANGED, later
        if isinstance(record, Actividad):
            return self._activity(record)
        return self._attendance(record) if isinstance(record, Participacion) else self._person(row)

    def of_more(self, record_type: str, record_id: str) -> tuple[str, str]:
        """(cause, detail) of what counts although this delivery doesn't hold it."""
        other = holding(self._office.store, record_type, record_id)
        return OTHER_DELIVERY, self._delivery(other) if other else ""

    def title(self, record_type: str, record_id: str) -> str:
        """A record by folio, date or, of an activity, its name; never a person's."""
        record = self._record(record_type, record_id)
        if isinstance(record, Actividad):
            return " · ".join(filter(None, (record.folio, record.nombre))) or record_id
        if isinstance(record, Participacion):
            day = self._day(record)
            when = f"{day:%d/%m/%Y}" if day else "sin fecha"
            what = self._folio("actividad", record.actividad)
            return f"{what} · {when} · {self._folio('persona', record.persona)}"
        return (record and record.folio) or record_id

    def _activity(self, one: Actividad) -> tuple[str, str]:
        if (one.estatus or "REA") != "REA":
            return NOT_DONE, self._office.catalogues["estatus_actividad"].label(one.estatus or "")
        return OUT, f"{one.fecha_inicio:%d/%m/%Y}" if one.fecha_inicio else "sin fecha"

    def _attendance(self, one: Participacion) -> tuple[str, str]:
        if get(self._office.store, Actividad, one.actividad or "") is None:
            return UNMET, self._folio("actividad", one.actividad)
        if not one.asistio:
            return ABSENT, ""
        day = self._day(one)
        return OUT, f"{day:%d/%m/%Y}" if day else "sin fecha"

    def _person(self, row: PackedRow) -> tuple[str, str]:
        head = self._people.heads.get(row.id)
        if head is None:
            record = self._record(row.type, row.id)
            nameless = isinstance(record, Persona) and record.tipo_identificacion == "ANO"
            return (NAMELESS if nameless else UNSEEN), ""
        other = self._people.shown[head]
        if other != row.id:
            return TWICE, f"cuenta en {self._folio('persona', other)}"
        return OTHER_TOWN, "allá la cuenta el total del estado"

    def _day(self, one: Participacion) -> dt.date | None:
        session = self._record("sesion", one.sesion or "")
        activity = self._record("actividad", one.actividad or "")
        day = session.fecha if isinstance(session, Sesion) else None
        return day or (activity.fecha_inicio if isinstance(activity, Actividad) else None)

    def _folio(self, record_type: str, record_id: str | None) -> str:
        record = self._record(record_type, record_id or "")
        return (record and record.folio) or record_id or "—"

    def _record(self, record_type: str, record_id: str) -> Record | None:
        """As it came where it waits or went back, else as it stands or stood here."""
        if record_id not in self._known:
            line = self._lines.get(record_id)
            self._known[record_id] = (
                record_of(line)[0]
                if line
                else get(self._office.store, RECORDS[record_type], record_id, deleted=True)
            )
        return self._known[record_id]

    def _later(self, row: PackedRow, names: set[str]) -> str:
        """Which later delivery changed one of these fields; "" for none."""
        for entry in record_history(self._office.store, row.type, row.id):
            later = entry.package and entry.package != self._kept.id and entry.at >= self._kept.at
            if later and names & entry.changes.keys():
                return self._delivery(entry.package or "")
        return ""

    def _delivery(self, package_id: str) -> str:
        kept = package(self._office.store, package_id)
        if kept is None:
            return ""
        return f"entrega {kept.sequence} del {read_period(str(kept.period)).label}"
