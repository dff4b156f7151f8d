"""Looks at an edition as its reader will, with nothing but its tables: who is singled out.

It shares no rule with what made them but the number five: what is counted is what stands there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from captura.actions.indicators import AGE
from captura.actions.publish.totals import TOTAL
from captura.publishing.problems import would_single_out
from captura.publishing.table import TEXT, Cell, Edition, Table
from captura.records.catalogues import Catalogues
from captura.records.rules.small_cells import SMALLEST
from captura.records.rules.small_classes import WITHHELD
from captura.store.queries.women import PERIOD, PLACE, STRATEGY

Row = Mapping[str, Cell]
_SHAPES = {
    "periodo": r"\d{4}-T[1-4]",
    "division": "|".join((TOTAL, PLACE, STRATEGY, PERIOD, AGE)),
    "clave": r"[A-Z0-9.\-]{1,12}",
}
# (division, table, column): where else a reader meets the groups of a division
_SEEN = (
    (PLACE, "persona", "municipio"),
    (PLACE, "asistencia", "instituto"),
    (PLACE, "conteo", "instituto"),
    (PLACE, "apoyo", "instituto"),
    (AGE, "persona", "grupo_edad"),
    (STRATEGY, "asistencia", "estrategia"),
    (PERIOD, "asistencia", "periodo"),
)
HERSELF = ("municipio", "localidad", "sexo", "grupo_edad")
CAME = ("instituto", "periodo", "estrategia")


def prove(edition: Edition, known: Catalogues) -> None:
    """Raises PublishError where anyone could be singled out; it names the checks, no value."""
    rows = {table.name: _rows(table) for table in edition.tables}
    failed = sorted({*_foreign(edition.tables, known), *_few(rows), *_derived(rows)})
    if failed:
        raise would_single_out(", ".join(failed))


def _rows(table: Table) -> list[Row]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def _foreign(tables: Iterable[Table], known: Catalogues) -> Iterator[str]:
    """A text that no list knows could be anything that someone typed."""
    for table in tables:
        for place, column in enumerate(table.columns):
            if column.kind != TEXT:
                continue
            for cell in {row[place] for row in table.rows} - {None, WITHHELD}:
                shape = _SHAPES.get(column.of)
                fits = re.fullmatch(shape, str(cell)) if shape else cell in known[column.of]
                if not fits:
                    yield f"texto ajeno en {table.name}"


def _few(rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """Fewer than five people under the same words, herself and what she came to."""
    herself = {row["persona"]: tuple(row[name] for name in HERSELF) for row in rows["persona"]}
    alike: dict[tuple[Cell, ...], set[Cell]] = defaultdict(set)
    for number, key in herself.items():
        alike[key].add(number)
    if _small(alike):
        yield "pocas personas iguales"
    came: dict[tuple[Cell, ...], set[Cell]] = defaultdict(set)
    for row in rows["asistencia"]:
        came[*herself[row["persona"]], *(row[name] for name in CAME)].add(row["persona"])
    if _small(came):
        yield "pocas asistencias iguales"
    for table, column in (("conteo", "cantidad"), ("apoyo", "personas")):
        if any(isinstance(n := row[column], int) and n < SMALLEST for row in rows[table]):
            yield f"pocas personas en {table}"
    if any(row["municipio"] == WITHHELD != row["localidad"] for row in rows["persona"]):
        yield "localidad de un municipio reservado"


def _small(alike: Mapping[tuple[Cell, ...], set[Cell]]) -> bool:
    return any(len(people) < SMALLEST for people in alike.values())


def _derived(rows: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    """A hidden count that follows from the total, or from what another table shows of its group."""
    groups: dict[Cell, list[Row]] = defaultdict(list)
    for row in rows["cifra"]:
        groups[row["division"]].append(row)
    whole = _women(groups[TOTAL][0])
    for division in (PLACE, STRATEGY, PERIOD, AGE):
        shown = [_women(row) for row in groups[division] if row["mujeres"] is not None]
        hidden = len(groups[division]) - len(shown)
        if any(0 < count < SMALLEST for count in shown):
            yield f"cifra pequeña por {division}"
        if hidden and not _unknown(hidden, whole - sum(shown), division in (PLACE, AGE)):
            yield f"cifra oculta que se deduce por {division}"
    for division, table, column in _SEEN:
        secret = {row["clave"] for row in groups[division] if row["mujeres"] is None}
        if any(row[column] in secret for row in rows[table]):
            yield f"grupo oculto de {division} en {table}"


def _unknown(hidden: int, remaining: int, adds_up: bool) -> bool:
    """Whether each of so many hidden counts, from 1 up, may still be several numbers."""
    return hidden > 1 and (not adds_up or remaining >= hidden + SMALLEST - 1)


def _women(row: Row) -> int:
    count = row["mujeres"]
    return count if isinstance(count, int) else 0
