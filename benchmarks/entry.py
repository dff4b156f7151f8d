"""A line of the results."""

from __future__ import annotations

from typing import Any


def entry(
    name: str, value: float, goal: float, note: str, *, digits: int = 3, at_least: bool = False
) -> dict[str, Any]:
    """The goal is the most that it may be; with at_least, the least."""
    shown = round(value, digits)
    met = value >= goal if at_least else value <= goal
    said = {"name": name, "ratio": shown, "goal": goal, "met": met, "note": note}
    return {**said, "at_least": True} if at_least else said
