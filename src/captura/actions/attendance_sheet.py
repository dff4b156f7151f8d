"""The printed attendance list of a session: filled from last time, or blank; found by its code."""

from __future__ import annotations

from captura.actions.office import Office
from captura.documents.attendance_sheet import (
    Expected,
    Occasion,
    attendance_page,
    session_of_code,
)
from captura.documents.page import Page
from captura.records.actividad import Actividad
from captura.records.names import fold
from captura.records.people import age_on, place_words
from captura.records.persona import Persona
from captura.records.roles import allows
from captura.records.sesion import Sesion
from captura.store.queries.sessions import AttendanceRow, attendance, earlier_session
from captura.store.rows import many

NEWCOMERS = 10  # empty lines under those who are expected


def attendance_sheet(
    office: Office, activity: Actividad, session: Sesion, blank: int | None = None
) -> Page:
    """The sheet of a session with who is expected, or with so many `blank` lines.

    CURP are printed only for roles that may take names out of the office.
    """
    office.allow("capturar")
    people = expected(office, activity, session) if blank is None else []
    day = session.fecha or activity.fecha_inicio
    hour = session.hora or activity.hora
    parts = (f"{day:%d/%m/%Y}" if day else "sin fecha", f"{hour:%H:%M}" if hour else "")
    town = place_words(activity.localidad, activity.localidad_texto, None, office.catalogues)
    of_many = f" · sesión {session.numero}" if (session.numero or 1) > 1 else ""
    occasion = Occasion(
        institute=office.name,
        activity=(activity.nombre or "Actividad") + of_many,
        folio=activity.folio or "sin folio",
        day=", ".join(filter(None, parts)),
        place=", ".join(filter(None, (session.sede or activity.sede, town))) or "sin anotar",
        session=session.id,
    )
    return attendance_page(
        occasion,
        people,
        NEWCOMERS if blank is None else blank,
        curp=allows(office.role, "exportar_nombres"),
        mark=office.mark,
    )


def expected(office: Office, activity: Actividad, session: Sesion) -> list[Expected]:
    """Who stands on the list already, else who came last time; by name.

    Last time is the session before, else the last activity of the same name and type.
    """
    rows = attendance(office.store, session.id)
    if not rows:
        before = earlier_session(office.store, activity, session)
        rows = attendance(office.store, before) if before else []
    known = many(office.store, Persona, [row.persona for row in rows])
    day = session.fecha or activity.fecha_inicio or office.today()

    def line(row: AttendanceRow, persona: Persona) -> Expected:
        age = age_on(persona, day)
        town = place_words(
            persona.localidad, persona.localidad_texto, persona.municipio, office.catalogues
        )
        years = "" if age is None else str(age)
        return Expected(row.listed, persona.sexo or "", years, town, persona.curp or "")

    here = [row for row in rows if row.asistio is not False and row.persona in known]
    return [line(row, known[row.persona]) for row in sorted(here, key=lambda row: fold(row.listed))]


def activity_of_sheet(office: Office, text: str) -> tuple[str, str] | None:
    """(activity, session) of a scanned sheet; None if the text is no code of a list kept here."""
    office.allow("leer")
    wanted = session_of_code(text)
    session = office.store.get(Sesion, wanted) if wanted else None
    if session is None or not session.actividad:
        return None
    return session.actividad, session.id
