"""Notice and consent of a person: nothing sensitive without her signature or a legal exception."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Iterator

from captura.records.fields import fields_of
from captura.records.persona import P3, Persona
from captura.records.problem import ERROR, WARNING, Problem
from captura.records.rules import common

# the fields of a person whose privacy is P3
SENSITIVE = tuple(field.name for field in fields_of(Persona) if field.privacy == P3)
_SENSITIVE = operator.attrgetter(*SENSITIVE)
_EMPTY = (None,) * len(SENSITIVE)


def sensitive_fields() -> tuple[str, ...]:
    """The names of a person's fields of privacy P3."""
    return SENSITIVE


def has_sensitive(persona: Persona) -> bool:
    return bool(_SENSITIVE(persona) != _EMPTY)


def may_hold_sensitive(persona: Persona) -> bool:
    """Whether consent was given, or an exception of law is noted with its reason."""
    return bool(persona.consent_sensibles or (persona.consent_excepcion and persona.consent_motivo))


def consent(persona: Persona, today: dt.date) -> Iterator[Problem]:
    """LGPDPPSO 7, 15, 16, 20: notice given, consent before sensitive data, exception reasoned."""
    filled = has_sensitive(persona)
    if filled and not may_hold_sensitive(persona):
        yield common.error(
            persona, _first(persona), "persona.consentimiento",
            "Hay datos sensibles sin consentimiento firmado ni excepción legal.",
            "Recabe la firma, anote la excepción con su motivo, o borre esos datos.",
        )  # fmt: skip
    if persona.consent_excepcion and not persona.consent_motivo:
        yield common.error(
            persona, "consent_motivo", "persona.excepcion", "Falta el motivo de la excepción.",
            "Escriba por qué no se pidió el consentimiento.",
        )  # fmt: skip
    if not persona.aviso_version or not persona.aviso_fecha:
        yield common.problem(
            persona, "aviso_fecha", ERROR if filled else WARNING, "persona.aviso",
            "No consta qué aviso de privacidad se le dio, o cuándo.",
            "Anote la versión y la fecha; puede leerse en voz alta.",
        )  # fmt: skip
    elif persona.aviso_fecha > today:
        yield common.error(
            persona, "aviso_fecha", "persona.futuro", "Esa fecha todavía no llega.",
            "Revise el año.",
        )  # fmt: skip


def _first(persona: Persona) -> str:
    return next(name for name in SENSITIVE if getattr(persona, name) is not None)
