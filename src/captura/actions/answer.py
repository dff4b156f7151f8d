"""The institute's answers: the reason of a warning, the reply to an observation."""

from __future__ import annotations

from dataclasses import replace

from captura.actions.office import Office
from captura.actions.save_record import VALID, Saved, save_record
from captura.records.respuesta import Respuesta
from captura.store.queries.known import answer_to


def answer(
    office: Office, record_type: str, record_id: str, field: str | None, about: str, text: str
) -> Saved:
    """Keep an answer about a rule's code or an observation's id; a new text replaces the old.

    It travels with the next delivery. Only the state closes an observation.
    """
    office.allow("responder_observacion")
    known = answer_to(office.store, record_id, about) or Respuesta()
    return save_record(
        office,
        replace(
            known,
            tipo_registro=record_type,
            registro=record_id,
            campo=field,
            sobre=about,
            texto=text,
            estado_registro=VALID,
        ),
    )[1]
