"""Words of the settings for what the ledger keeps."""

from __future__ import annotations

_STATES = {
    "pending": "En revisión",
    "accepted": "Aceptada",
    "returned": "Devuelta",
    "replaced": "Sustituida",
    "observed": "Con observaciones",
    "altered": "Alterada",
    "waiting": "Espera otra versión",
}


def state_words(state: str) -> str:
    """The state of a delivery, as people call it."""
    return _STATES.get(state, "Recibida")
