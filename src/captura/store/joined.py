"""Who counts as one person: the records that decisions join, each beside the one that shows.

The table `joined` follows from the records `misma_persona`, and is made anew with each change of
one: a few thousand lines, where every figure would else walk through them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from captura.records.misma_persona import MismaPersona, components, heard
from captura.store.rows import Source

if TYPE_CHECKING:
    from captura.store.work import Work

# of a participation `x`: how a query counts the person and not her records
JOINED = "LEFT JOIN joined j ON j.persona=x.persona"
ONE_PERSON = "coalesce(j.head, x.persona)"
_DECIDED = "SELECT id, una, otra FROM misma_persona WHERE deleted=0 AND es_la_misma=?"


def follow(work: Work) -> None:
    """Bring the table up to date at the end of a piece of work that touched a decision."""
    if MismaPersona.TYPE not in work.touched.types:
        return
    work.execute("DELETE FROM joined")
    heads = components(_decided(work, "si"))
    work.cursor.executemany("INSERT INTO joined(persona, head) VALUES (?,?)", list(heads.items()))
    work.touched.types.add("persona")  # what counts people reads again


def heads(source: Source) -> dict[str, str]:
    """{id: the id that shows} of everyone who was joined with another."""
    return dict(source.rows("SELECT persona, head FROM joined"))


def told_apart(source: Source) -> set[tuple[str, str]]:
    """The pairs, lower id first, that are two people."""
    return {(min(pair), max(pair)) for pair in _decided(source, "no")}


def _decided(source: Source, same: str) -> list[tuple[str, str]]:
    found = source.rows(_DECIDED, (same,))
    return [(una, otra) for decision, una, otra in found if heard(decision, una, otra)]
