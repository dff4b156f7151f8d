"""Every paper that Captura prints, with the longest words it may meet; people are made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from captura.documents.attendance_sheet import Expected, Occasion, attendance_page
from captura.documents.constancia import Attended, Event, constancia_page
from captura.documents.difference_letter import (
    Between,
    Compared,
    LetterFacts,
    difference_letter,
)
from captura.documents.list_page import list_page
from captura.documents.page import Map, Page, ShadedPlace
from captura.documents.printed_figure import Figure
from captura.documents.quarterly_report import GoalLine, ReportFacts, report_page
from captura.documents.receipt_page import receipt_page
from captura.documents.recovery_sheet import recovery_page, share_page
from captura.documents.reminder import Late, Reminder, reminders
from captura.documents.security_document import security_page
from captura.documents.security_facts import Measure, SecurityFacts, inventory_of
from captura.documents.state_report import PublishedLine, StateFacts, state_report_page
from captura.documents.support_record import Handed, support_record
from captura.keys.recovery import words_of
from captura.keys.scan import scan_text
from captura.records.outlines import outlines
from captura.records.registry import EVERY
from captura.records.roles import OF_INSTITUTE, ROLES
from captura.records.shades import HIDDEN

SECRET = bytes(range(32))
INSTITUTE = "Instituto Municipal de las Mujeres de General Francisco R. Murguía, Zacatecas"
ACTIVITY = (
    "Taller «Finanzas para emprender, cooperar y comerciar entre mujeres del semidesierto», con "
    "las asociaciones de artesanas y productoras de la región, ¿segunda parte? ¡Sí!"
)
NAME = "Hernández de la Torre y Güereña Ñúñez, María Guadalupe del Refugio"
CURP, FOLIO = "HEWÑ900101MZSRRD09".replace("Ñ", "X"), "32014-ACT-2026-A99999"
DAY = dt.date(2026, 9, 30)
MARK = "PRÁCTICA · datos inventados"
PLACE = "Salón ejidal de Concepción de la Norma, Río Grande"


def state_map() -> Map:
    """All shades, hidden too, the longest numbers and names."""
    places = (
        ShadedPlace(key, f"M{number:02}", f"General Francisco R. Murguía {number}", number % 7 - 1)
        for number, key in enumerate(outlines())
    )
    words = [(shade, "10,234.5 a 99,999.9") for shade in range(1, 6)]
    legend = ((0, "Ninguna"), *words, (HIDDEN, "Oculta"))
    return Map(tuple(places), "Mujeres por cada 1,000", legend, f"Mujeres: {ACTIVITY}.")


def _attendance() -> Page:
    occasion = Occasion(
        INSTITUTE, ACTIVITY, FOLIO, "30/09/2026, 10:00", PLACE,
        "32014-01900000-0000-7000-8000-000000000000",
    )  # fmt: skip
    people = [Expected(NAME, "M", "104", PLACE, CURP)] * 60
    return attendance_page(occasion, people, 20, curp=True, mark=MARK)


def _receipt() -> Page:
    return receipt_page(
        institute=INSTITUTE, period="2026-T3", sequence=1234, package="f" * 64,
        arrived="2026-10-07", counts={"Participaciones": (123_456, 12_345, 1_234)},
        observations=999, qr="CAPTURA" * 20, mark=MARK,
    )  # fmt: skip


def _security() -> Page:
    facts = SecurityFacts(
        INSTITUTE, DAY, {record.TITLE: 123_456 for record in EVERY.values()},
        inventory_of(EVERY), OF_INSTITUTE, {ROLES[role]: 12 for role in OF_INSTITUTE},
        (Measure("Técnica", "Cifrado de la base", ACTIVITY),), ((ACTIVITY, ACTIVITY),), MARK,
    )  # fmt: skip
    return security_page(facts)


def _report() -> Page:
    made: list[Figure] = []

    def figure(count: int) -> Figure:
        made.append(Figure(f"Cifra {len(made)}", "persona", tuple(map(str, range(count)))))
        return made[-1]

    goal = [
        GoalLine(ACTIVITY, "Mujer capacitada en proyectos productivos", (12_345, 23_456, 99_999),
                 (figure(1_234), figure(12_345)), 123_456)
        for _ in range(12)
    ]  # fmt: skip
    facts = ReportFacts(
        INSTITUTE, NAME, "3.er trimestre 2026", "del 01/07/2026 al 30/09/2026",
        (("Personas distintas que asistieron", figure(12_345)), ("Nadie", figure(0))),
        tuple((f"2.10.{n} Protección, prevención y atención", tuple(goal)) for n in (1, 2, 3)),
        ("Mujeres", "Hombres", "Otro o no dicho"),
        tuple((f"{n} a {n + 14} años", (figure(900), figure(300), figure(2))) for n in (0, 15, 30)),
        (("2.10.3 Protección y atención", (figure(1), figure(2), figure(3))),),
        (("Transporte para denuncia, refugio o consulta médica", figure(4), "$9,999,999.99"),),
        (("30/09", ACTIVITY, "12 Fotografía, 3 Lista de asistencia firmada", figure(15)),),
        figure(3),
    )  # fmt: skip
    codes = {one: f"A1234567-{turn}-W9" for turn, one in enumerate(made, 1) if one.ids}
    return report_page(facts, codes, "07/10/2026 10:47", MARK)


def _state_report() -> Page:
    made: list[Figure] = []

    def figure(count: int) -> Figure:
        made.append(Figure(f"Cifra {len(made)}", "persona", tuple(map(str, range(count)))))
        return made[-1]

    places = tuple(
        (f"General Francisco R. Murguía {n}", (figure(n), None if n % 7 else figure(99), figure(0)))
        for n in range(58)
    )
    facts = StateFacts(
        "Secretaría de las Mujeres del Estado de Zacatecas", "3.er trimestre 2026",
        "del 01/07/2026 al 30/09/2026",
        ("Entregaron 0 de 58 municipios.", f"Sin entrega: {', '.join([PLACE] * 58)}."),
        (("Personas distintas que asistieron", figure(12_345)), ("Anónimas", None)),
        (("2.10.3 Protección y atención a mujeres, sus hijas e hijos",
          (figure(1), figure(23_456), figure(3))),),
        places,
        tuple(
            PublishedLine(name, "30/09/2026", ((12_345, 9_999), None, (12_345, 12_345)))
            for name, _ in places
        ),
        (2026, state_map()),
        PublishedLine("Todo el estado", "30/09/2026", ((99_999, 123_456),) * 3),
    )  # fmt: skip
    codes = {one: f"A1234567-{turn}-W9" for turn, one in enumerate(made, 1) if one.ids}
    return state_report_page(facts, codes, "07/10/2026 10:47", MARK)


def _constancias() -> Page:
    event = Event(INSTITUTE, ACTIVITY, FOLIO, "del 01/02/2026 al 03/04/2026", f"en {PLACE}", NAME,
                  NAME, 12)  # fmt: skip
    people = [Attended(NAME, 11, "120.5", "32014-CON-2026-A99999"), Attended(NAME, 1, "1", "")]
    return constancia_page(event, people, MARK)


def _acta() -> Page:
    line = Handed(
        NAME, CURP, f"Transporte para denuncia · {FOLIO}", "1000000 pieza", "$9,999,999.99"
    )
    return support_record(
        INSTITUTE, ACTIVITY, (f"Folio: {FOLIO}", f"Lugar: {PLACE}"), [line] * 40, "$99,999,999.99",
        NAME, MARK,
    )  # fmt: skip


def _list() -> Page:
    row = [NAME, CURP, "104", PLACE, "999", "30/09/2026", "Falta CURP"]
    return list_page(
        "Padrón de personas", (INSTITUTE, "30/09/2026 10:00 · Todas · con filtro · 90 renglones"),
        ["Nombre", "CURP", "Edad", "Localidad", "Total", "Última participación", "Aviso"],
        [row] * 90, [260, 170, 60, 190, 60, 140, 130], [2, 4], MARK,
        first=[state_map()], note=[ACTIVITY],
    )  # fmt: skip


def _reminders() -> Page:
    late = tuple(Late(f"{n}.er trimestre 2026", DAY, 1_234) for n in (1, 2, 3))
    one = Reminder("Secretaría de las Mujeres del Estado de Zacatecas", INSTITUTE, NAME, late)
    return reminders([one, one], DAY, MARK)


def _differences() -> Page:
    causes = ("Se devolvió", "Posible misma persona en otro municipio", "Espera decisión")
    rows = [
        Between(f"{FOLIO} · {ACTIVITY}", cause, ACTIVITY if n else "", 1 if n else -1)
        for cause in causes
        for n in range(90)
    ]
    figures = (
        Compared("Actividades realizadas", 12_345, 12_075, tuple(rows)),
        Compared("Personas distintas", 999, 999, ()),
    )
    return difference_letter(
        LetterFacts(
            "Secretaría de las Mujeres del Estado de Zacatecas", INSTITUTE, NAME,
            "3.er trimestre 2026", "número 1234, recibida el 07/10/2026", figures,
        ), DAY, MARK,
    )  # fmt: skip


# the function of `captura.documents` that makes it → a page of it
PAPERS: dict[str, Callable[[], Page]] = {
    "attendance_page": _attendance,
    "receipt_page": _receipt,
    "recovery_page": lambda: recovery_page(INSTITUTE, DAY, words_of(SECRET), scan_text(SECRET)),
    "share_page": lambda: share_page(1, INSTITUTE, DAY, words_of(SECRET), scan_text(SECRET)),
    "security_page": _security,
    "report_page": _report,
    "state_report_page": _state_report,
    "constancia_page": _constancias,
    "support_record": _acta,
    "list_page": _list,
    "reminders": _reminders,
    "difference_letter": _differences,
}
