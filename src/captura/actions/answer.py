"""The institute's answers: the reason of a warning or of all alike, the reply to an observation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from captura.actions.office import Office
from captura.actions.review_delivery import unexplained
from captura.actions.save_record import VALID, Saved, save_record, saved
from captura.records.periods import Period
from captura.records.respuesta import Respuesta
from captura.store.queries.known import answer_to
from captura.store.rows import Source

GoingOn = Callable[[int], object]  # answers kept so far; what it raises leaves none of them


def answer(
    office: Office, record_type: str, record_id: str, field: str | None, about: str, text: str
) -> Saved:
    """Keep an answer about a rule's code or an observation's id; a new text replaces the old.

    It travels with the next delivery. Only the state closes an observation.
    """
    office.allow("responder_observacion")
    return save_record(office, _answered(office.store, record_type, record_id, field, about, text))[
        1
    ]


def answer_alike(
    office: Office,
    period: Period,
    record_type: str,
    rule: str,
    text: str,
    going_on: GoingOn | None = None,
) -> Saved:
    """Give one reason to every warning of a rule in a delivery that has none; one undo takes all.

    A list typed from paper shows the same warning hundreds of times, for one and the same reason.
    """
    office.allow("hacer_entrega")  # it speaks for the whole delivery, not of one record
    asked = {one.id: one for one in unexplained(office, period, record_type, rule)}
    numbers = []
    with office.store.work(who=office.user, device=office.letter) as work:
        for count, one in enumerate(asked.values()):
            if going_on and count % 100 == 0:
                going_on(count)
            work.save(_answered(work, one.type, one.id, one.field or None, rule, text))
            numbers.append(work.last_number)
        return saved(work, numbers)


def _answered(
    source: Source, record_type: str, record_id: str, field: str | None, about: str, text: str
) -> Respuesta:
    return replace(
        answer_to(source, record_id, about) or Respuesta(),
        tipo_registro=record_type,
        registro=record_id,
        campo=field,
        sobre=about,
        texto=text,
        estado_registro=VALID,
    )
