"""Several names in one text, semicolons between them: `Ejido La Luz; Radio Jerez`.

Such a field is a text in tables, sheets and packages, which every release reads; only who counts,
mends or offers its names looks inside.
"""

from __future__ import annotations

BETWEEN = ";"


def names_in(text: str) -> list[str]:
    """The names, each once, in the order in which they stand."""
    return list(dict.fromkeys(filter(None, (part.strip() for part in text.split(BETWEEN)))))


def respelled(text: str, old: str, new: str) -> str:
    """The text with another spelling of one name; that may be two, or one which stands already."""
    after = (new if name == old else name for name in names_in(text))
    return f"{BETWEEN} ".join(names_in(BETWEEN.join(after)))


def being_typed(text: str, at: int) -> tuple[int, str]:
    """Where the name at the cursor begins, and as much of it as stands there."""
    first = text.rfind(BETWEEN, 0, at) + 1
    part = text[first:].partition(BETWEEN)[0]
    name = part.strip()
    return first + (part.index(name) if name else len(part)), name
