"""The women reached by each division, with the cells hidden that ADR 61 hides."""

from __future__ import annotations

from captura.actions.indicators import AGE, Indicators, read_indicators
from captura.actions.office import Office
from captura.publishing.problems import too_few
from captura.publishing.table import TEXT, WHOLE, Cell, Column, Table
from captura.store.queries.women import PERIOD, PLACE, STRATEGY

TOTAL = "total"
LISTS = {PLACE: "municipios", STRATEGY: "estrategias", PERIOD: "periodo", AGE: "grupos_etarios"}
_COLUMNS = (
    Column("division", TEXT, "por qué se divide: total, municipio, estrategia, periodo o edad",
           "division"),
    Column("clave", TEXT, "el grupo; sin valor, quien no lo dijo", "clave"),
    Column("mujeres", WHOLE, "mujeres alcanzadas, cada una una vez; sin valor, cifra oculta"),
    Column("censo", WHOLE, "mujeres del Censo 2020 contra las que se mide"),
)  # fmt: skip


def totals(office: Office, year: int) -> tuple[Table, dict[str, frozenset[str]]]:
    """The table, and what it hides of each division. Raises PublishError where too few are."""
    found = {by: read_indicators(office, year, by) for by in LISTS}
    wholes = [one.whole for one in found.values()]
    if any(whole.reached is None for whole in wholes):
        raise too_few()
    rows: list[list[Cell]] = [[TOTAL, None, wholes[0].reached, wholes[0].census]]
    for by, one in found.items():
        rows += _rows(office, by, one)
    says = "Mujeres alcanzadas en el año. Solo los grupos de municipio y los de edad se suman."
    hidden = {
        by: frozenset(line.key for line in one.lines if line.reached is None)
        for by, one in found.items()
    }
    return Table("cifra", says, _COLUMNS, rows), hidden


def _rows(office: Office, by: str, found: Indicators) -> list[list[Cell]]:
    known = office.catalogues.get(LISTS[by])
    return [
        [by, line.key if by == PERIOD or (known and line.key in known) else None,
         line.reached, line.census]
        for line in found.lines
    ]  # fmt: skip
