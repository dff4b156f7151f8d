"""Made-up values of every kind, as Hypothesis strategies: what a field may hold, no more."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from captura.paths import resources
from captura.records.catalogues import Catalogue, load

CATALOGUES = load(resources() / "catalogos")
# awkward for spreadsheets, readers, or both
TRAPS = (
    "=1+1", "+52", "-3", "@x", "00123", "1E5", "3.0", "TRUE", "Verdadero", "#N/A", "_x000D_",
    "_x005F_x000D_", "<r>a</r>", "<b>&amp;</b>", "a\nb", "a\tb", "\u00a0x\u00a0", "N\u0303",
    "Ñusta", "José  Luis", "😀", "'apóstrofo", '"comillas"', "22/09/2026", "2026-09-22", "12:30",
    "si", "no", "nan", "None", "-", ";", " · ", "]]>", "<!--", "\u2028", "ﬁ", "İ", "ß", "ΐ",
)  # fmt: skip


def _tidy(text: str) -> str:
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cs", "Cc") or c in "\n\t")
    text = re.sub("[\ufffe\uffff]", "", text)
    return unicodedata.normalize("NFC", text).strip()


RAW = st.text(max_size=60) | st.sampled_from(TRAPS)
TEXT = RAW.map(_tidy).filter(bool)
DATE = st.dates(dt.date(1800, 1, 1), dt.date(2200, 12, 31))
TIME = st.times().map(lambda time: time.replace(second=0, microsecond=0, fold=0))
DATE_TIME = st.builds(
    dt.datetime.combine, DATE, st.times().map(lambda time: time.replace(microsecond=0, fold=0))
)


def _exact(digits: int, places: int) -> Decimal:
    """At most 15 significant digits, as plain as it can be written."""
    value = Decimal(digits).scaleb(-places)
    return Decimal(f"{value:f}".rstrip("0").rstrip(".")) if places and value else Decimal(value)


def plain_values(kind: str) -> st.SearchStrategy[Any]:
    """Values of a kind without a catalogue."""
    found: dict[str, st.SearchStrategy[Any]] = {
        "text": TEXT,
        "long_text": TEXT,
        "whole": st.integers(-(10**15) + 1, 10**15 - 1),
        "decimal": st.builds(_exact, st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 15)),
        "money": st.integers(-(10**14) + 1, 10**14 - 1),
        "date": DATE,
        "time": TIME,
        "date_time": DATE_TIME,
        "yes_no": st.booleans(),
        "reference": st.uuids(version=4).map(lambda number: f"32020-{number}"),
        "curp": st.from_regex(r"[A-ZÑ0-9]{1,20}", fullmatch=True),
        "phone": st.from_regex(r"(\+[1-9])?[0-9]{5,15}", fullmatch=True).filter(
            lambda text: not re.fullmatch(r"\+52\d{10}", text)
        ),
    }
    return found[kind]


def values(kind: str, catalogue: Catalogue | None) -> st.SearchStrategy[Any]:
    """Values of a kind; choices come from the catalogue."""
    if catalogue is None:
        return plain_values(kind)
    code = st.sampled_from([entry.code for entry in catalogue.entries])
    if kind == "choice":
        return code
    return st.sets(code, min_size=1, max_size=4).map(lambda codes: tuple(sorted(codes)))
