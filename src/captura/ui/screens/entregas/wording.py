"""The words of a delivery: counts, dates, deadlines, steps and states."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from captura.actions.export_workbook import SHORTEST
from captura.documents.recovery_sheet import spanish_date
from captura.records.catalogues import Catalogues
from captura.records.dates import ZACATECAS
from captura.records.deadlines import deadline
from captura.records.periods import Period, period_of
from captura.records.registry import RECORDS
from captura.ui.wording import counted

STEPS = ("Revisar", "Generar", "Entregar", "Acuse")
SHOWN = ("actividad", "sesion", "persona", "participacion", "apoyo")
# most offices have none of these
IF_ANY = ("meta_anual", "conteo", "evidencia", "respuesta", "atencion_estadistica", "misma_persona")


def due(day: dt.date | None, today: dt.date) -> str:
    """`Vence el 15 de octubre de 2026, en 23 días`."""
    if day is None:
        return "Sin fecha límite en el calendario"
    left = (day - today).days
    if left > 1:
        return f"Vence el {spanish_date(day)}, en {left} días"
    if left in (0, 1):
        return f"Vence {'hoy' if left == 0 else 'mañana'}, {spanish_date(day)}"
    return f"Venció el {spanish_date(day)}, hace {counted(-left, 'día', 'días')}"


def closed(day: dt.date | None) -> str:
    """`Cerrado el 20 de julio de 2026: …` by the coordination; nothing while it is open."""
    if day is None:
        return ""
    return f"Cerrado el {spanish_date(day)}: lo que cambie será un ajuste"


def due_period(catalogues: Catalogues, today: dt.date) -> Period:
    """The period whose hand-in is nearest: the last one until its deadline, then this one."""
    now = period_of(today)
    before = now.shift(-1)
    day = deadline(catalogues, before)
    return before if day is not None and today <= day else now


def offered(today: dt.date) -> list[tuple[str, str]]:
    """(period, words) of the last two years, newest first."""
    now = period_of(today)
    return [(str(now.shift(-back)), now.shift(-back).label) for back in range(8)]


def summary(errors: int, unexplained: int) -> str:
    """`2 errores por corregir · 3 avisos por explicar`."""
    parts = []
    if errors:
        parts.append(counted(errors, "error por corregir", "errores por corregir"))
    if unexplained:
        parts.append(counted(unexplained, "aviso por explicar", "avisos por explicar"))
    return " · ".join(parts) or "todo en orden"


def what_goes(counts: Mapping[str, int]) -> list[tuple[str, str]]:
    """(sheet, number) of what goes, in the order of the workbook."""
    shown = [*SHOWN, *(kind for kind in IF_ANY if counts.get(kind))]
    return [(RECORDS[kind].SHEET, f"{counts.get(kind, 0):,}") for kind in shown]


def day(moment: str | None) -> str:
    """The day of an ISO date or date-time, as `22/09/2026`; a dash where there is none."""
    if not moment:
        return "—"
    try:
        read = dt.datetime.fromisoformat(moment)
    except ValueError:
        return "—"
    if read.tzinfo is not None:
        read = read.astimezone(ZACATECAS)
    return f"{read:%d/%m/%Y}"


def missing_for_book(password: str, again: str, reason: str) -> str:
    """What a workbook with names still lacks before it may leave; empty for nothing."""
    if len(password) < SHORTEST:
        return f"La contraseña lleva {SHORTEST} letras o más."
    if password != again:
        return "Las dos contraseñas no son iguales."
    return "" if reason.strip() else "Escriba para quién es y por qué sale con nombres."
