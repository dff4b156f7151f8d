"""What is public of the institutes' work: activities, sessions, goals; nothing that was typed."""

from __future__ import annotations

import datetime as dt

from captura.actions.publish.year import Year
from captura.publishing.table import DATE, DECIMAL, MONEY, TEXT, WHOLE, Cell, Column, Table
from captura.records.periods import period_of
from captura.store.queries.published import activities, goals, sessions

_ACTIVITY = Column("actividad", WHOLE, "número al azar, distinto en cada edición")
_INSTITUTE = Column("instituto", TEXT, "municipio del instituto", "municipios")
_STRATEGY = Column("estrategia", TEXT, "del plan estatal", "estrategias")
_BUDGET = Column("presupuesto", MONEY, "pesos")
_FACTS = (
    Column("tipo_actividad", TEXT, "qué se hizo", "tipo_actividad"),
    Column("programa", TEXT, "con qué programa", "programas_origen"),
    Column("modalidad", TEXT, "presencial, virtual…", "modalidad"),
    Column("ambito", TEXT, "urbano o rural", "ambito"),
    Column("estatus", TEXT, "realizada, planeada, cancelada…", "estatus_actividad"),
    Column("periodo", TEXT, "trimestre en que empezó", "periodo"),
    Column("fecha", DATE, "en que empezó"),
    _BUDGET,
    Column("gasto", MONEY, "pesos"),
)
_QUARTERS = tuple(
    Column(f"meta_t{n}", WHOLE, f"lo planeado del trimestre {n}") for n in range(1, 5)
)


def activity_tables(year: Year) -> tuple[Table, Table]:
    """«actividad» and «sesion». Nothing leads from them to who came."""
    store = year.office.store
    found = activities(store, *year.days)
    numbers = year.numbers(one.id for one in found)
    rows: list[list[Cell]] = []
    for one in sorted(found, key=lambda one: numbers[one.id]):
        day = dt.date.fromisoformat(one.fecha)
        rows.append(
            [
                numbers[one.id],
                year.code("municipios", one.id[:5]),
                year.code("estrategias", one.estrategia),
                year.code("tipo_actividad", one.tipo),
                year.code("programas_origen", one.programa),
                year.code("modalidad", one.modalidad),
                year.code("ambito", one.ambito),
                year.code("estatus_actividad", one.estatus),
                str(period_of(day)),
                day,
                one.presupuesto,
                one.gasto,
            ]
        )
    held: list[list[Cell]] = [
        [numbers[activity], dt.date.fromisoformat(day), hours]
        for activity, day, hours in sessions(store, *year.days)
    ]
    met = (_ACTIVITY, Column("fecha", DATE, "de la sesión"), Column("horas", DECIMAL, "duración"))
    return (
        Table("actividad", "Actividades que empezaron en el año.",
              (_ACTIVITY, _INSTITUTE, _STRATEGY, *_FACTS), rows),
        Table("sesion", "Sesiones de esas actividades.", met, held),
    )  # fmt: skip


def goal_table(year: Year) -> Table:
    """The goals of the year's plans."""
    rows: list[list[Cell]] = [
        [
            year.code("municipios", str(institute)),
            year.code("instrumento_meta", _text(instrument)),
            year.code("estrategias", _text(strategy)),
            year.code("cuenta_meta", _text(counts)),
            *numbers,
        ]
        for institute, instrument, strategy, counts, *numbers in goals(year.office.store, year.year)
    ]
    columns = (
        _INSTITUTE,
        Column("instrumento", TEXT, "POA o MIR", "instrumento_meta"),
        _STRATEGY,
        Column("cuenta", TEXT, "qué se cuenta", "cuenta_meta"),
        *_QUARTERS,
        _BUDGET,
    )
    return Table("meta", "Metas del plan anual.", columns, rows)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
