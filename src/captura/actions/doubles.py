"""Who was recorded twice: proposes pairs, joins or tells apart, and takes it back.

Nothing is merged: a decision is a record of its own, so it travels, has a history and can be
undone. The rule decides alone only where it is sure; the rest waits for a person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from captura.actions import told_twice
from captura.actions.identities import Identities
from captura.actions.office import Office
from captura.actions.save_record import Saved, saved
from captura.errors import CapturaError
from captura.records.misma_persona import THE_STATE, MismaPersona
from captura.records.persona import Persona
from captura.records.record import new_id
from captura.records.roles import allows
from captura.store import joined
from captura.store.doubles import Double, doubles, fingerprint
from captura.store.queries.decisions import Decision, Named, decisions, named_people
from captura.store.work import Work

GoingOn = Callable[[int, int], object]
__all__ = [
    "Decision",
    "Double",
    "Doubles",
    "Named",
    "both",
    "compared",
    "decide_double",
    "decided",
    "find_doubles",
    "join_sure",
    "named",
    "other_records",
    "take_back",
    "tell_apart",
    "undecided",
]


@dataclass(frozen=True)
class Doubles:
    """The undecided pairs. sure: the rule would join them · doubtful: someone has to look."""

    sure: tuple[Double, ...]
    doubtful: tuple[Double, ...]


def compared(office: Office) -> tuple[int, float]:
    """What a search looks at, as one value: another one means that it is worth searching again."""
    return fingerprint(office.store)


def find_doubles(office: Office, going_on: GoingOn | None = None) -> Doubles:
    """Every pair that may be one person and nobody decided yet, the likeliest first.

    going_on: told (done, of how many); what it raises ends the search.
    """
    office.allow("leer")
    return undecided(office, doubles(office.store, going_on))


def undecided(office: Office, pairs: Iterable[Double]) -> Doubles:
    """Those of the pairs that nobody decided yet, by what is known now; their order stays."""
    known = Identities(office.store)
    sure: list[Double] = []
    doubtful: list[Double] = []
    for one in pairs:
        if not known.decided(one):
            # who would join two that were told apart is for a person to look at
            alone = one.likeness.sure and not known.parted(one.one, one.other)
            (sure if alone else doubtful).append(one)
    return Doubles(tuple(sure), tuple(doubtful))


def decide_double(office: Office, one: str, other: str, *, same: bool, why: str = "") -> Saved:
    """Keep that two records are one person, or two. Raises CapturaError where that contradicts."""
    office.allow("unir_personas")
    with office.store.work(who=office.user, device=office.letter) as work:
        known = Identities(work)
        if same and known.parted(one, other):
            raise _contradicts("Con otra decisión ya se dijo que son dos personas.")
        if not same and known.together(one, other):
            raise _contradicts("Con otra decisión ya se dijo que son la misma persona.")
        kept = work.save(_record(office, one, other, same=same, why=why))
        return saved(work, [_told(work, kept.id)])


def tell_apart(office: Office, person: str, others: Iterable[str], why: str) -> Saved:
    """Keep that a person is none of these, if whoever says it may decide; what stands, stands."""
    may = allows(office.role, "unir_personas")
    with office.store.work(who=office.user, device=office.letter) as work:
        known, numbers = Identities(work), []
        for other in sorted(set(others) - {person}) if may else ():
            if not known.settled(person, other):
                kept = work.save(_record(office, person, other, same=False, why=why))
                numbers.append(_told(work, kept.id))
        return saved(work, numbers)


def join_sure(office: Office, pairs: Iterable[Double], going_on: GoingOn | None = None) -> Saved:
    """Join all that the rule is sure of, in one piece of work that one undo takes back.

    A pair that by then contradicts a decision, or two of them together, is left for a person.
    """
    office.allow("unir_personas")
    wanted = list(pairs)
    with office.store.work(who=office.user, device=office.letter) as work:
        known = Identities(work)
        numbers = []
        for place, pair in enumerate(wanted):
            if going_on and place % 100 == 0:
                going_on(place, len(wanted))
            if known.decided(pair) or known.parted(pair.one, pair.other):
                continue
            why = ", ".join(pair.likeness.in_favour)
            record = _record(office, pair.one, pair.other, same=True, why=why, by_rule=True)
            work.save(record)
            numbers.append(_told(work, record.id))
            known.join(pair.one, pair.other)
        return saved(work, numbers)


def take_back(office: Office, decision: str) -> Saved:
    """Undo a decision: the pair is open again."""
    office.allow("unir_personas")
    with office.store.work(who=office.user, device=office.letter) as work:
        record = work.get(MismaPersona, decision)
        if record is None:
            return saved(work, [])
        work.delete(record)
        return saved(work, [_told(work, decision)])


def both(office: Office, one: str, other: str) -> tuple[Persona | None, Persona | None]:
    """The two records of a pair."""
    office.allow("leer")
    return office.store.get(Persona, one), office.store.get(Persona, other)


def other_records(office: Office, person: str) -> list[Persona]:
    """The other records of the same woman, by what was decided; the one that shows first."""
    office.allow("leer")
    heads = joined.heads(office.store)
    own = [one for one, head in heads.items() if head == heads.get(person) and one != person]
    found = (office.store.get(Persona, one) for one in sorted(own))
    return [one for one in found if one is not None]


def named(office: Office, pairs: Iterable[Double]) -> dict[str, Named]:
    """How everyone in these pairs is called, and of which municipality she is."""
    office.allow("leer")
    return named_people(office.store, {who for pair in pairs for who in (pair.one, pair.other)})


def decided(office: Office) -> list[Decision]:
    """What was decided, the last first."""
    office.allow("leer")
    return decisions(office.store)


def _told(work: Work, decision: str) -> int | None:
    """Tell the institutes; the entry that undoes the decision, which what is told comes after."""
    number = work.last_number
    told_twice.follow(work, decision)
    return number


def _record(
    office: Office, one: str, other: str, *, same: bool, why: str, by_rule: bool = False
) -> MismaPersona:
    low, high = sorted((one, other))
    institute = THE_STATE if office.is_state else office.institute
    return MismaPersona(
        id=new_id(institute, office.clock(), office.random),
        una=low,
        otra=high,
        es_la_misma=same,
        por_regla=by_rule,
        motivo=why[:300] or None,
    )


def _contradicts(what: str) -> CapturaError:
    return CapturaError(
        "Contradice lo que ya se decidió",
        what,
        "Busque esa decisión en «Decididas», deshágala, y decida otra vez.",
        "CAP-ACT-86",
    )
