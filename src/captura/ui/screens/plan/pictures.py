"""Pictures of the plan: a year under way, none yet, the longest names, a goal, what is behind."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.office import Office
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


def _screen(office: Office) -> PlanScreen:
    screen = PlanScreen(desk_of(office))
    screen.open()
    return screen
