"""A made-up institute with a plan, for pictures."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from captura.actions.count_people import save_counts
from captura.actions.office import Office
from captura.actions.plan_activity import save_activity
from captura.actions.plan_year import save_goal
from captura.records.actividad import Actividad
from captura.records.meta_anual import MetaAnual
from captura.store.queries.activities import activities
from captura.ui.screens.entregas.samples import temporary_sample

LONG = (
    "Mujeres de localidades rurales que conocen las órdenes de protección y saben pedirlas a tiempo"
)
# (strategy, what is counted, unit, name, the four quarters)
GOALS = (
    ("2.10.1", "PER", "Persona", "Personas capacitadas en proyectos productivos", (0, 0, 22, 20)),
    ("2.10.1", "APO", "Apoyo", "Apoyos entregados a emprendedoras", (0, 0, 0, 4)),
    ("2.10.3", "ACT", "Plática", "Pláticas de prevención de la violencia", (0, 0, 1, 2)),
    ("2.10.3", "MUJ", "Mujer", "Mujeres que conocen la Ley de Acceso", (0, 0, 8, 6)),
    ("2.10.4", "ASI", "Asistencia", "Asistencias a talleres de masculinidades", (0, 0, 40, 20)),
    ("2.10.6", "ACT", "Asamblea", "Asambleas comunitarias de igualdad", (0, 0, 1, 3)),
)


def planned_office(name: str = "") -> Office:
    """A plan of six goals; the activities of the sample go to the goals of their kind, in turn."""
    office = temporary_sample(people=40).office
    kept = []
    for strategy, counted, unit, own, quarters in GOALS:
        first, second, third, fourth = quarters
        goal = MetaAnual(
            ejercicio=2026, instrumento="POA", estrategia=strategy, cuenta=counted, unidad=unit,
            nombre=name or own, meta_t1=first, meta_t2=second, meta_t3=third, meta_t4=fourth,
            presupuesto=2_500_000, responsable="Coordinadora Inventada",
        )  # fmt: skip
        kept.append(save_goal(office, goal)[0])
    rows = activities(office.store)
    day = dt.date(2026, 8, 20)
    bare = Actividad(nombre=name or "Feria de la salud", fecha_inicio=day, estatus="REA")
    fair = replace(bare, nombre=name or "Jornada comunitaria", meta=kept[4].id, modo_conteo="AGR")
    _, session, _ = save_activity(office, fair)
    save_counts(office, session, {("M", "GE5"): 64, ("H", "GE5"): 12}, 76)
    for row, place in zip(rows, (0, 3, 2), strict=False):
        act = office.store.get(Actividad, row.id)
        if act is not None:
            save_activity(office, replace(act, meta=kept[place].id, nombre=name or act.nombre))
    save_activity(office, bare)
    return office
