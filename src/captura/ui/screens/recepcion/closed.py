"""How a closed quarter is said: as published, with what came later, or never handed in."""

from __future__ import annotations

from captura.actions.closings import Quarter, any_closed, read_quarters
from captura.actions.office import Office
from captura.records.periods import Period

CLOSED, ADJUSTED, NEVER = "cerrado", "cerrado · con ajuste", "cerrado · no entregó"
SHORT = {CLOSED: CLOSED, ADJUSTED: "cerrado ±", NEVER: "no entregó"}  # where a column is narrow
CLOSED_TONES = {CLOSED: "ok", ADJUSTED: "warn", NEVER: "bad"}


def closed_words(quarter: Quarter) -> str:
    """One of the words above; "" while it is open."""
    if not quarter.closed:
        return ""
    if not quarter.handed_in:
        return NEVER  # nobody asks for it any more, but it is not forgotten
    return ADJUSTED if quarter.adjusted else CLOSED


def read_closed(office: Office, period: Period) -> dict[str, str]:
    """{institute: words} of those whose quarter is closed; counts nothing while none is."""
    if not any_closed(office, period):
        return {}
    found = {key: closed_words(one) for key, one in read_quarters(office, period).items()}
    return {key: words for key, words in found.items() if words}
