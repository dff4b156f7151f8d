"""What is published summed only: counts without a list, and supports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from captura.actions.publish.year import Year
from captura.publishing.table import MONEY, TEXT, WHOLE, Cell, Column, Table
from captura.records.rules.small_classes import Key, shareable
from captura.store.queries.published import counts, supports
from captura.store.queries.women import PLACE

_WHERE = (
    Column("instituto", TEXT, "municipio del instituto", "municipios"),
    Column("periodo", TEXT, "trimestre", "periodo"),
)
_COUNTED = (
    Column("estrategia", TEXT, "de la actividad", "estrategias"),
    Column("sexo", TEXT, "M mujer, H hombre, X otro", "sexo"),
    Column("grupo_edad", TEXT, "como se contó", "grupos_etarios"),
    Column("cantidad", WHOLE, "asistencias contadas"),
)
_HANDED = (
    Column("tipo_apoyo", TEXT, "qué se entregó", "tipo_apoyo"),
    Column("programa", TEXT, "con qué programa", "programas_origen"),
    Column("apoyos", WHOLE, "cuántos"),
    Column("personas", WHOLE, "a cuántas personas, cada una una vez en este renglón"),
    Column("monto", MONEY, "pesos"),
)
_AGE_SEX_STRATEGY_PERIOD_INSTITUTE = (4, 3, 2, 1, 0)
_PROGRAMME_PERIOD_TYPE_INSTITUTE = (3, 1, 2, 0)


def count_table(year: Year) -> Table:
    """Attendances counted without a list; no cell of fewer than five."""
    found = counts(year.office.store, *year.days)
    keys: list[Key] = [
        (
            year.group(PLACE, "municipios", institute),
            quarter,
            year.code("estrategias", strategy),
            year.code("sexo", sex),
            year.code("grupos_etarios", group),
        )
        for institute, quarter, strategy, sex, group, _ in found
    ]

    def counted(places: Sequence[int]) -> int:
        return sum(found[place][5] for place in places)

    sums: dict[Key, int] = defaultdict(int)
    for row, key in zip(
        found, shareable(keys, _AGE_SEX_STRATEGY_PERIOD_INSTITUTE, counted), strict=True
    ):
        if key is not None:
            sums[key] += row[5]
    says = "Asistencias contadas sin lista. No se sabe si son las mismas personas."
    return Table("conteo", says, (*_WHERE, *_COUNTED), _sorted([*k, n] for k, n in sums.items()))


def support_table(year: Year) -> Table:
    """Supports by institute, quarter, type and programme; no row of fewer than five people."""
    found = supports(year.office.store, *year.days)
    keys: list[Key] = [
        (
            year.group(PLACE, "municipios", institute),
            quarter,
            year.code("tipo_apoyo", kind),
            year.code("programas_origen", programme),
        )
        for _, institute, quarter, kind, programme, _ in found
    ]

    def people_of(places: Sequence[int]) -> int:
        return len({found[place][0] for place in places})

    alike: dict[Key, list[int]] = defaultdict(list)
    for place, key in enumerate(shareable(keys, _PROGRAMME_PERIOD_TYPE_INSTITUTE, people_of)):
        if key is not None:
            alike[key].append(place)
    rows: Iterable[list[Cell]] = (
        [*key, len(places), people_of(places), sum(found[place][5] for place in places)]
        for key, places in alike.items()
    )
    says = "Apoyos entregados. Las personas no se suman entre renglones."
    return Table("apoyo", says, (*_WHERE, *_HANDED), _sorted(rows))


def _sorted(rows: Iterable[list[Cell]]) -> list[list[Cell]]:
    return sorted(rows, key=lambda row: [str(cell or "") for cell in row])
