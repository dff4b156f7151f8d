"""Everything that Inicio shows, over 100,000 attendances of a year, against the bare aggregates.

Bare are the same figures asked by the driver alone of the same encrypted file, one SELECT each: who
came by strategy, in the year, by month and sex, and what counts for twelve goals; in the order of
joins that the indexes serve best (left to itself SQLite takes six times as long). Ours tells apart
who is anonymous or recorded twice, judges the goals, and looks for what waits. CPU time, the least
of the rounds taken turn by turn.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.against_bare import against_bare
from benchmarks.entry import entry
from benchmarks.sample_office import sample_office
from captura.actions.office import Office
from captura.records.actividad import Actividad
from captura.records.meta_anual import MetaAnual
from captura.store.queries.activities import activities

GOAL, ROUNDS, ATTENDANCES = 1.5, 7, 100_000
KINDS = ("ACT", "PER", "ASI")
_CAME = (
    "FROM actividad a CROSS JOIN participacion x ON x.actividad=a.id "
    "JOIN sesion s ON s.id=x.sesion "
    "WHERE x.deleted=0 AND x.asistio='si' AND a.deleted=0 AND s.fecha LIKE '2026-%' "
)
_QUARTER = "(substr(s.fecha,6,2)+2)/3"
BARE = (
    f"SELECT a.estrategia, count(DISTINCT x.persona), count(*) {_CAME} GROUP BY 1",
    f"SELECT count(DISTINCT x.persona), count(*) {_CAME}",
    "SELECT estrategia, count(*) FROM actividad WHERE deleted=0 AND estatus='REA' GROUP BY 1",
    "SELECT substr(s.fecha,6,2), p.sexo, count(DISTINCT x.persona) "
    "FROM actividad a CROSS JOIN participacion x ON x.actividad=a.id "
    "JOIN sesion s ON s.id=x.sesion "
    "JOIN persona p ON p.id=x.persona WHERE x.deleted=0 AND x.asistio='si' AND a.deleted=0 "
    "AND s.fecha LIKE '2026-%' GROUP BY 1, 2",
    f"SELECT a.meta, count(DISTINCT x.persona), count(*) {_CAME} GROUP BY 1",
    f"SELECT a.meta, {_QUARTER}, count(DISTINCT x.persona), count(*) {_CAME} GROUP BY 1, 2",
    "SELECT meta, (substr(fecha_inicio,6,2)+2)/3, count(*) FROM actividad "
    "WHERE deleted=0 AND estatus='REA' GROUP BY 1, 2",
)


def run(attendances: int = ATTENDANCES) -> list[dict[str, Any]]:
    """Our CPU time over that of the bare aggregates."""
    from captura.actions.overview import overview

    with tempfile.TemporaryDirectory() as folder:
        office = _office(Path(folder), attendances)
        mine, theirs = against_bare(office, lambda: overview(office), BARE, ROUNDS)
        office.close()
    note = f"{attendances:,} attendances, 12 goals: {mine:.2f} CPU s against {theirs:.2f}"
    return [entry("dashboard", mine / theirs, GOAL, note)]


def _office(folder: Path, attendances: int) -> Office:
    """An institute whose year is recorded and planned."""
    office = sample_office(folder, attendances=attendances)
    with office.store.work("Usuaria Inventada") as work:
        goals = [
            work.save(
                MetaAnual(
                    ejercicio=2026, instrumento="POA", estrategia=f"2.10.{n % 6 + 1}",
                    nombre=f"Meta {n}", cuenta=KINDS[n % 3], meta_t1=50, meta_t3=50,
                )
            )
            for n in range(12)
        ]  # fmt: skip
        for n, row in enumerate(activities(work)):
            kept = work.get(Actividad, row.id)
            if kept is not None:
                work.save(replace(kept, meta=goals[n % 12].id))
    return office


if __name__ == "__main__":
    print(run())
