"""What arrives in a package, as text: groups side by side, and the few lines that stand alone.

So it comes out of the child process that read it, and so it waits until it is decided.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from captura.records.alike import Alike, packed, unpacked

ROWS_OF_A_PART = 5_000  # what waits is read again a part at a time
_BETWEEN = "\x1e"  # no line and no group holds it: JSON escapes it, a group refuses it
_LINE = "["  # begins every canonical line, and no group


@dataclass(frozen=True)
class Arrived:
    """Records that arrived, each once: in a group, or as its canonical line."""

    alike: Sequence[Alike] = ()
    lines: Sequence[str] = ()

    def __len__(self) -> int:
        return sum(len(group.ids) for group in self.alike) + len(self.lines)

    def types(self) -> set[str]:
        """The types of the records."""
        return {group.type for group in self.alike} | {
            line[2 : line.index('"', 2)] for line in self.lines
        }

    def of(self, record_type: str) -> Iterator[Alike | str]:
        """The groups and lines of one type."""
        yield from (group for group in self.alike if group.type == record_type)
        start = f'["{record_type}",'
        yield from (line for line in self.lines if line.startswith(start))

    def every_line(self) -> Iterator[str]:
        """The canonical line of every record."""
        for group in self.alike:
            yield from group.lines()
        yield from self.lines


def pack(parts: Iterable[str]) -> str:
    """The text of groups already packed, and of lines."""
    return _BETWEEN.join(parts)


def pack_all(arrived: Arrived) -> str:
    return pack([*map(packed, arrived.alike), *arrived.lines])


def unpack(text: str) -> Arrived:
    """What `pack` was given; the lines as they are. Raises ValueError where a group is none."""
    parts = text.split(_BETWEEN) if text else []
    lines = [part for part in parts if part.startswith(_LINE)]
    return Arrived([unpacked(part) for part in parts if not part.startswith(_LINE)], lines)
