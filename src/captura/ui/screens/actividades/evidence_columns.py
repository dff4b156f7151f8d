"""The columns of an activity's evidence, and the word on it in the list of activities."""

from __future__ import annotations

from captura.actions.office import Office
from captura.records.rules.actividad import DONE
from captura.records.rules.evidence_asked import asked_of, checklist, pieces
from captura.store.queries.activities import ActivityRow
from captura.ui.screens.actividades.evidence_presenter import Piece
from captura.ui.screens.personas import wording
from captura.ui.tables import Cell, Column

_SHORT = {"bad": "Falta un dato", "warn": "Por revisar"}


def piece_columns(office: Office) -> list[Column]:
    """What it is, of when, and whether anything is still to be said of it."""
    types = office.catalogues["tipo_evidencia"]

    def what(piece: Piece) -> Cell:
        code = piece.record.tipo
        return Cell(types.label(code) if code else "Falta decir qué es", bold=True, muted=not code)

    def state(piece: Piece) -> Cell:
        if piece.said is None or piece.said[0] not in _SHORT:
            return Cell("Lista", icon="check", tone="ok")
        kind, sentence = piece.said
        return Cell(_SHORT[kind], icon="triangle-alert", tone=kind, spoken=sentence)

    return [
        Column("Qué es", what, 160, stretch=True),
        Column("Fecha", lambda piece: wording.shown_day(piece.record.fecha), 104),
        Column("Estado", state, 124),
    ]


def evidence_cell(row: ActivityRow, office: Office) -> Cell:
    """Whether what an activity's type asks for is there: a sign and words."""
    held = pieces(row.evidence)
    asked = checklist(
        asked_of(row.tipo_actividad, office.catalogues["tipo_actividad"]),
        held,
        listed=row.people > 0,
        modo_conteo=row.modo_conteo,
    )
    lacks = sum(not line.there for line in asked)
    if row.estatus not in (DONE, None) or not asked:
        files = sum(held.values())
        return Cell(str(files) if files else "—", muted=True, spoken=f"{files} archivos")
    if lacks:
        return Cell(f"Falta{'' if lacks == 1 else 'n'} {lacks}", icon="triangle-alert", tone="warn")
    return Cell("Completa", icon="check", tone="ok")
