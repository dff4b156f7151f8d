"""What the demonstration looked for, and whether it was found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A planted fault, whether it was found, and what said so."""

    name: str
    found: bool
    said: str
