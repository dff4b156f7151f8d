"""Tells an institute that it holds one woman twice: an observation, which its next acuse brings.

Only where both records are its own, for then it can mend that. Of a woman of two municipalities
neither institute is told anything: whom another one serves is none of its business.
"""

from __future__ import annotations

from captura.actions.office import Office
from captura.records.persona import Persona
from captura.records.record import institute_of, new_id
from captura.store import ledger
from captura.store.queries.packages import holding, observations
from captura.store.work import Work


def tell_institute(office: Office, work: Work, one: str, other: str) -> None:
    """Observe the later of two records of one institute; nothing where they are of two."""
    low, high = sorted((one, other))
    institute = institute_of(low)
    package = holding(work, Persona.TYPE, high)
    if institute != institute_of(high) or package is None:
        return
    ledger.keep_observation(
        work,
        id=new_id(institute, office.clock(), office.random),
        package=package,
        record_type=Persona.TYPE,
        record=high,
        field="",
        text=_text(work, low),
    )


def withdraw(work: Work, one: str, other: str) -> None:
    """Close what was said of a pair that is open again."""
    low, high = sorted((one, other))
    said = _text(work, low)
    for remark in observations(work, high, state="open"):
        if remark.text == said:
            ledger.close_observation(work, remark.id)


def _text(work: Work, known: str) -> str:
    first = work.get(Persona, known)
    name = (first.folio if first else None) or known
    return (
        f"Está dos veces en su padrón: es la misma persona que la de folio {name}. "
        "Únalas en «Duplicados»."
    )
