"""Who may be recorded twice: shares the CURP, or birthday and name as they sound, with another.

Only while nobody decided: who was joined with the other, or told apart, is doubtful no more.
"""

from __future__ import annotations

from itertools import combinations, groupby

from captura.store import joined
from captura.store.block_numbers import STRONG
from captura.store.rows import Source

_CROWDED = 100  # nobody decided about each pair of so many
_SHARED = (
    "SELECT b.key, b.persona, p.id FROM block_key b "
    "JOIN (SELECT key FROM block_key WHERE key<? GROUP BY key HAVING count(*)>1) d ON d.key=b.key "
    "JOIN persona p ON p.rowid=b.persona WHERE p.deleted=0 ORDER BY b.key"
)


def doubtful_people(source: Source) -> list[int]:
    """The numbers (rowid) of everyone who shares a key with somebody she may be; a few of many."""
    heads = joined.heads(source)
    apart = {frozenset(heads.get(who, who) for who in pair) for pair in joined.told_apart(source)}
    found: set[int] = set()
    for _, block in groupby(source.rows(_SHARED, (STRONG,)), key=lambda row: row[0]):
        people: dict[str, list[int]] = {}
        for _, number, who in block:
            people.setdefault(heads.get(who, who), []).append(number)
        if len(people) > _CROWDED:
            found.update(number for numbers in people.values() for number in numbers)
            continue
        for pair in combinations(people, 2):
            if frozenset(pair) not in apart:
                found.update(*(people[who] for who in pair))
    return sorted(found)
