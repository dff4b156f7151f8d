"""Tells an institute what the state decided of its people: an observation, which its acuse brings.

Of two records of its own it is told all, for it can join them. Of a woman of two municipalities
each is told that much and no more, and only where somebody had to look: whom another one serves,
and where, is none of its business, but it may know that she is another woman and answer so.
"""

from __future__ import annotations

from captura.records.merge import is_deleted, shown
from captura.records.misma_persona import THE_STATE, MismaPersona
from captura.records.persona import Persona
from captura.records.record import institute_of, new_id
from captura.store.observations import close_observation, keep_observation
from captura.store.queries.decisions import looked_at
from captura.store.queries.observations import observations
from captura.store.queries.packages import holding
from captura.store.work import Work

ELSEWHERE = (
    "Posible misma persona en otro municipio. Aquí no cambia nada; para el estado cuenta una vez. "
    "Si sabe que es otra persona, responda cómo lo sabe."
)


def follow(work: Work, decision: str) -> None:
    """Observe what the state joined; withdraw it once they are apart."""
    kept = work.version(MismaPersona.TYPE, decision)
    if kept is None or institute_of(decision) != THE_STATE:
        return
    values = shown(kept)
    low, high = values.get("una", ""), values.get("otra", "")
    stands = not is_deleted(kept) and values.get("es_la_misma") == "si"
    if institute_of(low) == institute_of(high):
        _tell(work, high, _text(work, low), wanted=stands)
        return
    for person in (low, high):
        others = looked_at(work, person, besides=decision)
        elsewhere = any(institute_of(other) != institute_of(person) for other in others)
        looked = stands and values.get("por_regla") != "si"
        _tell(work, person, ELSEWHERE, wanted=looked or elsewhere)


def _tell(work: Work, person: str, text: str, *, wanted: bool) -> None:
    told = [one for one in observations(work, person, state="open") if one.text == text]
    if wanted and not told:
        _observe(work, person, text)
    elif not wanted:
        for remark in told:
            close_observation(work, remark.id)


def _observe(work: Work, person: str, text: str) -> None:
    package = holding(work, Persona.TYPE, person)
    if package is not None:
        keep_observation(
            work,
            id=new_id(institute_of(person), work.store.clock(), work.store.random),
            package=package,
            record_type=Persona.TYPE,
            record=person,
            field="",
            text=text,
        )


def _text(work: Work, known: str) -> str:
    first = work.get(Persona, known)
    name = (first.folio if first else None) or known
    return (
        f"Está dos veces en su padrón: es la misma persona que la de folio {name}. "
        "Únalas en «Duplicados»."
    )
