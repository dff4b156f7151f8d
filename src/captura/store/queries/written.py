"""What an institute writes in the open fields of its activities: its own lists, which nobody keeps.

They are counted over the records, so a sister laptop has them too, and a word nobody uses is gone.
"""

from __future__ import annotations

from dataclasses import dataclass

from captura.store.rows import Source

WRITTEN = ("responsable", "sede", "localidad_texto")
MOST = 300


@dataclass(frozen=True, slots=True)
class Written:
    """A text, in how many activities it stands, and the ISO day of the last of them."""

    text: str
    uses: int
    last: str | None


def written(source: Source, field: str) -> list[Written]:
    """The texts of a field of WRITTEN, the most used first."""
    rows = source.rows(
        f"SELECT {_known(field)}, count(*), max(fecha_inicio) FROM actividad "  # noqa: S608
        f"WHERE deleted=0 AND {field} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
        (MOST,),
    )
    return [Written(*row) for row in rows]


def where_written(source: Source, field: str, text: str) -> list[str]:
    """The ids of the activities in which that text stands."""
    rows = source.rows(
        f"SELECT id FROM actividad WHERE deleted=0 AND {_known(field)}=?",  # noqa: S608
        (text,),
    )
    return [row[0] for row in rows]


def words_offered(source: Source) -> dict[str, list[tuple[str, str]]]:
    """{field: (text, text)…} of every open field, as a form offers choices."""
    return {field: [(one.text, one.text) for one in written(source, field)] for field in WRITTEN}


def _known(field: str) -> str:
    """The field again, which is a part of the statement. Raises ValueError for any other text."""
    if field not in WRITTEN:
        raise ValueError(field)
    return field
