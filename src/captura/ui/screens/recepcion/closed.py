"""How a closed quarter is said: as it was published, or with what came later beside it."""

from __future__ import annotations

from captura.actions.closings import Quarter, any_closed, read_quarters
from captura.actions.office import Office
from captura.records.periods import Period

CLOSED, ADJUSTED = "cerrado", "cerrado · con ajuste"
SHORT = {CLOSED: CLOSED, ADJUSTED: "cerrado ±"}  # where a column is narrow
CLOSED_TONES = {CLOSED: "ok", ADJUSTED: "warn"}


def closed_words(quarter: Quarter) -> str:
    """One of the words above; "" while it is open."""
    if not quarter.closed:
        return ""
    return ADJUSTED if quarter.adjusted else CLOSED


def read_closed(office: Office, period: Period) -> dict[str, str]:
    """{institute: words} of those whose quarter is closed; counts nothing while none is."""
    if not any_closed(office, period):
        return {}
    found = {key: closed_words(one) for key, one in read_quarters(office, period).items()}
    return {key: words for key, words in found.items() if words}
