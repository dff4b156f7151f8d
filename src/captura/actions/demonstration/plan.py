"""The plan that a made-up institute writes in January, by the same action as a titular."""

from __future__ import annotations

from captura.actions.office import Office
from captura.actions.plan_year import save_goal
from captura.records.meta_anual import MetaAnual

# strategy, what is counted, unit, name, what each quarter sets out
GOALS = (
    ("2.10.1", "PER", "Persona", "Personas en talleres y bazares de economía", 12),
    ("2.10.2", "SES", "Sesión", "Sesiones de trabajo con áreas municipales", 1),
    ("2.10.3", "MUJ", "Mujer", "Mujeres que conocen sus derechos", 10),
    ("2.10.4", "ASI", "Asistencia", "Asistencias a cursos de prevención", 20),
    ("2.10.5", "ACT", "Revisión", "Revisiones del reglamento municipal", 1),
    ("2.10.6", "ACT", "Actividad", "Asambleas y círculos de participación", 1),
)


def write_plan(office: Office, year: int) -> dict[str, str]:
    """One goal of each strategy: {strategy: its id}."""
    return {
        strategy: save_goal(
            office,
            MetaAnual(
                ejercicio=year,
                instrumento="POA",
                estrategia=strategy,
                nombre=name,
                responsable="Titular Inventada",
                cuenta=counted,
                unidad=unit,
                frecuencia="TRI",
                presupuesto=2_000_000,
                meta_t1=each,
                meta_t2=each,
                meta_t3=each,
                meta_t4=each,
            ),
        )[0].id
        for strategy, counted, unit, name, each in GOALS
    }
