"""Pictures of the plan: a year under way, none yet, the longest names, a goal, what is behind."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.attend import register_person
from captura.actions.office import Office
from captura.actions.printed_figures import keep_figures
from captura.actions.save_record import delete_record
from captura.documents.printed_figure import Figure
from captura.records.persona import Persona
from captura.records.roles import CONSULTA
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute
from captura.ui.screens.entregas.samples import temporary_sample
from captura.ui.screens.plan.samples import LONG, planned_office
from captura.ui.screens.plan.screen import PlanScreen


@picture("plan", "ano")
def year() -> QWidget:
    return institute(_screen(planned_office()), "plan")


@picture("plan", "largos")
def longest() -> QWidget:
    return institute(_screen(planned_office(LONG)), "plan")


@picture("plan", "vacia")
def empty() -> QWidget:
    return institute(_screen(temporary_sample(people=12).office), "plan")


@picture("plan", "consulta")
def figures_only() -> QWidget:
    office = replace(planned_office(), role=CONSULTA)
    return institute(_screen(office), "plan", role=CONSULTA)


@picture("plan", "meta")
def one_goal() -> QWidget:
    screen = _screen(planned_office())
    screen.year._open(1)
    return institute(screen, "plan")


@picture("plan", "registros")
def behind() -> QWidget:
    screen = _screen(planned_office(LONG))
    screen.year._link(4)
    return institute(screen, "plan")


@picture("plan", "informe")
def report() -> QWidget:
    screen = _screen(planned_office(LONG))
    screen.open(report=True)
    return institute(screen, "plan")


@picture("plan", "cifra impresa")
def printed() -> QWidget:
    office = planned_office(LONG)
    people = office.store.rows("SELECT id FROM persona WHERE deleted=0 ORDER BY id")
    ids = tuple(row[0] for row in people)[:30]
    figure = Figure("Personas distintas que asistieron · 3.er trimestre 2026", "persona", ids)
    cut = keep_figures(office, "Informe trimestral 2026-T3", [figure])
    changed, gone = (office.store.get(Persona, one) for one in ids[:2])
    if changed and gone:
        register_person(office, replace(changed, ocupacion=None, nombres="María Guadalupe"))
        delete_record(office, gone)
    screen = _screen(office)
    screen.open(code=str(cut.codes[0]))
    return institute(screen, "plan")


def _screen(office: Office) -> PlanScreen:
    screen = PlanScreen(desk_of(office))
    screen.open()
    return screen
