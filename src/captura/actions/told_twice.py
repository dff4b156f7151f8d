"""Tells an institute that it holds one woman twice: an observation, which its next acuse brings.

Only where both records are its own, for then it can mend that. Of a woman of two municipalities
neither institute is told anything: whom another one serves is none of its business.
"""

from __future__ import annotations

from captura.records.merge import is_deleted, shown
from captura.records.misma_persona import THE_STATE, MismaPersona
from captura.records.persona import Persona
from captura.records.record import institute_of, new_id
from captura.store import ledger
from captura.store.queries.packages import holding, observations
from captura.store.work import Work


def follow(work: Work, decision: str) -> None:
    """Observe the later of two records that the state joined; withdraw it once they are apart."""
    kept = work.version(MismaPersona.TYPE, decision)
    if kept is None or institute_of(decision) != THE_STATE:
        return
    values = shown(kept)
    low, high = values.get("una", ""), values.get("otra", "")
    said = _text(work, low)
    told = [one for one in observations(work, high, state="open") if one.text == said]
    if is_deleted(kept) or values.get("es_la_misma") != "si":
        for remark in told:
            ledger.close_observation(work, remark.id)
    elif not told:
        _observe(work, low, high, said)


def _observe(work: Work, low: str, high: str, said: str) -> None:
    institute, package = institute_of(low), holding(work, Persona.TYPE, high)
    if institute != institute_of(high) or package is None:
        return
    ledger.keep_observation(
        work,
        id=new_id(institute, work.store.clock(), work.store.random),
        package=package,
        record_type=Persona.TYPE,
        record=high,
        field="",
        text=said,
    )


def _text(work: Work, known: str) -> str:
    first = work.get(Persona, known)
    name = (first.folio if first else None) or known
    return (
        f"Está dos veces en su padrón: es la misma persona que la de folio {name}. "
        "Únalas en «Duplicados»."
    )
