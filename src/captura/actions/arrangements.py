"""How each user likes her lists: columns, order, and filters under a name of their own.

A filter may hold a name that was typed: so this lies in the encrypted database, not in the
settings file; it stays on this computer.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from captura.actions.office import Office

MOST_FILTERS = 30


@dataclass(frozen=True)
class Arrangement:
    """columns: names of those shown, empty for the usual ones · order: a column's, empty for the
    usual · filters: name → what is chosen in each filter."""

    columns: tuple[str, ...] = ()
    order: str = ""
    down: bool = False
    filters: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def with_filter(self, name: str, values: Mapping[str, str]) -> Arrangement:
        """One more, or another under the same name; beyond 30 the oldest is dropped."""
        kept = {known: it for known, it in self.filters.items() if known != name}
        newest = list({**kept, name: dict(values)}.items())[-MOST_FILTERS:]
        return replace(self, filters=dict(newest))

    def without_filter(self, name: str) -> Arrangement:
        return replace(self, filters={n: it for n, it in self.filters.items() if n != name})


def arrangement(office: Office, of_list: str) -> Arrangement:
    """What this user chose for a list; the usual where she chose nothing or it can't be read."""
    office.allow("leer")
    try:
        found = json.loads(office.store.meta(_key(office, of_list)) or "{}")
        return _read(found)
    except (ValueError, TypeError, AttributeError):
        return Arrangement()


def keep_arrangement(office: Office, of_list: str, chosen: Arrangement) -> None:
    """Remember it for this user."""
    office.allow("leer")
    text = json.dumps(
        {
            "columns": chosen.columns,
            "order": chosen.order,
            "down": chosen.down,
            "filters": chosen.filters,
        },
        ensure_ascii=False,
    )
    with office.store.work(who=office.user, device=office.letter) as work:
        work.set_meta(_key(office, of_list), text)


def _read(found: Any) -> Arrangement:
    filters = {
        str(name): {str(key): str(value) for key, value in values.items()}
        for name, values in found.get("filters", {}).items()
    }
    columns = tuple(str(name) for name in found.get("columns", ()))
    return Arrangement(columns, str(found.get("order", "")), found.get("down") is True, filters)


def _key(office: Office, of_list: str) -> str:
    return f"lista:{of_list}:{office.user}"
