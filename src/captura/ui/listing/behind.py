"""What lies behind a figure, whatever the screen that the figure stands on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Behind:
    """The rows behind a figure: headings and texts; `total` is the figure that led here."""

    title: str
    headings: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    total: int
