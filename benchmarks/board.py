"""The state's board of a year and all its indicators, against the bare aggregates; CPU time.

58 institutes handed in four quarters, taken in and accepted as they come: 174,000 people, 464,000
attendances, 232 deliveries. Bare are the same figures asked by the driver alone of the same
encrypted file, each once: a SELECT over the deliveries and their rows, one for the women of the
year, and one for each division. Ours tells apart who is anonymous or recorded twice, finds what
never arrived, works out ages, and hides small cells. The least of the rounds taken turn by turn.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.against_bare import against_bare
from benchmarks.entry import entry
from benchmarks.sample_deliveries import make
from captura.actions.indicators import GROUPINGS, read_indicators
from captura.actions.office import Office
from captura.actions.take_in import take_in
from captura.ui.screens.recepcion.year import read_year

GOAL, ROUNDS, INSTITUTES, YEAR = 1.5, 3, 58, 2026
_WOMEN = (
    "count(DISTINCT x.persona) FROM actividad a CROSS JOIN participacion x ON x.actividad=a.id "
    "JOIN sesion s ON s.id=x.sesion JOIN persona p ON p.id=x.persona WHERE x.deleted=0 "
    f"AND x.asistio='si' AND a.deleted=0 AND s.fecha LIKE '{YEAR}-%' AND p.sexo='M'"
)
_DIVISIONS = (
    "p.municipio", "a.estrategia", "(substr(s.fecha,6,2)+2)/3", "p.fecha_nacimiento", "p.lengua",
    "p.discapacidad", "p.localidad",
)  # fmt: skip
BARE = (
    "SELECT p.institute, p.period, p.state, max(p.sequence), count(*), sum(r.state='accepted'), "
    "sum(r.state='returned') FROM package p JOIN package_row r ON r.package=p.id "
    "WHERE p.direction='in' AND p.kind='entrega' GROUP BY p.id",
    f"SELECT {_WOMEN}",
    *(f"SELECT {key}, {_WOMEN} GROUP BY 1" for key in _DIVISIONS),
)


def run(institutes: int = INSTITUTES) -> list[dict[str, Any]]:
    """Our CPU time over that of the bare aggregates."""
    with tempfile.TemporaryDirectory() as folder:
        office = _state(Path(folder), institutes)
        mine, theirs = against_bare(office, lambda: _board_and_indicators(office), BARE, ROUNDS)
        office.close()
    ratio = mine / theirs
    note = f"{institutes} institutes, four quarters: {mine:.1f} CPU s against {theirs:.1f}"
    return [entry("board", ratio, GOAL, note)]


def _board_and_indicators(office: Office) -> None:
    read_year(office, YEAR)
    for by in GROUPINGS:
        read_indicators(office, YEAR, by)


def _state(folder: Path, institutes: int) -> Office:
    office = make(folder, institutes, quarters=(1, 2, 3, 4), books=False)
    with office.store.indexing_later():
        for path in sorted((folder / "paquetes").iterdir()):
            take_in(office, path.read_bytes(), accept=True)
            path.unlink()
    return office


if __name__ == "__main__":
    print(json.dumps(run(), ensure_ascii=False, indent=1))
