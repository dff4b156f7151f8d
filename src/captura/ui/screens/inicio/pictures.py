"""Pictures of the first screen: a year under way, nothing yet, the longest names, figures only."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from captura.actions.drafts import keep_draft
from captura.actions.save_record import save_record
from captura.records.actividad import Actividad
from captura.records.roles import CONSULTA
from captura.ui.pictures import picture
from captura.ui.pictures.at_once import desk_of
from captura.ui.pictures.samples import institute
from captura.ui.screens.entregas.samples import Sample, spoil, temporary_sample
from captura.ui.screens.inicio.view import HomeScreen
from captura.ui.screens.plan.samples import planned_office


@picture("inicio", "ano")
def year() -> QWidget:
    sample = temporary_sample(people=40)
    spoil(sample, errors=3, warnings=0)
    keep_draft(sample.office, "actividad/nueva", "actividad", {"nombre": "Taller de cerámica"})
    return _shown(sample)


@picture("inicio", "plan")
def planned() -> QWidget:
    screen = HomeScreen(desk_of(planned_office()))
    screen.open()
    return institute(screen, "inicio")


@picture("inicio", "largos")
def longest() -> QWidget:
    sample = temporary_sample(people=40)
    name = "Foro regional de seguimiento a las órdenes de protección y los derechos de las mujeres"
    day = dt.date(2026, 9, 1)
    save_record(sample.office, Actividad(nombre=name, fecha_inicio=day, estatus="REA"))
    keep_draft(sample.office, "actividad/nueva", "actividad", {"nombre": name * 2})
    return _shown(sample)


@picture("inicio", "vacia")
def empty() -> QWidget:
    from captura.ui.screens.acceso.samples import empty_folder, start

    screen = HomeScreen(desk_of(start(empty_folder()).office))
    screen.open()
    return institute(screen, "inicio")


@picture("inicio", "consulta")
def figures_only() -> QWidget:
    sample = temporary_sample(people=40)
    screen = HomeScreen(desk_of(replace(sample.office, role=CONSULTA)))
    screen.open()
    return institute(screen, "inicio", role=CONSULTA)


def _shown(sample: Sample) -> QWidget:
    screen = HomeScreen(sample.desk())
    screen.open()
    return institute(screen, "inicio")
