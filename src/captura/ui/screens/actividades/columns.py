"""The columns of the two tables: the list of activities, and who came to a session."""

from __future__ import annotations

import datetime as dt

from captura.actions.office import Office
from captura.records.kinds import KINDS
from captura.records.people import place_words
from captura.store.queries.activities import ActivityRow
from captura.store.queries.sessions import AttendanceRow
from captura.ui.screens.actividades.evidence_columns import evidence_cell
from captura.ui.screens.personas import wording
from captura.ui.screens.personas.columns import age_words, curp_cell, iso_day
from captura.ui.tables import Cell, Column

DRAFT = "BOR"
_TONES = {"PLA": "info", "REP": "warn", "CAN": ""}


def state_cell(row: ActivityRow, office: Office) -> Cell:
    """How far an activity is: two versions, unfinished, planned, or done."""
    if row.clash:
        return Cell("Dos versiones", pill=True, tone="bad")
    if row.estatus in _TONES:
        label = office.catalogues["estatus_actividad"].label(row.estatus or "")
        return Cell(label, pill=True, tone=_TONES[row.estatus or ""])
    if row.estado_registro == DRAFT:
        return Cell("Sin concluir", pill=True, tone="warn")
    return Cell("Concluida", icon="check", tone="ok")


def institutions(row: ActivityRow, office: Office) -> str:
    """Who took part: those of the list, then the others."""
    kind, known = KINDS["choices"], row.instituciones_participantes
    codes = office.catalogues["instituciones"]
    listed = kind.text(kind.from_canonical(known), codes) if known else ""
    return "; ".join(filter(None, (listed, row.instituciones_otras)))


def activity_columns(office: Office) -> list[Column]:
    """Day, name, type, strategy, place, who took part, how many people, state."""
    catalogues = office.catalogues

    def label(catalogue: str, code: str | None) -> str:
        return catalogues[catalogue].label(code) if code else ""

    def strategy(row: ActivityRow) -> str:
        entry = catalogues["estrategias"].by_code.get(row.estrategia or "")
        return f"{entry.code} {entry.extra.get('corta', '')}".strip() if entry else ""

    def place(row: ActivityRow) -> str:
        town = place_words(row.localidad, row.localidad_texto, None, catalogues)
        return row.sede or town

    def day(row: ActivityRow) -> Cell:
        return Cell(wording.shown_day(iso_day(row.fecha_inicio)) or "sin fecha",
                    muted=not row.fecha_inicio)  # fmt: skip

    def people(row: ActivityRow) -> Cell:
        if row.counted:
            apart = f"{wording.thousands(row.counted)} contadas"
            said = f"{wording.thousands(row.people)} y {apart}" if row.people else apart
            return Cell(said, spoken=f"{row.people} personas en lista, {apart} sin lista")
        return Cell(wording.thousands(row.people), spoken=f"{row.people} personas")

    def attendances(row: ActivityRow) -> Cell:
        return Cell(wording.thousands(row.attendances), spoken=f"{row.attendances} asistencias")

    return [
        Column("Fecha", day, 104, sort="fecha"),
        Column("Actividad", lambda row: Cell(row.nombre or "Sin nombre", bold=True,
               muted=not row.nombre), 220, stretch=True, sort="nombre"),
        Column("Tipo", lambda row: label("tipo_actividad", row.tipo_actividad), 150, low=True,
               sort="tipo"),
        Column("Estrategia", strategy, 180, low=True, sort="estrategia"),
        Column("Lugar", place, 160, low=True),
        Column("Responsable", lambda row: row.responsable or "", 160, low=True, spare=True,
               sort="responsable"),
        Column("Instituciones", lambda row: institutions(row, office), 200, low=True, spare=True),
        Column("Folio", lambda row: row.folio or "", 190, low=True, spare=True, whole=True),
        Column("Personas", people, 104, right=True, sort="personas"),
        Column("Asistencias", attendances, 100, right=True, low=True, spare=True,
               sort="asistencias"),
        Column("Evidencia", lambda row: evidence_cell(row, office), 112),
        Column("Estado", lambda row: state_cell(row, office), 132),
    ]  # fmt: skip


Numbered = tuple[int, AttendanceRow]


def attendance_columns(office: Office, day: dt.date) -> list[Column]:
    """Number, name, CURP, sex, age that day, place, and what each still lacks."""
    catalogues = office.catalogues

    def age(line: Numbered) -> str:
        row = line[1]
        return age_words(
            row.curp, row.fecha_nacimiento, row.edad_declarada, row.edad_declarada_en, day
        )

    def place(line: Numbered) -> str:
        row = line[1]
        return place_words(row.localidad, row.localidad_texto, row.municipio, catalogues)

    def state(line: Numbered) -> Cell:
        if not line[1].curp:
            return Cell("Falta CURP", icon="triangle-alert", tone="warn")
        return Cell("Listo", icon="check", tone="ok")

    def sex(line: Numbered) -> Cell:
        code = line[1].sexo or ""
        return Cell(code or "—", spoken=wording.SEX.get(code, "sexo sin saber"))

    return [
        Column("#", lambda line: Cell(str(line[0]), muted=True), 48, right=True),
        Column("Nombre", lambda line: Cell(line[1].listed, bold=True), 160, stretch=True),
        Column("CURP", lambda line: curp_cell(line[1].curp), 148, low=True, whole=True),
        Column("Sexo", sex, 48),
        Column("Edad", age, 52, right=True),
        Column("Localidad", place, 108, low=True),
        Column("Estado", state, 108),
    ]
