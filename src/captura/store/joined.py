"""Who counts as one person: the records that decisions join, each beside the one that shows.

The table `joined` follows from the records `misma_persona`, and is made anew with each change of
one: a few thousand lines, where every figure would else walk through them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from captura.records.misma_persona import THE_STATE, MismaPersona
from captura.store.rows import Source

if TYPE_CHECKING:
    from captura.store.work import Work

# of a participation `x`: how a query counts the person and not her records
JOINED = "LEFT JOIN joined j ON j.persona=x.persona"
ONE_PERSON = "coalesce(j.head, x.persona)"
# an institute speaks of its own people alone, the state of all
_DECIDED = (
    "SELECT una, otra FROM misma_persona m WHERE deleted=0 AND es_la_misma=? "  # noqa: S608 - own key
    f"AND (id LIKE '{THE_STATE}-%' OR substr(una,1,5)=substr(id,1,5) AND "
    "substr(otra,1,5)=substr(id,1,5))"
)


def follow(work: Work) -> None:
    """Bring the table up to date at the end of a piece of work that touched a decision."""
    if MismaPersona.TYPE not in work.touched.types:
        return
    work.execute("DELETE FROM joined")
    heads = components(work.rows(_DECIDED, ("si",)))
    work.cursor.executemany("INSERT INTO joined(persona, head) VALUES (?,?)", list(heads.items()))
    work.touched.types.add("persona")  # what counts people reads again


def components(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """{id: the lowest id of all that the pairs join with it}; those in no pair are left out."""
    above: dict[str, str] = {}

    def head(one: str) -> str:
        while (up := above.setdefault(one, one)) != one:
            above[one] = one = above[up]  # halves the way for the next
        return one

    for one, other in pairs:
        if one and other:
            low, high = sorted((head(one), head(other)))
            above[high] = low
    return {one: head(one) for one in list(above)}


def heads(source: Source) -> dict[str, str]:
    """{id: the id that shows} of everyone who was joined with another."""
    return dict(source.rows("SELECT persona, head FROM joined"))


def told_apart(source: Source) -> set[tuple[str, str]]:
    """The pairs, lower id first, that are two people."""
    found = source.rows(_DECIDED, ("no",))
    return {(min(pair), max(pair)) for pair in found if all(pair)}
