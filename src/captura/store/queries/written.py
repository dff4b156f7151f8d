"""What an institute writes in the open fields of its activities: its own lists, which nobody keeps.

They are counted over the records, so a sister laptop has them too, and a word nobody uses is gone.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from captura.records.actividad import Actividad
from captura.records.fields import field_of
from captura.records.several import names_in
from captura.store.rows import Source

WRITTEN = ("responsable", "sede", "localidad_texto", "instituciones_otras")
MOST = 300


@dataclass(frozen=True, slots=True)
class Written:
    """A text, in how many activities it stands, and the ISO day of the last of them."""

    text: str
    uses: int
    last: str | None


def written(source: Source, field: str) -> list[Written]:
    """The texts of a field of WRITTEN, or each of the names in them, the most used first."""
    rows = source.rows(
        f"SELECT {_known(field)}, count(*), max(fecha_inicio) FROM actividad "  # noqa: S608
        f"WHERE deleted=0 AND {field} IS NOT NULL GROUP BY 1"
    )
    found: Iterable[Written] = (Written(*row) for row in rows)
    if _several(field):
        found = _each_name(found)
    return sorted(found, key=lambda one: (-one.uses, one.text))[:MOST]


def where_written(source: Source, field: str, text: str) -> list[str]:
    """The ids of the activities in which that text stands, alone or as one of several names."""
    rows = source.rows(
        f"SELECT id, {_known(field)} FROM actividad "  # noqa: S608
        f"WHERE deleted=0 AND instr({field}, ?)>0",
        (text,),
    )
    several = _several(field)
    return [one for one, whole in rows if whole == text or (several and text in names_in(whole))]


def words_offered(source: Source) -> dict[str, list[tuple[str, str]]]:
    """{field: (text, text)…} of every open field, as a form offers choices."""
    return {field: [(one.text, one.text) for one in written(source, field)] for field in WRITTEN}


def _several(field: str) -> bool:
    return field_of(Actividad, field).several


def _each_name(texts: Iterable[Written]) -> list[Written]:
    found: dict[str, Written] = {}
    for text in texts:
        for name in names_in(text.text):
            known = found.get(name, Written(name, 0, None))
            last = max(filter(None, (known.last, text.last)), default=None)
            found[name] = Written(name, known.uses + text.uses, last)
    return list(found.values())


def _known(field: str) -> str:
    """The field again, which is a part of the statement. Raises ValueError for any other text."""
    if field not in WRITTEN:
        raise ValueError(field)
    return field
